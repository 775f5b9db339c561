--- segment_bench: how fast words are cut, beside others, and how well.
--
-- usage    tj run tests/bench/segment_bench.lua [FOLDER]
-- reads    the .txt files of FOLDER (../shared/corpus where it is, else
--          samples/), and the word segmentation cases of ../shared where they
--          are; RECOGNIZERS=1 installs nodejieba by npm for the cppjieba in it
--          and compiles that; jieba in Python where it is installed
-- writes   MB/s, what is asked beside what was measured, and the F1 of words
--
-- The machine is shared: programs run in turns, the best of each counts.
local lfs = require "lfs"
local words = require "tj.words"
local paths = require "tj.paths"

local SIZE, PART = 3000000, 300000  -- bytes; the part is for the slow ones

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read("a")
end

local function write(path, data)
  local file <close> = assert(io.open(path, "wb"))
  file:write(data)
end

--- All texts below a folder, until there are SIZE bytes.
local function gather(folder, parts)
  local names = {}
  for name in lfs.dir(folder) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local path = folder .. "/" .. name
    if parts.size >= SIZE or name:find("^%.") then goto continue end
    if lfs.attributes(path, "mode") == "directory" then gather(path, parts)
    elseif name:find("%.txt$") then
      local text = read(path)
      if utf8.len(text) then
        parts[#parts + 1], parts.size = text, parts.size + #text
      end
    end
    ::continue::
  end
  return parts
end

--- The least seconds of some runs.
local function least(run, times)
  local best = math.huge
  for _ = 1, times do
    local start = os.clock()
    run()
    best = math.min(best, os.clock() - start)
  end
  return best
end

local function capture(command)
  local pipe <close> = assert(io.popen(command .. " 2>/dev/null", "r"))
  return pipe:read("a")
end

-- Others ----------------------------------------------------------------------

local JIEBA = [[
import sys, time
import jieba
jieba.setLogLevel(60)
jieba.initialize()
lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
least = 1e9
for _ in range(3):
    start = time.process_time()
    for line in lines:
        for word in jieba.cut(line):
            pass
    least = min(least, time.process_time() - start)
print(least)
]]

--- Seconds that jieba in Python takes for a file; nil where it is not.
local function time_jieba(folder, path)
  write(folder .. "/time_jieba.py", JIEBA)
  return tonumber(capture(("/usr/bin/python3 %s/time_jieba.py %s"):format(folder, path)))
end

--- Seconds that cppjieba takes; nil when it cannot be had.
local function time_cppjieba(folder, path)
  local source = folder .. "/node_modules/nodejieba/submodules/cppjieba"
  capture(("cd %s && npm install --ignore-scripts nodejieba"):format(folder))
  capture(("c++ -O3 -std=c++17 -I%s/include -I%s/deps/limonp/include -o %s/cppjieba %s"):format(
    source, source, folder, paths.root .. "/tests/bench/cppjieba.cpp"))
  return tonumber(capture(("%s/cppjieba %s/dict %s"):format(folder, source, path)))
end

-- F1 --------------------------------------------------------------------------

--- The ends of words, in bytes without blanks: a set of "start-end".
local function spans(line)
  local set, count, at = {}, 0, 0
  for word in line:gmatch("%S+") do
    set[at .. "-" .. at + #word] = true
    at, count = at + #word, count + 1
  end
  return set, count
end

--- F1 of the words against lines of words with blanks between.
local function score(segmenter, gold)
  local right, wanted, got = 0, 0, 0
  for line in gold:gmatch("[^\r\n]+") do
    local set, count = spans(line)
    local found, found_count = spans(segmenter:join((line:gsub("%s+", ""))))
    for span in pairs(found) do right = right + (set[span] and 1 or 0) end
    wanted, got = wanted + count, got + found_count
  end
  return 2 * right / (wanted + got)
end

-- The whole -------------------------------------------------------------------

local corpus = paths.root .. "/../shared/corpus"
local folder = arg[1] or (lfs.attributes(corpus) and corpus or paths.samples)
local text = table.concat(gather(folder, { size = 0 }), "\n")
text = text:rep(math.max(1, SIZE // #text))
local plain <close> = assert(words.open({}, { lexicon = false }))
local with_terms <close> = assert(words.open())

local function show(name, seconds, size, asked)
  print(("%-36s %9.1f MB/s%s"):format(name, (size or #text) / seconds / 1e6,
                                      asked and "   asked: " .. asked or ""))
end

print(("%.1f MB of %s"):format(#text / 1e6, folder))
local copied = least(function () return text:rep(2) end, 9)
local cut, cut_terms, joined = math.huge, math.huge, math.huge
for _ = 1, 5 do
  cut = math.min(cut, least(function () plain:count(text) end, 3))
  cut_terms = math.min(cut_terms, least(function () with_terms:count(text) end, 3))
  joined = math.min(joined, least(function () with_terms:join(text, " ", "/") end, 1))
end
show("memcpy (two copies by string.rep)", copied, 2 * #text)
show("words with tags", cut, nil, "100 and more")
show("words with tags, terms kept whole", cut_terms)
show("the same, as text", joined)

local scratch = capture("mktemp -d"):gsub("\n", "")
local part = text:sub(1, utf8.offset(text, 0, PART) - 1)
write(scratch .. "/part.txt", part)
local function compare(name, seconds, times)
  show(name, seconds, #part)
  print(("  words with tags are %.0f times as fast   asked: %d"):format(
    seconds / #part / (cut / #text), times))
end
local slow = time_jieba(scratch, scratch .. "/part.txt")
if slow then compare("jieba in Python", slow, 100)
else print("jieba in Python: skipped; it is not installed") end
if not os.getenv("RECOGNIZERS") then
  print("cppjieba: skipped; RECOGNIZERS=1 gets it from npm and measures it")
else
  slow = time_cppjieba(scratch, scratch .. "/part.txt")
  if slow then compare("cppjieba (mix)", slow, 10)
  else print("cppjieba: could not be installed or compiled") end
end
capture("rm -r " .. scratch)

--- Milliseconds from opening to the first word.
local function time_start(options)
  return 1e3 * least(function ()
    local segmenter <close> = assert(words.open({}, options))
    segmenter:count "中国"
  end, 5)
end

print(("start to the first word: %.1f ms, without terms %.1f   asked: under 5"):format(
  time_start(), time_start { lexicon = false }))

-- Without a line end or a sign: time goes with length.
local bare = text:gsub("[%c%p ]", "")
for sign in ("，。；：！？、（）“”《》"):gmatch(utf8.charpattern) do
  bare = bare:gsub(sign, "")
end
local piece = bare:sub(1, utf8.offset(bare, 0, math.min(#bare, 2000000)) - 1)
local short, long = piece:rep(4000000 // #piece), piece:rep(50000000 // #piece)
local short_time = least(function () with_terms:count(short) end, 3)
local long_time = least(function () with_terms:count(long) end, 3)
print(("a line of %.0f MB without signs takes %.2f times as long a byte as one of %.0f MB" ..
       "   asked: 1 (linear)"):format(#long / 1e6, long_time / #long / (short_time / #short),
                                     #short / 1e6))

local cases = paths.root .. "/../shared/cases/seg"
if not lfs.attributes(cases) then
  print("F1 skipped: ../shared is absent")
  return
end
for _, row in ipairs { { "pku_slice", 0.8247, 0.8021 }, { "udgsd_dev", 0.7869, 0.7910 } } do
  local gold = read(("%s/%s_gold.txt"):format(cases, row[1]))
  print(("%s: F1 %.4f, with terms %.4f   jieba: %.4f, with its HMM %.4f"):format(
    row[1], score(plain, gold), score(with_terms, gold), row[2], row[3]))
end
