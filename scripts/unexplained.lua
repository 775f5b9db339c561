--- unexplained: the numbers that no rule claimed, each in its sentence.
--
-- usage    tj unexplained [--format F] [-o FILE] [--rules PATH]...
--                         [--encoding NAME] [-j N] PATH...
-- reads    reports: files, folders, or - for standard input
-- writes   a row a number, in reading order; what the facts cover, and trouble,
--          to standard error
-- options  --format F    table, jsonl, csv, md, html or xlsx
--          --rules PATH  rule files or folders instead of the bundled ones
--          --encoding N  the encoding of the files, where the program errs
--          -j N          worker processes
-- exits    0 all are explained; 1 some are not; 2 wrong usage; 3 some inputs
--          could not be read
--
-- example  tj unexplained reports/
local cli = require "tj.cli"
local coverage = require "tj.coverage"
local document = require "tj.document"
local extraction = require "tj.extraction"
local facts = require "tj.facts"
local output = require "tj.output"

local app = cli.app()
app:argument("path"):args("+")
app:formats(output.formats)
app:jobs()
app:option("--rules"):argname("PATH"):count("*")
app:encoding()
local args = app:parse()

--- The number in brackets in its sentence.
local function marked(number)
  local sentence, last = number.sentence, number.at + #number.text - 1
  return sentence:sub(1, number.at - 1) .. "[" .. sentence:sub(number.at, last)
         .. "]" .. sentence:sub(last + 1)
end

local set, problems =
  facts.load_rules(#args.rules > 0 and args.rules or nil)
for _, problem in ipairs(problems) do cli.problem(problem) end
local files, refusals, notes = document.list(args.path)
for _, refusal in ipairs(refusals) do cli.problem(refusal) end
for _, note in ipairs(notes) do cli.note(note) end
local writer, refusal = output.open {
  format = args.format, file = args.output,
  columns = { "text", "type", "unit", { key = "shown", title = "in its sentence" },
              "source" },
}
if not writer then app:refuse(refusal) end

local total = coverage.start()
for i, result, message in extraction.each(files, set, {
  encoding = args.encoding, jobs = args.jobs, unexplained = true,
}) do
  cli.progress(i, #files, files[i])
  if not result then
    cli.problem(message)
  else
    coverage.add(total, result.coverage)
    for _, problem in ipairs(result.problems) do cli.problem(problem) end
    for _, number in ipairs(result.unexplained) do
      number.doc = files[i]
      if args.format ~= "jsonl" then
        number.shown = marked(number)
        number.source = ("%s:%d"):format(files[i]:match("[^/]*$"), number.line)
      end
      number.at = nil  -- of the sentence as it is shown only
      writer:row(number)
    end
  end
end
cli.note(coverage.line(total))
return cli.close(writer, total.unexplained > 0 and cli.FOUND or cli.DONE)
