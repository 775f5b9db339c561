--- Damage to chars: Traditional, readings, widths, what is not seen, blanks.
local Cells = require "tests.damage.cells"
local align = require "tests.damage.align"
local readings = require "tests.damage.readings"

local characters = {}

-- Traditional ----------------------------------------------------------------

local function write(path, data)
  local file <close> = assert(io.open(path, "wb"))
  file:write(data)
end

local converted = {}  -- by configuration and text: opencc is slow to start

--- The command opencc, not the library inside the program.
local function opencc(text, configuration)
  local key = configuration .. text
  if not converted[key] then
    local path = os.tmpname()
    write(path, text)
    local pipe = assert(io.popen(("opencc -c %s.json -i %s")
                                 :format(configuration, path)))
    converted[key] = pipe:read("a")
    pipe:close()
    os.remove(path)
  end
  return converted[key]
end

--- Lines `keep` refuses stay Simplified. A line that changes its length is
--- left as it is: its chars could not be told apart.
---@param cells Cells
---@param configuration "s2t" | "s2tw" | "s2hk"
---@param keep? fun(): boolean
function characters.traditional(cells, configuration, keep)
  local text = opencc(cells:text(), configuration)
  local lines, i = cells:lines(), 0
  for line in text:gmatch("([^\n]*)\n?") do
    i = i + 1
    local place, chars = lines[i], align.chars(line)
    if not place then break end
    if #chars == place[2] - place[1] + 1 and (not keep or keep()) then
      for k, char in ipairs(chars) do cells:change(place[1] + k - 1, char) end
    end
  end
  return cells
end

-- Readings -------------------------------------------------------------------

--- Readings in parentheses behind a share of the kinds of chars, each always.
---@param cells Cells
---@param share number
---@param open string
---@param close string
function characters.pinyin(cells, share, open, close)
  local out, marked = Cells.new(), {}
  for i = 1, cells.count do
    out:take(cells, i)
    local char = cells.truth[i]
    if marked[char] == nil then
      marked[char] = readings[char] ~= nil and math.random() < share
    end
    if marked[char] then
      if not out.state[out.count] then out.state[out.count] = "hit" end
      out:insert(open .. readings[char] .. close)
    end
  end
  return out
end

-- Widths ---------------------------------------------------------------------

--- Full-width forms of ASCII chars that match.
---@param cells Cells
---@param pattern string
function characters.wide(cells, pattern)
  for i = 1, cells.count do
    local raw = cells.raw[i]
    if #raw == 1 and raw:find(pattern) then
      cells:change(i, utf8.char(raw:byte() + 0xFEE0))
    end
  end
  return cells
end

-- What is put in ---------------------------------------------------------------

local function is_chinese(char)
  return #char == 3 and utf8.codepoint(char) >= 0x4E00
         and utf8.codepoint(char) <= 0x9FFF
end

--- Puts one of `list` behind a share of the cells for which `fits` holds.
---@param cells Cells
---@param share number
---@param list string[]
---@param fits fun(here: string, next: string): boolean
function characters.put(cells, share, list, fits)
  local out = Cells.new()
  for i = 1, cells.count do
    out:take(cells, i)
    if i < cells.count and fits(cells.raw[i], cells.raw[i + 1])
       and math.random() < share then
      if not out.state[out.count] then out.state[out.count] = "hit" end
      out:insert(list[math.random(#list)])
    end
  end
  return out
end

characters.UNSEEN = { "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\u{AD}",
                      "\u{2060}", "\u{200E}", "\u{202A}\u{202C}", "\1", "\x7F" }
characters.BLANKS = { " ", "\u{A0}", "\u{3000}", "\u{2003}", "\t" }

function characters.between_all(here, next_)
  return here ~= "\n" and next_ ~= "\n"
end

function characters.between_chinese(here, next_)
  return is_chinese(here) and is_chinese(next_)
end

--- 543 亿元
function characters.behind_number(here, next_)
  return here:find("^[%d%%]$") ~= nil and is_chinese(next_)
end

--- 增长 5.9%
function characters.before_number(here, next_)
  return is_chinese(here) and next_:find("^%d$") ~= nil
end

function characters.in_number(here, next_)
  return here:find("^[%d.]$") ~= nil and next_:find("^[%d.]$") ~= nil
end

--- Blanks between all chars of short lines: 工 作 总 结.
function characters.spread_titles(cells)
  local out = Cells.new()
  for _, line in ipairs(cells:lines()) do
    local is_title = line[2] - line[1] < 8 and line[2] > line[1]
    for i = line[1], line[2] do
      is_title = is_title and is_chinese(cells.raw[i])
    end
    for i = line[1], line[2] do
      out:take(cells, i)
      if is_title and i < line[2] then
        out.state[out.count] = "hit"
        out:insert(" ")
      end
    end
    if line[2] < cells.count then out:take(cells, line[2] + 1) end
  end
  return out
end

--- A blank behind every char of a line of Chinese, as OCR leaves it.
---@param cells Cells
function characters.spread(cells)
  local out = Cells.new()
  for _, line in ipairs(cells:lines()) do
    local chinese = 0
    for i = line[1], line[2] do
      if is_chinese(cells.raw[i]) then chinese = chinese + 1 end
    end
    for i = line[1], line[2] do
      out:take(cells, i)
      local beside = cells.raw[i] == " " or cells.raw[i + 1] == " "
      if chinese > 4 and i < line[2] and not beside then
        out.state[out.count] = "hit"
        out:insert(" ")
      end
    end
    if line[2] < cells.count then out:take(cells, line[2] + 1) end
  end
  return out
end

--- 12345亿元 as 12,345亿元, and so it stays in the truth: who reads numbers
--- reads that. Years and numbers with a fraction stay.
---@param comma string
function characters.thousands(cells, comma)
  local out, i = Cells.new(), 1
  while i <= cells.count do
    local last = i
    while cells.raw[last] and cells.raw[last]:find("^%d$") do last = last + 1 end
    local digits = last - i
    local is_year = cells.raw[last] == "年" or cells.raw[last] == "-"
    local splits = digits > 3 and not is_year and cells.raw[i - 1] ~= "."
                   and not (cells.raw[i - 1] or ""):find("^[%w-]$")
    for k = i, math.max(i, last - 1) do
      out:take(cells, k)
      if splits and k < last - 1 and (last - 1 - k) % 3 == 0 then
        out:add(",", comma, "hit")
      end
    end
    i = math.max(i + 1, last)
  end
  return out
end

return characters
