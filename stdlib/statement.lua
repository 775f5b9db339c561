--- One statement typed at a prompt: is it complete, and what does it run as?
--- Its top-level locals become fields of the session, so that the next
--- statement still has them, and functions see what is assigned later.
local statement = {}

---@class statement.Token
---@field text string
---@field first integer
---@field last integer

local LONG = "^%[(=*)%["

--- The last byte of the long bracket that opens at `at`, or nil without one.
local function long_bracket(text, at)
  local level = text:match(LONG, at)
  if not level then return nil end
  local _, last = text:find("]" .. level .. "]", at, true)
  return last or #text
end

local function skip_blank(text, at)
  while true do
    at = text:find("%S", at)
    if not at or text:sub(at, at + 1) ~= "--" then return at end
    local last = long_bracket(text, at + 2) or text:find("\n", at, true)
    if not last then return nil end
    at = last + 1
  end
end

local function quoted(text, at)
  local quote = text:sub(at, at)
  local i = at + 1
  while i <= #text do
    local char = text:sub(i, i)
    if char == quote then return i end
    i = i + (char == "\\" and 2 or 1)
  end
  return #text
end

local function token_end(text, at)
  local char = text:sub(at, at)
  if char:find("[%a_]") then return select(2, text:find("^[%w_]+", at)) end
  if char == '"' or char == "'" then return quoted(text, at) end
  if char:find("%d") then return select(2, text:find("^[%w.]+", at)) end
  return char == "[" and long_bracket(text, at) or at
end

--- The tokens of Lua text that has been compiled, so is known to be right.
local function tokens_of(text)
  local tokens, at = {}, 1
  while true do
    at = skip_blank(text, at)
    if not at then return tokens end
    local last = token_end(text, at)
    tokens[#tokens + 1] = { text = text:sub(at, last), first = at, last = last }
    at = last + 1
  end
end

local OPENS = { ["do"] = true, ["function"] = true, ["if"] = true, ["repeat"] = true }
local CLOSES = { ["end"] = true, ["until"] = true }

--- The names after the `local` at token `i`, without attributes, and the index
--- of the token after them; nil where one is <close>.
local function declared(tokens, i)
  local names = {}
  repeat
    i = i + 1
    names[#names + 1] = tokens[i].text
    i = i + 1
    if tokens[i] and tokens[i].text == "<" then
      if tokens[i + 1].text == "close" then return nil end
      i = i + 3
    end
  until not tokens[i] or tokens[i].text ~= ","
  return names, i
end

--- Finds the top-level locals. Returns the text without their `local`, and
--- their names.
---@param text string  a chunk that compiles
---@return string text
---@return string[] names
function statement.lift_locals(text)
  local tokens, pieces, all = tokens_of(text), {}, {}
  local depth, kept = 0, 1  -- text before `kept` is in pieces
  local function replace(first, last, by)
    pieces[#pieces + 1] = text:sub(kept, first - 1)
    pieces[#pieces + 1] = by
    kept = last + 1
  end
  for i, token in ipairs(tokens) do
    if OPENS[token.text] then depth = depth + 1
    elseif CLOSES[token.text] then depth = depth - 1
    elseif token.text == "local" and depth == 0 then
      if tokens[i + 1].text == "function" then
        all[#all + 1] = tokens[i + 2].text
        replace(token.first, token.last, "")
      else
        local names, after = declared(tokens, i)
        if names then
          table.move(names, 1, #names, #all + 1, all)
          local has_value = tokens[after] and tokens[after].text == "="
          replace(token.first, tokens[after - 1].last,
                  table.concat(names, ", ") .. (has_value and "" or " = nil"))
        end
      end
    end
  end
  return table.concat(pieces) .. text:sub(kept), all
end

---@class statement.Session
---@field environment table       what statements run in
---@field names table<string, true>  the locals so far
---@field values table<string, any>  what they hold

--- A session without locals. What is no local is a field of `outer`.
---@param outer table
---@return statement.Session
function statement.session(outer)
  local names, values = {}, {}
  local environment = setmetatable({}, {
    __index = function (_, name)
      if names[name] then return values[name] end
      return outer[name]
    end,
    __newindex = function (_, name, value)
      if names[name] then values[name] = value else outer[name] = value end
    end,
  })
  return { environment = environment, names = names, values = values }
end

--- New locals begin as what the name meant before: `local print = print`.
local function declare(session, names)
  for _, name in ipairs(names) do
    if not session.names[name] then
      session.values[name] = session.environment[name]
      session.names[name] = true
    end
  end
end

--- Compiles an expression or statements. Returns the function; or nothing but
--- "more" where the text only breaks off too early; or nil and the message.
---@param text string
---@param session statement.Session
---@return function? chunk
---@return string? message
function statement.compile(text, session)
  local environment = session.environment
  local expression = text:match("^%s*=(.*)$") or text
  local chunk = load("return " .. expression, "=repl", "t", environment)
  if chunk then return chunk end
  local whole, message = load(text, "=repl", "t", environment)
  if not whole then
    if message:find("near <eof>$") then return nil, "more" end
    return nil, message
  end
  local lifted, names = statement.lift_locals(text)
  if #names == 0 then return whole end
  declare(session, names)
  return assert(load(lifted, "=repl", "t", environment))
end

return statement
