--- audit: what the numbers of reports say of each other, computed and judged.
--
-- usage    tj audit [--format F] [-o FILE] [--verdict V]... [--relations PATH]...
--                   [--encoding NAME] [-j N] (PATH... | --db FILE)
-- reads    reports: files, folders, or - for standard input; or what
--          tj extract --db stored
-- writes   a line a finding: what was computed, whether it holds, and why; how
--          many numbers were checked is the first line of a table, and is told
--          on standard error otherwise
-- options  --format F        table, jsonl, csv, md, html or xlsx
--          --verdict V       only holds, rounding, contradicts or unchecked
--          --relations PATH  files or folders of relations, not the bundled ones
--          --db FILE         reads a store, and keeps all findings in its `checks`
--          --encoding N      the encoding of the files, where the program errs
--          -j N              worker processes
-- exits    0 done; 1 contradictions were found; 2 wrong usage; 3 some inputs
--          could not be read
--
-- example  tj audit --verdict contradicts reports/
local audit = require "tj.audit"
local cli = require "tj.cli"
local document = require "tj.document"
local extraction = require "tj.extraction"
local facts = require "tj.facts"
local findings = require "tj.findings"
local output = require "tj.output"
local pile = require "tj.pile"
local store = require "tj.store"

local COLUMNS = {
  table = { "verdict", "relation", "computation",
            { key = "text", title = "stated" }, "reason",
            { key = "quote", title = "in its sentence" }, "source" },
  csv = { "doc", "verdict", "relation", "check", "computation", "stated",
          "computed", "unit", "text", "reason", "sentence", "start", "end",
          "spans" },
}
COLUMNS.md, COLUMNS.html = COLUMNS.table, COLUMNS.table
COLUMNS.xlsx = {
  "doc", "line", "verdict", "relation", "check", "computation",
  { key = "stated", type = "number", source = "place" },
  { key = "computed", type = "number" }, "unit", "text", "reason",
}

-- In a table what an analyst has to look at comes first.
local ORDER = { contradicts = 1, rounding = 2, unchecked = 3, holds = 4 }

local app = cli.app()
app:argument("path"):args("*")
app:formats(output.formats)
app:database()
app:jobs()
app:option("--verdict"):argname("V"):count("*")
  :choices { "holds", "rounding", "contradicts", "unchecked" }
app:option("--relations"):argname("PATH"):count("*")
app:encoding()
local args = app:parse()

if (#args.path > 0) == (args.db ~= nil) then
  app:refuse("give either PATH... or --db FILE")
end

local set, problems =
  audit.load(#args.relations > 0 and args.relations or nil)
for _, problem in ipairs(problems) do cli.problem(problem) end

local function read_files()
  local rules, trouble = facts.load_rules()
  for _, problem in ipairs(trouble) do cli.problem(problem) end
  local files, refusals, notes = document.list(args.path)
  for _, refusal in ipairs(refusals) do cli.problem(refusal) end
  for _, note in ipairs(notes) do cli.note(note) end
  local documents = {}
  local options = { jobs = args.jobs, encoding = args.encoding,
                    sentences = true }
  for i, result, message in extraction.each(files, rules, options) do
    cli.progress(i, #files, files[i])
    if result then
      documents[#documents + 1] = audit.document(
        result.path, audit.sentences(result.sentences, result.facts), set)
    else
      cli.problem(message)
    end
  end
  return documents
end

--- One row after another as a list.
local function collect(rows)
  local list = {}
  for row in rows do list[#list + 1] = row end
  return list
end

--- The documents of a store, and their ids by path.
local function read_store(database)
  local documents, ids = {}, {}
  for _, row in ipairs(collect(database:documents())) do
    ids[row.path] = row.id
    local sentences = collect(database:sentences { document = row.id })
    local list = collect(database:facts { document = row.id })
    documents[#documents + 1] =
      audit.document(row.path, audit.sentences(sentences, list), set)
  end
  return documents, ids
end

--- Keeps the findings in the store, in place of those it had.
local function keep(documents, ids)
  local lists = {}
  for number, one in ipairs(documents) do
    local checks = {}
    for i, finding in ipairs(one.findings) do
      checks[i] = findings.check(findings.row(finding, one.path), ids)
    end
    lists[number] = { document = ids[one.path], items = checks }
  end
  pile.keep(args, "checks", "audit", lists)
end

local wanted = {}
for _, name in ipairs(args.verdict) do wanted[name] = true end

--- The rows that are asked for, and how many there are of each verdict.
local function rows_of(documents)
  local rows, counts = {}, { contradicts = 0, rounding = 0, unchecked = 0,
                             holds = 0 }
  for _, one in ipairs(documents) do
    for _, finding in ipairs(one.findings) do
      local row = findings.row(finding, one.path)
      row.quote = findings.quote(finding)
      counts[row.verdict] = counts[row.verdict] + 1
      if next(wanted) == nil or wanted[row.verdict] then
        rows[#rows + 1] = row
      end
    end
  end
  return rows, counts
end

local function coverage_line(documents, counts)
  local numbers, checked = 0, 0
  for _, one in ipairs(documents) do
    numbers = numbers + one.number_count
    checked = checked + audit.checked_count(one)
  end
  return ("%d of %d numbers are in at least one check: %d contradictions, "
          .. "%d by rounding, %d unchecked, %d hold"):format(
    checked, numbers, counts.contradicts, counts.rounding, counts.unchecked,
    counts.holds)
end

local function by_verdict(rows)
  local order = {}
  for i, row in ipairs(rows) do order[row] = i end
  table.sort(rows, function (a, b)
    local x, y = ORDER[a.verdict], ORDER[b.verdict]
    if x ~= y then return x < y end
    return order[a] < order[b]
  end)
end

--- Adds what columns show beside the fields of a row, and the sentence that a
--- workbook links the stated number to.
local function add_cells(row)
  row.source = ("%s:%d"):format(row.doc:match("[^/]*$"), row.line or 0)
  row.sentence, row.start = row.sentences[1].text, row.spans[1].start
  row["end"] = row.spans[1].stop
  row.place = { doc = row.doc, line = row.line, sentence = row.sentence,
                start = row.start, ["end"] = row["end"] }
  local spans = {}
  for i, span in ipairs(row.spans) do
    spans[i] = ("%s%d-%d"):format(span.doc and span.doc .. ":" or "",
                                  span.start, span.stop)
  end
  row.spans = table.concat(spans, " ")
end

local documents
if args.db then
  local database <close>, refusal = store.open(args.db, { readonly = true })
  if not database then
    cli.problem(refusal)
    return cli.exit_code()
  end
  local ids
  documents, ids = read_store(database)
  audit.across(documents, set)
  keep(documents, ids)
else
  documents = read_files()
  audit.across(documents, set)
end
for _, problem in ipairs(set.failures) do cli.problem(problem) end
local rows, counts = rows_of(documents)
local line = coverage_line(documents, counts)
local writer, refusal = output.open {
  format = args.format, file = args.output, title = args.format == "xlsx" and "audit" or line,
  columns = COLUMNS[args.format],
}
if not writer then app:refuse(refusal) end
if args.format ~= "jsonl" and args.format ~= "csv" then by_verdict(rows) end
for _, row in ipairs(rows) do
  if args.format == "jsonl" then
    row.quote = nil
    row = findings.json(row)
  else
    add_cells(row)
  end
  writer:row(row)
end
if args.format ~= "table" then cli.note(line) end
return cli.close(writer, counts.contradicts > 0 and cli.FOUND or cli.DONE)
