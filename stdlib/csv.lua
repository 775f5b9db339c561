--- Rows as CSV (RFC 4180), which a spreadsheet may open without harm.
local grid = require "tj.grid"

local FORMULA = { "^[=+%-@\t\r\n].", "^＝.", "^＋.", "^－.", "^＠." }

--- A cell that a spreadsheet would take for a formula gets a ' before it; a
--- number and a sign alone are none.
local function harmless(cell)
  if cell:find("^[+-]?%d+%.?%d*%%?$") then return cell end
  for _, pattern in ipairs(FORMULA) do
    if cell:find(pattern) then return "'" .. cell end
  end
  return cell
end

local function write(value)
  local cell = harmless(grid.utf8(grid.cell(value)))
  if not cell:find('[,"\r\n]') and not cell:find("^%s") and not cell:find("%s$")
  then
    return cell
  end
  return '"' .. cell:gsub('"', '""') .. '"'
end

--- In a file a byte order mark tells a spreadsheet that it is UTF-8.
---@param options output.Settings
---@param put fun(part: string)
---@return output.Format
return function (options, put)
  local function line(values)
    local cells = {}
    for i, column in ipairs(options.columns) do
      cells[i] = write(values[column.key])
    end
    put(table.concat(cells, ",") .. "\r\n")
  end
  if options.file then put("\u{FEFF}") end
  line(options.headings)
  return { row = line }
end
