--- What may stand in a rule: its keys, and the fields that it can give a fact.
local ruledefinition = {}

--- The fields that a rule may give every fact.
ruledefinition.CONSTANTS = { indicator = true, kind = true, status = true,
                  direction = true }
local FIELDS = { indicator = true, kind = true, status = true,
                 direction = true, period = true, region = true }
local KEYS = { about = "string", match = "string or list of strings",
               priority = "integer", fact = "function", yes = "table",
               no = "list of strings", kind = "string", status = "string",
               direction = "string", indicator = "string",
               section = "string or list of strings" }
local ROLES = { review = true, problems = true, plan = true, policies = true,
                safeguards = true }
local VALUES = {
  kind = { level = true, change = true, share = true, multiple = true,
           rank = true },
  status = { actual = true, target = true, forecast = true },
  direction = { up = true, down = true, [""] = true },
}

--- The keys of a table, sorted as texts.
---@param t table
---@return any[]
function ruledefinition.sorted_keys(t)
  local keys = {}
  for key in pairs(t) do keys[#keys + 1] = key end
  table.sort(keys, function (a, b) return tostring(a) < tostring(b) end)
  return keys
end

local function nearest_key(key)
  for known in pairs(KEYS) do
    if type(key) == "string" and known:sub(1, 2) == key:sub(1, 2) then
      return " (did you mean '" .. known .. "'?)"
    end
  end
  return ""
end

---@return boolean
function ruledefinition.is_list_of_strings(value)
  if type(value) ~= "table" then return false end
  local count = 0
  for _, item in pairs(value) do
    if type(item) ~= "string" then return false end
    count = count + 1
  end
  return count == #value
end

--- What is wrong with a field that a rule gives; nil when nothing is.
---@return string?
function ruledefinition.field_problem(key, value)
  if not FIELDS[key] then
    return "unknown field '" .. tostring(key) .. "'"
  elseif type(value) ~= "string" then
    return ("'%s' must be a string, got %s"):format(key, type(value))
  elseif VALUES[key] and not VALUES[key][value] then
    return ("'%s' cannot be '%s'; it is one of '%s'"):format(
      key, value, table.concat(ruledefinition.sorted_keys(VALUES[key]), "', '"))
  end
end

local function is_string_or_list(value)
  return type(value) == "string" or (ruledefinition.is_list_of_strings(value) and #value > 0)
end

--- A string as a list of one.
---@param value string|string[]
---@return string[]
function ruledefinition.as_list(value)
  return type(value) == "string" and { value } or value
end

local function section_problem(value)
  for _, role in ipairs(ruledefinition.as_list(value)) do
    if not ROLES[role] then
      return ("'section' cannot be '%s'; it is one of '%s'"):format(
        role, table.concat(ruledefinition.sorted_keys(ROLES), "', '"))
    end
  end
end

local function key_problem(key, value)
  local wanted = KEYS[key]
  if not wanted then
    return "unknown key '" .. tostring(key) .. "'" .. nearest_key(key)
  end
  if ruledefinition.CONSTANTS[key] then return ruledefinition.field_problem(key, value) end
  local ok
  if key == "match" or key == "section" then ok = is_string_or_list(value)
  elseif key == "no" then ok = ruledefinition.is_list_of_strings(value)
  elseif key == "priority" then ok = math.type(value) == "integer"
  else ok = type(value) == wanted end
  if not ok then
    return ("'%s' must be a %s, got %s"):format(key, wanted, type(value))
  end
  if key == "section" then return section_problem(value) end
end

--- What is wrong with the body of a rule; nil when nothing is.
---@param definition any
---@return string?
function ruledefinition.problem(definition)
  if type(definition) ~= "table" then
    return "its body must be a table, got " .. type(definition)
  end
  for _, key in ipairs(ruledefinition.sorted_keys(definition)) do
    local problem = key_problem(key, definition[key])
    if problem then return problem end
  end
  if definition.match == nil then return "'match' is missing" end
  for text, fields in pairs(definition.yes or {}) do
    if type(text) ~= "string" or type(fields) ~= "table" then
      return "'yes' must be [\"text\"] = { field = value }"
    end
  end
end

return ruledefinition
