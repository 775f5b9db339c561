--- Formulas of the audit: level / base - 1, evaluated over intervals and over the
--- written numbers, and shown with the numbers in place of the names.
---
---     expression  term (+|- term)*          term   power (*|/ power)*
---     power       factor (^ factor)?        factor number, name, (expression),
---                                                  sum(name), years(name, name),
---                                                  root(expression, expression),
---                                                  round(expression)
local decimal = require "tj.decimal"
local interval = require "tj.interval"

local formula = {}

---@class formula.Formula
---@field source string
---@field names table<string, boolean>
---@field private tree table

local PLACES = 24  -- of a quotient of written numbers
local MAX_POWER = 60

-- Parsing ---------------------------------------------------------------------

local Parser = {}
Parser.__index = Parser

function Parser:peek() return self.source:match("^%s*([%+%-%*/%^%(%),])", self.at) end

function Parser:take(wanted)
  local _, last, sign = self.source:find("^%s*([%+%-%*/%^%(%),])", self.at)
  if sign ~= wanted then
    error(("'%s' expected in formula: %s"):format(wanted, self.source), 0)
  end
  self.at = last + 1
end

function Parser:call(name)
  self:take "("
  local node = { op = name, self:expression() }
  while self:peek() == "," do
    self:take ","
    node[#node + 1] = self:expression()
  end
  self:take ")"
  return node
end

local FUNCTIONS = { sum = 1, round = 1, years = 2, root = 2 }

function Parser:factor()
  if self:peek() == "(" then
    self:take "("
    local node = self:expression()
    self:take ")"
    return node
  end
  local _, last, word = self.source:find("^%s*([%w_.]+)", self.at)
  if not word then error("number or name expected in formula: " .. self.source, 0) end
  self.at = last + 1
  if word:find("^%d") then return { op = "number", text = word } end
  if self:peek() == "(" then
    local node = FUNCTIONS[word] and self:call(word)
    if not node or #node ~= FUNCTIONS[word] then
      error("no such function in formula: " .. word, 0)
    end
    return node
  end
  self.names[word] = true
  return { op = "name", name = word }
end

--- A chain of `signs` between what `self[below]` reads, from the left.
function Parser:chain(below, signs)
  local node = self[below](self)
  while true do
    local sign = self:peek()
    if not sign or not signs:find(sign, 1, true) then return node end
    self:take(sign)
    node = { op = sign, node, self[below](self) }
  end
end

function Parser:power() return self:chain("factor", "^") end
function Parser:term() return self:chain("power", "*/") end
function Parser:expression() return self:chain("term", "+-") end

--- Raises, with what is wrong, on a formula that cannot be read.
---@param source string
---@return formula.Formula
function formula.parse(source)
  local parser = setmetatable({ source = source, at = 1, names = {} }, Parser)
  local tree = parser:expression()
  if source:find("%S", parser.at) then
    error("formula goes on after its end: " .. source, 0)
  end
  return { source = source, tree = tree, names = parser.names }
end

-- Evaluation ------------------------------------------------------------------

--- How many years lie between two figures of kind year; nil where it is open.
local function years_between(from, to)
  if not from or not to then return nil end
  local function year(one)
    local number = one.period and (one.period:match("^(%d%d%d%d)$")
                                   or one.period:match("^year([+-]%d+)$"))
    return tonumber(number), number and #number == 4
  end
  local first, is_absolute = year(from)
  local last, is_too = year(to)
  if not first or not last or is_absolute ~= is_too or last <= first then
    return nil
  end
  return decimal.of(last - first)
end

--- What differs between the two kinds of values: decimals and intervals.
local POINTS = {
  constant = function (value) return value end,
  name = function (one) return one.point end,
  divide = function (a, b)
    if b.sign == 0 then return nil end
    return decimal.divide(a, b, PLACES, "near")
  end,
  root = function (value, n)
    if value.sign < 0 then return nil end
    return interval.root(interval.exact(value), n).low
  end,
}
local INTERVALS = {
  constant = function (value) return interval.exact(value) end,
  name = function (one) return one.interval end,
  divide = function (a, b) return a / b end,
  root = interval.root,
}

local evaluate

local function whole(node, figures)
  local value = evaluate(node, figures, POINTS)
  local number = value and math.tointeger(tonumber(tostring(value)))
  return number and number >= 1 and number <= MAX_POWER and number or nil
end

local OPERATIONS = {
  ["+"] = function (a, b) return a + b end,
  ["-"] = function (a, b) return a - b end,
  ["*"] = function (a, b) return a * b end,
}

local function sum_of(list, kind)
  local total
  for _, one in ipairs(list) do
    local value = kind.name(one)
    if not value then return nil end
    total = total and total + value or value
  end
  return total
end

--- nil where a value is missing: a range has no point, a span no years.
function evaluate(node, figures, kind)
  local op = node.op
  if op == "number" then return kind.constant(decimal.of(node.text)) end
  if op == "name" then
    local one = figures[node.name]
    return one and kind.name(one)
  elseif op == "sum" then
    return sum_of(figures[node[1].name], kind)
  elseif op == "years" then
    local count = years_between(figures[node[1].name], figures[node[2].name])
    return count and kind.constant(count)
  end
  if op == "round" then
    local value = evaluate(node[1], figures, POINTS)
    return value and kind.constant(decimal.round(value, 0))
  end
  local a = evaluate(node[1], figures, kind)
  if not a then return nil end
  if op == "root" or op == "^" then
    local n = whole(node[2], figures)
    if not n then return nil end
    if op == "root" then return kind.root(a, n) end
    local power = a
    for _ = 2, n do power = power * a end
    return power
  end
  local b = evaluate(node[2], figures, kind)
  if not b then return nil end
  if op == "/" then return kind.divide(a, b) end
  return OPERATIONS[op](a, b)
end

--- What the formula gives, as an interval; nil where it cannot be computed.
---@param self formula.Formula
---@param figures table<string, figure.Figure|figure.Figure[]>
---@return interval.Interval?
function formula.interval(self, figures)
  return evaluate(self.tree, figures, INTERVALS)
end

--- What it gives for the numbers as written; nil where one is a range.
---@return decimal.Decimal?
function formula.point(self, figures)
  return evaluate(self.tree, figures, POINTS)
end

-- Showing ---------------------------------------------------------------------

local function shown_list(list)
  local parts = {}
  for i, one in ipairs(list) do parts[i] = one.shown end
  return table.concat(parts, " + ")
end

--- The formula with the numbers as written: (155 - 96) / 155.
---@return string
function formula.show(self, figures)
  local text = self.source:gsub("^%s+", ""):gsub("%s+$", "")
  text = text:gsub("sum%((%w+)%)", function (name)
    return shown_list(figures[name])
  end)
  text = text:gsub("years%((%w+),%s*(%w+)%)", function (from, to)
    return tostring(years_between(figures[from], figures[to]))
  end)
  return (text:gsub("[%a_][%w_]*", function (name)
    return figures[name] and figures[name].shown
  end))
end

return formula
