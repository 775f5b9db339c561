--- terms: new words of a corpus, as a user dictionary to edit.
--
-- usage    tj terms [--min N] [--longest N] [--cohesion BITS] [--entropy BITS]
--                   [--top N] [--format F] [-o FILE] PATH...
-- reads    documents, folders of them, and - for standard input
-- writes   what stands together more often than chance has it, while what is
--          before and after it varies, begins and ends as words do, and is no
--          word yet: the most certain first, one a line, with its count,
--          cohesion and entropies behind #; tj segment --user takes the file.
--          No term begins with a verb of scripts/lexicon/generic.txt
-- options  --min N          stands there N times at least: 5
--          --longest N      chars, 2 to 12: 6
--          --cohesion BITS  that the whole is likelier than its halves: 5
--          --entropy BITS   of what is before, and of what is after: 1.5
--          --top N          the first N only
--          --format F       dict (the default), or table jsonl csv md html
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read
--
-- example  $ tj terms --min 3 --entropy 1 samples/city-2026.txt
--   澜浦 n  # 3 times, cohesion 8.4, before 1.6, after 1.6
local cli = require "tj.cli"
local corpus = require "tj.corpus"
local discovery = require "tj.discovery"
local output = require "tj.output"

local function bits(text)
  local number = tonumber(text)
  if number and number >= 0 then return number end
  return nil, ("'%s' is not a number from 0"):format(text)
end

local function chars(text)
  local number = math.tointeger(tonumber(text))
  if number and number >= 2 and number <= 12 then return number end
  return nil, ("'%s' is not a whole number from 2 to 12"):format(text)
end

local app = cli.app()
app:argument("path"):args("+")
app:option("--min"):argname("N"):convert(cli.integer(1)):default("5")
app:option("--longest"):argname("N"):convert(chars):default("6")
app:option("--cohesion"):argname("BITS"):convert(bits):default("5")
app:option("--entropy"):argname("BITS"):convert(bits):default("1.5")
app:option("--top"):argname("N"):convert(cli.integer(1))
app:option("--format"):choices { "dict", "table", "jsonl", "csv", "md", "html" }
  :default("dict")
app:option("-o --output"):argname("FILE")
local args = app:parse()

local function rounded(number)
  return math.floor(number * 100 + 0.5) / 100
end

local function read_all(paths)
  local parts = {}
  for _, doc in corpus.documents(paths) do parts[#parts + 1] = corpus.text(doc) end
  return table.concat(parts, "\n")
end

local found, message = discovery.find(read_all(args.path), {
  count = args.min, longest = args.longest,
  cohesion = args.cohesion, entropy = args.entropy,
})
if not found then
  cli.problem(message)
  return cli.exit_code()
end
local last = math.min(#found, args.top or #found)
if args.format == "dict" then
  local lines = {}
  for i = 1, last do
    local term = found[i]
    lines[i] = ("%s n  # %d times, cohesion %.1f, before %.1f, after %.1f\n")
      :format(term.text, term.count, term.cohesion, term.left, term.right)
  end
  return cli.finish(table.concat(lines), args.output)
end
local writer = assert(output.open {
  format = args.format, file = args.output,
  columns = { "term", "count", "cohesion", "left", "right", "score" },
})
for i = 1, last do
  local term = found[i]
  writer:row {
    term = term.text, count = term.count, cohesion = rounded(term.cohesion),
    left = rounded(term.left), right = rounded(term.right),
    score = rounded(term.score),
  }
end
return cli.close(writer)
