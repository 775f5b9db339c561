--- WHERE clauses out of tables of wanted values, with parameters.
---
---     conditions.where({ kind = "facts.kind" }, { kind = { "level", "share" } })
---     --> "WHERE facts.kind IN (:kind_1, :kind_2)", { kind_1 = "level", … }
local conditions = {}

--- `column = :key`, or IN for a list of values.
local function condition(column, key, wanted, params)
  if type(wanted) ~= "table" then
    params[key] = wanted
    return ("%s = :%s"):format(column, key)
  end
  local names = {}
  for i, one in ipairs(wanted) do
    local name = ("%s_%d"):format(key, i)
    names[i], params[name] = ":" .. name, one
  end
  return ("%s IN (%s)"):format(column, table.concat(names, ", "))
end

--- The keys of `filter` must be those of `columns`; raises at `level` by the
--- name of one that is not. An empty list matches nothing.
---@param columns table<string, string>  what a key is in SQL
---@param filter? table<string, string|number|(string|number)[]>
---@param level? integer  of the caller that is to blame, as of error; 2
---@return string sql  "" where there is no condition
---@return table<string, string|number> params
function conditions.where(columns, filter, level)
  local parts, params = {}, {}
  for key, wanted in pairs(filter or {}) do
    if not columns[key] then
      error("unknown field: " .. tostring(key), (level or 2) + 1)
    end
    parts[#parts + 1] = condition(columns[key], key, wanted, params)
  end
  if #parts == 0 then return "", params end
  table.sort(parts)  -- the same filter is the same statement
  return "WHERE " .. table.concat(parts, " AND "), params
end

return conditions
