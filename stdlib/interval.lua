--- Intervals of exact decimals: what a written number can mean. 4878亿 is from
--- 4877.5亿 to 4878.5亿. Ends are in; an end that is nil is open to infinity.
local decimal = require "tj.decimal"

local interval = {}

---@class interval.Interval
---@field low decimal.Decimal?
---@field high decimal.Decimal?
local Interval = {}
Interval.__index = Interval

local PLACES = 24  -- of a quotient, which is rounded outwards

---@param low decimal.Decimal?
---@param high decimal.Decimal?
---@return interval.Interval
function interval.of(low, high)
  return setmetatable({ low = low, high = high }, Interval)
end

---@param point decimal.Decimal
---@return interval.Interval
function interval.exact(point) return interval.of(point, point) end

local function both(f, a, b) return a and b and f(a, b) or nil end
local function plus(a, b) return a + b end
local function minus(a, b) return a - b end

function Interval.__add(a, b)
  return interval.of(both(plus, a.low, b.low), both(plus, a.high, b.high))
end

function Interval.__sub(a, b)
  return interval.of(both(minus, a.low, b.high), both(minus, a.high, b.low))
end

local function is_negative(a) return not a.low or a.low < decimal.zero end

--- The least and the greatest of what both ends give.
local function spread(values)
  local low, high = values[1], values[1]
  for _, value in ipairs(values) do
    if value < low then low = value end
    if value > high then high = value end
  end
  return interval.of(low, high)
end

function Interval.__mul(a, b)
  if a.low and a.high and b.low and b.high then
    return spread { a.low * b.low, a.low * b.high, a.high * b.low,
                    a.high * b.high }
  end
  if is_negative(a) or is_negative(b) then return interval.of() end
  return interval.of(a.low * b.low, a.high and b.high and a.high * b.high)
end

local function quotient(a, b, way)
  return a and b and decimal.divide(a, b, PLACES, way) or nil
end

--- By what is surely more than nothing; otherwise anything can come out.
function Interval.__div(a, b)
  if not b.low or b.low <= decimal.zero then return interval.of() end
  local low, high
  if not a.low then low = nil
  elseif a.low < decimal.zero then low = quotient(a.low, b.low, "down")
  else low = b.high and quotient(a.low, b.high, "down") or decimal.zero end
  if not a.high then high = nil
  elseif a.high < decimal.zero then
    high = b.high and quotient(a.high, b.high, "up") or decimal.zero
  else high = quotient(a.high, b.low, "up") end
  return interval.of(low, high)
end

--- Have they a value in common?
---@param a interval.Interval
---@param b interval.Interval
---@return boolean
function interval.meet(a, b)
  return not (a.low and b.high and a.low > b.high
              or a.high and b.low and a.high < b.low)
end

---@param a interval.Interval
---@param point decimal.Decimal
---@return boolean
function interval.holds(a, point)
  return interval.meet(a, interval.exact(point))
end

--- The nth root of something not negative, between two decimals that differ by
--- one in the last of `places`.
local function root(value, n, places)
  local low, high = decimal.zero, value + decimal.one
  local step = decimal.power_of_ten(-places)
  while high - low > step do
    local middle = decimal.round((low + high) * decimal.of "0.5", places + 1,
                                 "down")
    local power = decimal.one
    for _ = 1, n do power = decimal.round(power * middle, places + 5, "down") end
    if power <= value then low = middle else high = middle end
  end
  return low, high
end

local ROOT_PLACES = 9

--- The nth root of an interval.
---@param a interval.Interval
---@param n integer  from 1
---@return interval.Interval
function interval.root(a, n)
  local low = a.low and a.low > decimal.zero and (root(a.low, n, ROOT_PLACES))
              or decimal.zero
  local high
  if a.high and a.high >= decimal.zero then
    high = select(2, root(a.high, n, ROOT_PLACES))
  end
  return interval.of(low, high)
end

return interval
