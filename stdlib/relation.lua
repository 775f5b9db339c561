--- Relations between numbers of a text: files in scripts/audit/, read in the
--- sandbox; docs/audit.md shows how one is written. A relation is
---
---     relation "from-to" {
---       about = "由 X 增加到 Y,增长 Z%",
---       kind = "growth",
---       match = "(由|从) .. <base> .. @to <level> , .. @change <rate:percent>",
---       stated = "rate", computed = "(level - base) / base",
---       yes = { ["产量由100万吨增加到120万吨,增长20%。"] = "holds" },
---     }
local formula = require "tj.formula"
local numberpattern = require "tj.numberpattern"
local sandbox = require "tj.sandbox"

local relation = {}

---@class relation.Relation
---@field id string
---@field file string
---@field line integer
---@field about string
---@field kind string  sum growth share multiple difference other
---@field patterns numberpattern.Pattern[]
---@field stated string  the slot whose number is checked
---@field computed formula.Formula
---@field confusions { formula: formula.Formula, reason: string }[]  what else may
---  have been meant where it does not fit
---@field bound ">="|"<="|nil  all that is asked of stated against computed
---@field weak boolean  says nothing where it does not fit
---@field caveats string[]  lists of words that leave it unchecked
---@field any_unit boolean  amounts may be of several units
---@field reason string?  said where it holds
---@field where (fun(match: table): boolean)?
---@field yes table<string, string>
---@field no string[]

local KINDS = { sum = true, growth = true, share = true, multiple = true,
                difference = true, other = true }
local KEYS = { about = "string", kind = "string", stated = "string",
               computed = "string", bound = "string", weak = "boolean",
               any_unit = "boolean", reason = "string", where = "function",
               match = "table", caveats = "table", yes = "table", no = "table",
               confusions = "table" }

-- Checking --------------------------------------------------------------------

local function check_keys(definition)
  if type(definition) ~= "table" then error("a table must follow it", 0) end
  for key, value in pairs(definition) do
    if not KEYS[key] then error("unknown key: " .. tostring(key), 0) end
    if type(value) ~= KEYS[key] and not (key == "match"
       and type(value) == "string") then
      error(("%s must be a %s"):format(key, KEYS[key]), 0)
    end
  end
  for _, key in ipairs { "about", "kind", "match", "stated", "computed" } do
    if not definition[key] then error(key .. " is missing", 0) end
  end
  if not KINDS[definition.kind] then
    error("no such kind: " .. definition.kind, 0)
  end
end

local function check_names(names, slots)
  for name in pairs(names) do
    if not slots[name] then error("no number is named " .. name, 0) end
  end
end

local function make(id, definition, words, file, line)
  check_keys(definition)
  local self = { id = id, file = file, line = line, about = definition.about,
                 kind = definition.kind, stated = definition.stated,
                 bound = definition.bound, weak = definition.weak or false,
                 any_unit = definition.any_unit or false,
                 reason = definition.reason, where = definition.where,
                 caveats = definition.caveats or {}, patterns = {},
                 confusions = {}, yes = definition.yes or {},
                 no = definition.no or {} }
  self.computed = formula.parse(definition.computed)
  for _, caveat in ipairs(self.caveats) do
    if not words.caveats[caveat] then error("no such caveat: " .. caveat, 0) end
  end
  for i, confusion in ipairs(definition.confusions or {}) do
    self.confusions[i] = { formula = formula.parse(confusion.computed),
                         reason = confusion.reason }
  end
  local match = definition.match
  if type(match) == "string" then match = { match } end
  for i, pattern in ipairs(match) do
    self.patterns[i] = numberpattern.compile(pattern, words)
    local slots = self.patterns[i].slots
    check_names(self.computed.names, slots)
    check_names({ [self.stated] = true }, slots)
    for _, confusion in ipairs(self.confusions) do
      check_names(confusion.formula.names, slots)
    end
  end
  return self
end

-- Reading ---------------------------------------------------------------------

--- What the file at `path` writes, unchecked: id, definition and line of each.
---@return table[] written
---@return string? problem  that ended the reading
local function read_definitions(path, words)
  local written, environment = {}, sandbox.environment()
  environment.words = sandbox.read_only(words)
  function environment.relation(id)
    local line = debug.getinfo(2, "l").currentline
    if type(id) ~= "string" or not id:find("^[%w_.-]+$") then
      error("a relation's id must be a name such as \"from-to\"", 2)
    end
    return function (definition)
      written[#written + 1] = { id = id, line = line, definition = definition }
    end
  end
  local chunk, message = loadfile(path, "t", environment)
  if not chunk then return written, sandbox.located(path, message) end
  local done, failure = sandbox.limited("file", chunk)
  return written, not done and sandbox.located(path, failure) or nil
end

--- Reads one file of relations. A wrong one is left out and said.
---@param path string
---@param words table  scripts/lexicon/audit.lua
---@return relation.Relation[] list
---@return string[] problems  "path:line: what is wrong"
function relation.read(path, words)
  local written, problem = read_definitions(path, words)
  local list, problems = {}, { problem }
  for _, one in ipairs(written) do
    local done, made = pcall(make, one.id, one.definition, words, path, one.line)
    if done then
      list[#list + 1] = made
    else
      problems[#problems + 1] = ("%s:%d: relation '%s': %s"):format(
        path, one.line, one.id, sandbox.error_text(made))
    end
  end
  return list, problems
end

--- Calls `visit(figures by name, first, last)` for each place where a pattern of
--- the relation matches.
---@param self relation.Relation
---@param text string  its numbers marked
---@param figures figure.Figure[]
---@param visit fun(bound: table, first: integer, last: integer)
function relation.each(self, text, figures, visit)
  for _, pattern in ipairs(self.patterns) do
    numberpattern.each(pattern, text, figures, visit)
  end
end

return relation
