--- ledger: each commitment of a report as a task.
--
-- usage    tj ledger [--state S] [--measured] [--columns NAMES] [--format F]
--                    [-o FILE] [-j N] (PATH... | --db FILE)
-- reads    the sentences and facts that tj extract --db stored, or reports; and
--          what makes a task, from scripts/lexicon/ledger.lua
-- writes   a row for each sentence of a plan that says what is to be done: who
--          (as the sentence says; else who reports), how much, by when, and met,
--          missed or open by what later reports tell of its numbers
-- keeps    with --db all of them, in its table `commitments` (docs/schema.md)
-- options  --state S   only met, missed or open
--          --measured  only tasks with a number
--          --columns NAMES  these columns, in this order
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read
--
-- example  tj ledger --measured samples/city-2025.txt samples/city-2026.txt
local analysis = require "tj.analysis"
local cli = require "tj.cli"
local ledger = require "tj.ledger"
local pile = require "tj.pile"

local app = cli.app()
pile.options(app)
analysis.options(app)
app:option("--state"):choices { "met", "missed", "open" }
app:flag("--measured")
local args = app:parse()

local store <close> = pile.open(app, args)
if not store then return cli.exit_code() end
local result, lists = ledger.run(store, args)
pile.keep(args, "commitments", "ledger", lists)
return analysis.write(result, args)
