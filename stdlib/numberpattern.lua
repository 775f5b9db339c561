--- Patterns over text in which each number is marked: (从|由) .. <base> .. @to
--- <level>. docs/audit.md explains the language; below it lies PCRE.
---
--- A number stands in the text as \1, a letter for its kind, its index among the
--- figures of the text, \2; so a pattern sees what kind it is and no digits.
local decimal = require "tj.decimal"
local interval = require "tj.interval"
local regex = require "tj.core.regex"

local numberpattern = {}

---@class numberpattern.Pattern
---@field regex table
---@field slots table<string, string>  the names in it, and their kinds

-- The language ----------------------------------------------------------------

numberpattern.LETTERS = { amount = "a", percent = "p", points = "d", multiple = "m",
                     fold = "f", ratio = "r", rank = "k", year = "y",
                     span = "s" }
local SLOT_KINDS = { rate = "[pd]", list = "a" }
for kind, letter in pairs(numberpattern.LETTERS) do SLOT_KINDS[kind] = letter end

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

--- A pattern, ready to be used. Raises with what is wrong in it.
---@param pattern string
---@param words table<string, string[]>
---@return numberpattern.Pattern
function numberpattern.compile(pattern, words)
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
  return { regex = regex.compile(table.concat(parts)), slots = slots }
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

--- Calls `visit(figures by name, first, last)` for each place of `text` where the
--- pattern matches. A list is a table of figures, with its text in NAME_text.
---@param self numberpattern.Pattern
---@param text string  its numbers marked
---@param figures figure.Figure[]
---@param visit fun(bound: table, first: integer, last: integer)
function numberpattern.each(self, text, figures, visit)
  local init = 1
  while init <= #text do
    local found = self.regex:exec(text, init)
    if not found then return end
    visit(bind(found, self, figures), found.first, found.last)
    local number = text:find("\2", found.first, true)
    init = math.max((number or found.last) + 1, init + 1)
  end
end

return numberpattern
