--- What every analysis gives, and its way out in each format.
--
-- An analysis is a function that returns a Result: rows, what their columns
-- hold, and what to say beside them. A cell is plain, or a figure with the place
-- that it comes from (doc, line, start, end, sentence); nil is a missing one.
local cli = require "tj.cli"
local json = require "tj.core.json"
local output = require "tj.output"

local analysis = {}

---@class analysis.Column
---@field key string     the field of a row
---@field about string   what it holds, for people
---@field align? "left"|"right"
---@field only? "table"  bars and sparklines, which only a terminal shows
---@field hidden? true   of a table; too long for a terminal

---@class analysis.Result
---@field title string
---@field columns analysis.Column[]
---@field rows table<string, any>[]  values, figures, or lists of figures
---@field notes string[]  what is missing or left out, and how much

analysis.MISSING = "—"

-- Cells ---------------------------------------------------------------------------

--- Is it a cell with a place: a figure, or a sentence?
local function is_sourced(cell)
  return type(cell) == "table" and cell.doc ~= nil
end

local function is_list(cell)
  return type(cell) == "table" and (cell[1] ~= nil or next(cell) == nil)
end

--- Where a cell comes from, for people: 澜浦市.txt:13.
---@param cell { doc: string, line: integer? }
---@return string
function analysis.place(cell)
  local name = cell.doc:match("[^/]*$")
  return cell.line and ("%s:%d"):format(name, cell.line) or name
end

--- A cell as text; several figures with the report of each.
local function text_of(cell)
  if is_list(cell) then
    local parts = {}
    for i, one in ipairs(cell) do
      parts[i] = is_sourced(one)
        and ("%s (%s)"):format(one.text, analysis.place(one)) or tostring(one)
    end
    return table.concat(parts, "; ")
  end
  return is_sourced(cell) and cell.text or cell
end

--- The places of all figures of a row: 2018.txt:9,31 2013.txt:5.
local function places_of(row, columns)
  local lines, docs = {}, {}
  for _, column in ipairs(columns) do
    local cell = row[column.key]
    if is_sourced(cell) then
      local name = cell.doc:match("[^/]*$")
      if not lines[name] then
        docs[#docs + 1], lines[name] = name, {}
      end
      local list, line = lines[name], cell.line and tostring(cell.line)
      if line and list[line] == nil then
        list[line], list[#list + 1] = true, line
      end
    end
  end
  for i, name in ipairs(docs) do
    local list = table.concat(lines[name], ",")
    docs[i] = list ~= "" and name .. ":" .. list or name
  end
  return table.concat(docs, " ")
end

--- Does any row have a figure in that column?
local function has_figures(result, key)
  for _, row in ipairs(result.rows) do
    if is_sourced(row[key]) then return true end
  end
  return false
end

-- Formats -------------------------------------------------------------------------

--- Tables for people: figures as text, and one column that says where they are.
local function for_people(result, format)
  local columns, sourced = {}, false
  for _, column in ipairs(result.columns) do
    local wanted = format == "table" and not column.hidden
                   or format ~= "table" and not column.only
    if wanted then
      columns[#columns + 1] = { key = column.key, align = column.align }
    end
    sourced = sourced or has_figures(result, column.key)
  end
  if sourced then columns[#columns + 1] = { key = "source" } end
  return columns, function (row)
    local shown = {}
    for _, column in ipairs(columns) do
      local value = text_of(row[column.key])
      shown[column.key] = value == nil and analysis.MISSING or value
    end
    if sourced then shown.source = places_of(row, result.columns) end
    return shown
  end
end

local PARTS = { "low", "high", "unit", "text", "doc", "line", "start", "end",
                "sentence" }

local function number_text(number)
  return number ~= nil and tostring(number) or nil
end

--- Spreadsheets: a figure is its value, and a column for each of its parts.
local function for_sheets(result)
  local columns, figures = {}, {}
  for _, column in ipairs(result.columns) do
    if not column.only then
      columns[#columns + 1] = { key = column.key }
      if has_figures(result, column.key) then
        figures[column.key] = true
        for _, part in ipairs(PARTS) do
          columns[#columns + 1] = { key = column.key .. "_" .. part }
        end
      end
    end
  end
  return columns, function (row)
    local flat = {}
    for _, column in ipairs(result.columns) do
      local key, cell = column.key, row[column.key]
      if figures[key] and is_sourced(cell) then
        for _, part in ipairs(PARTS) do flat[key .. "_" .. part] = cell[part] end
        flat[key] = number_text(cell.value)
        flat[key .. "_low"] = number_text(cell.low)
        flat[key .. "_high"] = number_text(cell.high)
      else
        flat[key] = text_of(cell)
      end
    end
    return flat
  end
end

--- JSON Lines: rows as they are; a missing cell is null, no figures are [].
local function for_programs(result)
  return nil, function (row)
    local object = {}
    for _, column in ipairs(result.columns) do
      if not column.only then
        local cell = row[column.key]
        if cell == nil then cell = json.null end
        if is_list(cell) then cell = json.array(cell) end
        object[column.key] = cell
      end
    end
    return object
  end
end

local SHAPES = { jsonl = for_programs, csv = for_sheets, xlsx = for_sheets }

-- Writing -------------------------------------------------------------------------

--- Adds the options by which every analysis is written.
---@param app cli.App
function analysis.options(app)
  app:formats(output.formats)
end

--- Writes a result as `args` ask and tells its notes.
---@param result analysis.Result
---@param args { format: string, output: string? }
---@param code? integer  cli.DONE by default, or cli.FOUND
---@return integer code  what the script should return
function analysis.write(result, args, code)
  local shape = SHAPES[args.format] or for_people
  local columns, row_of = shape(result, args.format)
  local writer = assert(output.open {
    format = args.format, file = args.output, columns = columns,
    title = args.format ~= "csv" and result.title or nil,
  })
  for _, row in ipairs(result.rows) do writer:row(row_of(row)) end
  for _, note in ipairs(result.notes) do cli.note(note) end
  return cli.close(writer, code)
end

return analysis
