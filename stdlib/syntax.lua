--- Faults of patterns, as messages with a caret under the place.
local syntax = {}

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
  local line = source:match("^[^\n]*", line_start)
  local column, indent = 1, {}
  for _, code in utf8.codes(source:sub(line_start, at - 1), true) do
    indent[#indent + 1] = code > 0x2E80 and "  " or " "
    column = column + 1
  end
  return ("%s (column %d)\n    %s\n    %s^"):format(
    message, column, line, table.concat(indent)), breaks + 1
end

return syntax
