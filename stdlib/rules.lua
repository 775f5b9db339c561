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
local folder = require "tj.folder"
local pattern = require "tj.pattern"
local sandbox = require "tj.sandbox"
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

---@class rules.Match  what a rule's `fact` function is given, read only
---@field [string] string  each capture, as its text
---@field value tj.Quantity
---@field context rules.Context

---@class rules.Context  what is around a match
---@field previous fact.Fact?  the fact before it in the paragraph
---@field clause_first integer  where the clause of `value` begins
---@field is_generic boolean  `indicator` is a noun such as 数量
---@field is_part boolean  the clause begins with 其中

---@class rules.Problem  of a rule's function
---@field where string  "path:line"; the rule's, or the line that failed
---@field text string

---@class rules.Set
---@field list rules.Rule[]  by priority, then id
---@field lexicons table<string, string[]>
---@field phrases table

local CONSTANTS = { indicator = true, kind = true, status = true,
                    direction = true }
local FIELDS = { indicator = true, kind = true, status = true,
                 direction = true, period = true, region = true }
local KEYS = { about = "string", match = "string or list of strings",
               priority = "integer", fact = "function", yes = "table",
               no = "list of strings", kind = "string", status = "string",
               direction = "string", indicator = "string" }
local VALUES = {
  kind = { level = true, change = true, share = true, multiple = true,
           rank = true },
  status = { actual = true, target = true, forecast = true },
  direction = { up = true, down = true, [""] = true },
}

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
  local count = 0
  for _, item in pairs(value) do
    if type(item) ~= "string" then return false end
    count = count + 1
  end
  return count == #value
end

--- What is wrong with a field that a rule gives; nil when nothing is.
local function field_problem(key, value)
  if not FIELDS[key] then
    return "unknown field '" .. tostring(key) .. "'"
  elseif type(value) ~= "string" then
    return ("'%s' must be a string, got %s"):format(key, type(value))
  elseif VALUES[key] and not VALUES[key][value] then
    return ("'%s' cannot be '%s'; it is one of '%s'"):format(
      key, value, table.concat(sorted_keys(VALUES[key]), "', '"))
  end
end

local function key_problem(key, value)
  local wanted = KEYS[key]
  if not wanted then
    return "unknown key '" .. tostring(key) .. "'" .. nearest_key(key)
  end
  if CONSTANTS[key] then return field_problem(key, value) end
  local ok
  if key == "match" then
    ok = type(value) == "string" or (is_list_of_strings(value) and #value > 0)
  elseif key == "no" then ok = is_list_of_strings(value)
  elseif key == "priority" then ok = math.type(value) == "integer"
  else ok = type(value) == wanted end
  if not ok then
    return ("'%s' must be a %s, got %s"):format(key, wanted, type(value))
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

-- What a rule gives ---------------------------------------------------------

--- The fields that `rule` gives what it matched; nil when its function
--- declines.
---@param rule rules.Rule
---@param match rules.Match
---@return table<string, string>? fields
---@return rules.Problem? problem  when the function failed
function rules.fields(rule, match)
  local fields = { indicator = match.indicator }
  for key, value in pairs(rule.constants) do fields[key] = value end
  if not rule.fact then return fields end
  local ok, given = sandbox.limited("call", rule.fact, sandbox.read_only(match))
  local problem
  if not ok then problem = sandbox.error_text(given)
  elseif not given then return nil
  elseif type(given) ~= "table" then
    problem = "'fact' returned a " .. type(given)
  else
    for _, key in ipairs(sorted_keys(given)) do
      problem = problem or field_problem(key, given[key])
      fields[key] = given[key]
    end
  end
  if not problem then return fields end
  local where, text = problem:match("^(.*:%d+): (.*)$")
  local is_own = where and where:match(":(%d+)$")
  return nil, { where = ("%s:%s"):format(rule.file, is_own or rule.line),
                text = text or problem }
end

-- Reading files -------------------------------------------------------------

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

---@return rules.Rule[] list
---@return string[] problems
local function read_file(path, lexicons)
  local list, problems, seen = {}, {}, {}
  local handle, message = io.open(path, "rb")
  if not handle then return list, { message } end
  local source = handle:read("a")
  handle:close()
  if not source then return list, { path .. ": cannot be read" } end
  local environment, written = sandbox.environment(), {}
  environment.ends_in, environment.begins_with = word_functions(lexicons)
  function environment.rule(id)
    local line = debug.getinfo(2, "l").currentline
    if type(id) ~= "string" or not id:find("^[%w_.-]+$") then
      error("a rule's id must be a name such as \"growth\"", 2)
    end
    return function (definition)
      written[#written + 1] = { id = id, line = line, definition = definition }
    end
  end
  local chunk, syntax = load(source, "@" .. path, "t", environment)
  if not chunk then return list, { sandbox.located(path, syntax) } end
  local ok, failure = sandbox.limited("file", chunk)
  if not ok then problems[#problems + 1] = sandbox.located(path, failure) end
  for _, one in ipairs(written) do
    local rule, problem = make_rule(one.id, one.definition, path, one.line,
                                    lexicons)
    if rule and seen[one.id] then
      problem = "stands already on line " .. seen[one.id]
    end
    if problem then
      problems[#problems + 1] = ("%s:%d: rule '%s': %s"):format(
        path, one.line, one.id, problem)
    else
      seen[one.id], list[#list + 1] = one.line, rule
    end
  end
  return list, problems
end

--- The files of a folder that end in `.lua`, sorted; a file is itself.
---@return string[]? files
---@return string? message  "path: what is wrong"
function rules.files(path)
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

--- The rule files of all locations, a file once however it is named.
local function files_of(locations, problems)
  local list, seen = {}, {}
  for _, location in ipairs(locations) do
    local files, refusal = rules.files(location)
    if not files then problems[#problems + 1] = refusal end
    for _, file in ipairs(files or {}) do
      local identity = folder.identity(file) or file
      if not seen[identity] then
        seen[identity], list[#list + 1] = true, file
      end
    end
  end
  return list
end

--- Loads rule files. What is wrong is left out and said; the rest is used.
---@param locations? string[]  files and folders; default the bundled rules
---@return rules.Set
---@return string[] problems  "path:line: what is wrong"
function rules.load(locations)
  local problems = {}
  local vocabulary, message = sandbox.read_data(paths.lexicon .. "/phrases.lua")
  if not vocabulary then error(message, 2) end
  local set = { list = {}, lexicons = vocabulary.lexicons,
                phrases = sentence.phrases(vocabulary), by_shape = {} }
  local by_id = {}
  for _, file in ipairs(files_of(locations or { paths.rules }, problems)) do
    local list, file_problems = read_file(file, set.lexicons)
    table.move(file_problems, 1, #file_problems, #problems + 1, problems)
    for _, rule in ipairs(list) do add_rule(set, by_id, rule, problems) end
  end
  table.sort(set.list, by_priority)
  return set, problems
end

--- The rule of a set with this id; nil where it has none.
---@param set rules.Set
---@param id string
---@return rules.Rule?
function rules.find(set, id)
  for _, rule in ipairs(set.list) do
    if rule.id == id then return rule end
  end
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
