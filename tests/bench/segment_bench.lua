--- segment_bench: how fast words are cut, and how well.
--
-- usage    tj run tests/bench/segment_bench.lua [FOLDER]
-- reads    the .txt files of FOLDER (samples/ by default), and the word
--          segmentation cases of ../shared where they are present
-- writes   MB/s of processor time, with and without the terms of the lexicon,
--          and the F1 of the words
local lfs = require "lfs"
local words = require "tj.words"
local paths = require "tj.paths"

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read("a")
end

--- All texts below a folder as one string.
local function gather(folder, parts)
  for name in lfs.dir(folder) do
    local path = folder .. "/" .. name
    if name:find("^%.") then goto continue end
    if lfs.attributes(path, "mode") == "directory" then gather(path, parts)
    elseif name:find("%.txt$") then parts[#parts + 1] = read(path) end
    ::continue::
  end
  return parts
end

--- The best of some runs, in MB/s.
local function speed(segmenter, text)
  local best = math.huge
  for _ = 1, 9 do
    local start = os.clock()
    segmenter:join(text)
    best = math.min(best, os.clock() - start)
  end
  return #text / best / 1e6
end

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

local text = table.concat(gather(arg[1] or paths.samples, {}))
text = text:rep(math.max(1, 3000000 // #text))
local plain <close> = assert(words.open_dictionary(paths.dictionary))
local with_terms <close> = assert(words.open())
print(("%.1f MB: %.0f MB/s, with terms %.0f MB/s"):format(
  #text / 1e6, speed(plain, text), speed(with_terms, text)))
local cases = paths.root .. "/../shared/cases/seg"
if not lfs.attributes(cases) then
  print("F1 skipped: ../shared is absent")
  return
end
for _, name in ipairs { "pku_slice", "udgsd_dev" } do
  local gold = read(("%s/%s_gold.txt"):format(cases, name))
  print(("%s: F1 %.4f, with terms %.4f"):format(
    name, score(plain, gold), score(with_terms, gold)))
end
