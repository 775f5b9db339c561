--- extract: every number of a pile of documents as a fact.
--
-- usage    tj extract [--format F] [-o FILE] [--db FILE] [--rules PATH]...
--                     [--encoding NAME] [--profile] [-j N] PATH...
--          tj extract --watch [--rules PATH]... [--encoding NAME] [-j N] PATH...
-- reads    reports: files, folders, or - for standard input
-- writes   facts in reading order; what they cover, and trouble, to standard
--          error
-- options  --format F    table, jsonl, csv, md, html or xlsx
--          --db FILE     stores documents and facts in an SQLite database too;
--                        a document that is there already is left as it is
--          --rules PATH  rule files or folders instead of the bundled ones
--          --encoding N  the encoding of the files, where the program errs
--          --profile     to standard error, for each rule: the numbers that it was
--                        asked about, declined, claimed; its function's time
--          --watch       runs again after each edit of a document, a rule or a
--                        word list, and shows the facts gained (+), lost (-) and
--                        changed (~), until Ctrl-C
--          -j N          worker processes; with --profile one
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read; 130 Ctrl-C
--
-- example  tj extract --format csv -o facts.csv reports/
local cli = require "tj.cli"
local coverage = require "tj.coverage"
local document = require "tj.document"
local extraction = require "tj.extraction"
local facts = require "tj.facts"
local json = require "tj.core.json"
local output = require "tj.output"
local profile = require "tj.profile"
local store = require "tj.store"

local FIELDS = { "id", "doc", "start", "end", "text", "sentence", "unit",
                 "approx", "direction", "indicator", "canonical", "kind",
                 "status", "period", "region", "rule" }
local NUMBERS = { value = "digits", low = "low_digits", high = "high_digits" }

local COLUMNS = {
  table = { "indicator", { key = "shown", title = "value", align = "right" },
            "kind", "status", "period", "region",
            { key = "quote", title = "in its sentence" }, "source" },
  csv = { "doc", "indicator", "canonical", "value", "low", "high", "unit",
          "approx", "direction", "kind", "status", "period", "region", "text",
          "sentence", "start", "end", "id", "rule" },
  xlsx = { "indicator", "canonical",
           { key = "value", type = "number", source = "from" },
           { key = "low", type = "number", source = "from" },
           { key = "high", type = "number", source = "from" }, "unit",
           "approx", "direction", "kind", "status", "period", "region",
           { key = "text", title = "as written", source = "from" },
           "source", "id", "rule" },
  html = { "indicator", { key = "shown", title = "value", align = "right",
                          source = "from" },
           "kind", "status", "period", "region",
           { key = "quote", title = "in its sentence" }, "source" },
}
COLUMNS.md = COLUMNS.table

local BEFORE, AFTER = 8, 10  -- chars of the sentence around a quoted number

--- The number in what stands around it: …完成总产值[3286.4亿元],同比增长….
local function quote(fact)
  local sentence = fact.sentence
  local first = fact.first - fact.sentence_first + 1
  local last = fact.last - fact.sentence_first + 1
  local from = utf8.offset(sentence, -BEFORE, first) or 1
  local to = utf8.offset(sentence, AFTER + 1, last + 1) or #sentence + 1
  return (from > 1 and "…" or "") .. sentence:sub(from, first - 1)
         .. "[" .. sentence:sub(first, last) .. "]"
         .. sentence:sub(last + 1, to - 1) .. (to <= #sentence and "…" or "")
end

--- What links a cell to its sentence.
local function source_of(fact)
  return { doc = fact.doc, line = fact.line, sentence = fact.sentence,
           sentence_start = fact.first - fact.sentence_first,
           sentence_end = fact.last - fact.sentence_first + 1,
           start = fact.start, ["end"] = fact["end"] }
end

--- The fact as the contract prints it; numbers as exact digits.
local function row_of(fact, format)
  local row = {}
  for _, key in ipairs(FIELDS) do row[key] = fact[key] end
  for key, digits in pairs(NUMBERS) do
    if fact[digits] then
      row[key] = format == "jsonl" and json.number(fact[digits])
                 or fact[digits]
    end
  end
  if format ~= "jsonl" then
    local mark = fact.approx == "=" and "" or fact.approx
    row.shown = mark .. fact.text:gsub("%s+", "")
    row.quote = quote(fact)
    row.source = ("%s:%d"):format(fact.doc:match("[^/]*$"), fact.line)
    row.from = source_of(fact)
  end
  return row
end

--- Says what there is to say about one file.
local function report_trouble(path, result)
  for _, problem in ipairs(result.problems) do cli.problem(problem) end
  local warning = document.warning(path, result.invalid, result.encoding)
  if warning then cli.warn(warning) end
  warning = document.lost_warning(path, result.lost, result.invalid)
  if warning then cli.warn(warning) end
end

-- The command line ------------------------------------------------------------

local app = cli.app()
app:argument("path"):args("+")
app:formats(output.formats)
app:database()
app:jobs()
app:option("--rules"):argname("PATH"):count("*")
app:encoding()
app:flag("--profile")
app:flag("--watch")
local args = app:parse()
if args.watch then
  if args.db or args.output or args.profile then
    app:refuse("--watch goes without -o, --db and --profile")
  end
  require "tj.watch".run(args)
  return cli.exit_code()
end

local locations = #args.rules > 0 and args.rules or nil
local set, problems = facts.load_rules(locations)
for _, problem in ipairs(problems) do cli.problem(problem) end
local profiled = args.profile and profile.start(set)
local files, refusals, notes = document.list(args.path)
for _, refusal in ipairs(refusals) do cli.problem(refusal) end
for _, note in ipairs(notes) do cli.note(note) end

local writer, refusal = output.open {
  format = args.format, file = args.output,
  columns = COLUMNS[args.format],
}
if not writer then app:refuse(refusal) end
local database
if args.db then
  database, refusal = store.open(args.db, { command = "extract",
                                            arguments = arg })
  if not database then
    cli.problem(refusal)
    return cli.exit_code()
  end
end

local total = coverage.start()
local stored = { added = 0, replaced = 0, unchanged = 0 }
for i, result, message in extraction.each(files, set, {
  jobs = profiled and 1 or args.jobs, encoding = args.encoding, sentences = args.db ~= nil,
}) do
  cli.progress(i, #files, files[i])
  if not result then
    cli.problem(message)
  else
    coverage.add(total, result.coverage)
    report_trouble(files[i], result)
    if profiled then profile.count(profiled, result.facts) end
    for _, fact in ipairs(result.facts) do
      writer:row(row_of(fact, args.format))
    end
    if database then
      local outcome, trouble = database:put(result, result.facts)
      if outcome then stored[outcome] = stored[outcome] + 1
      else cli.problem(trouble) end
    end
  end
end

local written, trouble = writer:close()
if not written then
  cli.problem(trouble)
  return cli.UNWRITTEN
end
cli.note(coverage.line(total))
if profiled then io.stderr:write(profile.format(profiled)) end
if database then
  database:close()
  cli.note(("%s: %d documents added, %d replaced, %d unchanged"):format(
    args.db, stored.added, stored.replaced, stored.unchanged))
end
return cli.exit_code()
