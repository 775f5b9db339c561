--- Rows on their way out: to standard output or to a file, in a format.
-- jsonl writes every field of a row; the others write the columns asked for.
-- A file is written whole or not at all, when the writer is closed.
local grid = require "tj.grid"
local json = require "tj.core.json"
local system = require "tj.core.system"

local output = {}

---@class output.Options
---@field format? string  one of output.formats; by default table on a
---  terminal and jsonl elsewhere
---@field file? string  a path; absent or "-" is standard output
---@field columns? (string|grid.Column)[]  needed by all formats but jsonl
---@field title? string  stands above a table, md or html
---@field stream? file*  instead of standard output
---@field width? integer  of the terminal; asked of it by default

local OPTIONS = { format = true, file = true, columns = true, title = true,
                  stream = true, width = true }

--- Bytes that are not UTF-8, which JSON cannot hold, become U+FFFD.
local function repair(value)
  if type(value) == "string" then return grid.utf8(value) end
  if type(value) ~= "table" then return value end
  local copy = setmetatable({}, getmetatable(value))
  for key, item in pairs(value) do copy[repair(key)] = repair(item) end
  return copy
end

local function jsonl(_, put)
  return {
    row = function (row) put(json.encode(repair(row)) .. "\n") end,
  }
end

local FORMULA = { "^[=+%-@\t\r\n].", "^＝.", "^＋.", "^－.", "^＠." }

--- A cell that a spreadsheet would take for a formula gets a ' before it; a
--- sign alone is none.
local function harmless(cell)
  if cell:find("^[+-]?%d+%.?%d*%%?$") then return cell end
  for _, pattern in ipairs(FORMULA) do
    if cell:find(pattern) then return "'" .. cell end
  end
  return cell
end

local function csv_cell(value)
  local cell = harmless(grid.utf8(grid.cell(value)))
  if not cell:find('[,"\r\n]') and not cell:find("^%s") and not cell:find("%s$")
  then
    return cell
  end
  return '"' .. cell:gsub('"', '""') .. '"'
end

--- The cells of a row, each through `write`, in the order of the columns.
local function cells(options, row, write)
  local list = {}
  for i, column in ipairs(options.columns) do
    list[i] = write(row[column.key], column)
  end
  return list
end

--- The headings as a row.
local function headings(options)
  local row = {}
  for _, column in ipairs(options.columns) do row[column.key] = column.title end
  return row
end

--- RFC 4180. In a file a byte order mark tells a spreadsheet that it is UTF-8.
local function csv(options, put)
  local function row(values)
    put(table.concat(cells(options, values, csv_cell), ",") .. "\r\n")
  end
  if options.file then put("\u{FEFF}") end
  row(headings(options))
  return { row = row }
end

local function md_cell(value)
  local cell = grid.utf8(grid.cell(value))
  cell = cell:gsub("\r?\n", "\0")  -- becomes <br> when the rest is escaped
  cell = cell:gsub("[\\`*_~|%[%]]", "\\%0"):gsub("&", "&amp;")
  return (cell:gsub("<", "&lt;"):gsub("%z", "<br>"):gsub("%c", " "))
end

local function md(options, put)
  local function row(values)
    put("| " .. table.concat(cells(options, values, md_cell), " | ") .. " |\n")
  end
  if options.title then put("# " .. md_cell(options.title) .. "\n\n") end
  row(headings(options))
  local marks = cells(options, {}, function (_, column)
    return column.align == "right" and "---:" or "---"
  end)
  put("| " .. table.concat(marks, " | ") .. " |\n")
  return { row = row }
end

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;",
                   ['"'] = "&quot;", ["'"] = "&#39;" }

local function escape(value)
  local cell = grid.utf8(grid.cell(value)):gsub("[&<>\"']", ENTITIES)
  return (cell:gsub("[\0-\8\11-\31\127]", " "))
end

local HEAD = [[
<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<title>%s</title>
<style>
body { font-family: sans-serif; margin: 2em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: 0.3em 0.6em; text-align: left; }
th { background: #f2f2f2; position: sticky; top: 0; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
</style>
</head>
<body>
%s<table>
<thead><tr>%s</tr></thead>
<tbody>
]]

local function html_cell(tag)
  return function (value, column)
    local right = column.align == "right"
      or not column.align and type(value) == "number"
    return ("<%s%s>%s</%s>"):format(
      tag, right and ' class="right"' or "", escape(value), tag)
  end
end

local function html(options, put)
  local title = options.title and escape(options.title)
  put(HEAD:format(title or "tj", title and "<h1>" .. title .. "</h1>\n" or "",
    table.concat(cells(options, headings(options), html_cell "th"))))
  return {
    row = function (values)
      local line = table.concat(cells(options, values, html_cell "td"))
      put("<tr>" .. line .. "</tr>\n")
    end,
    finish = function () put("</tbody>\n</table>\n</body>\n</html>\n") end,
  }
end

--- Kept until the end: a column is as wide as its widest cell.
local function grid_table(options, put)
  local rows = {}
  return {
    row = function (values) rows[#rows + 1] = values end,
    finish = function ()
      if options.title then put(grid.line(options.title) .. "\n") end
      put(grid.format(rows, options.columns, { width = options.width }))
    end,
  }
end

local FORMATS = {
  table = grid_table, jsonl = jsonl, csv = csv, md = md, html = html,
}

--- The names that `format` may have.
output.formats = { "table", "jsonl", "csv", "md", "html" }

---@class output.Writer
local Writer = {}
Writer.__index = Writer

--- Keeps the first failure, so that row and close both tell of it.
local function check(writer, done, message)
  if not done then writer.failure = writer.failure or message end
end

--- The function that takes text on its way out.
local function sink(writer, options)
  if options.file then
    return function (part) writer.parts[#writer.parts + 1] = part end
  end
  return function (part)
    if writer.failure then return end
    local done, message = options.stream:write(part)
    check(writer, done, "standard output: " .. tostring(message))
  end
end

--- Writes one row.
---@param row table<string, any>
---@return true? done
---@return string? message
function Writer:row(row)
  if not self.format then error("the writer is closed", 2) end
  if type(row) ~= "table" then error("a row must be a table", 2) end
  if not self.failure then self.format.row(row) end
  if self.failure then return nil, self.failure end
  return true
end

--- Writes what is left; a file appears now, whole. Twice is once.
---@return true? done
---@return string? message
function Writer:close()
  local format, options = self.format, self.options
  self.format = nil
  if format and format.finish and not self.failure then format.finish() end
  if format and not self.failure then
    if options.file then
      check(self, system.write_whole(options.file, table.concat(self.parts)))
    else
      local done, message = options.stream:flush()
      check(self, done, "standard output: " .. tostring(message))
    end
  end
  self.parts = {}
  if self.failure then return nil, self.failure end
  return true
end

--- Forgets what was not yet written; a file stays as it was.
function Writer:discard()
  self.format, self.parts = nil, {}
end

function Writer:__close(problem)
  if problem ~= nil then self:discard() end
  local done, message = self:close()
  if not done then error(message, 0) end
end

--- Columns as tables with a title each.
local function complete(columns)
  local list = {}
  for i, column in ipairs(columns) do
    if type(column) == "string" then column = { key = column } end
    list[i] = { key = column.key, title = column.title or column.key,
                align = column.align }
  end
  return list
end

--- A writer of rows; close it. nil and a message when the format is unknown.
---@param options output.Options
---@return output.Writer? writer
---@return string? message
function output.open(options)
  for key in pairs(options) do
    if not OPTIONS[key] then error("unknown option: " .. tostring(key), 2) end
  end
  local file = options.file ~= "-" and options.file or nil
  local stream = options.stream or io.stdout
  local is_terminal = not file and system.isatty(stream)
  local format = options.format or is_terminal and "table" or "jsonl"
  if not FORMATS[format] then
    return nil, ("no such format: %s (there are %s)"):format(
      format, table.concat(output.formats, ", "))
  end
  if format ~= "jsonl" and not options.columns then
    error("columns are needed for " .. format, 2)
  end
  local writer = setmetatable({ parts = {} }, Writer)
  writer.options = {
    file = file, stream = stream, title = options.title,
    columns = options.columns and complete(options.columns),
    width = options.width or is_terminal and system.columns() or nil,
  }
  local put = sink(writer, writer.options)
  writer.format = FORMATS[format](writer.options, put)
  return writer
end

return output
