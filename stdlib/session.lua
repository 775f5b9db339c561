--- One open store on its way through writes: statements that are prepared once,
--- and refusals of the database that leave a transaction as a message.
local session = {}

local Refusal = {}  -- marks an error that becomes a message
local NeedsLog = {}  -- the error of a change before the write-ahead log is kept

--- What a person can do about what SQLite says.
local HINTS = {
  { "database is locked", "another program is writing to it" },
  { "unable to open database file",
    "there is no such file or folder, or it may not be opened" },
  { "attempt to write a readonly database",
    "it or its folder may not be written to" },
  { "disk image is malformed",
    "it is damaged; extract into a new file" },
}

--- The message of SQLite, with what it means.
---@param message string
---@return string
function session.explain(message)
  for _, hint in ipairs(HINTS) do
    if message:find(hint[1], 1, true) then
      return ("%s (%s)"):format(message, hint[2])
    end
  end
  return message
end

--- Leaves the transaction with a message.
---@param message string
function session.refuse(message)
  error(setmetatable({ message = message }, Refusal))
end

--- A statement of `sql`, prepared when first asked for.
local function statement(self, sql)
  if not self.prepared[sql] then
    local made, message = self.database:prepare(sql)
    if not made then session.refuse(message) end
    self.prepared[sql] = made
  end
  return self.prepared[sql]
end

--- Runs `sql`; how many rows it changed.
---@param self store.Store
---@param sql string
---@param params? sqlite.Parameters
---@return integer changes
function session.run(self, sql, params)
  local changes, message = statement(self, sql):run(params)
  if not changes then session.refuse(message) end
  return changes
end

--- The first column of the first row; nil when there is none.
---@param self store.Store
---@param sql string
---@param params? sqlite.Parameters
---@return sqlite.Value
function session.value(self, sql, params)
  local found, message = statement(self, sql):value(params)
  if message then session.refuse(message) end
  return found
end

--- Must be called before the first change of a transaction, which then starts
--- anew with a write-ahead log: that is synced when it is copied back, not at
--- each document. A store that nothing changes in stays as it is.
---@param self store.Store
function session.before_change(self)
  if not self.has_log then error(NeedsLog) end
end

--- Ends the log, so that the file alone is the store, in a folder that may only
--- be read too. It stays where another program has the store open.
---@param self store.Store
function session.end_log(self)
  if self.has_log then self.database:exec "PRAGMA journal_mode = DELETE" end
  self.has_log = nil
end

--- Calls `f` in a transaction, which keeps all that it writes or nothing. It may
--- be called twice.
---@generic T
---@param self store.Store
---@param f fun(): T
---@return T? result
---@return string? message
function session.transaction(self, f)
  if not self.database then error("the store is closed", 3) end
  local run_before = self.run_id
  local done, result, message = pcall(self.database.transaction,
                                      self.database, f)
  if done and result ~= nil then return result, message end
  self.run_id = run_before  -- rolled back with the rest
  if done then return nil, session.explain(message) end
  if result == NeedsLog then
    self.database:exec "PRAGMA journal_mode = WAL"
    self.has_log = true
    return session.transaction(self, f)
  elseif getmetatable(result) == Refusal then
    return nil, session.explain(result.message)
  end
  error(result, 0)
end

--- An INSERT of `columns`, all bound by their names.
---@param name string  of the table
---@param columns string[]
---@return string sql
function session.insertion(name, columns)
  local names, values = {}, {}
  for i, column in ipairs(columns) do
    names[i], values[i] = '"' .. column .. '"', ":" .. column
  end
  return ("INSERT INTO %s (%s) VALUES (%s)"):format(
    name, table.concat(names, ", "), table.concat(values, ", "))
end

--- `row` with the fields of `from` that are named in `columns`.
---@param from table
---@param columns string[]
---@param row? table
---@return table row
function session.pick(from, columns, row)
  row = row or {}
  for _, column in ipairs(columns) do row[column] = from[column] end
  return row
end

return session
