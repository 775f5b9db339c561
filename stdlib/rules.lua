--- Rule files: read in a sandbox, checked, and proved by their own examples.
--
-- docs/rules.md shows how a rule is written. A rule is
--
--   rule "growth" {
--     about = "同比增长 64.6%",           -- one line for `tj rules list`
--     match = [[ way:(增长|下降) value:<percent> ]],   -- or a list of patterns
--     priority = 60,                      -- higher is tried first; default 0
--     kind = "change",                    -- constants of the fact, optional
--     fact = function (m) return { direction = "up" } end,       -- optional
--     yes = { ["投资147亿元,同比增长64.6%"] = { value = 64.6 } },  -- examples
--     no = { "增长极" },                  -- the rule must not fire on these
--   }
local lfs = require "lfs"
local pattern = require "tj.pattern"
local sentence = require "tj.sentence"
local paths = require "tj.paths"

local rules = {}

---@class rules.Rule
---@field id string
---@field file string
---@field shown_file string  from the root, where it is bundled
---@field line integer
---@field about string?
---@field match string[]
---@field patterns pattern.Pattern[]
---@field priority integer
---@field constants table<string, string>  fields that every fact of it has
---@field fact fun(match: rules.Match): table|false|nil
---@field yes table<string, table>
---@field no string[]

---@class rules.Match  what a rule's `fact` function is given
---@field [string] string  each capture, as its text
---@field value table  the quantity
---@field previous table?  the fact before it in the sentence

---@class rules.Set
---@field list rules.Rule[]  by priority, then id
---@field lexicons table<string, string[]>
---@field phrases table

local CONSTANTS = { indicator = true, kind = true, status = true,
                    direction = true }
local KEYS = { about = "string", match = "string or list of strings",
               priority = "integer", fact = "function", yes = "table",
               no = "list of strings", kind = "string", status = "string",
               direction = "string", indicator = "string" }
local VALUES = {
  kind = { level = true, change = true, share = true, multiple = true,
           rank = true },
  status = { actual = true, target = true, forecast = true },
  direction = { up = true, down = true },
}
local MAX_INSTRUCTIONS = 5000000  -- of a rule file, and of one `fact` call

--- Calls `f` under the instruction limit; returns as pcall does.
function rules.limited(f, ...)
  local old_hook, old_mask, old_count = debug.gethook()
  debug.sethook(function ()
    error("ran for more than " .. MAX_INSTRUCTIONS .. " instructions", 0)
  end, "", MAX_INSTRUCTIONS)
  local results = table.pack(pcall(f, ...))
  debug.sethook(old_hook, old_mask, old_count)
  return table.unpack(results, 1, results.n)
end

-- Checking one rule ---------------------------------------------------------

local function sorted_keys(t)
  local keys = {}
  for key in pairs(t) do keys[#keys + 1] = key end
  table.sort(keys, function (a, b) return tostring(a) < tostring(b) end)
  return keys
end

local function nearest_key(key)
  for known in pairs(KEYS) do
    if type(key) == "string" and known:sub(1, 2) == key:sub(1, 2) then
      return " (did you mean '" .. known .. "'?)"
    end
  end
  return ""
end

local function is_list_of_strings(value)
  if type(value) ~= "table" then return false end
  for _, item in ipairs(value) do
    if type(item) ~= "string" then return false end
  end
  return next(value) == nil or #value > 0
end

local function key_problem(key, value)
  local wanted = KEYS[key]
  if not wanted then
    return "unknown key '" .. tostring(key) .. "'" .. nearest_key(key)
  end
  local ok
  if key == "match" then
    ok = type(value) == "string" or (is_list_of_strings(value) and #value > 0)
  elseif key == "no" then ok = is_list_of_strings(value)
  elseif key == "priority" then ok = math.type(value) == "integer"
  else ok = type(value) == wanted end
  if not ok then
    return ("'%s' must be a %s, got %s"):format(key, wanted, type(value))
  end
  if VALUES[key] and not VALUES[key][value] then
    return ("'%s' cannot be '%s'; it is one of %s"):format(
      key, value, table.concat(sorted_keys(VALUES[key]), ", "))
  end
end

local function definition_problem(definition)
  if type(definition) ~= "table" then
    return "its body must be a table, got " .. type(definition)
  end
  for _, key in ipairs(sorted_keys(definition)) do
    local problem = key_problem(key, definition[key])
    if problem then return problem end
  end
  if definition.match == nil then return "'match' is missing" end
  for text, fields in pairs(definition.yes or {}) do
    if type(text) ~= "string" or type(fields) ~= "table" then
      return "'yes' must be [\"text\"] = { field = value }"
    end
  end
end

--- Compiles the patterns of `rule`; the first that is wrong is the problem.
local function compile_patterns(rule, lexicons)
  for i, source in ipairs(rule.match) do
    local compiled, message = pattern.compile(source, lexicons)
    if not compiled then return "in 'match': " .. message end
    rule.patterns[i] = compiled
  end
end

--- A bundled file's path from the root, so that facts do not depend on where
--- the program lies; any other path as it is.
local function short(file)
  local root = paths.root .. "/"
  return file:sub(1, #root) == root and file:sub(#root + 1) or file
end

local function make_rule(id, definition, file, line, lexicons)
  local problem = definition_problem(definition)
  if problem then return nil, problem end
  local match = definition.match
  local rule = {
    id = id, file = file, line = line, about = definition.about,
    shown_file = short(file),
    match = type(match) == "table" and match or { match }, patterns = {},
    priority = definition.priority or 0, fact = definition.fact,
    yes = definition.yes or {}, no = definition.no or {}, constants = {},
  }
  for key in pairs(CONSTANTS) do rule.constants[key] = definition[key] end
  problem = compile_patterns(rule, lexicons)
  if problem then return nil, problem end
  return rule
end

-- Reading files -------------------------------------------------------------

local function safe_copy(library, without)
  local copy = {}
  for name, value in pairs(library) do copy[name] = value end
  for _, name in ipairs(without or {}) do copy[name] = nil end
  return copy
end

--- What a rule file may use: no files, processes, debug, packages, bytecode.
local function sandbox()
  return {
    ipairs = ipairs, pairs = pairs, next = next, select = select, type = type,
    tonumber = tonumber, tostring = tostring, assert = assert, error = error,
    math = safe_copy(math), utf8 = safe_copy(utf8), table = safe_copy(table),
    string = safe_copy(string, { "dump", "rep" }),
  }
end

--- The message of an error, without the position that Lua put before it.
local function split_position(file, message)
  local line, rest = tostring(message):match(":(%d+): (.*)$")
  if line then return ("%s:%s: %s"):format(file, line, rest) end
  return file .. ": " .. tostring(message)
end

---@return rules.Rule[] list
---@return string[] problems
local function read_file(path, lexicons)
  local list, problems, seen = {}, {}, {}
  local handle, message = io.open(path, "rb")
  if not handle then return list, { message } end
  local source = handle:read("a")
  handle:close()
  if not source then return list, { path .. ": cannot be read" } end
  local environment = sandbox()
  function environment.rule(id)
    local line = debug.getinfo(2, "l").currentline
    if type(id) ~= "string" or not id:find("^[%w_.-]+$") then
      error("a rule's id must be a name such as \"growth\"", 2)
    end
    return function (definition)
      local rule, problem = make_rule(id, definition, path, line, lexicons)
      local where = ("%s:%d: rule '%s': "):format(path, line, id)
      if not rule then
        problems[#problems + 1] = where .. problem
      elseif seen[id] then
        problems[#problems + 1] = where .. "stands already on line " .. seen[id]
      else
        seen[id], list[#list + 1] = line, rule
      end
    end
  end
  local chunk, syntax = load(source, "@" .. path, "t", environment)
  if not chunk then
    return list, { split_position(path, syntax) }
  end
  local ok, failure = rules.limited(chunk)
  if not ok then problems[#problems + 1] = split_position(path, failure) end
  return list, problems
end

--- The files of a folder that end in `.lua`, sorted; a file is itself.
---@return string[]? files
---@return string? message
function rules.files(path)
  local mode, message = lfs.attributes(path, "mode")
  if not mode then  -- "cannot obtain information from file 'PATH': why"
    return nil, path .. ": " .. (message:match("': (.*)$") or message)
  end
  if mode ~= "directory" then return { path } end
  local done, iterate, folder = pcall(lfs.dir, path)
  if not done then  -- "cannot open PATH: why"
    return nil, path .. ": " .. iterate:match("[^:]*$"):sub(2)
  end
  local files = {}
  for name in iterate, folder do
    if name:find("%.lua$") and not name:find("^%.") then
      files[#files + 1] = path .. "/" .. name
    end
  end
  table.sort(files)
  return files
end

--- Runs a data file (a table returned by Lua) without any library.
---@return table? data
---@return string? message
function rules.read_data(path)
  local chunk, message = loadfile(path, "t", {})
  if not chunk then
    return nil, split_position(path, message)
  end
  local ok, data = rules.limited(chunk)
  if not ok then return nil, split_position(path, data) end
  if type(data) ~= "table" then
    return nil, path .. ": must return a table"
  end
  return data
end

local function by_priority(a, b)
  if a.priority ~= b.priority then return a.priority > b.priority end
  return a.id < b.id
end

--- Drops a second rule of one id, and says so.
local function add_rule(set, by_id, rule, problems)
  local other = by_id[rule.id]
  if other then
    problems[#problems + 1] = ("%s:%d: rule '%s' stands already in %s:%d")
      :format(rule.file, rule.line, rule.id, other.file, other.line)
  else
    by_id[rule.id] = rule
    set.list[#set.list + 1] = rule
  end
end

--- Loads rule files. What is wrong is left out and said; the rest is used.
---@param locations? string[]  files and folders; default the bundled rules
---@return rules.Set
---@return string[] problems  "path:line: what is wrong"
function rules.load(locations)
  local problems = {}
  local vocabulary, message = rules.read_data(paths.lexicon .. "/phrases.lua")
  if not vocabulary then error(message, 2) end
  local set = { list = {}, lexicons = vocabulary.lexicons,
                phrases = sentence.phrases(vocabulary), by_shape = {} }
  local by_id = {}
  for _, location in ipairs(locations or { paths.rules }) do
    local files, refusal = rules.files(location)
    if not files then problems[#problems + 1] = refusal end
    for _, file in ipairs(files or {}) do
      local list, file_problems = read_file(file, set.lexicons)
      table.move(file_problems, 1, #file_problems, #problems + 1, problems)
      for _, rule in ipairs(list) do add_rule(set, by_id, rule, problems) end
    end
  end
  table.sort(set.list, by_priority)
  return set, problems
end

--- Takes rules out of a set.
---@param set rules.Set
---@param unwanted table<rules.Rule, boolean>
function rules.remove(set, unwanted)
  local kept = {}
  for _, rule in ipairs(set.list) do
    if not unwanted[rule] then kept[#kept + 1] = rule end
  end
  set.list, set.by_shape = kept, {}
end

-- Matching ------------------------------------------------------------------

--- The rules that could claim `quantity`, best first. Kept by what a pattern
--- can ask of a quantity.
local function candidates(set, quantity)
  local shape = quantity.type .. " " .. quantity.unit
  local list = set.by_shape[shape]
  if not list then
    list = {}
    for _, rule in ipairs(set.list) do
      for _, one in ipairs(rule.patterns) do
        if one.accepts(quantity) then
          list[#list + 1] = rule
          break
        end
      end
    end
    set.by_shape[shape] = list
  end
  return list
end

local function longest_match(rule, view, quantity)
  local best
  for _, one in ipairs(rule.patterns) do
    local found = one.accepts(quantity) and one.match(view, quantity)
    if found and (not best or found.last - found.first
                              > best.last - best.first) then
      best = found
    end
  end
  return best
end

--- Every rule that matches around `quantity`, best first: by priority, then
--- the longest match, then the id.
---@param set rules.Set
---@param view table  of sentence.new
---@param quantity table
---@return { rule: rules.Rule, found: table }[]
function rules.matches(set, view, quantity)
  local matches = {}
  for _, rule in ipairs(candidates(set, quantity)) do
    local found = longest_match(rule, view, quantity)
    if found then matches[#matches + 1] = { rule = rule, found = found } end
  end
  table.sort(matches, function (a, b)
    if a.rule.priority ~= b.rule.priority then
      return a.rule.priority > b.rule.priority
    end
    local length_a = a.found.last - a.found.first
    local length_b = b.found.last - b.found.first
    if length_a ~= length_b then return length_a > length_b end
    return a.rule.id < b.rule.id
  end)
  return matches
end

-- Examples ------------------------------------------------------------------

local function shown(value)
  if type(value) == "string" then return '"' .. value .. '"' end
  return tostring(value)
end

local function difference(wanted, fact)
  for _, key in ipairs(sorted_keys(wanted)) do
    if fact[key] ~= wanted[key] then
      return ("%s is %s, wanted %s"):format(key, shown(fact[key]),
                                            shown(wanted[key]))
    end
  end
end

local function check_yes(rule, text, wanted, facts)
  local nearest
  for _, fact in ipairs(facts) do
    if fact.rule_id == rule.id then
      nearest = difference(wanted, fact)
      if not nearest then return nil end
    end
  end
  local others = {}
  for _, fact in ipairs(facts) do
    others[#others + 1] = fact.text .. " went to " .. fact.rule_id
  end
  return ("example '%s' fails: %s"):format(
    text, nearest or #others > 0 and table.concat(others, ", ")
    or "no rule claimed a number")
end

--- Runs the examples of every rule of `set` against the whole set.
---@param set rules.Set
---@param extract fun(text: string, set: rules.Set): table[]  facts of a text
---@return { rule: rules.Rule, text: string, problem: string? }[] results
function rules.test(set, extract)
  local results = {}
  for _, rule in ipairs(set.list) do
    for _, text in ipairs(sorted_keys(rule.yes)) do
      results[#results + 1] = {
        rule = rule, text = text,
        problem = check_yes(rule, text, rule.yes[text], extract(text, set)) }
    end
    for _, text in ipairs(rule.no) do
      local problem
      for _, fact in ipairs(extract(text, set)) do
        if fact.rule_id == rule.id then
          problem = ("counter-example '%s' fails: the rule claims %s")
            :format(text, fact.text)
        end
      end
      results[#results + 1] = { rule = rule, text = text, problem = problem }
    end
  end
  return results
end

return rules
