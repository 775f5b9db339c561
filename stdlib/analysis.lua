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

local PLACES = "places"  -- the last column of tables for people

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

-- Formats -------------------------------------------------------------------------

--- The field of a row that links a cell to its sentence, in html and xlsx.
local function link_of(key) return key .. " link" end

--- Puts the sentence that a cell comes from beside it.
local function add_link(flat, key, cell)
  if is_sourced(cell) and cell.sentence then flat[link_of(key)] = cell end
end

--- Is the column shown to people in that format?
local function is_shown(column, format)
  if format == "table" then return not column.hidden end
  return not column.only
end

--- What the cells of a column are: figures, sentences, or nil: plain.
local function kind_of(result, key)
  for _, row in ipairs(result.rows) do
    local cell = row[key]
    if is_sourced(cell) then return cell.fact and "figure" or "sentence" end
  end
end

--- Tables for people: figures as text, and one column that says where they are.
local function for_people(result, format)
  local columns, sourced = {}, false
  for _, column in ipairs(result.columns) do
    if is_shown(column, format) then
      columns[#columns + 1] = { key = column.key, align = column.align,
                                source = link_of(column.key) }
    end
    sourced = sourced or kind_of(result, column.key) ~= nil
  end
  if sourced then columns[#columns + 1] = { key = PLACES, title = "source" } end
  return columns, function (row)
    local shown = {}
    for _, column in ipairs(result.columns) do
      local value = text_of(row[column.key])
      shown[column.key] = value == nil and analysis.MISSING or value
      add_link(shown, column.key, row[column.key])
    end
    shown[PLACES] = places_of(row, result.columns)
    return shown
  end
end

-- The columns beside that of a figure, and of a sentence. A workbook links to
-- the sentence.
local PARTS = {
  csv = { figure = { "low", "high", "unit", "text", "doc", "line", "start",
                     "end", "sentence" },
          sentence = { "doc", "line", "start", "end" } },
  xlsx = { figure = { "low", "high", "unit", "text" }, sentence = {} },
}

--- The digits of a number of a figure; a fall is below 0.
local function digits_of(cell, key)
  if cell[key] == nil then return nil end
  local falls = cell.kind == "change" and cell.direction == "down"
  return (falls and "-" or "") .. tostring(cell[key])
end

--- A cell with a place, in its columns.
local function add_parts(flat, key, cell, parts)
  for _, part in ipairs(parts) do flat[key .. "_" .. part] = cell[part] end
  flat[key] = cell.text
  if not cell.fact then return end
  flat[key] = digits_of(cell, "value")
  flat[key .. "_low"] = digits_of(cell, "low")
  flat[key .. "_high"] = digits_of(cell, "high")
end

--- Spreadsheets: a figure is its value, and a column for each of its parts.
local function for_sheets(result, format)
  local columns, parts_of = {}, {}
  for _, column in ipairs(result.columns) do
    if not column.only then
      local kind = kind_of(result, column.key)
      local parts = kind and PARTS[format][kind] or {}
      parts_of[column.key] = parts
      columns[#columns + 1] = { key = column.key, source = link_of(column.key),
                                type = kind == "figure" and "number" or nil }
      for _, part in ipairs(parts) do
        local is_number = part == "low" or part == "high"
        columns[#columns + 1] = { key = column.key .. "_" .. part,
                                  type = is_number and "number" or nil }
      end
    end
  end
  return columns, function (row)
    local flat = {}
    for _, column in ipairs(result.columns) do
      local key, cell = column.key, row[column.key]
      if parts_of[key] and is_sourced(cell) then
        add_parts(flat, key, cell, parts_of[key])
      else
        flat[key] = text_of(cell)
      end
      add_link(flat, key, cell)
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
  app:option("--columns"):argname("NAMES")
end

--- The result with the columns that `names` lists, in that order; nil and a
--- message for one that there is not.
local function select_columns(result, names)
  local by_key, keys, columns = {}, {}, {}
  for i, column in ipairs(result.columns) do
    by_key[column.key], keys[i] = column, column.key
  end
  for name in names:gsub("，", ","):gmatch("[^,]+") do
    local column = by_key[name]
    if not column then
      return nil, ("no such column: %s (there are %s)"):format(
        name, table.concat(keys, ", "))
    end
    columns[#columns + 1] = { key = name, about = column.about,
                              align = column.align, only = column.only }
  end
  return { title = result.title, columns = columns, rows = result.rows,
           notes = result.notes }
end

--- Writes a result as `args` ask and tells its notes.
---@param result analysis.Result
---@param args { format: string, output: string?, columns: string? }
---@param code? integer  cli.DONE by default, or cli.FOUND
---@return integer code  what the script should return
function analysis.write(result, args, code)
  if args.columns then
    local selected, message = select_columns(result, args.columns)
    if not selected then
      cli.problem(message)
      return cli.USAGE
    end
    result = selected
  end
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
