--- compare: one indicator over regions or years, ranked.
--
-- usage    tj compare [--year YEAR] [--by region|year] [--region NAME]
--                     [--sort KEY] [--columns NAMES] [--format F] [-o FILE]
--                     [-j N] INDICATOR (PATH... | --db FILE)
-- reads    the facts that tj extract --db stored, or reports
-- writes   a row for each region whose report is there, or each year: level,
--          growth, and the next year's target; what is missing is — and counted;
--          figures that contradict those shown stand beside them
-- options  --year YEAR    of level and growth; by default the one that most
--                         reports tell of
--          --by WHAT      region (the default), or year: the years of one region
--          --region NAME  whose years
--          --sort KEY     level, growth or target; by default level, or growth
--                         where few tell a level
--          --columns NAMES  these columns, in this order
-- exits    0 done; 1 no document speaks of INDICATOR; 2 wrong usage; 3 some
--          inputs could not be read
--
-- example  tj compare 地区生产总值 --year 2025 --db provinces.db
local analysis = require "tj.analysis"
local cli = require "tj.cli"
local compare = require "tj.compare"
local pile = require "tj.pile"

local app = cli.app()
app:argument("indicator")
pile.options(app)
analysis.options(app)
app:option("--year"):argname("YEAR"):convert(cli.integer(1))
app:option("--by"):choices { "region", "year" }:default("region")
app:option("--region"):argname("NAME")
app:option("--sort"):choices { "level", "growth", "target" }
local args = app:parse()
if args.by == "year" and not args.region then
  app:refuse("--by year needs --region NAME")
end

local store <close> = pile.open(app, args)
if not store then return cli.exit_code() end
local result, message = compare.run(store, args)
if not result then
  cli.note(message)
  return cli.exit_code(cli.FOUND)
end
return analysis.write(result, args)
