--- Damage by reading bytes in a wrong charset and saving the outcome.
local Cells = require "tests.damage.cells"
local charsets = require "tests.damage.charsets"

local misread = {}

--- Each byte of each char as a char of a single-byte charset.
---@param cells Cells
---@param from "UTF-8" | "GBK"  what the bytes are
---@param as "latin1" | "cp1252"
---@param times? integer
function misread.single(cells, from, as, times)
  local map = charsets.single(as)
  local encoder = from == "GBK" and charsets.encoder("GBK")
  for i = 1, cells.count do
    local raw = cells.raw[i]
    if encoder then
      if not encoder[raw] then cells.state[i] = "lost" end
      raw = encoder[raw] or "?"
    end
    for _ = 1, times or 1 do raw = raw:gsub("[\x80-\xFF]", map) end
    cells:change(i, raw)
  end
  return cells
end

--- Which cell each byte belongs to.
local function owners(bytes_of, first, last)
  local owner = {}
  for i = first, last do
    for _ = 1, #bytes_of[i] do owner[#owner + 1] = i end
  end
  return owner
end

--- Reads the bytes of the cells first..last as GBK. A char goes to the cell of
--- its first byte; a cell is lost when not all its bytes came out as chars.
local function read_as_gbk(cells, bytes_of, first, last)
  local owner = owners(bytes_of, first, last)
  local raw, lost = {}, {}
  for i = first, last do raw[i] = "" end
  local bytes = table.concat(bytes_of, "", first, last)
  for _, unit in ipairs(charsets.read_gbk(bytes)) do
    local i = owner[unit.first]
    raw[i] = raw[i] .. unit.char
    for byte = unit.first, unit.ok and 0 or unit.last do
      if #bytes_of[owner[byte]] > 1 then lost[owner[byte]] = true end
    end
  end
  for i = first, last do
    cells:change(i, raw[i])
    if lost[i] then cells.state[i] = "lost" end
  end
end

--- UTF-8 read as GBK.
---@param cells Cells
function misread.utf8_as_gbk(cells, first, last)
  read_as_gbk(cells, cells.raw, first or 1, last or cells.count)
  return cells
end

--- GBK of which a byte got lost at some places; what follows is out of step up
--- to the next ASCII byte.
---@param cells Cells
---@param share number  of the chars that lose a byte
function misread.gbk_with_loss(cells, share)
  local encoder = charsets.encoder("GB18030")
  for _, line in ipairs(cells:lines()) do
    local bytes_of, dropped = {}, {}
    for i = line[1], line[2] do
      local bytes = encoder[cells.raw[i]]
      if #bytes == 2 and math.random() < share then
        local which = math.random(2)
        bytes = bytes:sub(which, which)
        dropped[#dropped + 1] = i
      end
      bytes_of[i] = bytes
    end
    if #dropped > 0 then
      read_as_gbk(cells, bytes_of, line[1], line[2])
      for _, i in ipairs(dropped) do cells.state[i] = "lost" end
    end
  end
  return cells
end

--- Applies a damage of char to char to one part of the text only.
---@param cells Cells
---@param part "line" | "stretch"
---@param damage fun(cells: Cells): Cells
function misread.part(cells, part, damage)
  local first, last = misread.choose(cells, part)
  local inside = Cells.new()
  for i = first, last do inside:take(cells, i) end
  inside = damage(inside)
  local out = Cells.new()
  for i = 1, first - 1 do out:take(cells, i) end
  for i = 1, inside.count do out:take(inside, i) end
  for i = last + 1, cells.count do out:take(cells, i) end
  return out
end

local MIN_LINE, STRETCH = 20, 30  -- chars

--- A long line, or a stretch of one.
function misread.choose(cells, part)
  local long = {}
  for _, line in ipairs(cells:lines()) do
    if line[2] - line[1] >= MIN_LINE then long[#long + 1] = line end
  end
  local line = long[math.random(#long)]
  if part == "line" then return line[1], line[2] end
  local first = math.random(line[1], math.max(line[1], line[2] - STRETCH))
  return first, math.min(line[2], first + STRETCH - 1)
end

--- What is left of a char whose bytes are gone: 锟斤拷 for two, or U+FFFD.
---@param cells Cells
---@param share number
---@param mark "锟斤拷" | "\u{FFFD}"
function misread.gone(cells, share, mark)
  for i = 1, cells.count - 1 do
    if #cells.raw[i] == 3 and #cells.raw[i + 1] == 3 and not cells.state[i]
       and math.random() < share then
      cells:change(i, mark, "lost")
      cells:change(i + 1, "", "lost")
    end
  end
  return cells
end

--- Entities of HTML left as text.
---@param cells Cells
---@param share number  of the chars that are not ASCII
function misread.entities(cells, share)
  for i = 1, cells.count do
    if #cells.raw[i] > 1 and math.random() < share then
      local form = math.random(2) == 1 and "&#%d;" or "&#x%X;"
      cells:change(i, form:format(utf8.codepoint(cells.raw[i])))
    end
  end
  return cells
end

return misread
