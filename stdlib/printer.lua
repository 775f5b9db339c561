--- Values as a person reads them: tables with sorted keys, cut to a depth and
--- a number of entries, and always with a count of what was left out.
local printer = {}

---@class printer.Options
---@field columns? integer  what fits stays on one line; 80 by default
---@field depth? integer    of tables in tables; 4 by default
---@field entries? integer  of one table; 40 by default
---@field total? integer    entries of all tables together; 200 by default
---@field bytes? integer    of one string; 400 by default

local DEFAULTS = { columns = 80, depth = 4, entries = 40, total = 200,
                   bytes = 400 }

local ESCAPES = { ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
                  ["\\"] = "\\\\", ["\""] = "\\\"" }

local function escape(char)
  return ESCAPES[char] or ("\\%03d"):format(char:byte())
end

--- A string in quotes; what is no UTF-8 is shown as its bytes.
local function format_string(text, options)
  local cut, rest = text, ""
  if #text > options.bytes then
    local last = options.bytes
    while last > 0 and (text:byte(last + 1) & 0xC0) == 0x80 do last = last - 1 end
    cut, rest = text:sub(1, last), (" (%d more bytes)"):format(#text - last)
  end
  local pattern = utf8.len(cut) and "[%c\\\"]" or "[%c\\\"\128-\255]"
  return '"' .. cut:gsub(pattern, escape) .. '"' .. rest
end

local ORDER = { number = 1, string = 2, boolean = 3 }

local function comes_before(a, b)
  local kind_a, kind_b = type(a), type(b)
  if kind_a ~= kind_b then
    return (ORDER[kind_a] or 9) .. kind_a < (ORDER[kind_b] or 9) .. kind_b
  end
  if kind_a == "number" or kind_a == "string" then return a < b end
  return tostring(a) < tostring(b)
end

--- The keys that are not of the list part, sorted.
local function sorted_keys(value, list_length)
  local keys = {}
  for key in next, value do
    local in_list = math.type(key) == "integer" and key >= 1 and key <= list_length
    if not in_list then keys[#keys + 1] = key end
  end
  table.sort(keys, comes_before)
  return keys
end

local KEYWORDS = {}
for word in ([[and break do else elseif end false for function goto if in local
  nil not or repeat return then true until while]]):gmatch("%a+") do
  KEYWORDS[word] = true
end

local format_value

local function format_key(key, options)
  if type(key) == "string" and key:find("^[%a_][%w_]*$") and not KEYWORDS[key] then
    return key
  end
  return "[" .. format_value(key, options, options.depth, {}) .. "]"
end

--- The entries of a table as strings, and how many there are in all.
local function format_entries(value, options, depth, above)
  local entries, length = {}, rawlen(value)
  local function is_full()
    options.total = options.total - 1
    return #entries >= options.entries or options.total < 0
  end
  for i = 1, length do
    if is_full() then break end
    entries[i] = format_value(rawget(value, i), options, depth + 1, above)
  end
  local keys = sorted_keys(value, length)
  for _, key in ipairs(keys) do
    if is_full() then break end
    entries[#entries + 1] = format_key(key, options) .. " = " ..
      format_value(rawget(value, key), options, depth + 1, above)
  end
  return entries, length + #keys
end

local function format_table(value, options, depth, above)
  if above[value] then return "<a table above>" end
  if next(value) == nil then return "{}" end
  above[value] = true
  local shown = depth < options.depth
  local entries, count = {}, 0
  if shown then entries, count = format_entries(value, options, depth, above)
  else for _ in next, value do count = count + 1 end end
  above[value] = nil
  if not shown then return ("{ %d entries }"):format(count) end
  if count > #entries then
    entries[#entries + 1] = ("-- %d more"):format(count - #entries)
  end
  local line = "{ " .. table.concat(entries, ", ") .. " }"
  if count == #entries and not line:find("\n", 1, true) and
     #line + 2 * depth <= options.columns then
    return line
  end
  local indent = ("  "):rep(depth + 1)
  return "{\n" .. indent .. table.concat(entries, ",\n" .. indent) ..
    "\n" .. ("  "):rep(depth) .. "}"
end

--- tostring, which a faulty __tostring may make fail.
local function describe(value)
  local done, text = pcall(tostring, value)
  return done and text or "<" .. type(value) .. ">"
end

function format_value(value, options, depth, above)
  if type(value) == "string" then return format_string(value, options) end
  local meta = type(value) == "table" and debug.getmetatable(value)
  if type(value) ~= "table" or meta and meta.__tostring then
    return describe(value)
  end
  return format_table(value, options, depth, above)
end

--- A value as text, without a line end.
---@param value any
---@param options? printer.Options
---@return string
function printer.format(value, options)
  local all = {}
  for key, default in pairs(DEFAULTS) do all[key] = default end
  for key, wanted in pairs(options or {}) do
    if not DEFAULTS[key] then error("unknown option " .. tostring(key), 2) end
    all[key] = wanted
  end
  return format_value(value, all, 0, {})
end

--- The fields of a list of like rows: of tables with names for keys and plain
--- values, at least two of them, that have most fields in common.
---@param value any
---@return string[]? keys  sorted; nil when it is no such list
function printer.row_keys(value)
  if type(value) ~= "table" or #value < 2 or debug.getmetatable(value) then
    return nil
  end
  local counts, keys, total = {}, {}, 0
  for key, row in next, value do
    if math.type(key) ~= "integer" or type(row) ~= "table" then return nil end
    for field, cell in next, row do
      if type(field) ~= "string" or type(cell) == "table" then return nil end
      counts[field] = (counts[field] or 0) + 1
      total = total + 1
    end
  end
  for field in pairs(counts) do keys[#keys + 1] = field end
  if #keys == 0 or total * 2 < #keys * #value then return nil end
  table.sort(keys)
  return keys
end

return printer
