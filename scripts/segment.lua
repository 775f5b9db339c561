--- segment: the words of each line, with one space between.
--
-- usage    tj segment [--tags] [--mode MODE] [--user FILE]... [--no-lexicon]
--                     [--explain [--quantities]] [FILE...]
-- reads    UTF-8 text, by default from standard input (as does -)
-- writes   each line's words; blanks are no words, empty lines stay lines
-- options  --tags       word/tag, in jieba's tags: n noun, v verb, m number ...
--          --explain    the word graph of each line with its costs: * a word of
--                       the cut, . one of the cheapest path only (docs/words.md)
--          --quantities with --explain: quantities are found first, and are one
--                       word each
--          --mode MODE  words (the default); search: and the words inside long
--                       words; all: every word of the dictionary; chars
--          --user FILE  terms that are kept whole: "term [tag] [frequency]
--                       [=canonical]" a line (docs/words.md)
--          --no-lexicon without the bundled terms of reports
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read
--
-- example  $ echo 规模以上工业增加值同比增长5.9% | tj segment --tags
--   规模以上工业增加值/n 同比/j 增长/v 5.9%/m
local cli = require "tj.cli"
local document = require "tj.document"
local words = require "tj.words"

local CHUNK = 1 << 20

--- Cuts a stream, whole lines at a time, so that no word spans two chunks.
--- Returns how many bytes are not UTF-8, or nil and a message.
local function segment(stream, segmenter, tag_separator, mode)
  local invalid = 0
  while true do
    local chunk, message = stream:read(CHUNK)
    if not chunk then return not message and invalid, message end
    local rest = chunk:sub(-1) ~= "\n" and stream:read("L") or ""
    chunk = chunk .. rest
    invalid = invalid + document.invalid_count(chunk)
    io.write(segmenter:join(chunk, " ", tag_separator, mode))
  end
end

--- What the words of a line are explained with.
local WHY = { term = "a term of the lexicon, kept whole",
              joined = "joined: chars that hardly ever are words alone, or a name",
              measure = "a number and its measure, which the dictionary joins",
              quantity = "a quantity, found before", token = "in no dictionary" }

--- One edge as a line: mark, where, cost, cost of the path so far, word, why.
local function describe(edge, column)
  local mark = edge.chosen and "*" or edge.cheapest and "." or " "
  return ("%s %5d %5s %7s  %s/%s%s"):format(
    mark, column, edge.cost or "-", edge.total or "-", edge.text, edge.tag,
    edge.source == "word" and "" or "  (" .. WHY[edge.source] .. ")")
end

--- Prints the word graph of one line; `whole` are spans that are one word each.
local function explain_line(line, segmenter, whole)
  local column, at = 1, 1
  print(line)
  print("   char  cost   total  word")
  for _, edge in ipairs(segmenter:explain(line, whole)) do
    local _, chars = line:sub(at, edge.first - 1):gsub("[^\128-\191]", "")
    column = column + chars
    at = edge.first
    print(describe(edge, column))
  end
end

--- Explains each line of a stream. Returns as segment does.
local function explain(stream, segmenter, _, _, with_quantities)
  local bytes, message = stream:read("a")
  if not bytes then return nil, message end
  for line in bytes:gmatch("[^\r\n]+") do
    local doc = with_quantities and assert(document.from_text(line))
    explain_line(doc and doc:text() or line, segmenter,
                 doc and doc:quantities())
    if doc then doc:close() end
  end
  return document.invalid_count(bytes)
end

local app = cli.app()
app:argument("file"):args("*")
app:flag("--tags")
app:option("--mode"):choices { "words", "search", "all", "chars" }
app:option("--user"):argname("FILE"):count("*")
app:flag("--no-lexicon")
app:flag("--explain")
app:flag("--quantities")
local args = app:parse()
if args.explain and (args.mode or args.tags) then
  app:refuse("--explain goes with neither --mode nor --tags")
elseif args.quantities and not args.explain then
  app:refuse("--quantities goes with --explain")
end
local act = args.explain and explain or segment
if #args.file == 0 then args.file = { "-" } end

local segmenter <close>, message = words.open(args.user, { lexicon = not args.no_lexicon })
if not segmenter then
  cli.problem(message)
  return cli.exit_code()
end
for _, path in ipairs(args.file) do
  local stream = io.stdin
  if path ~= "-" then stream, message = io.open(path, "rb") end
  if stream then
    local invalid
    invalid, message = act(stream, segmenter, args.tags and "/" or nil,
                           args.mode, args.quantities)
    if not invalid then cli.problem(path .. ": " .. message) end
    local warning = document.warning(path, invalid or 0, "UTF-8")
    if warning then cli.warn(warning) end
    if path ~= "-" then stream:close() end
  else
    cli.problem(message)
  end
end
return cli.exit_code()
