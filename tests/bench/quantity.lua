--- quantity: how fast numbers are found in report text.
--
-- usage    tj run tests/bench/quantity.lua [FOLDER]
-- reads    the .txt files of FOLDER (by default ../shared/corpus, or samples/
--          where that is absent), cleaned, joined and repeated to two megabytes;
--          $RECOGNIZERS: any value also measures Recognizers-Text's JavaScript
--          package on a part of the same text, which npm installs for it
-- writes   MB/s of one pass over the text, of a pass with a Lua table for each
--          quantity, of one PCRE2 scan for digits and units, of Lua's gmatch of
--          the same; and how many times as fast the pass is as each
-- exits    0 done; 1 Recognizers-Text could not be measured
local lfs = require "lfs"
local document = require "tj.document"
local numbers = require "tj.numbers"
local regex = require "tj.core.regex"

local SIZE = 2000000
local RUNS = 9

--- The clean texts of the .txt files of a folder and below, sorted by path.
local function gather(folder, parts)
  local names = {}
  for name in lfs.dir(folder) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local path = folder .. "/" .. name
    if name:find("^%.") then goto continue end
    if lfs.attributes(path, "mode") == "directory" then gather(path, parts)
    elseif name:find("%.txt$") then
      parts[#parts + 1] = assert(document.open(path)):text()
    end
    ::continue::
  end
  return parts
end

--- The least time of some runs, in seconds of the processor.
local function least(f, runs)
  local best = math.huge
  for _ = 1, runs or RUNS do
    local start = os.clock()
    f()
    best = math.min(best, os.clock() - start)
  end
  return best
end

local function count_regex(text)
  local pattern <close> = regex.compile(
    [[[0-9]+(?:\.[0-9]+)?(?:万|亿|万亿)?(?:元|家|个|%|吨|人|项|公里|亩)]])
  return least(function ()
    local count = 0
    for _ in pattern:gmatch(text) do count = count + 1 end
  end)
end

local UNITS = { ["元"] = true, ["家"] = true, ["个"] = true, ["吨"] = true, ["人"] = true }

local function count_gmatch(text)
  return least(function ()
    local count = 0
    for _, unit in text:gmatch("(%d+%.?%d*)([%%\xE4-\xE9][\x80-\xBF]*)") do
      if unit == "%" or UNITS[unit] then count = count + 1 end
    end
  end)
end

local SCRIPT = [[
const recognizers = require("@microsoft/recognizers-text-suite");
const lines = require("fs").readFileSync(process.argv[2], "utf8").split("\n");
function read(line) {
  recognizers.recognizeNumber(line, "zh-cn");
  recognizers.recognizePercentage(line, "zh-cn");
  recognizers.recognizeCurrency(line, "zh-cn");
  recognizers.recognizeDimension(line, "zh-cn");
}
read("3%");  // builds its patterns, which is not counted
const start = process.cpuUsage().user;
lines.forEach(read);
console.log((process.cpuUsage().user - start) / 1e6);
]]

--- Seconds that Recognizers-Text takes for a text; nil where npm or node fails.
local function time_recognizers(text)
  local pipe <close> = assert(io.popen("mktemp -d"))
  local folder = pipe:read("l")
  for name, data in pairs { ["run.js"] = SCRIPT, ["text.txt"] = text } do
    local file <close> = assert(io.open(folder .. "/" .. name, "wb"))
    file:write(data)
  end
  local node <close> = assert(io.popen(
    ("cd %s && npm install --silent --no-audit --no-fund " ..
     "@microsoft/recognizers-text-suite >/dev/null 2>&1 && node run.js text.txt")
    :format(folder)))
  local seconds = tonumber(node:read("l") or "")
  os.execute("rm -rf " .. folder)
  return seconds
end

local folder = arg[1]
  or (lfs.attributes("../shared/corpus", "mode") and "../shared/corpus" or "samples")
local text = table.concat(gather(folder, {}), "\n")
assert(#text > 0, folder .. " has no .txt files")
text = text:rep(SIZE // #text + 1)
if #text > SIZE then text = text:sub(1, utf8.offset(text, 0, SIZE) - 1) end

local doc = assert(document.from_text(text))
local quantifier <close> = numbers.open()
local pass = least(function () quantifier:add(doc) end)
local found = #quantifier:find(text)

local function show(name, seconds, size)
  local speed = (size or #text) / seconds / 1e6
  print(("%-34s %8.2f MB/s   the pass is %.2f times as fast"):format(
    name, speed, #text / pass / 1e6 / speed))
end

print(("%.1f MB of %s, %d quantities"):format(#text / 1e6, folder, found))
show("one pass", pass)
show("a table for each quantity", least(function () quantifier:find(text) end))
show("PCRE2 for digits and units", count_regex(text))
show("Lua's gmatch of the same", count_gmatch(text))
if not os.getenv("RECOGNIZERS") then
  print("Recognizers-Text: skipped; RECOGNIZERS=1 installs it by npm and measures it")
  return 0
end
local part = text:sub(1, utf8.offset(text, 0, 100000) - 1)
local seconds = time_recognizers(part)
if not seconds then
  print("Recognizers-Text: could not be installed or run")
  return 1
end
show("Recognizers-Text, JavaScript", seconds, #part)
return 0
