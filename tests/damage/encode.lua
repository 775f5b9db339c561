--- Damage by saving: encodings, stray bytes, cut ends, line ends. Each makes
--- bytes of cells whose raw forms are UTF-8; nothing may come after it.
local Cells = require "tests.damage.cells"
local charsets = require "tests.damage.charsets"

local encode = {}

local NATURAL = { [","] = "，", [";"] = "；", [":"] = "：", ["!"] = "！",
                  ["?"] = "？", ["("] = "（", [")"] = "）" }

--- Full-width punctuation beside Chinese chars, as reports have it: the clean
--- text writes it narrow.
---@param cells Cells
function encode.natural(cells)
  local before = cells.raw
  return cells:rewrite(function (raw, i)
    local last, next_ = before[i - 1] or "", before[i + 1] or ""
    if NATURAL[raw] and (#last > 2 or raw ~= ":" and #next_ > 2) then
      return NATURAL[raw]
    end
  end)
end

--- In a charset of iconv's; what it lacks is lost, and stands as "?".
---@param cells Cells
---@param name string
function encode.charset(cells, name)
  local map = charsets.encoder(name)
  encode.natural(cells)
  for i = 1, cells.count do
    local bytes = {}
    for char in cells.raw[i]:gmatch(utf8.charpattern) do
      bytes[#bytes + 1] = map[char] or "?"
      if not map[char] then cells.state[i] = "lost" end
    end
    cells:change(i, table.concat(bytes))
  end
  return cells
end

---@param cells Cells
---@param order "<" | ">"
---@param has_mark boolean
function encode.utf16(cells, order, has_mark)
  local out = Cells.new()
  if has_mark then out:insert(charsets.utf16("\u{FEFF}", order)) end
  encode.natural(cells)
  for i = 1, cells.count do
    local raw = cells.raw[i]:gsub(utf8.charpattern, function (char)
      return charsets.utf16(char, order)
    end)
    out:add(cells.truth[i], raw, "hit")
  end
  return out
end

function encode.bom(cells)
  local out = Cells.new()
  out:insert("\u{FEFF}")
  for i = 1, cells.count do out:take(cells, i) end
  out.state[2] = "hit"
  return out
end

local STRAY = { "\xFF", "\xFE", "\xC0", "\x80", "\xE4", "\xF0\x9F" }

--- Bytes that make no UTF-8 between the chars: each must show as U+FFFD.
---@param cells Cells
---@param share number  of the chars that get one behind them
function encode.stray(cells, share)
  local out = Cells.new()
  for i = 1, cells.count do
    out:take(cells, i)
    if math.random() < share then
      for byte in STRAY[math.random(#STRAY)]:gmatch(".") do
        out:add("\u{FFFD}", byte, "hit")
      end
    end
  end
  return out
end

--- The end of the file is cut within a char.
---@param cells Cells  encoded
function encode.cut(cells)
  local i = cells.count
  while #cells.raw[i] < 2 do i = i - 1 end
  local out = Cells.new()
  for k = 1, i - 1 do out:take(cells, k) end
  out:add(cells.truth[i], cells.raw[i]:sub(1, -2), "lost")
  return out
end

--- Line ends of several systems in one file.
---@param cells Cells
function encode.line_ends(cells)
  local ends = { "\r\n", "\r", "\n", "\u{2028}", "\u{85}" }
  for i = 1, cells.count do
    if cells.raw[i] == "\n" then cells:change(i, ends[math.random(#ends)]) end
  end
  return cells
end

return encode
