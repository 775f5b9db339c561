--- Faults of patterns, as messages with a caret under the place.
local syntax = {}

local CHARS = "[^\x80-\xBF][\x80-\xBF]*"  -- any bytes: also what is no UTF-8
local AROUND = 60  -- chars of a long line that are shown on each side

--- How many columns of a terminal a char takes.
local function width(char)
  return utf8.len(char) == 1 and utf8.codepoint(char) > 0x2E80 and 2 or 1
end

--- The part of a line around byte `at`, and the columns before that.
local function excerpt(line, at)
  local before, after = {}, {}
  for char in line:sub(1, at - 1):gmatch(CHARS) do before[#before + 1] = char end
  for char in line:sub(at):gmatch(CHARS) do after[#after + 1] = char end
  local first = math.max(1, #before - AROUND + 1)
  local columns, mark = 0, first > 1 and "…" or ""
  for i = first, #before do columns = columns + width(before[i]) end
  return mark .. table.concat(before, "", first)
         .. table.concat(after, "", 1, math.min(#after, AROUND))
         .. (#after > AROUND and "…" or ""),
         columns + (first > 1 and 1 or 0), #before + 1
end

--- A message that shows where in `source` something is wrong.
---@param source string
---@param at integer  byte, from 1
---@param message string
---@return string message
---@return integer line  of `source`, from 1
function syntax.caret(source, at, message)
  local before = source:sub(1, at - 1)
  local _, breaks = before:gsub("\n", "")
  local line_start = before:match(".*\n()") or 1
  local line, columns, column = excerpt(source:match("^[^\n]*", line_start),
                                        at - line_start + 1)
  return ("%s (column %d)\n    %s\n    %s^"):format(
    message, column, line, (" "):rep(columns)), breaks + 1
end

return syntax
