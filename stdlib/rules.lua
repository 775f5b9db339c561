--- Sets of rules: those of rule files, checked and compiled, and what they match.
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
local ruledefinition = require "tj.ruledefinition"
local rulefile = require "tj.rulefile"
local sandbox = require "tj.sandbox"
local sentence = require "tj.sentence"
local paths = require "tj.paths"
local wordlists = require "tj.wordlists"
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
---@field period string  that the context gives the number
---@field clause_first integer  where the clause of `value` begins
---@field is_generic boolean  `indicator` is a noun such as 数量
---@field is_part boolean  the clause begins with 其中

---@class rules.Problem  of a rule's function
---@field where string  "path:line"; the rule's, or the line that failed
---@field text string

---@class rules.Set
---@field list rules.Rule[]  by priority, then id
---@field lexicons table<string, string[]>
---@field own_words words.Term[]  of the lists that rule files bring
---@field names table<string, string>  the canonical names of those that have one
---@field phrases table  of sentence.phrases
---@field native tj.PatternSet
---@field by_number table<integer, rules.Rule>
---@field parts table<string, rules.Part>

---@class rules.Part  a pattern that others name as @NAME
---@field source string
---@field file string
---@field line integer

-- One rule --------------------------------------------------------------------

--- Adds the patterns of `rule` to the set's; what is wrong with one, and the line
--- of its file.
local function add_patterns(rule, set, one)
  for _, source in ipairs(rule.match) do
    local added, message, at, name =
      set.native:add(rule.number, source, rule.sections)
    if not added then
      local part = name and set.parts[name]
      if not part then return rulefile.fault(one, source, at, message) end
      local text, line = rulefile.fault(part, part.source, at, message)
      return ("in pattern '%s' (%s:%d): %s"):format(name, part.file, line, text),
             one.line
    end
  end
end

--- A bundled file's path from the root, so that facts do not depend on where
--- the program lies; any other path as it is.
local function short(file)
  local root = paths.root .. "/"
  return file:sub(1, #root) == root and file:sub(#root + 1) or file
end

--- Adds a rule to the set's patterns; nil, what is wrong with it, and the line of
--- its file where that is.
local function make_rule(one, set)
  local definition, file = one.definition, one.file
  local problem = ruledefinition.problem(definition)
  if problem then return nil, problem, one.line end
  local rule = {
    id = one.id, file = file, line = one.line, about = definition.about,
    shown_file = short(file), match = ruledefinition.as_list(definition.match),
    sections = definition.section and ruledefinition.as_list(definition.section),
    priority = definition.priority or 0, fact = definition.fact,
    yes = definition.yes or {}, no = definition.no or {}, constants = {},
    number = #set.by_number + 1,
  }
  for key in pairs(ruledefinition.CONSTANTS) do rule.constants[key] = definition[key] end
  set.by_number[rule.number] = rule
  local line
  problem, line = add_patterns(rule, set, one)
  if problem then
    set.native:disable(rule.number)
    return nil, problem, line
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
    for _, key in ipairs(ruledefinition.sorted_keys(given)) do
      problem = problem or ruledefinition.field_problem(key, given[key])
      fields[key] = given[key]
    end
  end
  if not problem then return fields end
  local where, text = problem:match("^(.*:%d+): (.*)$")
  local is_own = where and where:match(":(%d+)$")
  return nil, { where = ("%s:%s"):format(rule.file, is_own or rule.line),
                text = text or problem }
end

-- Word lists and parts -----------------------------------------------------------

--- Adds a word list, whose terms are kept whole where words are cut.
local function add_words(set, name, list, terms)
  set.lexicons[name] = list
  set.native:words(name, list)
  table.move(terms, 1, #terms, #set.own_words + 1, set.own_words)
  for text, canonical in pairs(list.names or {}) do
    set.names[text] = canonical
  end
end

--- The lists that the patterns of a file name as @NAME and that lie beside it, as
--- NAME.txt: a term a line. A line that is wrong is a problem.
local function add_lists_beside(file, set, problems)
  local beside = file.path:match("^(.*/)[^/]*$") or ""
  for _, text in ipairs(rulefile.patterns(file)) do
    for name in text:gmatch("@([%w_]+)") do
      local path = beside .. name .. ".txt"
      if not set.native:has(name) and folder.mode(path) == "file" then
        local list, message, terms = wordlists.load(path, problems)
        if not list then problems[#problems + 1] = message end
        add_words(set, name, list or {}, terms or {})
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
    set.parts[one.name] = { source = one.what, file = one.file, line = one.line,
                            text = one.text }
    set.native:part(one.name, one.what)
  else
    if not ruledefinition.is_list_of_strings(one.what) then
      return "its body must be a list of strings"
    end
    for _, word in ipairs(one.what) do
      if not word:find("^[^%s%z]+$") then
        return ("'%s' is no word: it is empty or has a blank in it"):format(word)
      end
    end
    local terms = {}
    for i, word in ipairs(one.what) do terms[i] = { text = word, tag = "n" } end
    add_words(set, one.name, one.what, terms)
  end
end

--- Adds the rules of a file to `set`, but for those that are wrong or have the
--- id of another.
local function add_rules(file, set, by_id, problems)
  for _, one in ipairs(file.rules) do
    local other = by_id[one.id]
    local line, rule, problem = one.line
    if other and other.file == one.file then
      problem = "stands already on line " .. other.line
    elseif other then
      problem = ("stands already in %s:%d"):format(other.file, other.line)
    else
      rule, problem, line = make_rule(one, set)
    end
    if rule then
      by_id[one.id], set.list[#set.list + 1] = rule, rule
    else
      problems[#problems + 1] = ("%s:%d: rule '%s': %s"):format(
        one.file, line, one.id, problem)
    end
  end
end

--- The rule files of all locations, a file once however it is named.
local function files_of(locations, problems)
  local list, seen = {}, {}
  for _, location in ipairs(locations) do
    local files, refusal = rulefile.list(location)
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
  local vocabulary, lexicons = {}, {}
  for name, list in pairs(wordlists.read("phrases")) do vocabulary[name] = list end
  vocabulary.lexicons = lexicons
  for name, list in pairs(wordlists.read("lists")) do lexicons[name] = list end
  local set = { list = {}, lexicons = lexicons, by_number = {}, names = {},
                phrases = sentence.phrases(vocabulary), parts = {},
                own_words = {} }
  set.native = set.phrases.native
  local files = {}
  for i, path in ipairs(files_of(locations or { paths.rules }, problems)) do
    files[i] = rulefile.read(path, set.lexicons)
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

return rules
