--- monitor: indicators over months and years, with early warning.
--
-- usage    tj monitor [--watch FILE] [--region NAME] [--all] [--signal S]
--                     [--columns NAMES] [--format F] [-o FILE] [-j N]
--                     (PATH... | --db FILE)
-- reads    the facts that tj extract --db stored, or reports; and what to watch,
--          with its thresholds, from a Lua table, scripts/monitor/economy.lua
-- writes   a row for each region, indicator and kind of period (month, months so
--          far, quarter, half, year): the last figure, the one before, red, yellow
--          or green, and why; the warnings first
-- options  --watch FILE   another table
--          --region NAME  only this one's
--          --all          every period, not only the last
--          --signal S     only red, yellow or green
--          --columns NAMES  these columns, in this order
-- exits    0 done; 1 done, and something is red; 2 wrong usage; 3 some inputs
--          could not be read
--
-- example  tj monitor --signal yellow samples/
local analysis = require "tj.analysis"
local cli = require "tj.cli"
local monitor = require "tj.monitor"
local pile = require "tj.pile"

local app = cli.app()
pile.options(app)
analysis.options(app)
app:option("--watch"):argname("FILE")
app:option("--region"):argname("NAME")
app:flag("--all")
app:option("--signal"):choices { "red", "yellow", "green" }
local args = app:parse()

local watch, message = monitor.read(args.watch)
if not watch then app:refuse(message) end
local store <close> = pile.open(app, args)
if not store then return cli.exit_code() end
local result, warnings = monitor.run(store, watch, args)
return analysis.write(result, args, warnings > 0 and cli.FOUND or cli.DONE)
