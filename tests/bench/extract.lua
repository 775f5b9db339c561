--- extract: tj extract --db, end to end, beside a plain Python program.
--
-- usage    tj run tests/bench/extract.lua [COPIES]
-- reads    samples/, of which it makes COPIES (10) that differ; $BUILD;
--          $PYTHON, a Python that can import jieba (looked for by default)
-- writes   seconds and MB/s of each, and how many times faster tj is
--
-- Both read files, cut words with tags, find numbers and their indicators, and
-- store them in SQLite; tj does more besides (cleaning, rules, periods ...).
local lfs = require "lfs"

local tj = (os.getenv("BUILD") or "build") .. "/tj"
local copies = math.tointeger(tonumber(arg[1] or 10))
  or error("not a whole number: " .. arg[1])

local function quote(word) return "'" .. word:gsub("'", "'\\''") .. "'" end

local function capture(command)
  local pipe <close> = assert(io.popen(command))
  return (pipe:read("a"):gsub("%s+$", ""))
end

local function now() return tonumber(capture("date +%s.%N")) end

--- Runs a command; how many seconds it took. Raises when it fails.
local function seconds(command)
  local start = now()
  if not os.execute(command) then error("failed: " .. command, 0) end
  return now() - start
end

--- Copies of the samples, each with a last line of its own.
local function fill(folder)
  local bytes = 0
  for name in lfs.dir("samples") do
    if name:sub(1, 1) ~= "." then
      local file <close> = assert(io.open("samples/" .. name, "rb"))
      local text = file:read("a")
      for i = 1, copies do
        local copy <close> =
          assert(io.open(("%s/%03d-%s"):format(folder, i, name), "wb"))
        copy:write(text, ("\n(%d)\n"):format(i))
        bytes = bytes + #text
      end
    end
  end
  return bytes / 1e6
end

--- A Python that can import jieba; also builds jieba's cache, once.
local function find_python()
  local candidates = { os.getenv("PYTHON") or "python3", "/usr/bin/python3" }
  for _, python in ipairs(candidates) do
    if os.execute(quote(python) ..
        " -c 'import jieba; jieba.initialize()' >/dev/null 2>&1") then
      return python
    end
  end
end

local folder = capture("mktemp -d")
-- Taken away however the script ends.
local _ <close> = setmetatable({}, { __close = function ()
  os.execute("rm -rf " .. quote(folder))
end })
lfs.mkdir(folder .. "/documents")
local megabytes = fill(folder .. "/documents")

local function line(name, time)
  print(("  %-28s %7.2f s %8.2f MB/s"):format(name, time, megabytes / time))
end

local function extract(jobs)
  local time = seconds(("%s extract -q -j %d --db %s --format jsonl -o %s %s")
    :format(quote(tj), jobs, folder .. "/tj" .. jobs .. ".db",
            folder .. "/facts.jsonl", folder .. "/documents"))
  line(("tj, %d process%s"):format(jobs, jobs == 1 and "" or "es"), time)
  return time
end

print(("extract: %d documents, %.1f MB"):format(
  copies * tonumber(capture("ls samples | wc -l")), megabytes))
local one = extract(1)
local all = extract(tonumber(capture("nproc")))
local python = find_python()
if not python then
  print("  skipped Python: no python3 here can import jieba")
else
  local plain = seconds(("%s tests/bench/extract.py %s %s >/dev/null"):format(
    quote(python), folder .. "/python.db", folder .. "/documents"))
  line("Python, jieba, re, sqlite3", plain)
  print(("  tj is %.1f times as fast on one process, %.1f on all"):format(
    plain / one, plain / all))
end
