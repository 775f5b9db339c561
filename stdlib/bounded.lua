--- find, match, gmatch and gsub as of Lua's `string`, but written in Lua, so that
--- a limit on instructions stops them as it stops a loop.
local luapattern = require "tj.luapattern"

local bounded = {}

local sub, find, gsub = string.sub, string.find, string.gsub
local native = { find = string.find, match = string.match,
                 gmatch = string.gmatch, gsub = string.gsub }
local concat = table.concat

-- What a call can cost --------------------------------------------------------

local function count(s, set)
  local _, found = gsub(s, set, "")
  return found
end

--- The most steps that Lua's matcher can take, roughly and never too few.
local function most_steps(subject, pattern)
  local loops = count(pattern, "[*+-]") + count(pattern, "%%[b%d]") + 1
  local halves = count(pattern, "%?")
  return (#subject + 1) ^ loops * 2.0 ^ halves * (#pattern + 1)
end

--- Numbers are taken for texts, as Lua's own functions do.
local function text_of(value)
  return type(value) == "number" and tostring(value) or value
end

--- An argument that must be an integer, as Lua's own functions convert it.
local function integer(value, position)
  if value == nil then return nil end
  return math.tointeger(tonumber(value))
         or error(("bad argument #%d (number expected)"):format(position), 0)
end

local function start_of(s, init)
  init = integer(init, 3) or 1
  if init < 0 then init = #s + init + 1 end
  return init < 1 and 1 or init
end

local slow = {}  -- by the name of Lua's own

--- As string.find.
function slow.find(s, p, init, plain)
  local from = start_of(s, init)
  if from > #s + 1 then return nil end
  if plain or not find(p, "[%^%$%*%+%?%.%(%[%%%-]") then
    p = gsub(p, "%W", "%%%0")
  end
  local state = luapattern.new(s, p)
  local first, stop = luapattern.search(state, from)
  if not first then return nil end
  return first, stop - 1, luapattern.captures(state, first, stop)
end

--- As string.match.
function slow.match(s, p, init)
  local from = start_of(s, init)
  if from > #s + 1 then return nil end
  local state = luapattern.new(s, p)
  local first, stop = luapattern.search(state, from)
  if not first then return nil end
  return luapattern.captures(state, first, stop, true)
end

--- As string.gmatch.
function slow.gmatch(s, p)
  local state, at, last_stop = luapattern.new(s, p), 1, nil
  state.is_walk = true  -- there '^' is a char
  return function ()
    while at <= #s + 1 do
      local first, stop = luapattern.search(state, at)
      if not first then
        at = #s + 2
        return nil
      end
      at = stop
      if stop ~= last_stop then
        last_stop = stop
        return luapattern.captures(state, first, stop, true)
      end
      at = first + 1  -- an empty match where the last one ended
    end
  end
end

--- What a string replacement stands for: %0, %1 to %9, %%.
local function expand(state, replacement, first, stop)
  return (gsub(replacement, "%%(.?)", function (mark)
    if mark == "%" then return "%" end
    if mark == "0" then return sub(state.s, first, stop - 1) end
    if not find(mark, "^%d$") then
      error("invalid use of '%' in replacement string", 0)
    end
    local index = tonumber(mark)
    if index == 1 and state.count == 0 then
      return sub(state.s, first, stop - 1)
    elseif index > state.count then
      error(("invalid capture index %%%d in replacement string"):format(index), 0)
    end
    return tostring(luapattern.capture(state, index))
  end))
end

local function replace(state, replacement, first, stop)
  local whole = sub(state.s, first, stop - 1)
  local value
  if type(replacement) == "function" then
    value = replacement(luapattern.captures(state, first, stop, true))
  elseif type(replacement) == "table" then
    value = replacement[(luapattern.captures(state, first, stop, true))]
  else
    value = expand(state, tostring(replacement), first, stop)
  end
  if not value then return whole end
  if type(value) ~= "string" and type(value) ~= "number" then
    error("invalid replacement value (a " .. type(value) .. ")", 0)
  end
  return tostring(value)
end

--- As string.gsub.
function slow.gsub(s, p, replacement, most)
  local state, parts, done, i = luapattern.new(s, p), {}, 0, 1
  most = integer(most, 4) or #s + 1
  local is_anchored = sub(p, 1, 1) == "^"
  local at = is_anchored and 2 or 1
  local last_stop
  while done < most do
    local stop = luapattern.match_at(state, i, at)
    if stop and stop ~= last_stop then
      parts[#parts + 1], done = replace(state, replacement, i, stop), done + 1
      i, last_stop = stop, stop
    elseif i <= #s then
      parts[#parts + 1], i = sub(s, i, i), i + 1
    else
      break
    end
    if is_anchored then break end
  end
  parts[#parts + 1] = sub(s, i)
  return concat(parts), done
end

-- Choosing --------------------------------------------------------------------

--- The four functions. A call that Lua's own matcher is sure to do in `cheap`
--- steps goes to it, and so does one that is wrong.
---@param cheap integer
---@return { find: function, match: function, gmatch: function, gsub: function }
function bounded.functions(cheap)
  local functions = {}
  for name, f in pairs(slow) do
    local own = native[name]
    functions[name] = function (s, p, ...)
      s, p = text_of(s), text_of(p)
      if type(s) ~= "string" or type(p) ~= "string"
         or most_steps(s, p) <= cheap then
        return own(s, p, ...)
      end
      return f(s, p, ...)
    end
  end
  return functions
end

return bounded
