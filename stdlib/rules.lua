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
local sandbox = require "tj.sandbox"
local sentence = require "tj.sentence"
local syntax = require "tj.syntax"
local paths = require "tj.paths"
local words = require "tj.words"

local rules = {}

---@class rules.Rule
---@field id string
---@field file string
---@field shown_file string  from the root, where it is bundled
---@field line integer
---@field about string?
---@field match string[]
---@field number integer  its own in the set's patterns
---@field sections string[]?  roles of the sections that it is for; nil: all
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
---@field own_words string[]  of the lists that rule files bring
---@field phrases table  of sentence.phrases
---@field native tj.PatternSet
---@field by_number table<integer, rules.Rule>
---@field parts table<string, rules.Part>

---@class rules.Part  a pattern that others name as @NAME
---@field source string
---@field file string
---@field line integer

local CONSTANTS = { indicator = true, kind = true, status = true,
                    direction = true }
local FIELDS = { indicator = true, kind = true, status = true,
                 direction = true, period = true, region = true }
local KEYS = { about = "string", match = "string or list of strings",
               priority = "integer", fact = "function", yes = "table",
               no = "list of strings", kind = "string", status = "string",
               direction = "string", indicator = "string",
               section = "string or list of strings" }
local ROLES = { review = true, problems = true, plan = true, policies = true,
                safeguards = true }
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

local function is_string_or_list(value)
  return type(value) == "string" or (is_list_of_strings(value) and #value > 0)
end

--- A string as a list of one.
local function as_list(value)
  return type(value) == "string" and { value } or value
end

local function section_problem(value)
  for _, role in ipairs(as_list(value)) do
    if not ROLES[role] then
      return ("'section' cannot be '%s'; it is one of '%s'"):format(
        role, table.concat(sorted_keys(ROLES), "', '"))
    end
  end
end

local function key_problem(key, value)
  local wanted = KEYS[key]
  if not wanted then
    return "unknown key '" .. tostring(key) .. "'" .. nearest_key(key)
  end
  if CONSTANTS[key] then return field_problem(key, value) end
  local ok
  if key == "match" or key == "section" then ok = is_string_or_list(value)
  elseif key == "no" then ok = is_list_of_strings(value)
  elseif key == "priority" then ok = math.type(value) == "integer"
  else ok = type(value) == wanted end
  if not ok then
    return ("'%s' must be a %s, got %s"):format(key, wanted, type(value))
  end
  if key == "section" then return section_problem(value) end
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

--- Adds the patterns of `rule` to the set's; what is wrong with one.
local function add_patterns(rule, set)
  for _, source in ipairs(rule.match) do
    local added, message, at, name =
      set.native:add(rule.number, source, rule.sections)
    if not added then
      local part = name and set.parts[name]
      local where = part and ("in pattern '%s' (%s:%d): "):format(
        name, part.file, part.line) or "in 'match': "
      return where .. syntax.caret(part and part.source or source, at, message)
    end
  end
end

--- A bundled file's path from the root, so that facts do not depend on where
--- the program lies; any other path as it is.
local function short(file)
  local root = paths.root .. "/"
  return file:sub(1, #root) == root and file:sub(#root + 1) or file
end

--- Adds a rule to the set's patterns; nil and what is wrong with it.
local function make_rule(one, set)
  local definition, file = one.definition, one.file
  local problem = definition_problem(definition)
  if problem then return nil, problem end
  local rule = {
    id = one.id, file = file, line = one.line, about = definition.about,
    shown_file = short(file), match = as_list(definition.match),
    sections = definition.section and as_list(definition.section),
    priority = definition.priority or 0, fact = definition.fact,
    yes = definition.yes or {}, no = definition.no or {}, constants = {},
    number = #set.by_number + 1,
  }
  for key in pairs(CONSTANTS) do rule.constants[key] = definition[key] end
  set.by_number[rule.number] = rule
  problem = add_patterns(rule, set)
  if problem then
    set.native:disable(rule.number)
    return nil, problem
  end
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

---@class rules.File  what a rule file defines, in its order
---@field path string
---@field rules { id: string, definition: any, file: string, line: integer }[]
---@field names { name: string, what: any, is_part: boolean, line: integer }[]
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
                                      is_part = is_part, file = file.path }
    end)
  end
  return definer("rule's id", "^[%w_.-]+$", function (id, definition, line)
    file.rules[#file.rules + 1] = { id = id, definition = definition,
                                    line = line, file = file.path }
  end), name_definer("pattern's name", true), name_definer("list's name", false)
end

--- Runs a rule file: what it defines is only kept, for it may name what stands
--- in a later one.
---@return rules.File
local function read_file(path, lexicons)
  local file = { path = path, rules = {}, names = {}, problems = {} }
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

--- The texts of the patterns in a file, those that are no texts left out.
local function pattern_texts(file)
  local texts = {}
  for _, one in ipairs(file.rules) do
    local match = type(one.definition) == "table" and one.definition.match
    local sources = type(match) == "table" and match or { match }
    if is_list_of_strings(sources) then
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

--- Adds a word list, whose terms are kept whole where words are cut.
local function add_words(set, name, list)
  set.lexicons[name] = list
  set.native:words(name, list)
  table.move(list, 1, #list, #set.own_words + 1, set.own_words)
end

--- The lists that the patterns of a file name as @NAME and that lie beside it, as
--- NAME.txt: a term a line. A line that is wrong is a problem.
local function add_lists_beside(file, set, problems)
  local beside = file.path:match("^(.*/)[^/]*$") or ""
  for _, text in ipairs(pattern_texts(file)) do
    for name in text:gmatch("@([%w_]+)") do
      local path = beside .. name .. ".txt"
      if not set.native:has(name) and folder.mode(path) == "file" then
        local terms, message = words.load_lexicon(path, problems)
        if not terms then problems[#problems + 1] = message end
        local list = {}
        for i, term in ipairs(terms or {}) do list[i] = term.text end
        add_words(set, name, list)
      end
    end
  end
end

local function by_priority(a, b)
  if a.priority ~= b.priority then return a.priority > b.priority end
  return a.id < b.id
end

--- Adds a word list or a part that a file defines; what is wrong with it.
local function add_name(one, set)
  if set.native:has(one.name) then
    return ("@%s stands already elsewhere"):format(one.name)
  elseif one.is_part then
    if type(one.what) ~= "string" or one.what:find("\0", 1, true) then
      return "its body must be a text"
    end
    set.parts[one.name] = { source = one.what, file = one.file, line = one.line }
    set.native:part(one.name, one.what)
  else
    if not is_list_of_strings(one.what) then
      return "its body must be a list of strings"
    end
    add_words(set, one.name, one.what)
  end
end

--- Adds the rules of a file to `set`, but for those that are wrong or have the
--- id of another.
local function add_rules(file, set, by_id, problems)
  for _, one in ipairs(file.rules) do
    local other = by_id[one.id]
    local rule, problem
    if other and other.file == one.file then
      problem = "stands already on line " .. other.line
    elseif other then
      problem = ("stands already in %s:%d"):format(other.file, other.line)
    else
      rule, problem = make_rule(one, set)
    end
    if rule then
      by_id[one.id], set.list[#set.list + 1] = rule, rule
    else
      problems[#problems + 1] = ("%s:%d: rule '%s': %s"):format(
        one.file, one.line, one.id, problem)
    end
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
  local problems, by_id = {}, {}
  local vocabulary, message = sandbox.read_data(paths.lexicon .. "/phrases.lua")
  if not vocabulary then error(message, 2) end
  local set = { list = {}, lexicons = vocabulary.lexicons, by_number = {},
                phrases = sentence.phrases(vocabulary), parts = {},
                own_words = {} }
  set.native = set.phrases.native
  local files = {}
  for i, path in ipairs(files_of(locations or { paths.rules }, problems)) do
    files[i] = read_file(path, set.lexicons)
    table.move(files[i].problems, 1, #files[i].problems, #problems + 1, problems)
  end
  for _, file in ipairs(files) do
    for _, one in ipairs(file.names) do
      local problem = add_name(one, set)
      if problem then
        problems[#problems + 1] = ("%s:%d: %s '%s': %s"):format(
          one.file, one.line, one.is_part and "pattern" or "words", one.name,
          problem)
      end
    end
  end
  for _, file in ipairs(files) do add_lists_beside(file, set, problems) end
  local kept, trouble = words.keep_whole(set.own_words)
  if not kept then problems[#problems + 1] = trouble end
  for _, file in ipairs(files) do add_rules(file, set, by_id, problems) end
  table.sort(set.list, by_priority)
  for i, rule in ipairs(set.list) do
    set.native:rank(rule.number, rule.priority, i)
  end
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
    if unwanted[rule] then set.native:disable(rule.number)
    else kept[#kept + 1] = rule end
  end
  set.list = kept
end

-- Matching ------------------------------------------------------------------

--- Iterates over the rules that match around `quantity`, best first: by
--- priority, then the longest match, then the id. What was found is
--- { first, last, captures = { name = { first, last } } }.
---@param set rules.Set
---@param view sentence.View  of a sentence with the set's phrases
---@param quantity table
---@param role? string  of the section
---@return fun(): rules.Rule?, table?
function rules.each_match(set, view, quantity, role)
  local native, i = view.native, 0
  local count = native:matches(quantity.first, role)
  return function ()
    i = i + 1
    if i > count then return nil end
    local number, found = native:match(i)
    return set.by_number[number], found
  end
end

--- The same as a list; `value` is among the captures.
---@param set rules.Set
---@param view sentence.View
---@param quantity table
---@param role? string
---@return { rule: rules.Rule, found: table }[]
function rules.matches(set, view, quantity, role)
  local matches = {}
  for rule, found in rules.each_match(set, view, quantity, role) do
    found.captures.value = { first = quantity.first, last = quantity.last }
    matches[#matches + 1] = { rule = rule, found = found }
  end
  return matches
end

--- Why `rule` does not match around `quantity`: one answer for each alternative
--- of each of its patterns.
---@param rule rules.Rule
---@param view sentence.View
---@param quantity table
---@param role? string  of the section
---@return tj.MatchExplanation[]
function rules.explain(rule, view, quantity, role)
  return view.native:explain(rule.number, quantity.first, role)
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
