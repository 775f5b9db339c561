--- brief: one page of what changed since the last run.
--
-- usage    tj brief [--since RUN] [--top N] [--watch FILE] [--columns NAMES]
--                   [--format F] [-o FILE] --db FILE
-- reads    what tj extract --db stored, and the contradictions of tj audit --db;
--          what to watch, from scripts/monitor/economy.lua
-- writes   by parts, the most important of each first: new documents; targets
--          that were missed and met, by results told since then; warnings of tj
--          monitor; figures that changed; contradictions; policies issued and
--          planned
-- options  --since RUN   a run of tj diff --runs; by default the one before the
--                        last, 0 is the empty store
--          --top N       rows of each part: 12; the rest is counted
--          --watch FILE  as of tj monitor
--          --columns NAMES  these columns, in this order
-- exits    0 done; 2 wrong usage; 3 the store could not be read
--
-- example  tj brief --db reports.db --format md -o brief.md
local analysis = require "tj.analysis"
local brief = require "tj.brief"
local cli = require "tj.cli"
local monitor = require "tj.monitor"
local store = require "tj.store"

local app = cli.app()
app:database()
analysis.options(app)
app:option("--since"):argname("RUN"):convert(cli.integer(0))
app:option("--top"):argname("N"):convert(cli.integer(1)):default("12")
app:option("--watch"):argname("FILE")
local args = app:parse()
if not args.db then app:refuse("--db FILE is missing") end

local watch, message = monitor.read(args.watch)
if not watch then app:refuse(message) end
local reports <close>, refusal = store.open(args.db, { readonly = true })
if not reports then
  cli.problem(refusal)
  return cli.exit_code()
end
local result, problem = brief.run(reports, { since = args.since, top = args.top,
                                             watch = watch })
if not result then app:refuse(problem) end
return analysis.write(result, args)
