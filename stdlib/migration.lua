--- Brings the file of a store to the schema of today, whole or not at all.
local schema = require "tj.schema"
local system = require "tj.core.system"

local migration = {}

--- What a column that a version did not have is in its rows.
local MISSING = { documents = { run = "1" }, facts = { run = "1" } }

--- What `sql` selects in its first column, as a list.
local function list(database, sql)
  local values = {}
  for row in database:rows(sql) do values[#values + 1] = row.name end
  return values
end

local function columns_of(database, name)
  return list(database, ("SELECT name FROM pragma_table_info('%s')"):format(name))
end

--- The tables of an old file, without those that belong to the table of words.
local function tables_of(database)
  return list(database, [[
    SELECT name FROM sqlite_master
    WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
      AND name NOT LIKE 'search%' ORDER BY name]])
end

--- Raises what SQLite refuses; `rebuild` runs in a transaction.
local function run(database, sql, params)
  local done, message = database:run(sql, params)
  if not done then error({ refusal = message }) end
end

--- Moves a table out of the way of the new schema.
local function set_aside(database, name)
  run(database, ("CREATE TEMP TABLE old_%s AS SELECT * FROM %s")
    :format(name, name))
end

--- Puts back the rows that were set aside, into the columns of today.
local function put_back(database, name)
  local had, names, values = {}, {}, {}
  for _, column in ipairs(columns_of(database, "old_" .. name)) do
    had[column] = true
  end
  for _, column in ipairs(columns_of(database, name)) do
    local quoted = '"' .. column .. '"'
    local value = had[column] and quoted
                  or MISSING[name] and MISSING[name][column]
    if value then
      names[#names + 1], values[#values + 1] = quoted, value
    end
  end
  run(database, ("INSERT INTO main.%s (%s) SELECT %s FROM old_%s"):format(
    name, table.concat(names, ", "), table.concat(values, ", "), name))
  run(database, ("DROP TABLE temp.old_%s"):format(name))
end

local function drop_all(database, tables)
  for _, kind in ipairs { "view", "trigger" } do
    for _, name in ipairs(list(database, ([[
      SELECT name FROM sqlite_master WHERE type = '%s']]):format(kind))) do
      run(database, ("DROP %s main.%s"):format(kind, name))
    end
  end
  run(database, "DROP TABLE IF EXISTS main.search")
  for _, name in ipairs(tables) do run(database, "DROP TABLE main." .. name) end
end

local function create(database)
  local done, message = database:exec(schema.sql)
  if not done then error({ refusal = message }) end
end

--- Every row is copied aside and back, so that a file that was brought up has
--- the very schema of a new one.
local function rebuild(database, version)
  local tables = tables_of(database)
  for _, name in ipairs(tables) do set_aside(database, name) end
  drop_all(database, tables)
  create(database)
  run(database, [[INSERT INTO runs (started, command, arguments, version)
                  VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 'migrate',
                          json_array(?1), ?2)]],
      { ("from version %d"):format(version), system.version })
  for _, name in ipairs(tables) do put_back(database, name) end
  run(database, "INSERT INTO search (search) VALUES ('rebuild')")
end

--- Makes an empty database a store, or an old one a store of today. Another
--- process may have done so meanwhile.
---@param database sqlite.Database  with the tokenizer of words, foreign keys off
---@return true? done
---@return string? message
function migration.bring_up(database)
  local done, result, message = pcall(database.transaction, database,
    function ()
      local version = database:value "PRAGMA user_version"
      if version == 0 then create(database)
      elseif version < schema.version then rebuild(database, version) end
      return true
    end)
  if done then return result, message end
  if type(result) == "table" and result.refusal then return nil, result.refusal end
  error(result, 0)
end

--- The version of the schema of a file; nil and a message for a file that
--- cannot be a store of this program.
---@param database sqlite.Database
---@param path string
---@return integer? version  0 for an empty file
---@return string? message
---@return integer? code
function migration.version(database, path)
  local found = {}
  for i, sql in ipairs { "PRAGMA user_version", "PRAGMA application_id",
                         "SELECT count(*) FROM sqlite_master" } do
    local value, message, code = database:value(sql)
    if message then return nil, message, code end
    found[i] = value
  end
  local version, application, tables = table.unpack(found)
  if application ~= schema.application and (version > 0 or tables > 0) then
    return nil, path .. ": a database, but not one of tj"
  elseif version > schema.version then
    return nil, ("%s: written by a newer tj (version %d; this one knows %d)")
      :format(path, version, schema.version)
  end
  return version
end

return migration
