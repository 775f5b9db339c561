--- Rows as a table of Markdown; nothing in a cell becomes markup.
local grid = require "tj.grid"
local marked = require "tj.marked"

local function escape(value)
  local cell = grid.utf8(grid.cell(value))
  cell = cell:gsub("\r?\n", "\0")  -- becomes <br> when the rest is escaped
  cell = cell:gsub("[\\`*_~|%[%]]", "\\%0"):gsub("&", "&amp;")
  return (cell:gsub("<", "&lt;"):gsub("%z", "<br>"):gsub("%c", " "))
end

local function write(value)
  if marked.is(value) then return marked.render(value, escape, "**", "**") end
  return escape(value)
end

---@param options output.Settings
---@param put fun(part: string)
---@return output.Format
return function (options, put)
  local function line(cell_of)
    local cells = {}
    for i, column in ipairs(options.columns) do cells[i] = cell_of(column) end
    put("| " .. table.concat(cells, " | ") .. " |\n")
  end
  local function row(values)
    line(function (column) return write(values[column.key]) end)
  end
  if options.title then put("# " .. escape(options.title) .. "\n\n") end
  row(options.headings)
  line(function (column)
    return column.align == "right" and "---:" or "---"
  end)
  return { row = row }
end
