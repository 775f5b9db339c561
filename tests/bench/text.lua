--- text: how fast a file becomes a text with an outline, and in how much
--- memory.
--
-- usage    tj run tests/bench/text.lua
-- reads    samples/, of which it makes large files in a temporary folder
-- writes   a line for each measurement, with what is asked of it: MB/s of
--          decode, clean and outline, and how many times as long as Lua's
--          utf8.len they take beside it, which says more on a busy machine; the
--          same for other encodings; times of
--          OpenCC alone; memory as a multiple of the file, and how the time of
--          200 MB and of one line of 50 MB, and the pages they touch, compare
--          with those of 4 MB, by themselves and as multiples of the time that
--          copying the file into as many new pages takes
local outline = require "tj.outline"
local text = require "tj.core.text"

local RUNS = 2
local BASE = 4e6   -- bytes of an ordinary measurement

io.stdout:setvbuf("line")

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read("a")
end

--- What a command prints; nil where it fails.
local function output_of(command)
  local pipe = assert(io.popen(command, "r"))
  local printed = pipe:read("a")
  return pipe:close() and printed or nil
end

--- The reports of samples/ again and again, up to `size` bytes; a digit of each
--- sentence differs, since what stands twice is furniture.
local function reports(size)
  local parts, all = {}, 0
  local plain = read("samples/bureau-2016.txt") .. "\n"
                .. read("samples/city-2026.txt") .. "\n"
  local copy = 0
  while all < size do
    copy = copy + 1
    local tag = ("%06d"):format(copy)
    local part = plain:gsub("。", tag .. "号。")
    parts[#parts + 1] = part
    all = all + #part
  end
  return table.concat(parts):sub(1, size):match("^.*\n")
end

--- Processor time of one run.
local function time_once(run)
  collectgarbage()
  local start = os.clock()
  run()
  return os.clock() - start
end

--- The least processor time of some runs.
local function time_of(run)
  local best = math.huge
  for _ = 1, RUNS do best = math.min(best, time_once(run)) end
  return best
end

--- The least processor times of `run` and of utf8.len on the same bytes, which
--- take turns so that a busy machine slows both.
local function times_of(bytes, run)
  local best, plain = math.huge, math.huge
  for _ = 1, RUNS do
    plain = math.min(plain, time_once(function () utf8.len(bytes) end))
    best = math.min(best, time_once(run))
  end
  return best, plain
end

local function open(bytes, options)
  assert(text.open(bytes, options)):close()
end

local function shape(bytes)
  local doc <close> = assert(text.open(bytes))
  outline.read(outline.add(doc))
end

local function say(name, value, asked)
  print(("%-44s %s%s"):format(name, value, asked and "   asked " .. asked or ""))
end

local function speed(bytes, seconds)
  return ("%8.1f MB/s"):format(#bytes / seconds / 1e6)
end

--- Processor time, highest memory and pages touched for the first time of `tj
--- outline`, or of reading a file and copying it a number of times, on a file of
--- its own.
local PROBE = [[
local outline = require "tj.outline"
local document = require "tj.document"
local start = os.clock()
if arg[2] then
  local copies = { assert(document.read(arg[1])) }
  for i = 2, tonumber(arg[2]) do copies[i] = copies[i - 1] .. "\n" end
  assert(#copies[#copies] >= #copies[1])
else
  outline.read(assert(document.open(arg[1], { layers = { "outline" } })))
end
local seconds = os.clock() - start
local status = io.open("/proc/self/status"):read("a")
local stat = io.open("/proc/self/stat"):read("a")
print(seconds, status:match("VmHWM:%s*(%d+)"),
      stat:match("%) %a [-%d]+ [-%d]+ [-%d]+ [-%d]+ [-%d]+ %d+ (%d+)"))
]]

local folder = output_of("mktemp -d"):gsub("\n", "")
local probe = folder .. "/probe.lua"

local function write(name, data)
  local path = folder .. "/" .. name
  local file <close> = assert(io.open(path, "wb"))
  file:write(data)
  return path
end

--- The program under test, as this script is run by it.
local function program()
  local words = read("/proc/self/cmdline")
  return words:match("^[^\0]*")
end

--- What the probe says of a file: { seconds, memory, pages }, a byte of it each;
--- with `copies` it is no more than held so many times.
local function measure(path, copies)
  local printed = assert(output_of(("%s run %s %s %s"):format(
    program(), probe, path, copies or "")))
  local seconds, kilobytes, pages = printed:match("^(%S+)\t(%S+)\t(%S+)")
  local file <close> = assert(io.open(path, "rb"))
  local size = file:seek("end")
  return { seconds = seconds / size, memory = kilobytes * 1024 / size,
           pages = pages / size }
end

local function say_speed(name, bytes, run, asked)
  local seconds, plain = times_of(bytes, run)
  say(name, ("%s %6.1f x utf8.len"):format(speed(bytes, seconds),
                                           seconds / plain), asked)
end

local function bench_speed()
  local bytes = reports(BASE)
  say_speed("UTF-8: decode, clean", bytes, function () open(bytes) end)
  local doc = assert(text.open(bytes))
  say_speed("UTF-8: outline, blocks", bytes, function () outline.add(doc) end)
  say_speed("UTF-8: outline, sections", bytes, function () outline.read(doc) end)
  doc:close()
  say_speed("UTF-8: all of them", bytes, function () shape(bytes) end,
            "100 MB/s or more")
end

--- The same bytes by another program; nil where there is none.
local function converted(command, path)
  return output_of(command .. " <" .. path .. " 2>/dev/null")
end

local function bench_encodings()
  local path = write("small.txt", reports(2e6))
  for _, row in ipairs { { "GB18030", "iconv -c -f UTF-8 -t GB18030" },
                         { "UTF-16LE", "iconv -c -f UTF-8 -t UTF-16LE" } } do
    local bytes = converted(row[2], path)
    if bytes and #bytes > 0 then
      say(row[1] .. ": decode, clean",
          speed(bytes, time_of(function () open(bytes) end)))
    end
  end
  local page = "<html><body><p>" .. read(path):gsub("\n", "</p>\n<p>")
               .. "</p></body></html>"
  say("HTML: decode, clean", speed(page, time_of(function () open(page) end)))
end

--- Traditional text beside OpenCC's own program on the same text, whose start
--- is taken off by a run on next to nothing.
local function bench_traditional()
  local path = write("simple.txt", reports(1e6))
  local bytes = converted("opencc -c s2tw.json", path)
  if not bytes or bytes == "" then
    say("Traditional", "the program opencc is absent: left out")
    return
  end
  local source = write("traditional.txt", bytes)
  local nothing = write("nothing.txt", "國\n")
  local function alone(file)
    local best = math.huge
    for _ = 1, RUNS do
      local printed = output_of(
        ("bash -c 'TIMEFORMAT=%%U; time opencc -c tw2s.json -i %s -o /dev/null' 2>&1")
        :format(file))
      best = math.min(best, tonumber(printed) or math.huge)
    end
    return best
  end
  local ours = time_of(function () open(bytes) end)
  local theirs = alone(source) - alone(nothing)
  say("Traditional: decode, clean", speed(bytes, ours))
  say("Traditional: time of OpenCC alone, ratio",
      ("%8.2f"):format(ours / theirs))
end

local PAGE = 4096

--- What is measured of a file, and what copying it into as many new pages takes,
--- since a machine may take longer to find each of many pages.
local function measure_both(path)
  local found = measure(path)
  local copies = math.max(1, math.floor(found.pages * PAGE + 0.5))
  found.copied = measure(path, copies).seconds
  return found
end

--- A large file beside one of ordinary size, each read by a new process, so
--- that both pay for pages touched for the first time.
local function say_size(name, path, small)
  local large = measure_both(path)
  os.remove(path)
  say(name .. ": memory, times the file", ("%8.1f"):format(large.memory),
      "8 or less")
  say(name .. ": pages for a byte, to 4 MB",
      ("%8.2f"):format(large.pages / small.pages), "about 1")
  say(name .. ": time for a byte, to 4 MB",
      ("%8.2f"):format(large.seconds / small.seconds))
  say(name .. ": the same of copying",
      ("%8.2f"):format(large.copied / small.copied))
  say(name .. ": the one to the other",
      ("%8.2f"):format(large.seconds / small.seconds
                       / (large.copied / small.copied)), "about 1")
end

local function bench_size()
  write("probe.lua", PROBE)
  local small = measure_both(write("base.txt", reports(BASE)))
  say_size("200 MB", write("200.txt", reports(200e6)), small)
  say_size("one line of 50 MB",
           write("line.txt", (reports(50e6):gsub("\n", ""))), small)
end

bench_speed()
bench_encodings()
bench_traditional()
bench_size()
os.execute("rm -r " .. folder)
