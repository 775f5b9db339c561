--- The word lists of scripts/lexicon/NAME/, a file a list, and what NAME.lua has
--- besides; each read once.
local folder = require "tj.folder"
local paths = require "tj.paths"
local sandbox = require "tj.sandbox"
local words = require "tj.words"

local wordlists = {}

---@class wordlists.List: string[]  in the order of the file
---@field names table<string, string>?  the canonical names of those that have one

local known = {}

--- The list in the file at `path`: a term a line, as words.load_lexicon reads it.
---@param path string
---@param problems? string[]  gets what is wrong with lines, which are left out
---@return wordlists.List? list
---@return string? message  what is wrong with the file, or with its first bad line
---@return words.Term[]? terms
function wordlists.load(path, problems)
  local terms, message = words.load_lexicon(path, problems)
  if not terms then return nil, message end
  local list = {}
  for i, term in ipairs(terms) do
    list[i] = term.text
    if term.canonical then
      list.names = list.names or {}
      list.names[term.text] = term.canonical
    end
  end
  return list, nil, terms
end

--- Adds the lists of the files in a folder.
local function add_files(lists, path)
  for _, file in ipairs(assert(folder.names(path))) do
    local name = file:match("^([%w_]+)%.txt$")
    if name then
      local list, message = wordlists.load(path .. "/" .. file)
      if not list then error(message, 0) end
      lists[name] = list
    end
  end
end

--- The lists of scripts/lexicon/NAME/ by their names, and the fields of NAME.lua.
--- Raises where a file cannot be read or has a wrong line.
---@param name string
---@return table<string, wordlists.List|any>
function wordlists.read(name)
  if known[name] then return known[name] end
  local path, lists = paths.lexicon .. "/" .. name, {}
  if folder.mode(path .. ".lua") == "file" then
    local message
    lists, message = sandbox.read_data(path .. ".lua")
    if not lists then error(message, 0) end
  end
  if folder.mode(path) == "directory" then add_files(lists, path) end
  known[name] = lists
  return lists
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
