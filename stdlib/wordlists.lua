--- The word lists of scripts/lexicon/NAME.lua, each read once.
local paths = require "tj.paths"
local sandbox = require "tj.sandbox"

local wordlists = {}

local known = {}

--- The table that scripts/lexicon/NAME.lua gives. Raises where it cannot be read.
---@param name string
---@return table
function wordlists.read(name)
  if not known[name] then
    local list, message = sandbox.read_data(paths.lexicon .. "/" .. name .. ".lua")
    if not list then error(message, 2) end
    known[name] = list
  end
  return known[name]
end

--- A list as a set.
---@param list string[]
---@return table<string, boolean>
function wordlists.set(list)
  local set = {}
  for _, item in ipairs(list) do set[item] = true end
  return set
end

return wordlists
