--- Rule files as they are written: what each defines, read in the sandbox.
local folder = require "tj.folder"
local ruledefinition = require "tj.ruledefinition"
local sandbox = require "tj.sandbox"
local syntax = require "tj.syntax"

local rulefile = {}

--- What rule files ask of word lists: the longest entry of list `name` that a
--- text ends in, or begins with; nil where none does.
local function word_functions(lexicons)
  local function entry_at(text, name, cut)
    local best
    for _, entry in ipairs(lexicons[name] or error("no list @" .. name, 3)) do
      if cut(text, #entry) == entry and #entry > #(best or "") then
        best = entry
      end
    end
    return best
  end
  return function (text, name)
    return entry_at(text, name, function (s, size) return s:sub(-size) end)
  end, function (text, name)
    return entry_at(text, name, function (s, size) return s:sub(1, size) end)
  end
end

---@class rulefile.Rule
---@field id string
---@field definition any
---@field file string
---@field line integer
---@field text string  of the file

---@class rulefile.Name  a word list, or a pattern that others name
---@field name string
---@field what any
---@field is_part boolean
---@field file string
---@field line integer
---@field text string  of the file

---@class rulefile.File  what a rule file defines, in its order
---@field path string
---@field text string
---@field rules rulefile.Rule[]
---@field names rulefile.Name[]
---@field problems string[]

--- The functions that a rule file calls: rule, pattern, words.
local function defining_functions(file)
  local function definer(kind, wanted, add)
    return function (name)
      local line = debug.getinfo(2, "l").currentline
      if type(name) ~= "string" or not name:find(wanted) then
        error(("a %s must be a name such as \"growth\""):format(kind), 2)
      end
      return function (definition) add(name, definition, line) end
    end
  end
  local function name_definer(kind, is_part)
    return definer(kind, "^[%w_]+$", function (name, what, line)
      file.names[#file.names + 1] = { name = name, what = what, line = line,
                                      is_part = is_part, file = file.path,
                                      text = file.text }
    end)
  end
  return definer("rule's id", "^[%w_.-]+$", function (id, definition, line)
    file.rules[#file.rules + 1] = { id = id, definition = definition,
                                    line = line, file = file.path,
                                    text = file.text }
  end), name_definer("pattern's name", true), name_definer("list's name", false)
end

--- Runs a rule file: what it defines is only kept, for it may name what stands
--- in a later one.
---@param path string
---@param lexicons table<string, string[]>
---@return rulefile.File
function rulefile.read(path, lexicons)
  local file = { path = path, text = "", rules = {}, names = {},
                 problems = {} }
  local function refuse(problem)
    file.problems[#file.problems + 1] = problem
    return file
  end
  local handle, message = io.open(path, "rb")
  if not handle then return refuse(message) end
  local source = handle:read("a")
  handle:close()
  if not source then return refuse(path .. ": cannot be read") end
  local environment = sandbox.environment()
  source = source:gsub("^\u{FEFF}", "")
  local _, wrong = utf8.len(source)
  if wrong then
    local _, breaks = source:sub(1, wrong):gsub("\n", "")
    return refuse(("%s:%d: not valid UTF-8; save the file as UTF-8"):format(
      path, breaks + 1))
  end
  file.text = source
  environment.ends_in, environment.begins_with = word_functions(lexicons)
  environment.rule, environment.pattern, environment.words =
    defining_functions(file)
  local chunk, fault = load(source, "@" .. path, "t", environment)
  if not chunk then return refuse(sandbox.located(path, fault)) end
  local ok, failure = sandbox.limited("file", chunk)
  if not ok then return refuse(sandbox.located(path, failure)) end
  return file
end

--- The files of a folder that end in `.lua`, sorted; a file is itself.
---@return string[]? files
---@return string? message  "path: what is wrong"
function rulefile.list(path)
  local mode, message = folder.mode(path)
  if not mode then return nil, message end
  if mode ~= "directory" then return { path } end
  local names, refusal = folder.names(path)
  if not names then return nil, refusal end
  local files = {}
  for _, name in ipairs(names) do
    if name:find("%.lua$") then
      files[#files + 1] = path:gsub("/$", "") .. "/" .. name
    end
  end
  return files
end

--- The texts of the patterns in a file, those that are no texts left out.
---@param file rulefile.File
---@return string[]
function rulefile.patterns(file)
  local texts = {}
  for _, one in ipairs(file.rules) do
    local match = type(one.definition) == "table" and one.definition.match
    local sources = type(match) == "table" and match or { match }
    if ruledefinition.is_list_of_strings(sources) then
      table.move(sources, 1, #sources, #texts + 1, texts)
    end
  end
  for _, one in ipairs(file.names) do
    if one.is_part and type(one.what) == "string" then
      texts[#texts + 1] = one.what
    end
  end
  return texts
end

--- A fault at byte `at` of a pattern as a message, with the line of the file where
--- that is; the line of what holds the pattern where it is written with escapes.
---@param one { file: string, line: integer, text: string }
---@param pattern string
---@param at integer  from 1
---@param message string
---@return string message  with a caret
---@return integer line
function rulefile.fault(one, pattern, at, message)
  local start = 1
  for _ = 2, one.line do start = one.text:match("\n()", start) or start end
  local found = one.text:find(pattern, start, true)
  if found then return syntax.caret(one.text, found + at - 1, message) end
  return (syntax.caret(pattern, at, message)), one.line
end

return rulefile
