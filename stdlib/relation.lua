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
local decimal = require "tj.decimal"
local formula = require "tj.formula"
local interval = require "tj.interval"
local regex = require "tj.core.regex"
local sandbox = require "tj.sandbox"

local relation = {}

---@class relation.Relation
---@field id string
---@field file string
---@field line integer
---@field about string
---@field kind string  sum growth share multiple difference other
---@field patterns { regex: table, slots: table<string, string> }[]
---@field stated string  the slot whose number is checked
---@field computed formula.Formula
---@field readings { formula: formula.Formula, reason: string }[]  others that
---  count as well
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
               readings = "table" }

-- The language ----------------------------------------------------------------

-- In the text that is searched a number stands as \1, its kind, its index, \2.
relation.LETTERS = { amount = "a", percent = "p", points = "d", multiple = "m",
                     fold = "f", ratio = "r", rank = "k", year = "y",
                     span = "s" }
local SLOT_KINDS = { rate = "[pd]", list = "a" }
for kind, letter in pairs(relation.LETTERS) do SLOT_KINDS[kind] = letter end

local NO_NUMBER = "(?:[^\1\2,;:。!?\n]|\1[ys]\\d+\2)"
local GAP = NO_NUMBER .. "{0,40}?"
local WIDE_GAP = "(?:[^\1\2。!?\n]|\1[ys]\\d+\2){0,90}?"
local OVER_NUMBERS = "[^。!?\n]{0,160}?"
local NUMBER = "\1%s\\d+\2"
-- a list is numbers of parts: 国家级8家,省级68家; 13个预期性指标、8个约束性指标
local LIST = NO_NUMBER .. "{0,24}?" .. NUMBER:format("a") .. "(?:" .. NO_NUMBER
             .. "{0,16}?[,;、和及与]{1,2}" .. NO_NUMBER .. "{0,24}?"
             .. NUMBER:format("a") .. ")+" .. NO_NUMBER .. "{0,8}"

-- what is text and no number: names in a list, which are counted; a phrase
local TEXT_SLOTS = { names = "[^\1\2,;:。()!?\n]{2,60}?",
                     phrase = NO_NUMBER .. "{0,40}?" }

local function escape(text)
  return (text:gsub("[%.%[%]%{%}%^%$%+%%%-\\]", "\\%0"))
end

local function alternatives(words, name)
  local list = words[name]
  if type(list) ~= "table" then error("no such list of words: @" .. name, 0) end
  local parts = {}
  for i, word in ipairs(list) do parts[i] = escape(word) end
  table.sort(parts, function (a, b)
    if #a ~= #b then return #a > #b end
    return a < b
  end)
  return "(?:" .. table.concat(parts, "|") .. ")"
end

--- A gap without any of the words of these lists: !up!down.
local function gap(names, words)
  local parts = {}
  for name in names:gmatch("[^!]+") do
    parts[#parts + 1] = "(?!" .. alternatives(words, name) .. ")"
  end
  return "(?:" .. table.concat(parts) .. NO_NUMBER .. "){0,40}?"
end

local function slot(name, kind, slots)
  if TEXT_SLOTS[kind] then
    slots[name] = kind
    return "(?<" .. name .. ">" .. TEXT_SLOTS[kind] .. ")"
  end
  if not SLOT_KINDS[kind] then error("no such kind of number: " .. kind, 0) end
  if slots[name] then error("two numbers are named " .. name, 0) end
  slots[name] = kind
  local body = kind == "list" and LIST or NUMBER:format(SLOT_KINDS[kind])
  return "(?<" .. name .. ">" .. body .. ")"
end

local ELEMENTS = {
  { "^%s+", function () return "" end },
  { "^%.%.%.%.", function () return OVER_NUMBERS end },
  { "^%.%.%.", function () return WIDE_GAP end },
  { "^%.%.(![%w_!]+)", function (words, _, names) return gap(names, words) end },
  { "^%.%.", function () return GAP end },
  { "^//", function () return "[^\1\2\n]{0,20}?\n" end },
  { '^"([^"]*)"', function (_, _, text) return "(?:\\Q" .. text .. "\\E)" end },
  { "^,", function () return "[,;、]" end },
  { "^@([%w_]+)", function (words, _, name) return alternatives(words, name) end },
  { "^<([%w_]+)>", function (_, slots, name) return slot(name, "amount", slots) end },
  { "^<([%w_]+):(%l+)>", function (_, slots, name, kind)
    return slot(name, kind, slots)
  end },
  { "^%(", function () return "(?:" end },
  { "^[|)?*]", function (_, _, sign) return sign end },
  { '^[^%s%.,@<(|)?*"/]+', function (_, _, text) return escape(text) end },
}

--- A pattern as a regular expression over text with its numbers marked.
---@param pattern string
---@param words table<string, string[]>
---@return table regex
---@return table<string, string> slots  names and kinds
local function compile(pattern, words)
  local parts, slots, at = {}, {}, 1
  while at <= #pattern do
    local found
    for _, element in ipairs(ELEMENTS) do
      local first, last, a, b = pattern:find(element[1], at)
      if first then
        found = element[2](words, slots, a or pattern:sub(first, last), b)
        parts[#parts + 1], at = found, last + 1
        break
      end
    end
    if not found then error("cannot be read: " .. pattern:sub(at), 0) end
  end
  return regex.compile(table.concat(parts)), slots
end

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
                 readings = {}, yes = definition.yes or {},
                 no = definition.no or {} }
  self.computed = formula.parse(definition.computed)
  for _, caveat in ipairs(self.caveats) do
    if not words.caveats[caveat] then error("no such caveat: " .. caveat, 0) end
  end
  for i, reading in ipairs(definition.readings or {}) do
    self.readings[i] = { formula = formula.parse(reading.computed),
                         reason = reading.reason }
  end
  local match = definition.match
  if type(match) == "string" then match = { match } end
  for i, pattern in ipairs(match) do
    local compiled, slots = compile(pattern, words)
    self.patterns[i] = { regex = compiled, slots = slots }
    check_names(self.computed.names, slots)
    check_names({ [self.stated] = true }, slots)
    for _, reading in ipairs(self.readings) do
      check_names(reading.formula.names, slots)
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

-- Matching --------------------------------------------------------------------

--- The figures that a capture holds.
local function figures_in(capture, figures)
  local list = {}
  for index in capture:gmatch("\1a(%d+)\2") do
    list[#list + 1] = figures[tonumber(index)]
  end
  return list
end

--- A list of names as a figure: how many there are.
local function count_names(capture)
  local _, marks = capture:gsub("、", "")
  local _, ands = capture:gsub("和", "")
  local point = decimal.of(marks + ands + 1)
  return { kind = "names", text = capture, unit = "", point = point,
           interval = interval.exact(point), grain = decimal.one,
           approx = "=", scale = 0, suffix = "", shown = tostring(point) }
end

local function bind(found, pattern, figures)
  local bound = {}
  for name, kind in pairs(pattern.slots) do
    local capture = found.named[name]
    if kind == "phrase" then
      bound[name] = { kind = "phrase", text = capture or "" }
    elseif capture and capture ~= "" then
      if kind == "list" then bound[name .. "_text"] =
        { kind = "phrase", text = capture } end
      if kind == "names" then bound[name] = count_names(capture)
      elseif kind == "list" then bound[name] = figures_in(capture, figures)
      else bound[name] = figures[tonumber(capture:match("%d+"))] end
    end
  end
  return bound
end

--- Calls `visit(figures by name, first, last)` for each place of `text` (with
--- its numbers marked) where a pattern of the relation matches.
---@param self relation.Relation
---@param text string
---@param figures figure.Figure[]
---@param visit fun(bound: table, first: integer, last: integer)
function relation.each(self, text, figures, visit)
  for _, pattern in ipairs(self.patterns) do
    local init = 1
    while init <= #text do
      local found = pattern.regex:exec(text, init)
      if not found then break end
      visit(bind(found, pattern, figures), found.first, found.last)
      local number = text:find("\2", found.first, true)
      init = math.max((number or found.last) + 1, init + 1)
    end
  end
end

return relation
