--- keywords: what each document is about, in words.
--
-- usage    tj keywords [--top N] [--format F] [-o FILE] PATH...
-- reads    documents, folders of them, and - for standard input
-- writes   for each document its keywords with count and score, the best first
--          (TextRank over names: words near each other recommend each other);
--          what every report has is none (scripts/lexicon/generic.txt: edit it)
-- options  --top N  how many of each document: 20
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read
--
-- example  $ tj keywords --top 2 --format csv samples/city-2026.txt
--   doc,word,count,score
--   samples/city-2026.txt,地区生产总值,4,1.859
--   samples/city-2026.txt,产业,3,1.507
local cli = require "tj.cli"
local corpus = require "tj.corpus"
local keywords = require "tj.keywords"
local output = require "tj.output"
local words = require "tj.words"

local app = cli.app()
app:argument("path"):args("+")
app:option("--top"):argname("N"):convert(cli.integer(1)):default("20")
app:formats(output.formats)
local args = app:parse()

local segmenter, message = words.segmenter()
if not segmenter then
  cli.problem(message)
  return cli.exit_code()
end
local writer = assert(output.open {
  format = args.format, file = args.output,
  columns = { "doc", "word", "count", "score" },
})
for path, doc in corpus.documents(args.path) do
  local found, problem = keywords.find(corpus.text(doc), args.top)
  if not found then
    cli.problem(problem)
    break
  end
  for _, row in ipairs(found) do
    row.doc = path
    writer:row(row)
  end
end
return cli.close(writer)
