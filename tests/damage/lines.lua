--- Damage to lines: hard wraps, repeats, and what the frame of a page puts at
--- the head, the foot and in the midst of a text.
local Cells = require "tests.damage.cells"

local lines = {}

local NO_START = { [","] = true, ["。"] = true, [";"] = true, ["、"] = true,
                   [":"] = true, ["”"] = true, [")"] = true, ["》"] = true,
                   ["%"] = true, ["!"] = true, ["?"] = true, ["，"] = true,
                   ["；"] = true, ["："] = true, ["）"] = true }

local function columns(char)
  return #char > 2 and 2 or 1
end

--- Paragraphs broken after `width` chars, or columns; no line begins with a
--- closing mark or within a number.
---@param cells Cells
---@param width integer
---@param options? { indent: string?, ending: string?, columns: boolean? }
---   indent before the first line of a paragraph, ending of the broken lines
function lines.wrap(cells, width, options)
  options = options or {}
  local out, column = Cells.new(), 0
  for i = 1, cells.count do
    local raw, next_ = cells.raw[i], cells.raw[i + 1] or ""
    if column == 0 and raw ~= "\n" then out:insert(options.indent or "") end
    out:take(cells, i)
    local step = options.columns and columns(raw) or 1
    column = raw == "\n" and 0 or column + step
    local splits_word = raw:find("^[%w.]$") and next_:find("^[%w.%%]$")
    if column >= width and next_ ~= "\n" and next_ ~= ""
       and not NO_START[next_] and not splits_word then
      out.state[out.count] = "hit"
      out:insert(options.ending or "\n")
      column = 1
    end
  end
  return out
end

--- A page number, centred, within the paragraph of each `count`-th break.
---@param cells Cells  wrapped
---@param count integer
function lines.number_pages(cells, count)
  local out, breaks = Cells.new(), 0
  for i = 1, cells.count do
    out:take(cells, i)
    if cells.state[i] == "added" and cells.raw[i] == "\n" then
      breaks = breaks + 1
      if breaks % count == 0 then
        out:insert(("\n%s— %d —\n\n"):format((" "):rep(24), breaks // count))
      end
    end
  end
  return out
end

--- Breaks between a number and its unit, with a blank line.
---@param cells Cells
---@param share number
function lines.break_numbers(cells, share)
  local out = Cells.new()
  for i = 1, cells.count do
    out:take(cells, i)
    local unit = cells.raw[i + 1] == "亿" or cells.raw[i + 1] == "万"
    if unit and cells.raw[i]:find("^%d$") and math.random() < share then
      out.state[out.count] = "hit"
      out:insert("\n\n")
    end
  end
  return out
end

--- One long stretch of paragraphs comes a second time right behind itself, as
--- where a page was pasted twice.
---@param cells Cells
---@param count integer  lines that are repeated
function lines.repeat_block(cells, count)
  local places = cells:lines()
  local first = math.random(2, math.max(2, #places - count))
  local last = math.min(#places, first + count - 1)
  local out = Cells.new()
  for i = 1, cells.count do
    out:take(cells, i)
    if i == places[last][2] + 1 then
      for k = places[first][1], i do out:insert(cells.raw[k]) end
    end
  end
  return out
end

--- Puts lines before the line `at` (1 is before the first, #lines + 1 behind
--- the last).
---@param cells Cells
---@param added table<integer, string[]>  by the line that they stand before
function lines.put(cells, added)
  local places, out = cells:lines(), Cells.new()
  local function put(list)
    for _, line in ipairs(list or {}) do out:insert(line); out:insert("\n") end
  end
  for n, place in ipairs(places) do
    put(added[n])
    for i = place[1], math.min(place[2] + 1, cells.count) do out:take(cells, i) end
  end
  if added[#places + 1] then
    if out.raw[out.count] ~= "\n" then out:insert("\n") end
    put(added[#places + 1])
  end
  return out
end

return lines
