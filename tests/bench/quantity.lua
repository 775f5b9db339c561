--- quantity: how fast numbers are found in report text.
--
-- usage    tj run tests/bench/quantity.lua [FOLDER]
-- reads    the .txt files of FOLDER (by default ../shared/corpus, or samples/
--          where that is absent), cleaned, joined and repeated to two megabytes;
--          $RECOGNIZERS: any value also measures Recognizers-Text's JavaScript
--          package on a part of the same text, which npm installs for it
-- writes   MB/s of one pass over the text, of a pass with a Lua table for each
--          quantity, of one PCRE2 scan for digits and units, of Lua's gmatch of
--          the same; how many times as fast the pass is as each; and what is
--          asked. All are measured in turns with utf8.len of the same text: how
--          far its times lie apart is the machine's noise, and a pass in times
--          of it can be compared between runs
-- exits    0 done; 1 Recognizers-Text could not be measured
local lfs = require "lfs"
local document = require "tj.document"
local numbers = require "tj.numbers"
local regex = require "tj.core.regex"

local SIZE = 2000000
local RUNS = 9

--- The clean texts of the .txt files of a folder and below, sorted by path, up
--- to SIZE bytes.
local function gather(folder, parts)
  local names = {}
  for name in lfs.dir(folder) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local path = folder .. "/" .. name
    if name:find("^%.") then goto continue end
    if lfs.attributes(path, "mode") == "directory" then gather(path, parts)
    elseif name:find("%.txt$") then
      if parts.size > SIZE then return parts end
      parts[#parts + 1] = assert(document.open(path)):text()
      parts.size = parts.size + #parts[#parts]
    end
    ::continue::
  end
  return parts
end

--- Seconds of the processor that f takes.
local function seconds_of(f)
  local start = os.clock()
  f()
  return os.clock() - start
end

--- The least seconds of each function, measured in turns, and of the first of
--- them those of the run in the middle.
local function measure(list)
  local least, first = {}, {}
  for _ = 1, RUNS do
    for i, f in ipairs(list) do
      local seconds = seconds_of(f)
      least[i] = math.min(least[i] or math.huge, seconds)
      if i == 1 then first[#first + 1] = seconds end
    end
  end
  table.sort(first)
  return least, first[#first // 2 + 1]
end

local PATTERN <close> = regex.compile(
  [[[0-9]+(?:\.[0-9]+)?(?:万|亿|万亿)?(?:元|家|个|%|吨|人|项|公里|亩)]])

local function count_regex(text)
  local count = 0
  for _ in PATTERN:gmatch(text) do count = count + 1 end
end

local UNITS = { ["元"] = true, ["家"] = true, ["个"] = true, ["吨"] = true, ["人"] = true }

local function count_gmatch(text)
  local count = 0
  for _, unit in text:gmatch("(%d+%.?%d*)([%%\xE4-\xE9][\x80-\xBF]*)") do
    if unit == "%" or UNITS[unit] then count = count + 1 end
  end
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
local text = table.concat(gather(folder, { size = 0 }), "\n")
assert(#text > 0, folder .. " has no .txt files")
text = text:rep(SIZE // #text + 1)
if #text > SIZE then text = text:sub(1, utf8.offset(text, 0, SIZE) - 1) end

local doc = assert(document.from_text(text))
local quantifier <close> = numbers.open()
local least, middle = measure {
  function () return utf8.len(text) end,
  function () quantifier:add(doc) end,
  function () quantifier:find(text) end,
  function () count_regex(text) end,
  function () count_gmatch(text) end,
}
local pass = least[2]

local function show(name, seconds, asked, size)
  local speed = (size or #text) / seconds / 1e6
  print(("%-30s %8.2f MB/s  the pass is %7.2f times as fast  %s"):format(
    name, speed, #text / pass / 1e6 / speed, asked or ""))
end

print(("%.1f MB of %s, %d quantities"):format(#text / 1e6, folder,
                                              #doc:quantities()))
print(("noise: half of the time utf8.len took over %.2f times its least"):format(
  middle / least[1]))
show("utf8.len of the same", least[1])
show("one pass", pass, "asked: 150 MB/s")
show("a table for each quantity", least[3])
show("PCRE2 for digits and units", least[4], "asked: the ratio")
show("Lua's gmatch of the same", least[5], "asked: the ratio")
if not os.getenv("RECOGNIZERS") then
  print("Recognizers-Text: skipped; RECOGNIZERS=1 installs it by npm and measures it")
  return 0
end
local part = text:sub(1, utf8.offset(text, 0, math.min(#text, 50000)) - 1)
local seconds = time_recognizers(part)
if not seconds then
  print("Recognizers-Text: could not be installed or run")
  return 1
end
show("Recognizers-Text, JavaScript", seconds, "asked: 2000 times", #part)
return 0
