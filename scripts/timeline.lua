--- timeline: one region's indicators over the years, from many reports.
--
-- usage    tj timeline [--from YEAR] [--to YEAR] [--columns NAMES] [--format F]
--                      [-o FILE] [-j N] REGION INDICATOR[,INDICATOR...]
--                      (PATH... | --db FILE)
-- reads    the facts that tj extract --db stored, or reports
-- writes   a row for each year: level, growth, what had been planned, each with
--          its sentence; and, where reports contradict each other, what the
--          others say; above a table, each column as a sparkline
-- options  --from YEAR, --to YEAR  by default all years that reports tell of
--          --columns NAMES         these columns, in this order
-- exits    0 done; 1 no document speaks of INDICATOR; 2 wrong usage; 3 some
--          inputs could not be read
--
-- example  tj timeline 中华人民共和国 国内生产总值 --db council.db
local analysis = require "tj.analysis"
local cli = require "tj.cli"
local pile = require "tj.pile"
local timeline = require "tj.timeline"

local function indicators_of(text)
  local list = {}
  for name in text:gsub("，", ","):gmatch("[^,]+") do list[#list + 1] = name end
  return list
end

local app = cli.app()
app:argument("region")
app:argument("indicator"):convert(indicators_of)
pile.options(app)
analysis.options(app)
app:option("--from"):argname("YEAR"):convert(cli.integer(1))
app:option("--to"):argname("YEAR"):convert(cli.integer(1))
local args = app:parse()

local store <close> = pile.open(app, args)
if not store then return cli.exit_code() end
local result, message = timeline.run(store, {
  region = args.region, indicators = args.indicator,
  first = args.from, last = args.to,
})
if not result then
  cli.note(message)
  return cli.exit_code(cli.FOUND)
end
return analysis.write(result, args)
