--- targets: what was planned beside what came of it.
--
-- usage    tj targets [--indicator NAME] [--region NAME] [--year YEAR]
--                     [--verdict V] [--known] [--columns NAMES] [--format F]
--                     [-o FILE] [-j N] (PATH... | --db FILE)
-- reads    the facts that tj extract --db stored, or reports; and how a target is
--          judged, from scripts/lexicon/targets.lua
-- writes   a row for each target: the year before, the outcome that a later
--          report tells, met, missed or open, and the words of both. A single
--          report shows its plans beside this year's results.
-- options  --indicator NAME  only this one
--          --region NAME     only this one's
--          --year YEAR       only what was planned for it
--          --verdict V       only met, missed or open
--          --known           only indicators of scripts/lexicon/indicators.txt
--          --columns NAMES   these columns, in this order
-- exits    0 done; 1 no document speaks of the indicator; 2 wrong usage; 3 some
--          inputs could not be read
--
-- example  tj targets --verdict missed samples/city-2025.txt samples/city-2026.txt
local analysis = require "tj.analysis"
local cli = require "tj.cli"
local pile = require "tj.pile"
local targets = require "tj.targets"

local app = cli.app()
pile.options(app)
analysis.options(app)
app:option("--indicator"):argname("NAME")
app:option("--region"):argname("NAME")
app:option("--year"):argname("YEAR"):convert(cli.integer(1))
app:option("--verdict"):choices { "met", "missed", "open" }
app:flag("--known")
local args = app:parse()

local store <close> = pile.open(app, args)
if not store then return cli.exit_code() end
local result, message = targets.run(store, args)
if not result then
  cli.note(message)
  return cli.exit_code(cli.FOUND)
end
return analysis.write(result, args)
