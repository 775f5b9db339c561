--- Lua's pattern matching in Lua, step by step as lstrlib.c does it, so that a limit
--- on instructions stops it as it stops a loop.
local luapattern = {}

local byte, sub, find = string.byte, string.sub, string.find
local unpack = table.unpack

local MAX_CAPTURES = 32

local ESCAPE, OPEN, CLOSE, DOLLAR = byte("%()$", 1, 4)
local STAR, PLUS, MINUS, QUESTION = byte("*+-?", 1, 4)
local LEFT, RIGHT, CARET, DOT = byte("[]^.", 1, 4)

-- A state has the subject `s`, the pattern `p`, and the captures so far: `first`
-- and `size` of each; its size is "open" or "position" where it has none.

local CLASSES = {}
for letter in ("acdglpsuwxz"):gmatch "." do
  local lower, upper = {}, {}
  for code = 0, 255 do
    local holds = find(string.char(code), "^%" .. letter) ~= nil
    lower[code], upper[code] = holds, not holds
  end
  CLASSES[byte(letter)], CLASSES[byte(letter:upper())] = lower, upper
end

local function in_class(code, class)
  local set = CLASSES[class]
  if set then return set[code] end
  return code == class
end

--- The place after the set that opens at `at` in the pattern.
local function set_end(p, at)
  at = at + 1
  if byte(p, at) == CARET then at = at + 1 end
  repeat
    local code = byte(p, at)
    if not code then error("malformed pattern (missing ']')", 0) end
    at = at + (code == ESCAPE and 2 or 1)
  until byte(p, at) == RIGHT
  return at + 1
end

--- The place after the single char, class or set at `at`.
local function item_end(p, at)
  local code = byte(p, at)
  if code == ESCAPE then
    if at == #p then error("malformed pattern (ends with '%')", 0) end
    return at + 2
  elseif code == LEFT then
    return set_end(p, at)
  end
  return at + 1
end

--- Is `code` in the set p[at .. stop]? `stop` is its ']'.
local function in_set(code, p, at, stop)
  local found = true
  if byte(p, at + 1) == CARET then found, at = false, at + 1 end
  at = at + 1
  while at < stop do
    local first = byte(p, at)
    if first == ESCAPE then
      at = at + 1
      if in_class(code, byte(p, at)) then return found end
    elseif byte(p, at + 1) == MINUS and at + 2 < stop then
      at = at + 2
      if first <= code and code <= byte(p, at) then return found end
    elseif first == code then
      return found
    end
    at = at + 1
  end
  return not found
end

--- Does the item p[at .. stop-1] match the char at `i`?
local function matches_one(state, i, at, stop)
  local code = byte(state.s, i)
  if not code then return false end
  local kind = byte(state.p, at)
  if kind == DOT then return true
  elseif kind == ESCAPE then return in_class(code, byte(state.p, at + 1))
  elseif kind == LEFT then return in_set(code, state.p, at, stop - 1) end
  return kind == code
end

local match_at

local function balanced(state, i, at)
  local opener, closer = byte(state.p, at, at + 1)
  if not closer then
    error("malformed pattern (missing arguments to '%b')", 0)
  end
  if byte(state.s, i) ~= opener then return nil end
  local depth = 1
  for j = i + 1, #state.s do
    local code = byte(state.s, j)
    if code == closer then
      depth = depth - 1
      if depth == 0 then return j + 1 end
    elseif code == opener then
      depth = depth + 1
    end
  end
end

local function at_frontier(state, i, at)
  if byte(state.p, at) ~= LEFT then
    error("missing '[' after '%f' in pattern", 0)
  end
  local stop = set_end(state.p, at)
  local before, here = byte(state.s, i - 1) or 0, byte(state.s, i) or 0
  return not in_set(before, state.p, at, stop - 1)
         and in_set(here, state.p, at, stop - 1), stop
end

local function same_again(state, i, digit)
  local index = digit - 48
  local size = state.size[index]
  if index < 1 or type(size) ~= "number" then
    error(("invalid capture index %%%d"):format(index), 0)
  end
  local first = state.first[index]
  if sub(state.s, first, first + size - 1) == sub(state.s, i, i + size - 1) then
    return i + size
  end
end

local function open_capture(state, i, at, size)
  if state.count >= MAX_CAPTURES then error("too many captures", 0) end
  state.count = state.count + 1
  state.first[state.count], state.size[state.count] = i, size
  local stop = match_at(state, i, at)
  if not stop then state.count = state.count - 1 end
  return stop
end

local function close_capture(state, i, at)
  for index = state.count, 1, -1 do
    if state.size[index] == "open" then
      state.size[index] = i - state.first[index]
      local stop = match_at(state, i, at)
      if not stop then state.size[index] = "open" end
      return stop
    end
  end
  error("invalid pattern capture", 0)
end

local function as_many(state, i, at, stop, after)
  local last = i
  while matches_one(state, last, at, stop) do last = last + 1 end
  for from = last, i, -1 do
    local found = match_at(state, from, after)
    if found then return found end
  end
end

local function as_few(state, i, at, stop, after)
  while true do
    local found = match_at(state, i, after)
    if found then return found end
    if not matches_one(state, i, at, stop) then return nil end
    i = i + 1
  end
end

--- An item with what may follow it; where the match goes on, and in the pattern.
---@return integer? i  nil where it fails
---@return integer? at  nil where `i` is the end of the whole match
local function match_item(state, i, at)
  local stop = item_end(state.p, at)
  local mark = byte(state.p, stop)
  if mark == STAR then return as_many(state, i, at, stop, stop + 1)
  elseif mark == MINUS then return as_few(state, i, at, stop, stop + 1) end
  local holds = matches_one(state, i, at, stop)
  if mark == PLUS then
    return holds and as_many(state, i + 1, at, stop, stop + 1) or nil
  elseif mark == QUESTION then
    local found = holds and match_at(state, i + 1, stop + 1)
    if found then return found end
    return i, stop + 1
  elseif holds then
    return i + 1, stop
  end
end

--- What begins with '%' and is no class: %b, %f, %1. nil where it is one.
---@return boolean is_special
---@return integer? i
---@return integer? at
local function match_escape(state, i, at)
  local code = byte(state.p, at + 1)
  if code == 98 then -- b
    return true, balanced(state, i, at + 2), at + 4
  elseif code == 102 then -- f
    local holds, stop = at_frontier(state, i, at + 2)
    return true, holds and i or nil, stop
  elseif code and code >= 48 and code <= 57 then
    return true, same_again(state, i, code), at + 2
  end
  return false
end

--- The place after what the pattern from `at` on matches from `i` on; nil where
--- it does not.
function match_at(state, i, at)
  local p = state.p
  while at <= #p do
    local code = byte(p, at)
    if code == OPEN then
      if byte(p, at + 1) == CLOSE then
        return open_capture(state, i, at + 2, "position")
      end
      return open_capture(state, i, at + 1, "open")
    elseif code == CLOSE then
      return close_capture(state, i, at + 1)
    elseif code == DOLLAR and at == #p then
      return i > #state.s and i or nil
    end
    local is_special, next_i, next_at = false, nil, nil
    if code == ESCAPE then
      is_special, next_i, next_at = match_escape(state, i, at)
    end
    if not is_special then
      next_i, next_at = match_item(state, i, at)
      if not next_at then return next_i end
    end
    if not next_i then return nil end
    i, at = next_i, next_at
  end
  return i
end

--- The first match from byte `i` on.
---@param state luapattern.State
---@param i integer
---@return integer? first  nil where there is none
---@return integer? stop  the place after it
function luapattern.search(state, i)
  local at, is_anchored = 1, byte(state.p, 1) == CARET and not state.is_walk
  if is_anchored then at = 2 end
  for first = i, is_anchored and i or #state.s + 1 do
    state.count = 0
    local stop = match_at(state, first, at)
    if stop then return first, stop end
  end
end
--- Capture `index` of a match: its text, or its place.
---@return string|integer
function luapattern.capture(state, index)
  local first, size = state.first[index], state.size[index]
  if size == "open" then error("unfinished capture", 0) end
  if size == "position" then return first end
  return sub(state.s, first, first + size - 1)
end

--- The captures, or the whole match [first, stop) where there are none and
--- `with_whole` says so.
---@return any ...
function luapattern.captures(state, first, stop, with_whole)
  if state.count == 0 then
    if with_whole then return sub(state.s, first, stop - 1) end
    return
  end
  local list = {}
  for index = 1, state.count do list[index] = luapattern.capture(state, index) end
  return unpack(list, 1, state.count)
end

---@class luapattern.State
---@field s string
---@field p string
---@field first integer[]  of the captures so far
---@field size (integer|string)[]
---@field count integer
---@field is_walk boolean?  '^' is a char, as in string.gmatch

---@param s string
---@param p string
---@return luapattern.State
function luapattern.new(s, p)
  return { s = s, p = p, first = {}, size = {}, count = 0 }
end

--- The place after what the pattern from its byte `at` on matches from byte `i` on;
--- nil where it does not.
---@param state luapattern.State
---@param i integer
---@param at integer
---@return integer? stop
function luapattern.match_at(state, i, at)
  state.count = 0
  return match_at(state, i, at)
end

return luapattern
