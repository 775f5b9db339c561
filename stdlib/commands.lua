--- The scripts that `tj NAME` runs: the user's own, then the bundled ones.
local cli = require "tj.cli"
local folder = require "tj.folder"
local paths = require "tj.paths"

local commands = {}

---@class commands.Script
---@field name string
---@field path string
---@field summary string  the first line of its header comment
---@field is_own boolean  the user's own, in paths.user_scripts

-- What `tj NAME` is without a script.
local BUILT_IN = { "repl", "run" }

local function is_file(path)
  return folder.mode(path) == "file"
end

local function script_in(place, name)
  local path = place .. "/" .. name .. ".lua"
  return is_file(path) and path or nil
end

--- The names of the scripts in a folder; none where there is no folder.
local function names_in(path)
  local names = {}
  for _, entry in ipairs(folder.names(path) or {}) do
    local name = entry:match("^(.+)%.lua$")
    if name and is_file(path .. "/" .. entry) then names[#names + 1] = name end
  end
  return names
end

--- What a script does: the first line of its header, without its name.
local function summary(path, name)
  local header = cli.header(path) or ""
  local line = header:match("^[^\n]*")
  local prefix = name .. ":"
  if line:sub(1, #prefix) == prefix then line = line:sub(#prefix + 1) end
  return (line:gsub("^%s+", ""))
end

--- All scripts by name. One of the user's hides the bundled one of that name.
---@return commands.Script[]
function commands.list()
  local by_name, list = {}, {}
  for _, place in ipairs { paths.scripts, paths.user_scripts } do
    for _, name in ipairs(names_in(place)) do
      local path = place .. "/" .. name .. ".lua"
      by_name[name] = { name = name, path = path, summary = summary(path, name),
                        is_own = place == paths.user_scripts }
    end
  end
  for _, script in pairs(by_name) do list[#list + 1] = script end
  table.sort(list, function (a, b) return a.name < b.name end)
  return list
end

--- How many letters must be put in, left out, changed or swapped with the next
--- to make `b` of `a`.
local function distance(a, b)
  local before, last = {}, {}
  for j = 0, #b do last[j] = j end
  for i = 1, #a do
    local this = { [0] = i }
    for j = 1, #b do
      local same = a:byte(i) == b:byte(j)
      this[j] = math.min(last[j] + 1, this[j - 1] + 1,
                         last[j - 1] + (same and 0 or 1))
      if i > 1 and j > 1 and a:byte(i) == b:byte(j - 1) and
         a:byte(i - 1) == b:byte(j) then
        this[j] = math.min(this[j], before[j - 2] + 1)
      end
    end
    before, last = last, this
  end
  return last[#b]
end

--- Those of `names` that someone who typed `name` may have meant, nearest first.
---@param name string
---@param names string[]
---@return string[]
function commands.near(name, names)
  local found = {}
  for _, other in ipairs(names) do
    local steps = distance(name:lower(), other:lower())
    local begins = #name >= 2 and other:sub(1, #name) == name
    if begins or steps <= math.max(1, #other // 3) then
      found[#found + 1] = { name = other, steps = begins and 0 or steps }
    end
  end
  table.sort(found, function (a, b)
    if a.steps ~= b.steps then return a.steps < b.steps end
    return a.name < b.name
  end)
  local near = {}
  for i = 1, math.min(#found, 3) do near[i] = found[i].name end
  return near
end

--- ", did you mean A or B?" or, nothing being near, where the names are.
local function suggestion(name)
  local names = { table.unpack(BUILT_IN) }
  for _, script in ipairs(commands.list()) do names[#names + 1] = script.name end
  local near = commands.near(name, names)
  if #near == 0 then return "; tj list names the commands" end
  return "; did you mean " .. table.concat(near, " or ") .. "?"
end

--- The script that `tj NAME` runs.
---@param name string
---@return string? path
---@return string? message
function commands.find(name)
  local path
  if not name:find("/", 1, true) then
    path = script_in(paths.user_scripts, name) or script_in(paths.scripts, name)
  end
  if path then return path end
  return nil, ("unknown command '%s'%s"):format(name, suggestion(name))
end

--- The script that `tj run NAME` runs: a plain word is a script's name, else
--- a file; what has a slash or ends in .lua is a file; - is standard input.
---@param name string
---@return string? path
---@return string? message
function commands.find_file(name)
  if name == "-" then return name end
  local is_path = name:find("/", 1, true) or name:find("%.lua$")
  local path = not is_path and commands.find(name) or nil
  if path then return path end
  local mode, message = folder.mode(name)
  if mode and mode ~= "directory" then return name end
  if mode then return nil, name .. ": is a directory" end
  if is_path then return nil, message end
  return nil, ("%s: no such file, nor a script%s"):format(name, suggestion(name))
end

return commands
