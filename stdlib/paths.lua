--- Where the program's folders and the user's are. The same under the host
--- and under a stock lua5.4: the root is found from this file's own place.
local lfs = require "lfs"

---@class tj.Paths
---@field root string          what holds stdlib/ and scripts/; $TJ_HOME overrules
---@field stdlib string
---@field scripts string
---@field rules string         rule files (scripts/rules)
---@field lexicon string       vocabularies (scripts/lexicon)
---@field samples string
---@field docs string
---@field annotations string   of native modules, for editors and help
---@field dictionary string    the compiled word list; may not be built yet
---@field terms string         the compiled scripts/lexicon/terms.txt, beside it
---@field charts string       Chart.js, beside it
---@field user_scripts string  the user's own scripts: $XDG_DATA_HOME/tj/scripts
---@field state string         what is kept between runs: $XDG_STATE_HOME/tj
local paths = {}

local function is_file(path)
  return lfs.attributes(path, "mode") == "file"
end

--- The value of an environment variable; nil when it is unset or empty.
local function environment(name)
  local value = os.getenv(name)
  return value ~= "" and value or nil
end

local function absolute(path)
  if path:sub(1, 1) == "/" then return path end
  return lfs.currentdir() .. "/" .. path
end

--- A folder of the user's by the XDG rules, which ignore relative values.
local function user_folder(variable, default)
  local folder = environment(variable)
  if not folder or folder:sub(1, 1) ~= "/" then
    folder = (environment("HOME") or "") .. default
  end
  return folder .. "/tj"
end

--- The first of the candidates that is a file, else the first of all.
local function first_file(candidates)
  for _, path in ipairs(candidates) do
    if is_file(path) then return path end
  end
  return candidates[1]
end

local here = select(2, ...) or debug.getinfo(1, "S").source:sub(2)
local found, host = pcall(require, "tj.host")  -- absent under stock lua5.4
local root = environment("TJ_HOME") or here:match("^(.*)/stdlib/[^/]*$") or "."

paths.root = absolute(root)
paths.stdlib = paths.root .. "/stdlib"
paths.scripts = paths.root .. "/scripts"
paths.rules = paths.scripts .. "/rules"
paths.lexicon = paths.scripts .. "/lexicon"
paths.samples = paths.root .. "/samples"
paths.docs = paths.root .. "/docs"
paths.annotations = paths.root .. "/bindings/meta"
paths.user_scripts = user_folder("XDG_DATA_HOME", "/.local/share") .. "/scripts"
paths.state = user_folder("XDG_STATE_HOME", "/.local/state")

local dictionaries = {
  paths.root .. "/words.dict",
  paths.root .. "/build/words.dict",
}
if found then  -- a build folder of its own has its own dictionary
  local folder = host.executable:match("^(.*)/") or "."
  table.insert(dictionaries, 1, folder .. "/words.dict")
end
paths.dictionary = first_file(dictionaries)
paths.terms = paths.dictionary:gsub("words%.dict$", "terms.dict")
paths.charts = paths.dictionary:gsub("words%.dict$", "chart.min.js")

return paths
