--- cases/words: F1 of words on words.jsonl; words.md tells how it is counted.
--
-- usage    tj run tests/cases/words.lua [--jieba]
-- reads    words.jsonl, samples/ and, where it is there, ../shared/corpus
-- writes   a line a system: its name, F1 of whole words and of their parts;
--          --jieba adds jieba's own, with its HMM and without (it needs
--          python3-jieba, in $JIEBA/.. or where Debian has it)
-- exits    0 done; 3 what it needs is not there
local json = require "tj.core.json"
local paths = require "tj.paths"
local words = require "tj.words"

local FOLDER = arg[0]:match("^(.*)/[^/]*$") or "."
local JIEBA = os.getenv("JIEBA") or "/usr/lib/python3/dist-packages/jieba"

-- Cases ---------------------------------------------------------------------------

local files = {}

--- The bytes of a file, "" where it is not there.
local function content(path)
  if not files[path] then
    local file <close> = io.open(path, "rb")
    files[path] = file and file:read("a") or ""
  end
  return files[path]
end

--- The words of a case with the signs inside them: 1_3 of 地理位置 is 地_理位置.
local function marked(text, lengths)
  local at = 1
  return (lengths:gsub("%d+", function (digits)
    local after = utf8.offset(text, tonumber(digits) + 1, at)
    local part = text:sub(at, after - 1)
    at = after
    return part
  end))
end

--- { text, whole = ends, parts = ends, quantities = { { start, end } } }: ends
--- are sets of byte positions at which words end.
local function read_case(line)
  local case = json.decode(line)
  local text = content(case.doc):sub(case.start + 1, case["end"])
  if text == "" then return nil end
  local found = { text = text, whole = {}, parts = {}, quantities = {} }
  local at = 0
  for word in (case.words or marked(text, case.lengths)):gmatch("%S+") do
    local start = at
    for part, sign in word:gmatch("([^_~]+)([_~]?)") do
      at = at + #part
      if sign ~= "~" then found.parts[at] = true end
    end
    found.whole[at] = true
    if word:find("~", 1, true) then
      table.insert(found.quantities, { start, at })
    end
  end
  assert(at == #text, case.doc .. ": the words are not the text")
  return found
end

local function read_cases()
  local cases, absent = {}, 0
  for line in io.lines(FOLDER .. "/words.jsonl") do
    local case = read_case(line)
    if case then cases[#cases + 1] = case else absent = absent + 1 end
  end
  return cases, absent
end

-- Scores --------------------------------------------------------------------------

--- The ends of the words of a system, without those inside a quantity that it
--- has both ends of.
local function ends_of(list, case)
  local ends, at = { [0] = true }, 0
  for _, word in ipairs(list) do
    at = at + #word
    ends[at] = true
  end
  for _, span in ipairs(case.quantities) do
    if ends[span[1]] and ends[span[2]] then
      for inside = span[1] + 1, span[2] - 1 do ends[inside] = nil end
    end
  end
  return ends
end

--- Words that are in both, of `got` and of `gold`.
local function count(gold, got, last)
  local both, golds, gots = 0, 0, 0
  local gold_start, got_start = 0, 0
  for at = 1, last do
    if gold[at] and got[at] and gold_start == got_start then both = both + 1 end
    if gold[at] then golds, gold_start = golds + 1, at end
    if got[at] then gots, got_start = gots + 1, at end
  end
  return both, golds, gots
end

--- F1 over all cases against the gold called `name`.
local function score(cases, cut, name)
  local both, golds, gots = 0, 0, 0
  for i, case in ipairs(cases) do
    local b, g, s = count(case[name], ends_of(cut(case.text, i), case),
                          #case.text)
    both, golds, gots = both + b, golds + g, gots + s
  end
  return 2 * both / (golds + gots)
end

-- Systems -------------------------------------------------------------------------

local function ours(segmenter)
  return function (text)
    local list = {}
    for i, word in ipairs(segmenter:cut(text)) do list[i] = word.text end
    return list
  end
end

local PROGRAM = [[
import sys; sys.path.insert(0, sys.argv[1])
import jieba; jieba.setLogLevel(60)
for line in sys.stdin:
    print("\t".join(jieba.cut(line.rstrip("\n"), HMM=sys.argv[2] == "1")))
]]

--- jieba's words of all cases at once; nil where there is no jieba.
local function jieba(cases, hmm)
  local input, program = os.tmpname(), os.tmpname()
  local file <close> = assert(io.open(input, "wb"))
  for _, case in ipairs(cases) do file:write(case.text, "\n") end
  file:close()
  local script <close> = assert(io.open(program, "wb"))
  script:write(PROGRAM)
  script:close()
  local pipe = io.popen(("python3 %s '%s/..' %s <%s 2>/dev/null"):format(
    program, JIEBA, hmm, input))
  local lists = {}
  for line in pipe:lines() do
    local list = {}
    for word in line:gmatch("[^\t]+") do list[#list + 1] = word end
    lists[#lists + 1] = list
  end
  pipe:close()
  os.remove(input)
  os.remove(program)
  if #lists ~= #cases then return nil end
  return function (_, i) return lists[i] end
end

-- The whole -----------------------------------------------------------------------

local cases, absent = read_cases()
local function report(name, cut)
  if not cut then print(name .. ": not there") return end
  print(("%s: whole %.4f, parts %.4f"):format(
    name, score(cases, cut, "whole"), score(cases, cut, "parts")))
end

print(("%d sentences%s"):format(#cases, absent > 0 and
  (", %d more need ../shared"):format(absent) or ""))
local bare <close>, message = words.open_dictionary(paths.dictionary)
local full <close> = words.open()
if not bare or not full then
  io.stderr:write("tj: ", message or "no lexicon", "\n")
  return 3
end
report("tj with its lexicon", ours(full))
report("tj without it", ours(bare))
if arg[1] == "--jieba" then
  report("jieba with HMM", jieba(cases, 1))
  report("jieba without HMM", jieba(cases, 0))
end
return 0
