-- roundtrip_spec.lua: where clean text came from. Any stretch of clean text,
-- mapped to raw bytes, decoded and cleaned again, gives that stretch.
--
-- The stretches are random ones, every sentence and every line, without the
-- blanks at their ends. The raw bytes of each are put on a line of their own
-- behind the raw document, whose habits (pinyin behind each char, Traditional,
-- lines of one width) they so keep. A stretch is widened
--   * to the line where it meets a change that was found by looking at the
--     line: blanks, breaks, mojibake, entities
--   * to the ends of a row of Chinese chars where it meets a Traditional
--     phrase, and to the ends of a char that became several
local helper = require "tests.spec.helper"
local outline = require "tj.outline"
local text = require "tj.core.text"

local ROUNDS = 80  -- random stretches of each document
local LONGEST = 400  -- chars of one
local MARK = "■■■"

local OF_LINE = { blanks = true, breaks = true, mojibake = true,
                  entities = true }
local UNITS = { ["UTF-16LE"] = "%s\0", ["UTF-16BE"] = "\0%s" }

--- The mark on a line of its own, in the encoding of the document.
local function mark_in(encoding)
  if UNITS[encoding] then
    local line = UNITS[encoding]:format("\n")
    local mark = encoding == "UTF-16LE" and "\xA0\x25" or "\x25\xA0"
    return line .. mark:rep(3) .. line
  end
  local mark = encoding == "UTF-8" and MARK or encoding == "Big5"
    and ("\xA1\xBD"):rep(3) or ("\xA1\xF6"):rep(3)
  return "\n" .. mark .. "\n"
end

--- Whole numbers from 1 to `limit` that are the same in every run.
local function generator()
  local state = 1
  return function (limit)
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 65536 % limit + 1
  end
end

local function line_around(clean, first, last)
  while first > 1 and clean:byte(first - 1) ~= 10 do first = first - 1 end
  return first, (clean:find("\n", last, true) or #clean + 1) - 1
end

--- The row of Chinese chars around a stretch.
local function row_around(clean, first, last)
  while first > 1 and clean:byte(first - 1) >= 0x80 do first = first - 1 end
  local stop = clean:find("[\0-\x7F]", last + 1) or #clean + 1
  return first, stop - 1
end

--- Widens a stretch until it cuts no change.
local function widen(clean, changes, first, last)
  for _, change in ipairs(changes) do
    if change.first <= last + 1 and change.last >= first - 1 then
      local from, to = change.first, math.max(change.last, change.first)
      if OF_LINE[change.step] then
        from, to = line_around(clean, math.min(from, first), math.max(to, last))
      elseif change.step == "traditional" then
        from, to = row_around(clean, from, to)
      elseif change.step ~= "forms" then
        from, to = first, last
      end
      first, last = math.min(first, from), math.max(last, math.min(to, #clean))
    end
  end
  return first, last
end

local function trim(clean, first, last)
  first = clean:find("[^ \t\n]", first)
  while first and last >= first and clean:find("^[ \t\n]", last) do
    last = last - 1
  end
  return first, last
end

--- Every sentence, every line and random stretches, as { first, last }.
local function stretches_of(doc, clean)
  local list, random = {}, generator()
  local starts = {}
  for at in utf8.codes(clean) do starts[#starts + 1] = at end
  starts[#starts + 1] = #clean + 1
  for _ = 1, ROUNDS do
    local from = random(#starts - 1)
    local to = math.min(#starts, from + random(LONGEST))
    list[#list + 1] = { starts[from], starts[to] - 1 }
  end
  for first, behind in clean:gmatch("()[^\n]+()") do
    list[#list + 1] = { first, behind - 1 }
  end
  for _, sentence in ipairs(outline.add(doc):sentences()) do
    list[#list + 1] = { sentence.first, sentence.last }
  end
  return list
end

--- What differs after a round trip, as messages.
local function faults_of(path)
  local doc <close> = assert(text.open(helper.read(path), { name = path }))
  local clean, raw, encoding = doc:text(), doc:raw(), (doc:encoding())
  local changes, mark = doc:changes(), mark_in(encoding)
  local pieces, wanted, faults = { raw }, {}, {}
  for _, stretch in ipairs(stretches_of(doc, clean)) do
    local first, last = trim(clean, widen(clean, changes, table.unpack(stretch)))
    if first and first <= last then
      local start, stop = doc:raw_span(first, last)
      pieces[#pieces + 1] = raw:sub(start + 1, stop)
      wanted[#wanted + 1] = clean:sub(first, last)
    end
  end
  pieces[#pieces + 1] = ""
  local again <close> = assert(text.open(table.concat(pieces, mark),
    { name = path, encoding = encoding, html = false }))
  local result = again:text()
  local at = select(2, result:find(MARK, 1, true))
  for i, want in ipairs(wanted) do
    local stop = result:find(MARK, at + 1, true)
    local got = result:sub(at + 1, stop - 1):match("^%s*(.-)%s*$")
    if got ~= want and #faults < 3 then
      faults[#faults + 1] = ("stretch %d\nwant %s\ngot  %s"):format(i, want, got)
    end
    at = stop + #MARK - 1
  end
  return faults
end

local function paths_in(pattern)
  local pipe <close> = assert(io.popen("ls " .. pattern .. " 2>/dev/null"))
  local list = {}
  for path in pipe:lines() do list[#list + 1] = path end
  return list
end

describe("clean text, cleaned again from the bytes it came from", function ()
  for _, path in ipairs(paths_in "samples/*.txt") do
    it("is itself: " .. path, function ()
      assert.same({}, faults_of(path))
    end)
  end

  it("is itself: the corpus", function ()
    if not helper.has_shared() then pending "../shared is absent" return end
    local folder = helper.quote(helper.shared) .. "/corpus"
    for _, path in ipairs(paths_in(folder .. "/*.txt " .. folder .. "/*/*.txt")) do
      assert.same({}, faults_of(path), path)
    end
  end)
end)
