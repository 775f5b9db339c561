--- Does a stated number agree with a computed one? Both are intervals of exact
--- decimals, and written numbers besides.
local decimal = require "tj.decimal"
local figure = require "tj.figure"
local interval = require "tj.interval"

local verdict = {}

---@alias verdict.Verdict "holds"|"rounding"|"unchecked"|"contradicts"

--- From the best to the worst: of several readings of a number the best counts.
verdict.RANKS = { holds = 1, rounding = 2, unchecked = 3, contradicts = 4 }

verdict.ROUNDED = "四舍五入:各数的尾数可以解释"
verdict.CUT = "截尾:末位舍去而未四舍五入"

--- The reason of a contradiction of which nothing more is known.
---@param stated figure.Figure
---@param point decimal.Decimal?  nil where a number is a range
---@return string
function verdict.far(stated, point)
  if not point then return "相差过大,四舍五入不能解释" end
  return ("算得%s,所写%s,四舍五入不能解释"):format(
    figure.rounded(stated, point), stated.text)
end

--- To the last digit that `stated` is written with.
local function like(stated, value, way)
  local unit = decimal.divide(value, stated.grain, 0, way)
  return unit * stated.grain
end

--- What holds where stated and computed are to be equal; nil where nothing does.
---@param stated figure.Figure
---@param range interval.Interval
---@param point decimal.Decimal?
---@return verdict.Verdict?
---@return string? reason
function verdict.equal(stated, range, point)
  local own = stated.point
  if point and own and stated.approx == "="
     and like(stated, point, "near") == own then
    return "holds", ""
  end
  if point and stated.approx ~= "=" and interval.holds(stated.interval, point) then
    return "holds", ""
  end
  if interval.meet(stated.interval, range) then
    return "rounding", verdict.ROUNDED
  end
  if point and own and stated.approx == "="
     and like(stated, point, "down") == own then
    return "rounding", verdict.CUT
  end
end

--- The same where one bounds the other.
---@param bound ">="|"<="  of stated against computed
function verdict.bound(stated, range, bound)
  local is_broken
  if bound == ">=" then
    is_broken = stated.interval.high and range.low
                and stated.interval.high < range.low
  else
    is_broken = stated.interval.low and range.high
                and stated.interval.low > range.high
  end
  if not is_broken then return "holds", "" end
end

local MULTIPLIERS = { { 1, "十倍" }, { 2, "百倍" }, { 3, "千倍" },
                      { 4, "万倍" }, { 8, "亿倍" } }

--- What would explain a contradiction: a power of ten between the two.
---@param stated figure.Figure
---@param range interval.Interval
---@return string?
function verdict.slip(stated, range)
  for _, entry in ipairs(MULTIPLIERS) do
    local factor = interval.exact(decimal.power_of_ten(entry[1]))
    if interval.meet(stated.interval * factor, range)
       or interval.meet(stated.interval, range * factor) then
      return ("数量级:相差%s,疑为单位或小数点之误"):format(entry[2])
    end
  end
end

return verdict
