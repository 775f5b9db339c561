--- score: a weighted index over regions.
--
-- usage    tj score [--index FILE] [--year YEAR] [--columns NAMES] [--format F]
--                   [-o FILE] [-j N] (PATH... | --db FILE)
-- reads    the facts that tj extract --db stored, or reports; and indicators,
--          weights, scale and what to do with missing values from a Lua table,
--          scripts/score/economy.lua
-- writes   a row for each region whose report is there: score, the share of the
--          weights that it tells, and each indicator's figure (and, in csv and
--          jsonl, its points); what regions do not tell is — and counted
-- options  --index FILE  another table
--          --year YEAR   by default the last that reports look back on
--          --columns NAMES  these columns, in this order
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read
--
-- example  tj score --db provinces.db
local analysis = require "tj.analysis"
local cli = require "tj.cli"
local pile = require "tj.pile"
local score = require "tj.score"

local app = cli.app()
pile.options(app)
analysis.options(app)
app:option("--index"):argname("FILE")
app:option("--year"):argname("YEAR"):convert(cli.integer(1))
local args = app:parse()

local index, message = score.read(args.index)
if not index then app:refuse(message) end
local store <close> = pile.open(app, args)
if not store then return cli.exit_code() end
return analysis.write(score.run(store, index, args.year), args)
