--- The syntax of patterns: from the text of a rule's `match` to nodes, and
--- from a fault to a message with a caret.
local syntax = {}

---@class syntax.Node
---@field type string  literal, terms, choice, element, gap, start, stop, absent
---@field name string?  the capture
---@field repeats string?  "?", "*" or "+"
---@field text string?  of a literal
---@field terms string[]?  of terms: one of these words
---@field choices syntax.Node[][]?  of a choice or an absent
---@field kinds string[]?  of an element: <percent|points>
---@field column integer  where it stands in its pattern, in chars, from 1

local function column_of(source, at)
  return utf8.len(source, 1, at - 1, true) + 1
end

--- Raises a table that the caller turns into a message with a caret.
local function fail(source, at, message)
  error({ column = column_of(source, math.min(at, #source + 1)),
          message = message }, 0)
end

local parse_choice

local function parse_angle(source, at, names)
  local inside, after = source:match("^<([^<>]*)>()", at)
  if not inside then fail(source, at, "'<' without '>'") end
  local kinds = {}
  for kind in inside:gmatch("[^|%s]+") do kinds[#kinds + 1] = kind end
  if #kinds == 0 then fail(source, at, "'<>' names no element") end
  for _, kind in ipairs(kinds) do
    local key = kind:match("^(%a+)=.") or kind
    if not names.elements[key] then
      fail(source, at, "no element is called <" .. kind .. ">")
    end
  end
  return { type = "element", kinds = kinds }, after
end

local function parse_lexicon(source, at, names)
  local name, after = source:match("^@([%w_]+)()", at)
  if not name then fail(source, at, "'@' without the name of a lexicon") end
  local terms = names.lexicons[name]
  if not terms then fail(source, at, "no lexicon is called @" .. name) end
  return { type = "terms", terms = terms }, after
end

local function parse_quoted(source, at)
  local text, after = source:match('^"([^"]*)"()', at)
  if not text or text == "" then fail(source, at, "a quote is not closed") end
  return { type = "literal", text = text }, after
end

--- A choice between words alone becomes one node that is looked up at once.
local function choice_node(choices)
  local terms = {}
  for i, sequence in ipairs(choices) do
    local only = sequence[1]
    if #sequence ~= 1 or only.type ~= "literal" or only.name
       or only.repeats then
      return { type = "choice", choices = choices }
    end
    terms[i] = only.text
  end
  return { type = "terms", terms = terms }
end

local function parse_atom(source, at, names)
  local first = source:sub(at, at)
  if first == "(" then
    local choices, after = parse_choice(source, at + 1, names, ")")
    return choice_node(choices), after
  elseif first == "<" then
    return parse_angle(source, at, names)
  elseif first == "@" then
    return parse_lexicon(source, at, names)
  elseif first == '"' then
    return parse_quoted(source, at)
  elseif first == "^" then
    return { type = "start" }, at + 1
  elseif first == "$" then
    return { type = "stop" }, at + 1
  elseif source:find("^!%(", at) then
    local choices, after = parse_choice(source, at + 2, names, ")")
    return { type = "absent", choices = choices }, after
  elseif source:find("^%.%.", at) then
    return { type = "gap" }, at + 2
  end
  local text = source:match("^[^%s()|?*+<>:^$!\"@]+", at)
  if not text then fail(source, at, "unexpected '" .. first .. "'") end
  text = text:match("^(.-)%.%.") or text
  if text == "" then fail(source, at, "unexpected '.'") end
  -- a quantifier belongs to the last char only where a literal has just one
  return { type = "literal", text = text }, at + #text
end

local function parse_element(source, at, names)
  local column = column_of(source, at)
  local name, after = source:match("^(%a[%w_]*):()", at)
  local node
  node, after = parse_atom(source, after or at, names)
  node.name, node.column = name, column
  local mark = source:match("^[?*+]", after)
  if mark then
    if node.type == "literal" and utf8.len(node.text) > 1 then
      fail(source, after, "put (" .. node.text .. ") in parentheses before '"
           .. mark .. "'")
    end
    node.repeats, after = mark, after + 1
  end
  return node, after
end

--- Reads sequences parted by '|' up to `closing` (")" or the end, "").
function parse_choice(source, at, names, closing)
  local opened = at - 1
  local choices, sequence = {}, {}
  while true do
    at = source:match("^%s*()", at)
    local first = source:sub(at, at)
    if first == closing then
      choices[#choices + 1] = sequence
      return choices, at + 1
    elseif first == "" then
      fail(source, opened, "'(' without ')'")
    elseif first == ")" then
      fail(source, at, "')' without '('")
    elseif first == "|" then
      choices[#choices + 1], sequence, at = sequence, {}, at + 1
    else
      sequence[#sequence + 1], at = parse_element(source, at, names)
    end
  end
end

---@class syntax.Names  what a pattern may name
---@field elements table<string, any>
---@field lexicons table<string, string[]>

--- The alternatives of a pattern, each a row of nodes. Raises
--- { column, message } where it cannot be read.
---@param source string
---@param names syntax.Names
---@return syntax.Node[][]
function syntax.parse(source, names)
  return (parse_choice(source, 1, names, ""))
end

--- A message that shows where in `source` something is wrong.
---@param source string
---@param column integer  in chars, from 1
---@param message string
---@return string message
---@return integer line  of `source`, from 1
function syntax.caret(source, column, message)
  local at = utf8.offset(source, column) or #source + 1
  local before = source:sub(1, at - 1)
  local _, breaks = before:gsub("\n", "")
  local line_start = before:match(".*\n()") or 1
  local line = source:match("^[^\n]*", line_start)
  local blanks = utf8.len(source, line_start, at - 1, true) or 0
  local indent = {}
  for _, code in utf8.codes(source:sub(line_start, at - 1), true) do
    indent[#indent + 1] = code > 0x2E80 and "  " or " "
  end
  return ("%s (column %d)\n    %s\n    %s^"):format(
    message, blanks + 1, line, table.concat(indent)), breaks + 1
end

return syntax
