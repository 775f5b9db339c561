--- Figures: written numbers as the audit computes with them, each an interval of
--- exact decimals that follows from how it is written.
---
--- A rate is a fraction: 64.6% is from 0.6455 to 0.6465. What is counted and
--- written to the last one (177家) is exact.
local decimal = require "tj.decimal"
local interval = require "tj.interval"

local figure = {}

---@class figure.Figure
---@field kind figure.Kind
---@field text string  as written
---@field unit string
---@field point decimal.Decimal?  nil for a range
---@field grain decimal.Decimal  what 1 in the last written digit is worth
---@field interval interval.Interval
---@field is_exact boolean  counted, to the last one
---@field approx string  "=" ">" "<" "~"
---@field shown string  short, for a computation: 147.44亿, 64.6%
---@field scale integer  the power of ten of the written 万, 亿, %
---@field suffix string  what `shown` has after its digits
---@field period string  of a figure of kind year
---@field first integer  bytes of the text that it was found in
---@field last integer
---@field fact fact.Fact?

---@alias figure.Kind
---| "amount"    147.44亿元, 177家
---| "percent"   64.6%, 三成
---| "points"    1.2个百分点
---| "multiple"  2.5倍
---| "fold"      两番
---| "ratio"     1:27
---| "rank"      第四位
---| "year"      2016年, 上年
---| "span"      五年, as a number of years

local KINDS = { percent = "percent", points = "points", multiple = "multiple",
                ratio = "ratio", rank = "rank", period = "year",
                number = "amount", currency = "amount", dimension = "amount",
                temperature = "amount", age = "amount" }
local TENTHS = "成"

local function kind_of(quantity)
  if quantity.type == "dimension" and quantity.unit == "年" then return "span" end
  if quantity.role == "period" and quantity.value and quantity.unit ~= "年" then
    return nil
  end
  if quantity.unit == TENTHS then return "percent" end
  if quantity.unit == "番" then return "fold" end
  return KINDS[quantity.type]
end

--- What 1 of a unit of rates is worth.
local RATES = { ["%"] = -2, ["百分点"] = -2, ["‰"] = -3, [TENTHS] = -1 }

local MULTIPLIERS = { { "万亿", 12 }, { "亿", 8 }, { "万", 4 } }

--- The multiplier that the number is written with, of 亿 and 万.
local function written_scale(text)
  for _, entry in ipairs(MULTIPLIERS) do
    if text:find(entry[1], 1, true) then return entry[2], entry[1] end
  end
  return 0, ""
end

--- What 1 in the last digit that is not 0 is worth, at least `grain`.
local function last_digit(point, grain)
  local unit, ten = grain, decimal.of(10)
  while point.sign ~= 0 do
    local larger = unit * ten
    if decimal.divide(point, larger, 0, "down") * larger ~= point then break end
    unit = larger
  end
  return unit
end

local HALF = decimal.of "0.5"

--- Is it written to the last one? Rates and measures never are.
local function is_counted(quantity)
  return quantity.type == "number" and quantity.unit ~= ""
         and quantity.grain == "1" and quantity.approx == "="
end

--- What `point` can mean, from the word that goes with it.
local function meaning(point, grain, quantity, below)
  local approx, half = quantity.approx, grain * HALF
  local own = last_digit(point, grain)
  if approx == "=" then return interval.of(point - half, point + half) end
  if approx == "~" then
    local is_below = false
    for _, word in ipairs(below) do
      is_below = is_below or quantity.approx_word == word
    end
    return interval.of(point - own, is_below and point + half or point + own)
  end
  if approx == "<" then return interval.of(nil, point) end
  local word = quantity.approx_word
  if word == "多" or word == "余" or word == "几" then
    local inside = quantity.text:find(word, 1, true)
    return interval.of(point, point + (inside and own or grain))
  end
  return interval.of(point)
end

--- How it is shown in a computation: in the written 万 or 亿, rates in %.
local function show(self, quantity)
  local multiplier = ""
  self.scale = 0
  if self.kind == "amount" then
    self.scale, multiplier = written_scale(quantity.text)
  elseif RATES[quantity.unit] then
    self.scale, multiplier = -2, "%"
  end
  self.suffix = multiplier
  self.shown = self.point and figure.written(self, self.point) or quantity.text
end

--- A value in the way in which `self` is written: 435000000 as 4.35 of 亿.
---@param self figure.Figure
---@param value decimal.Decimal
---@return decimal.Decimal
function figure.scaled(self, value)
  return value * decimal.power_of_ten(-self.scale)
end

--- The same with its 亿 or %.
---@return string
function figure.written(self, value)
  return tostring(figure.scaled(self, value)) .. self.suffix
end

local LEAST_PLACES = 2

--- A computed value beside `self`, a digit finer than that is written.
---@return string
function figure.rounded(self, value)
  local grain = tostring(figure.scaled(self, self.grain))
  local places = math.max(LEAST_PLACES, #(grain:match("%.(%d*)$") or "") + 1)
  return tostring(decimal.round(figure.scaled(self, value), places))
         .. self.suffix
end

local ROOT_OF_TWO = decimal.of "1.4142135"
local MAX_FOLD = 20

--- 翻两番 is fourfold: 2^2, and what rounds to 2 doublings.
local function double(self)
  local count = math.tointeger(tonumber(tostring(self.point)))
  if not count or count > MAX_FOLD then return end
  local times = decimal.of(1 << count)
  self.point, self.grain = times, times
  self.interval = interval.of(times * ROOT_OF_TWO * HALF, times * ROOT_OF_TWO)
end

--- The figure of a quantity; nil for what the audit does not compute with.
---@param quantity tj.Quantity
---@param words { below: string[] }  words of approximation that mean less
---@return figure.Figure?
function figure.of(quantity, words)
  local kind = kind_of(quantity)
  if not kind then return nil end
  local self = { kind = kind, text = quantity.text, unit = quantity.unit,
                 first = quantity.first, last = quantity.last,
                 approx = quantity.approx, period = quantity.period }
  if kind == "year" then return self end
  if not quantity.digits and not quantity.low_digits then return nil end
  local factor = decimal.power_of_ten(RATES[quantity.unit] or 0)
  local grain = decimal.of(quantity.grain or "1")
  if kind ~= "amount" and grain > decimal.one then grain = decimal.one end
  self.grain = grain * factor
  local range
  if not quantity.digits then
    range = interval.of(decimal.of(quantity.low_digits),
                        decimal.of(quantity.high_digits))
  else
    local point = decimal.of(quantity.digits)
    self.is_exact = is_counted(quantity)
    range = self.is_exact and interval.exact(point)
            or quantity.cut and interval.of(point, point + grain)
            or meaning(point, grain, quantity, words.below)
    self.point = point * factor
  end
  self.interval = interval.of(range.low and range.low * factor,
                              range.high and range.high * factor)
  show(self, quantity)
  if kind == "fold" and self.point then double(self) end
  return self
end

return figure
