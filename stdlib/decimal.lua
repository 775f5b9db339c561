--- Exact decimal numbers of any length; nothing goes through a double.
---
---     local decimal = require "tj.decimal"
---     decimal.of "147.44" * decimal.of(3)   -- exact: + - * and comparisons
---     decimal.divide(a, b, 30, "down")      -- a quotient never ends, so: cut
---
--- A Decimal is `sign` (1, 0, -1) times a natural number in limbs of seven
--- digits, the lowest first, over 10 to the `places`. It is never changed.
local decimal = {}

---@class decimal.Decimal
---@field sign integer
---@field limbs integer[]
---@field places integer
local Decimal = {}
Decimal.__index = Decimal

local BASE, WIDTH = 10000000, 7

-- Naturals --------------------------------------------------------------------

local function trim(limbs)
  while limbs[#limbs] == 0 do limbs[#limbs] = nil end
  return limbs
end

local function compare_limbs(a, b)
  if #a ~= #b then return #a < #b and -1 or 1 end
  for i = #a, 1, -1 do
    if a[i] ~= b[i] then return a[i] < b[i] and -1 or 1 end
  end
  return 0
end

local function add_limbs(a, b)
  local sum, carry = {}, 0
  for i = 1, math.max(#a, #b) do
    local limb = (a[i] or 0) + (b[i] or 0) + carry
    sum[i], carry = limb % BASE, limb // BASE
  end
  if carry > 0 then sum[#sum + 1] = carry end
  return sum
end

--- a - b, where a is not the smaller.
local function subtract_limbs(a, b)
  local rest, borrow = {}, 0
  for i = 1, #a do
    local limb = a[i] - (b[i] or 0) - borrow
    borrow = limb < 0 and 1 or 0
    rest[i] = limb + borrow * BASE
  end
  return trim(rest)
end

local function multiply_limbs(a, b)
  local product = {}
  for i = 1, #a + #b do product[i] = 0 end
  for i = 1, #a do
    local carry = 0
    for j = 1, #b do
      local limb = product[i + j - 1] + a[i] * b[j] + carry
      product[i + j - 1], carry = limb % BASE, limb // BASE
    end
    product[i + #b] = product[i + #b] + carry
  end
  return trim(product)
end

local function limbs_of(digits)
  local limbs = {}
  for last = #digits, 1, -WIDTH do
    limbs[#limbs + 1] = tonumber(digits:sub(math.max(1, last - WIDTH + 1), last))
  end
  return trim(limbs)
end

local function digits_of(limbs)
  local parts = {}
  for i = #limbs, 1, -1 do
    parts[#parts + 1] = (i == #limbs and "%d" or "%07d"):format(limbs[i])
  end
  return #parts > 0 and table.concat(parts) or "0"
end

--- The largest limb q with q * b <= rest, between what the highest limbs say.
local function quotient_limb(rest, b)
  local n = #b
  local head = (rest[n + 1] or 0) * BASE + rest[n]
  if n == 1 then return head // b[1] end
  local low, high = head // (b[n] + 1), math.min(BASE - 1, head // b[n])
  -- Two limbs of the divisor tell the quotient to one or so: doubles will do.
  local guess = (head * (BASE + 0.0) + rest[n - 1]) / (b[n] * BASE + b[n - 1]) // 1
  low = math.max(low, math.tointeger(guess) - 2)
  high = math.min(high, math.tointeger(guess) + 2)
  while low < high do
    local middle = (low + high + 1) // 2
    if compare_limbs(multiply_limbs(b, { middle }), rest) <= 0 then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

--- Long division, a limb at a time.
---@return integer[] quotient
---@return integer[] rest
local function divide_limbs(a, b)
  local quotient, rest = {}, {}
  for i = #a, 1, -1 do
    table.insert(rest, 1, a[i])
    trim(rest)
    local limb = 0
    if compare_limbs(rest, b) >= 0 then
      limb = quotient_limb(rest, b)
      rest = subtract_limbs(rest, multiply_limbs(b, { limb }))
    end
    quotient[i] = limb
  end
  return trim(quotient), rest
end

local function times_ten(limbs, power)
  if power == 0 or #limbs == 0 then return limbs end
  return limbs_of(digits_of(limbs) .. ("0"):rep(power))
end

-- Decimals --------------------------------------------------------------------

local function make(sign, limbs, places)
  if #limbs == 0 then sign, places = 0, 0 end
  return setmetatable({ sign = sign, limbs = limbs, places = places }, Decimal)
end

--- The limbs of both over the same power of ten, and its places.
local function aligned(a, b)
  local places = math.max(a.places, b.places)
  return times_ten(a.limbs, places - a.places),
         times_ten(b.limbs, places - b.places), places
end

--- A Decimal of decimal digits ("-12.50") or of an integer. Raises on others.
---@param number string|integer
---@return decimal.Decimal
function decimal.of(number)
  local sign, whole, fraction =
    tostring(number):match("^(%-?)(%d+)%.?(%d*)$")
  if not whole or math.type(number) == "float" then
    error("not decimal digits: " .. tostring(number), 2)
  end
  return make(sign == "-" and -1 or 1, limbs_of(whole .. fraction), #fraction)
end

--- 10 to the `power`, which may be negative.
---@param power integer
---@return decimal.Decimal
function decimal.power_of_ten(power)
  if power < 0 then return make(1, { 1 }, -power) end
  return make(1, times_ten({ 1 }, power), 0)
end

decimal.zero, decimal.one = decimal.of(0), decimal.of(1)

function Decimal.__unm(a) return make(-a.sign, a.limbs, a.places) end

function Decimal.__add(a, b)
  local x, y, places = aligned(a, b)
  if a.sign == b.sign or a.sign * b.sign == 0 then
    return make(a.sign ~= 0 and a.sign or b.sign, add_limbs(x, y), places)
  end
  if compare_limbs(x, y) >= 0 then
    return make(a.sign, subtract_limbs(x, y), places)
  end
  return make(b.sign, subtract_limbs(y, x), places)
end

function Decimal.__sub(a, b) return a + -b end

function Decimal.__mul(a, b)
  return make(a.sign * b.sign, multiply_limbs(a.limbs, b.limbs),
              a.places + b.places)
end

local function compare(a, b)
  if a.sign ~= b.sign then return a.sign < b.sign and -1 or 1 end
  local x, y = aligned(a, b)
  return a.sign * compare_limbs(x, y)
end

function Decimal.__eq(a, b) return compare(a, b) == 0 end
function Decimal.__lt(a, b) return compare(a, b) < 0 end
function Decimal.__le(a, b) return compare(a, b) <= 0 end

--- A quotient of limbs as a Decimal; "up" and "down" mean towards +∞ and -∞,
--- "near" the nearest, halves away from zero.
local function rounded(sign, quotient, rest, divisor, places, way)
  local more
  if way == "near" then
    more = compare_limbs(add_limbs(rest, rest), divisor) >= 0
  else
    more = #rest > 0 and (way == "up") == (sign > 0)
  end
  if more then quotient = add_limbs(quotient, { 1 }) end
  return make(sign, quotient, places)
end

--- a / b to so many places.
---@param a decimal.Decimal
---@param b decimal.Decimal  not zero: that raises
---@param places integer
---@param way "down"|"up"|"near"
---@return decimal.Decimal
function decimal.divide(a, b, places, way)
  if b.sign == 0 then error("division by zero", 2) end
  local shift = places + b.places - a.places
  local divisor = times_ten(b.limbs, math.max(0, -shift))
  local quotient, rest = divide_limbs(times_ten(a.limbs, math.max(0, shift)),
                                      divisor)
  return rounded(a.sign * b.sign, quotient, rest, divisor, places, way)
end

--- Without the last `count` digits.
local function cut(a, count, way)
  local digits = digits_of(a.limbs)
  local kept, lost = digits:sub(1, -count - 1), digits:sub(-count)
  if #lost < count then lost = ("0"):rep(count - #lost) .. lost end
  local limbs = limbs_of(kept == "" and "0" or kept)
  local more
  if way == "near" then more = lost:byte(1) >= 53  -- 5
  else more = lost:find("[^0]") ~= nil and (way == "up") == (a.sign > 0) end
  return make(a.sign, more and add_limbs(limbs, { 1 }) or limbs,
              a.places - count)
end

--- To so many places; -2 are hundreds.
---@param a decimal.Decimal
---@param places integer
---@param way? "down"|"up"|"near"  near by default
---@return decimal.Decimal
function decimal.round(a, places, way)
  if places >= a.places then return a end
  if places >= 0 then return cut(a, a.places - places, way or "near") end
  local unit = decimal.power_of_ten(-places)
  return decimal.divide(a, unit, 0, way or "near") * unit
end

--- The digits, without zeros that end a fraction.
function Decimal.__tostring(a)
  local digits = digits_of(a.limbs)
  if a.places > 0 then
    digits = ("0"):rep(a.places + 1 - #digits) .. digits
    local fraction = digits:sub(-a.places):gsub("0+$", "")
    digits = digits:sub(1, -a.places - 1)
    if fraction ~= "" then digits = digits .. "." .. fraction end
  end
  return (a.sign < 0 and "-" or "") .. digits
end

return decimal
