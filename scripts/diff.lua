--- diff: what happened to the facts of a store between two runs.
--
-- usage    tj diff [--format F] [-o FILE] --db FILE [RUN [RUN]]
--          tj diff --runs [--format F] [-o FILE] --db FILE
-- reads    what tj extract --db stored
-- writes   the facts gained, lost and changed, by document and place: the last
--          run against the one before it, or RUN against the last, or RUN
--          against RUN. Run 0 is the empty store
-- options  --runs      lists the runs: when, with what arguments, what they did.
--                      A run that changed nothing is not recorded
--          --format F  table, jsonl, csv, md, html or xlsx
-- exits    0 done, no fact differs; 1 done, some do; 2 wrong usage; 3 the store
--          could not be read
--
-- example  tj diff --db facts.db 1 3
local cli = require "tj.cli"
local output = require "tj.output"
local rundiff = require "tj.rundiff"
local store = require "tj.store"

local COLUMNS = {
  "change", { key = "name", title = "indicator" }, "kind", "status", "period",
  "region", { key = "old", title = "before", align = "right" },
  { key = "new", title = "after", align = "right" },
  { key = "fields", title = "differs in" }, "source",
  { key = "sentence", title = "sentence" },
}
local RUN_COLUMNS = { "id", "started", "command", "arguments", "added",
                      "replaced", "analysed", "gained", "lost", "changed" }

local app = cli.app()
app:argument("run"):args("0-2"):convert(cli.integer(0))
app:flag("--runs")
app:formats(output.formats)
app:database()
local args = app:parse()
if not args.db then app:refuse("--db FILE is missing") end
if args.runs and #args.run > 0 then app:refuse("--runs takes no RUN") end

--- A number as written, with its mark of approximation.
local function shown(version)
  if not version then return nil end
  local mark = version.approx == "=" and "" or version.approx
  return mark .. version.text:gsub("%s+", "")
end

local function row_of(change)
  if args.format == "jsonl" then
    return { change = change.change, before = change.before,
             after = change.after, fields = change.fields }
  end
  local version = change.after or change.before
  local name = version.doc:match("[^/]*$")
  return {
    change = change.change, kind = version.kind, status = version.status,
    name = version.canonical ~= "" and version.canonical or version.indicator,
    period = version.period, region = version.region,
    old = shown(change.before), new = shown(change.after),
    fields = table.concat(change.fields, ", "), sentence = version.sentence,
    source = version.line and ("%s:%d"):format(name, version.line) or name,
  }
end

--- The two runs that are asked for, in their order; ends the program for one
--- that there is not.
local function chosen(runs)
  local last = #runs > 0 and runs[#runs].id or 0
  local from, to = args.run[1], args.run[2] or last
  if not from then from = #runs > 1 and runs[#runs - 1].id or 0 end
  for _, run in ipairs { from, to } do
    if run > last then
      app:refuse(("there is no run %d: the last is %d"):format(run, last))
    end
  end
  return math.min(from, to), math.max(from, to)
end

local facts <close>, message = store.open(args.db, { readonly = true })
if not facts then
  cli.problem(message)
  return cli.exit_code()
end
local runs = rundiff.runs(facts)
local columns = args.runs and RUN_COLUMNS or COLUMNS
local from, to
if not args.runs then from, to = chosen(runs) end
local writer, refusal = output.open { format = args.format, file = args.output,
                                      columns = columns }
if not writer then app:refuse(refusal) end
if args.runs then
  for _, run in ipairs(runs) do
    if args.format ~= "jsonl" then
      run.arguments = table.concat(run.arguments, " ")
    end
    writer:row(run)
  end
  return cli.close(writer)
end
local counts = { gained = 0, lost = 0, changed = 0 }
for _, change in ipairs(rundiff.between(facts, from, to)) do
  counts[change.change] = counts[change.change] + 1
  writer:row(row_of(change))
end
cli.note(("run %d to run %d: %d facts gained, %d lost, %d changed"):format(
  from, to, counts.gained, counts.lost, counts.changed))
local differs = counts.gained + counts.lost + counts.changed > 0
return cli.close(writer, differs and cli.FOUND or cli.DONE)
