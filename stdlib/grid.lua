--- Tables of text for a terminal, aligned also where chars are two columns wide.
local json = require "tj.core.json"
local text = require "tj.core.text"

local grid = {}

---@class grid.Column
---@field key string  the field of a row
---@field title? string  the heading; the key by default
---@field align? "left"|"right"  by default right where all cells are numbers

---@class grid.Options
---@field width? integer  columns of the terminal; text is shortened to fit
---@field max_rows? integer  how many rows to show; the rest is counted

local LEAST = 4  -- a column of text is not made narrower than this
local OPTIONS = { width = "integer", max_rows = "integer" }

--- A value as the text of one cell; nothing at all for nil and null.
---@param value any
---@return string
function grid.cell(value)
  local kind = math.type(value) or type(value)
  if value == nil or value == json.null then return "" end
  if kind == "float" and value - value == 0 then  -- neither inf nor NaN
    return (json.encode(value):gsub("%.0$", ""))
  end
  if kind == "table" then
    local meta = getmetatable(value)
    return meta and meta.__tostring and tostring(value) or json.encode(value)
  end
  return tostring(value)
end

--- A cell on one line: control characters, which a terminal would obey, are
--- blanks, and bytes that are no UTF-8 are U+FFFD.
---@param value any
---@return string
function grid.line(value)
  local line = grid.utf8(grid.cell(value))
  return (line:gsub("[\0-\31\127]", " "):gsub("\xC2[\x80-\x9F]", " "))
end

--- `bytes` with U+FFFD for every byte that is not part of a UTF-8 char.
---@param bytes string
---@return string
function grid.utf8(bytes)
  local parts, start = {}, 1
  while true do
    local _, bad = utf8.len(bytes, start)
    if not bad then break end
    parts[#parts + 1] = bytes:sub(start, bad - 1)
    parts[#parts + 1] = "\u{FFFD}"
    start = bad + 1
  end
  if start == 1 then return bytes end
  return table.concat(parts) .. bytes:sub(start)
end

--- Columns on a terminal: Chinese chars take two.
grid.width = text.width

--- `line` cut or filled with blanks to just so many columns.
---@param line string
---@param width integer
---@param right? boolean  is it aligned to the right?
---@return string
function grid.pad(line, width, right)
  if text.width(line) > width then line = text.fit(line, width) end
  local blanks = (" "):rep(width - text.width(line))
  return right and blanks .. line or line .. blanks
end

local function is_number(value)
  return type(value) == "number"
    or type(value) == "userdata" and tonumber(tostring(value)) ~= nil
end

--- The column as lines, its width, and whether it is aligned to the right.
local function measure(rows, column, count)
  local lines = { grid.line(column.title or column.key) }
  local width, numbers = text.width(lines[1]), 0
  for i = 1, count do
    local value = rows[i][column.key]
    lines[i + 1] = grid.line(value)
    width = math.max(width, text.width(lines[i + 1]))
    if is_number(value) then numbers = numbers + 1
    elseif lines[i + 1] ~= "" then numbers = -math.huge end
  end
  local right = column.align == "right" or not column.align and numbers > 0
  return { lines = lines, width = width, right = right }
end

--- The widest column of text that can still be shortened, and the width of
--- the next widest, to which it may be shortened at once.
local function widest(columns)
  local first, next_width = nil, LEAST
  for _, column in ipairs(columns) do
    if not column.right and column.width > LEAST then
      if not first or column.width > first.width then
        next_width = first and first.width or LEAST
        first = column
      else
        next_width = math.max(next_width, column.width)
      end
    end
  end
  return first, next_width
end

--- Shortens the widest column until the table is `width` wide. What is aligned
--- to the right (numbers) is never cut, so a table may stay wider.
local function shrink(columns, width)
  local over = 3 * #columns + 1 - width
  for _, column in ipairs(columns) do over = over + column.width end
  while over > 0 do
    local column, next_width = widest(columns)
    if not column then return end
    local step = math.min(over, math.max(1, column.width - next_width))
    column.width = column.width - step
    over = over - step
  end
end

local function rule(columns, left, middle, right)
  local parts = {}
  for i, column in ipairs(columns) do parts[i] = ("─"):rep(column.width + 2) end
  return left .. table.concat(parts, middle) .. right
end

local function left_out(count)
  if count == 0 then return nil end
  return ("… %d more row%s"):format(count, count == 1 and "" or "s")
end

--- `rows` as a table with a light border; each line ends in "\n".
---@param rows table[]
---@param columns grid.Column[]
---@param options? grid.Options
---@return string
function grid.format(rows, columns, options)
  options = options or {}
  for key, value in pairs(options) do
    if not OPTIONS[key] then error("unknown option: " .. tostring(key), 2) end
    if math.type(value) ~= OPTIONS[key] then
      error(("%s must be an %s"):format(key, OPTIONS[key]), 2)
    end
  end
  local count = math.min(#rows, options.max_rows or #rows)
  local measured = {}
  for i, column in ipairs(columns) do
    measured[i] = measure(rows, column, count)
  end
  if options.width then shrink(measured, options.width) end
  local out = { rule(measured, "┌", "┬", "┐") }
  for i = 1, count + 1 do
    local cells = {}
    for j, column in ipairs(measured) do
      cells[j] = grid.pad(column.lines[i], column.width, column.right)
    end
    out[#out + 1] = "│ " .. table.concat(cells, " │ ") .. " │"
    if i == 1 then out[#out + 1] = rule(measured, "├", "┼", "┤") end
  end
  out[#out + 1] = rule(measured, "└", "┴", "┘")
  out[#out + 1] = left_out(#rows - count)
  return table.concat(out, "\n") .. "\n"
end

return grid
