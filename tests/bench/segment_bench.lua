--- segment_bench: how fast words are cut, beside others, and how well.
--
-- usage    tj run tests/bench/segment_bench.lua [FOLDER]
-- reads    the .txt files of FOLDER (../shared/corpus where it is, else
--          samples/), and the word segmentation cases of ../shared where they
--          are; jieba in Python where it is installed; cppjieba out of npm's
--          nodejieba, which RECOGNIZERS=1 gets and compiles once, into
--          $BUILD/bench
-- writes   MB/s, what is asked beside what was measured, and the F1 of words
--
-- The machine is shared: ours runs before and after each other one, and the
-- best pass of each counts.
local lfs = require "lfs"
local paths = require "tj.paths"
local words = require "tj.words"

local SIZE, PART = 1000000, 100000  -- bytes; the part is for jieba in Python
local BENCH = (os.getenv("BUILD") or "build") .. "/bench"
local HERE = paths.root .. "/tests/bench"
local CASES = paths.root .. "/../shared/cases/seg"

-- Files -----------------------------------------------------------------------

local function exists(path)
  return lfs.attributes(path, "mode") ~= nil
end

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read("a")
end

local function write(path, data)
  local file <close> = assert(io.open(path, "wb"))
  file:write(data)
end

local function capture(command)
  local pipe <close> = assert(io.popen(command .. " 2>/dev/null", "r"))
  return pipe:read("a")
end

--- The names in a folder that match, sorted.
local function names_in(folder, pattern)
  local names = {}
  if not exists(folder) then return names end
  for name in lfs.dir(folder) do
    if name:find(pattern) then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

--- All texts below a folder, until there are SIZE bytes.
local function gather(folder, parts)
  for _, name in ipairs(names_in(folder, "^[^.]")) do
    local path = folder .. "/" .. name
    if parts.size >= SIZE then return parts end
    if lfs.attributes(path, "mode") == "directory" then gather(path, parts)
    elseif name:find("%.txt$") then
      local text = read(path)
      if utf8.len(text) then
        parts[#parts + 1], parts.size = text, parts.size + #text
      end
    end
  end
  return parts
end

--- The beginning of a text: whole chars, at most `size` bytes.
local function begin(text, size)
  return text:sub(1, utf8.offset(text, 0, math.min(#text, size) + 1) - 1)
end

-- Speed -----------------------------------------------------------------------

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

local function show(name, speed, asked)
  print(("%-36s %9.1f MB/s%s"):format(name, speed / 1e6,
                                      asked and "   asked: " .. asked or ""))
end

local plain <close> = assert(words.open({}, { lexicon = false }))
local full <close> = assert(words.open())

-- Seconds a byte, the best so far.
local best = { words = math.huge, terms = math.huge, text = math.huge }

--- Measures our own once more.
local function measure(text)
  local function better(name, times, run)
    best[name] = math.min(best[name], least(run, times) / #text)
  end
  better("words", 10, function () plain:count(text) end)
  better("terms", 10, function () full:count(text) end)
  better("text", 3, function () full:join(text, " ", "/") end)
end

--- Shows what another took for `size` bytes, and how much faster ours is.
local function compare(name, seconds, size, asked)
  show(name, size / seconds)
  local ratio = seconds / size / best.words
  print(("  words with tags are %.0f times as fast, with terms %.0f   asked: %d")
    :format(ratio, seconds / size / best.terms, asked))
end

--- Seconds that jieba in Python takes for a file; nil where it is not. Its
--- words of the gold files are left in the folder.
local function time_jieba(path, folder)
  local command = ("/usr/bin/python3 %s/jieba_bench.py %s %s"):format(HERE, path, folder)
  for _, name in ipairs(names_in(CASES, "_gold%.txt$")) do
    command = ("%s '%s/%s'"):format(command, CASES, name)
  end
  return tonumber(capture(command))
end

--- Gets cppjieba by npm and compiles what measures it, unless that is there.
local function make_cppjieba()
  local source = BENCH .. "/node_modules/nodejieba/submodules/cppjieba"
  local program = BENCH .. "/cppjieba"
  if os.getenv("RECOGNIZERS") and not exists(program) then
    lfs.mkdir(BENCH)
    capture(("cd %s && npm install --ignore-scripts nodejieba"):format(BENCH))
    capture(("c++ -O3 -std=c++17 -I%s/include -I%s/deps/limonp/include -o %s %s/cppjieba.cpp")
      :format(source, source, program, HERE))
  end
  return exists(program) and program, source .. "/dict"
end

local function compare_others(text, scratch)
  local part = begin(text, PART)
  write(scratch .. "/text.txt", text)
  write(scratch .. "/part.txt", part)
  local seconds = time_jieba(scratch .. "/part.txt", scratch)
  measure(text)
  local program, dictionary = make_cppjieba()
  local cpp_seconds = program and
    tonumber(capture(("%s %s %s/text.txt"):format(program, dictionary, scratch)))
  measure(text)
  if seconds then compare("jieba in Python", seconds, #part, 100)
  else print("jieba in Python: skipped; it is not installed") end
  if cpp_seconds then compare("cppjieba (mix)", cpp_seconds, #text, 10)
  elseif os.getenv("RECOGNIZERS") then
    print("cppjieba: skipped; npm could not get it, or it could not be compiled")
  else print("cppjieba: skipped; RECOGNIZERS=1 gets it from npm and measures it") end
end

--- Milliseconds from opening to the first word.
local function time_start(files, options)
  return 1e3 * least(function ()
    local segmenter <close> = assert(words.open(files, options))
    segmenter:count "中国"
  end, 9)
end

local function show_start(scratch)
  local user = scratch .. "/user.txt"
  write(user, "专精特新贷 n\n")
  print(("start to the first word: %.1f ms, without terms %.1f   asked: under 5")
    :format(time_start(), time_start({}, { lexicon = false })))
  print(("  with a file of one's own (--user): %.1f ms, without terms %.1f")
    :format(time_start { user }, time_start({ user }, { lexicon = false })))
end

--- A line without a sign takes no longer than the same bytes with their signs
--- and lines (so many words touch many pages of memory, in both).
local function show_long_line(text)
  local bare = text:gsub("[%c%p ]", "")
  for sign in ("，。；：！？、（）“”《》"):gmatch(utf8.charpattern) do
    bare = bare:gsub(sign, "")
  end
  local function time(part)
    local long = part:rep(50000000 // #part)
    return least(function () full:count(long) end, 3) / #long
  end
  local with_signs, without = time(text), time(bare)
  print(("a line of 50 MB without signs takes %.2f times as long a byte as with them"
    .. "   asked: 1 (linear)"):format(without / with_signs))
end

-- F1 --------------------------------------------------------------------------

--- The ends of words, in bytes without blanks: a set of "start-end".
local function spans(text)
  local set, count, at = {}, 0, 0
  for word in text:gmatch("%S+") do
    set[at .. "-" .. at + #word] = true
    at, count = at + #word, count + 1
  end
  return set, count
end

--- F1 of words, blanks between them, against others of the same text.
local function score(gold, cut)
  local wanted, wanted_count = spans(gold)
  local got, got_count = spans(cut)
  local right = 0
  for span in pairs(got) do right = right + (wanted[span] and 1 or 0) end
  return 2 * right / (wanted_count + got_count)
end

local function show_scores(scratch)
  for _, name in ipairs(names_in(CASES, "_gold%.txt$")) do
    local gold = read(CASES .. "/" .. name)
    local text = gold:gsub("[^%S\n]+", "")
    local line = ("%s: F1 %.4f, with terms %.4f"):format(
      name, score(gold, plain:join(text)), score(gold, full:join(text)))
    if exists(scratch .. "/" .. name .. ".plain") then
      line = ("%s   jieba: %.4f, with its HMM %.4f"):format(line,
        score(gold, read(scratch .. "/" .. name .. ".plain")),
        score(gold, read(scratch .. "/" .. name .. ".hmm")))
    end
    print(line)
  end
  if not exists(CASES) then print("F1: skipped; ../shared is absent") end
end

-- The whole -------------------------------------------------------------------

local corpus = paths.root .. "/../shared/corpus"
local folder = arg[1] or (exists(corpus) and corpus or paths.samples)
local text = table.concat(gather(folder, { size = 0 }), "\n")
text = begin(text:rep(math.ceil(SIZE / #text)), SIZE)
local scratch = capture("mktemp -d"):gsub("\n", "")

print(("%.1f MB of %s"):format(#text / 1e6, folder))
show("memcpy (string.rep of the text)",
     2 * #text / least(function () return text:rep(2) end, 20))
measure(text)
compare_others(text, scratch)
show("words with tags", 1 / best.words, "100 and more")
show("words with tags, terms kept whole", 1 / best.terms)
show("the same, as text", 1 / best.text)
show_start(scratch)
show_long_line(text)
show_scores(scratch)
capture("rm -r " .. scratch)
