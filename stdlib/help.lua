--- What there is to read about a topic: a script's header, a module's or a
--- function's annotations, a page of docs/. All of it is read from the files
--- themselves, so that there is one source.
local lfs = require "lfs"
local cli = require "tj.cli"
local commands = require "tj.commands"
local paths = require "tj.paths"

local help = {}

---@class help.Entry
---@field topic string      "tj.document.open", "Document:words"
---@field signature string  "document.open(path, options)"
---@field lines string[]    the annotation block without its dashes

-- Reading annotations ---------------------------------------------------------

--- One line of an annotation as a reader wants it; nil to leave it out.
local function plain(line)
  local name, type, text = line:match("^@param%s+(%S+)%s+(fun%b():? ?%S*)%s*(.*)$")
  if not name then
    name, type, text = line:match("^@param%s+(%S+)%s+(%S+)%s*(.*)$")
  end
  if name then return ("  %s: %s  %s"):format(name, type, text) end
  text = line:match("^@return%s+(.*)$")
  if text then return "  -> " .. text end
  name, type, text = line:match("^@field%s+(%S+)%s+(%S+)%s*(.*)$")
  if name then return ("  .%s: %s  %s"):format(name, type, text) end
  if line:find("^@") then return nil end
  return line
end

--- The functions that a file declares with an annotation block above them.
--- `module` stands for the local name of the table that the file returns.
local function entries_of(path, module)
  local entries, block = {}, {}
  local own_name
  for line in io.lines(path) do
    local text = line:match("^%-%-%- ?(.*)$") or line:match("^%-%-%-(@.*)$")
    local signature = line:match("^function%s+([%w_.:]+%s*%b())")
    own_name = own_name or line:match("^local ([%w_]+) = {}")
    if text then block[#block + 1] = plain(text)
    else
      if signature and #block > 0 then
        local name = signature:match("^[%w_.:]+")
        local table_name, rest = name:match("^([%w_]+)[.:](.*)$")
        local topic = table_name == own_name and module .. "." .. rest or name
        entries[#entries + 1] = { topic = topic, signature = signature,
                                  lines = block }
      end
      block = {}
    end
  end
  return entries
end

--- Every module that has a file to read: { name = "tj.grid", path = ... }.
local function modules()
  local list = {}
  for prefix, folder in pairs { ["tj."] = paths.stdlib,
                                ["tj.core."] = paths.annotations } do
    if lfs.attributes(folder, "mode") == "directory" then
      for file in lfs.dir(folder) do
        local name = file:match("^([%w_]+)%.d%.lua$") or file:match("^([%w_]+)%.lua$")
        if name then
          list[#list + 1] = { name = prefix .. name, path = folder .. "/" .. file }
        end
      end
    end
  end
  table.sort(list, function (a, b) return a.name < b.name end)
  return list
end

local function entry_text(entry)
  local lines = { entry.signature }
  for _, line in ipairs(entry.lines) do lines[#lines + 1] = (line:gsub("%s+$", "")) end
  return table.concat(lines, "\n")
end

--- A module's own header, then its functions, each with its first line.
local function module_text(module)
  local lines = { module.name, "" }
  for line in (cli.header(module.path) or ""):gmatch("[^\n]+") do
    if not line:find("^@") then lines[#lines + 1] = line end
  end
  lines[#lines + 1] = ""
  for _, entry in ipairs(entries_of(module.path, module.name)) do
    lines[#lines + 1] = ("  %s  %s"):format(entry.signature, entry.lines[1] or "")
  end
  return (table.concat(lines, "\n"):gsub("%s+$", ""))
end

-- Topics ----------------------------------------------------------------------

local function docs_page(topic)
  if topic:find("[^%w_-]") then return nil end
  local file <close> = io.open(paths.docs .. "/" .. topic .. ".md", "r")
  return file and (file:read("a"):gsub("%s+$", ""))
end

local function about_module(topic)
  for _, module in ipairs(modules()) do
    if module.name == topic or module.name == "tj." .. topic or
       module.name == "tj.core." .. topic then
      return module_text(module)
    end
  end
end

local function about_function(topic)
  for _, module in ipairs(modules()) do
    for _, entry in ipairs(entries_of(module.path, module.name)) do
      local name = entry.topic
      if name == topic or name == "tj." .. topic or name == "tj.core." .. topic then
        return entry_text(entry)
      end
    end
  end
end

local function about_script(topic)
  local path = commands.find(topic)
  return path and (cli.header(path) or path .. " has no header comment")
end

--- All topics, sorted: scripts, modules, functions, pages.
---@return string[]
function help.topics()
  local seen, list = {}, {}
  local function add(name)
    if not seen[name] then seen[name], list[#list + 1] = true, name end
  end
  for _, script in ipairs(commands.list()) do add(script.name) end
  for _, module in ipairs(modules()) do
    add(module.name)
    for _, entry in ipairs(entries_of(module.path, module.name)) do add(entry.topic) end
  end
  if lfs.attributes(paths.docs, "mode") == "directory" then
    for file in lfs.dir(paths.docs) do
      local page = file:match("^([%w_-]+)%.md$")
      if page then add(page) end
    end
  end
  table.sort(list)
  return list
end

--- What there is to read about a topic. A script comes before a module of its
--- name; `tj.NAME` is always the module.
---@param topic string
---@return string? text
---@return string? message
function help.about(topic)
  local text = about_script(topic) or about_module(topic) or
    about_function(topic)
  local page = docs_page(topic)  -- docs/rules.md goes with the script rules
  if text and page then return text .. "\n\n" .. page end
  if text or page then return text or page end
  local names = help.topics()
  for i, name in ipairs(names) do
    names[i] = name:gsub("^tj%.core%.", ""):gsub("^tj%.", "")
  end
  local near = commands.near(topic, names)
  local tail = #near > 0 and "; did you mean " .. table.concat(near, " or ") .. "?"
    or "; tj help lists the topics"
  return nil, ("no help on '%s'%s"):format(topic, tail)
end

--- The name under which a loaded module or class holds a function.
local function name_of(value)
  for name, module in pairs(package.loaded) do
    if name:find("^tj%.") and type(module) == "table" then
      if module == value then return name end
      for key, field in pairs(module) do
        if field == value then return name .. "." .. tostring(key) end
      end
    end
  end
  for key, class in pairs(debug.getregistry()) do
    local methods = type(key) == "string" and key:find("^tj%.core%.") and
      type(class) == "table" and class.__index
    for method, field in pairs(type(methods) == "table" and methods or {}) do
      if field == value then return key:match("[^.]*$") .. ":" .. method end
    end
  end
end

--- What there is to read about a value: a module, or a function of one.
---@param value any
---@return string? text
---@return string? message
function help.about_value(value)
  if type(value) == "string" then return help.about(value) end
  local name = name_of(value)
  if not name then return nil, "no help on " .. tostring(value) end
  return help.about(name)
end

return help
