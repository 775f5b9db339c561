--- One open store on its way through writes: statements that are prepared once,
--- and refusals of the database that leave a transaction as a message.
local session = {}

local Refusal = {}  -- marks an error that becomes a message

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

--- Calls `f` in a transaction, which keeps all that it writes or nothing.
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
  if done then return nil, message end
  if getmetatable(result) == Refusal then return nil, result.message end
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
