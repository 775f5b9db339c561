--- segment: the words of each line, with one space between.
--
-- usage    tj segment [--tags] [--mode MODE] [--user FILE]... [--no-lexicon]
--                     [FILE...]
-- reads    UTF-8 text, by default from standard input (as does -)
-- writes   each line's words; blanks are no words, empty lines stay lines
-- options  --tags       word/tag, in jieba's tags: n noun, v verb, m number ...
--          --mode MODE  words (the default); search: and the words inside long
--                       words; all: every word of the dictionary; chars
--          --user FILE  terms that are kept whole: "term [tag]" a line
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

local app = cli.app()
app:argument("file"):args("*")
app:flag("--tags")
app:option("--mode"):choices { "words", "search", "all", "chars" }
app:option("--user"):argname("FILE"):count("*")
app:flag("--no-lexicon")
local args = app:parse()
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
    invalid, message = segment(stream, segmenter, args.tags and "/" or nil,
                               args.mode)
    if not invalid then cli.problem(path .. ": " .. message) end
    local warning = document.warning(path, invalid or 0, "UTF-8")
    if warning then cli.warn(warning) end
    if path ~= "-" then stream:close() end
  else
    cli.problem(message)
  end
end
return cli.exit_code()
