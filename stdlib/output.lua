--- Rows on their way out: to standard output or to a file, in a format.
-- jsonl writes every field of a row; the others write the columns asked for.
-- A file is written whole or not at all, when the writer is closed.
local grid = require "tj.grid"
local json = require "tj.core.json"
local system = require "tj.core.system"

local output = {}

---@class output.Column: grid.Column
---@field type? "number"  its strings of digits are numbers in xlsx
---@field format? string  of its numbers in xlsx, as Excel writes it: "0.0%"
---@field source? string  field of a row that holds the source.Source of this
---  cell: xlsx and html link the cell to its sentence

---@class output.Options
---@field format? string  one of output.formats; by default table on a
---  terminal and jsonl elsewhere
---@field file? string  a path; absent or "-" is standard output
---@field columns? (string|output.Column)[]  needed by all formats but jsonl
---@field title? string  stands above a table, md or html; names a sheet of xlsx
---@field stream? file*  instead of standard output
---@field width? integer  of the terminal; asked of it by default

---@class output.Settings  what a format is given
---@field columns output.Column[]  each with a title
---@field headings table<string, string>  the titles as a row
---@field title? string
---@field file? string
---@field width? integer

---@class output.Format  how a format takes rows; an error { refusal = message }
---  becomes the writer's failure
---@field row fun(row: table)
---@field finish? fun(): string?  once, after the last row; what to warn of
---@field discard? fun()  always, at the end

local OPTIONS = { format = true, file = true, columns = true, title = true,
                  stream = true, width = true }
local COLUMN = { "key", "title", "align", "type", "format", "source" }

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

--- The format of a module, loaded when it is first wanted.
local function later(module)
  return function (options, put) return require(module)(options, put) end
end

local FORMATS = {
  table = grid_table, jsonl = jsonl, csv = later "tj.csv",
  md = later "tj.markdown", html = later "tj.webtable",
  xlsx = later "tj.workbook",
}

--- The names that `format` may have.
output.formats = { "table", "jsonl", "csv", "md", "html", "xlsx" }

---@class output.Writer
local Writer = {}
Writer.__index = Writer

--- Keeps the first failure, so that row and close both tell of it.
local function check(writer, done, message)
  if not done then writer.failure = writer.failure or message end
end

--- Calls a function of the format and returns what it does; its refusal is a
--- failure of the writer.
local function call(writer, f, ...)
  local done, problem = pcall(f, ...)
  if done then return problem end
  if type(problem) ~= "table" then error(problem, 0) end
  local name = writer.options.file or "standard output"
  check(writer, false, name .. ": " .. tostring(problem.refusal))
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
  if not self.failure then call(self, self.format.row, row) end
  if self.failure then return nil, self.failure end
  return true
end

--- What was gathered becomes the file; a stream is flushed.
local function deliver(writer, options)
  if options.file then
    check(writer, system.write_whole(options.file, table.concat(writer.parts)))
  else
    local done, message = options.stream:flush()
    check(writer, done, "standard output: " .. tostring(message))
  end
end

--- Writes what is left; a file appears now, whole. Twice is once.
---@return true? done
---@return string? message  of what failed; or, done, what to warn of
function Writer:close()
  local format, warning = self.format, nil
  self.format = nil
  if format and format.finish and not self.failure then
    warning = call(self, format.finish)
  end
  if format and format.discard then format.discard() end
  if format and not self.failure then deliver(self, self.options) end
  self.parts = {}
  if self.failure then return nil, self.failure end
  return true, warning
end

--- Forgets what was not yet written; a file stays as it was.
function Writer:discard()
  local format = self.format
  self.format, self.parts = nil, {}
  if format and format.discard then format.discard() end
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
    list[i] = {}
    for _, field in ipairs(COLUMN) do list[i][field] = column[field] end
    list[i].title = column.title or column.key
  end
  return list
end

--- What the format is told; `is_terminal` is known of standard output.
local function settings_of(options, file, stream, is_terminal)
  local settings = {
    file = file, stream = stream, title = options.title, headings = {},
    columns = options.columns and complete(options.columns),
    width = options.width or is_terminal and system.columns() or nil,
  }
  for _, column in ipairs(settings.columns or {}) do
    settings.headings[column.key] = column.title
  end
  return settings
end

--- A writer of rows; close it. nil and a message when the format is unknown, or
--- cannot go where it is wanted.
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
  elseif format == "xlsx" and is_terminal then
    return nil, "xlsx is no text for a terminal: give -o FILE.xlsx"
  end
  if format ~= "jsonl" and not options.columns then
    error("columns are needed for " .. format, 2)
  end
  local settings = settings_of(options, file, stream, is_terminal)
  local writer = setmetatable({ parts = {}, options = settings }, Writer)
  writer.format = FORMATS[format](settings, sink(writer, settings))
  return writer
end

return output
