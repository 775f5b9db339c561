--- policies: the policy documents that reports name in 《》.
--
-- usage    tj policies [--status S] [--kind K] [--all] [--columns NAMES]
--                      [--format F] [-o FILE] [-j N] (PATH... | --db FILE)
-- reads    the sentences that tj extract --db stored, or reports; and what makes
--          a policy, from scripts/lexicon/policies.lua
-- writes   a row for each title of a report: its kind, who issued or plans it
--          (and whether the title, the sentence or only the report tells so), its
--          status, when, and the sentence. Newspapers, books and titles that
--          nothing tells of are left out and counted
-- keeps    with --db all of them, in its table `policies` (docs/schema.md)
-- options  --status S  only issued, signed, revised, drafted, planned,
--                      implemented, cited or mentioned
--          --kind K    only this kind: law, plan, rules, opinion, measures,
--                      notice, list, standard, agreement, work, other
--          --all       also works and others
--          --columns NAMES  these columns, in this order
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read
--
-- example  tj policies --status planned samples/bureau-2016.txt
local analysis = require "tj.analysis"
local cli = require "tj.cli"
local pile = require "tj.pile"
local policies = require "tj.policies"

local app = cli.app()
pile.options(app)
analysis.options(app)
app:option("--status"):choices(policies.statuses)
app:option("--kind"):argname("K")
app:flag("--all")
local args = app:parse()

local store <close> = pile.open(app, args)
if not store then return cli.exit_code() end
local result, lists = policies.run(store, args)
pile.keep(args, "policies", "policies", lists)
return analysis.write(result, args)
