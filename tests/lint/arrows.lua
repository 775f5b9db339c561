--- arrows: refuses a dependency that points the wrong way.
--
-- usage    arrows.lua [--self-test]
-- reads    #include "..." and require lines of the tree: scripts -> stdlib ->
--          bindings -> engines; the runtime loads all and is known by none; no
--          binding includes another; an engine includes no Lua; stdlib modules
--          do not require each other in a circle
-- writes   FILE:LINE: what is wrong
-- exits    0 none wrong; 1 some wrong
local lfs = require "lfs"

local LUA_HEADERS = { ["lua.h"] = true, ["lauxlib.h"] = true, ["lualib.h"] = true,
                      ["support.h"] = true, ["bindings.h"] = true }

-- Files: { path = { line, line, ... } } ----------------------------------------

local function read_folder(files, folder)
  if lfs.attributes(folder, "mode") ~= "directory" then return end
  for name in lfs.dir(folder) do
    local path = folder .. "/" .. name
    if name:sub(1, 1) ~= "." and lfs.attributes(path, "mode") == "directory" then
      read_folder(files, path)
    elseif name:find("%.[ch]$") or name:find("%.lua$") then
      files[path] = {}
      for line in io.lines(path) do table.insert(files[path], line) end
    end
  end
end

local function read_tree()
  local files = {}
  for _, folder in ipairs { "runtime", "bindings", "stdlib", "scripts" } do
    read_folder(files, folder)
  end
  return files
end

--- Does this C file of bindings/ hold glue? It has Lua's name in its functions.
local function is_glue(path, lines)
  if path:find("support%.[ch]$") or path:find("bindings%.h$") then return true end
  for _, line in ipairs(lines) do
    if line:find("^int luaopen_") then return true end
  end
  return false
end

--- Is `name` a file of the binding `binding`? Its name says so, X_cut of X, and
--- it includes the header X.h that such files share.
local function is_part(name, binding, lines)
  if name:sub(1, #binding + 1) ~= binding .. "_" then return false end
  for _, line in ipairs(lines) do
    if line == ('#include "%s.h"'):format(binding) then return true end
  end
  return false
end

--- bindings/X.c is glue when it opens a module, or is a part of one that does:
--- { name = name of the module }.
local function glue_names(files)
  local names, parts = {}, {}
  for path, lines in pairs(files) do
    local name = path:match("^bindings/([^/]*)%.c$")
    if name and is_glue(path, lines) then names[name] = name end
  end
  for path, lines in pairs(files) do
    local name = path:match("^bindings/([^/]*)%.c$")
    local binding = name and name:match("^([^_]*)_")
    if names[binding] and is_part(name, binding, lines) then
      parts[name] = binding
    end
  end
  for name, binding in pairs(parts) do names[name] = binding end
  return names
end

-- Rules --------------------------------------------------------------------------

local function check_include(path, header, glue)
  local name = header:match("^(.*)%.h$")
  if path:find("^runtime/") then
    if header:find("/") then return "includes by a path" end
    return nil
  end
  if header == "host.h" then return "bindings do not know the runtime" end
  local own = path:match("^bindings/(.*)%.[ch]$")
  local is_own_glue = glue[own] or path:find("^bindings/bindings%.h$") or
    path:find("^bindings/support%.")
  if LUA_HEADERS[header] and not is_own_glue then return "an engine knows no Lua" end
  if glue[name] and glue[own] ~= glue[name] and name ~= "support" then
    return "a binding is included by nobody: " .. header
  end
end

local function check_require(path, module)
  local inner = module:match("^tj%.core%.(.*)$")
  if path:find("^scripts/") then
    if inner and inner ~= "system" and inner ~= "json" then
      return "a script requires stdlib only, not " .. module
    end
  elseif path:find("^stdlib/") and module:find("scripts", 1, true) then
    return "stdlib does not know scripts: " .. module
  end
end

--- Follows the requires of stdlib; reports each circle once, at its first file.
local function check_circles(edges, report)
  local state = {}  -- 1 on the way, 2 done
  local function visit(module, way)
    state[module] = 1
    for _, edge in ipairs(edges[module] or {}) do
      if state[edge.to] == 1 then
        report(edge.path, edge.line, "requires in a circle: " .. way .. " -> " .. edge.to)
      elseif not state[edge.to] then visit(edge.to, way .. " -> " .. edge.to) end
    end
    state[module] = 2
  end
  local modules = {}
  for module in pairs(edges) do modules[#modules + 1] = module end
  table.sort(modules)
  for _, module in ipairs(modules) do
    if not state[module] then visit(module, module) end
  end
end

--- The top-level requires of a line; those inside functions come late, and may
--- close a circle.
local function each_require(line)
  if line:find("^%s*%-%-") then return function () end end
  return line:gmatch("require%s*%(?%s*[\"']([^\"']+)[\"']")
end

local function check(files)
  local problems, edges = {}, {}
  local function report(path, line, what)
    problems[#problems + 1] = ("%s:%d: %s"):format(path, line, what)
  end
  local glue = glue_names(files)
  for path, lines in pairs(files) do
    local own = path:match("^stdlib/(.*)%.lua$")
    for number, line in ipairs(lines) do
      local header = line:match('^%s*#%s*include%s*"([^"]*)"') or
        line:match("^%s*#%s*include%s*<(l[ua]%w+%.h)>")
      local problem = header and check_include(path, header, glue)
      if problem then report(path, number, problem) end
      for module in each_require(path:find("%.lua$") and line or "") do
        problem = check_require(path, module)
        if problem then report(path, number, problem) end
        local to = module:match("^tj%.([%w_]+)$")
        if own and to and line:find("^%S") then
          edges[own] = edges[own] or {}
          table.insert(edges[own], { to = to, path = path, line = number })
        end
      end
    end
  end
  check_circles(edges, report)
  table.sort(problems)
  return problems
end

-- The planted faults that it must find -------------------------------------------

local PLANTED = {
  { "an engine that includes Lua", "bindings/numeral.c",
    { '#include "lua.h"' } },
  { "an engine that includes Lua in brackets", "bindings/numeral.c",
    { "#include <lauxlib.h>" } },
  { "an engine that is named as a part of a binding", "bindings/regex_tree.c",
    { '#include "lua.h"' } },
  { "a binding that includes another", "bindings/json.c",
    { '#include "regex.h"', "int luaopen_tj_core_json(lua_State *L);" } },
  { "a binding that includes the runtime", "bindings/json.c",
    { '#include "host.h"', "int luaopen_tj_core_json(lua_State *L);" } },
  { "a script that requires a binding", "scripts/x.lua",
    { 'local t = require "tj.core.text"' } },
  { "a circle in stdlib", "stdlib/a.lua", { 'local b = require "tj.b"' } },
}

local function self_test()
  local sound = {
    ["bindings/regex.c"] = { '#include "lua.h"', "int luaopen_tj_core_regex(" },
    ["bindings/regex_find.c"] = { '#include "lua.h"', '#include "regex.h"' },
    ["stdlib/b.lua"] = { 'local a = require("tj.a")' },
    ["scripts/y.lua"] = { 'local a = require "tj.a"' },
  }
  assert(#check(sound) == 0, "arrows: a sound tree was refused")
  for _, planted in ipairs(PLANTED) do
    local files = { [planted[2]] = planted[3] }
    for path, lines in pairs(sound) do files[path] = lines end
    assert(#check(files) == 1, "arrows: did not find " .. planted[1])
  end
  print(("arrows: finds %d planted faults"):format(#PLANTED))
end

if arg[1] == "--self-test" then
  self_test()
  os.exit(0)
end
local problems = check(read_tree())
for _, problem in ipairs(problems) do io.stderr:write(problem, "\n") end
os.exit(#problems == 0 and 0 or 1)
