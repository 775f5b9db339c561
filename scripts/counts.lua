--- counts: how often each word stands in documents, or beside others.
--
-- usage    tj counts [--against PATH]... [--min N] [--top N] [--tags TAGS]
--                    [--format F] [-o FILE] PATH...
-- reads    documents, folders of them, and - for standard input
-- writes   words with their count, how many that is in a million, and in how
--          many documents; signs, numbers and what is set aside do not count
-- options  --against PATH  compares with these: Dunning's log-likelihood, the
--                          words that are key here first, key there last
--          --min N         words that stand there N times at least: 1
--          --top N         the first N rows only
--          --tags TAGS     words with these tags, as n,v,nt
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read
--
-- example  $ tj counts --top 2 --format csv samples/city-2026.txt
--   word,tag,count,per_million,documents
--   增长,v,19,57229,1
--   个,q,11,33133,1
local cli = require "tj.cli"
local corpus = require "tj.corpus"
local counts = require "tj.counts"
local output = require "tj.output"
local words = require "tj.words"

local app = cli.app()
app:argument("path"):args("+")
app:option("--against"):argname("PATH"):count("*")
app:option("--min"):argname("N"):convert(cli.integer(1)):default("1")
app:option("--top"):argname("N"):convert(cli.integer(1))
app:option("--tags")
app:formats(output.formats)
local args = app:parse()

--- Which words count: those that are none by tag never do.
local function chooser(tags)
  if not tags then return nil end
  local wanted = {}
  for tag in tags:gmatch("[^,%s]+") do
    if not words.is_tag(tag) then
      app:refuse(("--tags: unknown tag '%s'"):format(tag))
    end
    wanted[tag] = true
  end
  return function (word, tag)
    return wanted[tag] and corpus.is_word(word, tag)
  end
end

local wanted = chooser(args.tags)

local function count(paths)
  local all = counts.new()
  for _, doc in corpus.documents(paths) do
    counts.add(all, corpus.text(doc), wanted)
  end
  return all
end

local segmenter, message = words.segmenter()
if not segmenter then
  cli.problem(message)
  return cli.exit_code()
end
local rows, columns
if #args.against > 0 then
  rows = counts.compare(count(args.path), count(args.against), args.min)
  columns = { "word", "tag", "count", "per_million", "other",
              "other_per_million", "keyness" }
else
  rows = counts.list(count(args.path), args.min)
  columns = { "word", "tag", "count", "per_million", "documents" }
end
local writer = assert(output.open {
  format = args.format, file = args.output, columns = columns,
})
for i = 1, math.min(#rows, args.top or #rows) do writer:row(rows[i]) end
return cli.close(writer)
