--- The units that numbers count in, read from scripts/lexicon/units.lua, and
--- what they are worth in each other. Nothing is converted unless asked for.
local paths = require "tj.paths"
local sandbox = require "tj.sandbox"

local units = {}

local MAX_SUM = 15  -- digits of a number that another is added to
local MAX_PLACES = 60  -- decimals after which a quotient is taken for endless

--- The lexicon; `equal` then lists for each unit its factor and its base.
local function read()
  local data, message = sandbox.read_data(paths.lexicon .. "/units.lua")
  if not data then error(message, 0) end
  return data
end

local lexicon  -- of this Lua state, read once

local function words()
  lexicon = lexicon or read()
  return lexicon
end

-- The list -------------------------------------------------------------------

local function add(list, block, group, entry)
  if type(entry) == "string" then entry = { entry } end
  for _, word in ipairs(entry) do
    list[#list + 1] = {
      word = word, name = entry.name or entry[1], type = block.type, group = group,
      kind = block.kind, size = entry.size,
    }
  end
end

--- The units as quantity.open takes them.
---@return table[]
function units.list()
  local list, groups = {}, 0
  for _, block in ipairs(words().units) do
    if block.group then groups = groups + 1 end
    for _, entry in ipairs(block) do
      add(list, block, block.group and groups or 0, entry)
    end
  end
  return list
end

-- Conversion -----------------------------------------------------------------

local POWERS = { ["百"] = 2, ["千"] = 3, ["万"] = 4, ["亿"] = 8 }

local function divisor(a, b)
  while b ~= 0 do a, b = b, a % b end
  return a
end

--- A unit without its multiplier, and that as a power of ten: 万元 is 元, 4.
local function split_multiplier(unit)
  local power, rest = 0, unit
  while not words().equal[rest] and POWERS[rest:sub(1, 3)] do
    power = power + POWERS[rest:sub(1, 3)]
    rest = rest:sub(4)
  end
  return rest, power
end

--- A simple unit as "over / under * 10^power" of its base.
local function simple(unit)
  local rest, power = split_multiplier(unit)
  local row = words().equal[rest]
  if not row then return { base = rest, over = 1, under = 1, power = power } end
  local over, under = row[1]:match("^(%d+)/?(%d*)$")
  return { base = row[2], over = math.tointeger(tonumber(over)),
           under = math.tointeger(tonumber(under)) or 1, power = power,
           plus = row.plus }
end

--- A unit, derived ones too: 元/亩 is 元 of 3/2000 by 平方米.
local function factor(unit)
  local above, below = unit:match("^(.-)/(.+)$")
  if not above then return simple(unit) end
  local a, b = simple(above), simple(below)
  return { base = a.base .. "/" .. b.base, over = a.over * b.under,
           under = a.under * b.over, power = a.power - b.power }
end

--- Digits times a whole number.
local function multiply(digits, by)
  local out, carry = {}, 0
  for i = #digits, 1, -1 do
    carry = carry + by * (digits:byte(i) - 48)
    out[#out + 1] = carry % 10
    carry = carry // 10
  end
  return ((carry > 0 and carry or "") .. table.concat(out):reverse())
end

--- Digits divided by a whole number, and how many of them are decimals; nil
--- where they never end.
local function divide(digits, by)
  local out, rest, places = {}, 0, 0
  for i = 1, #digits do
    rest = rest * 10 + digits:byte(i) - 48
    out[#out + 1] = rest // by
    rest = rest % by
  end
  while rest > 0 do
    if places == MAX_PLACES then return nil end
    rest, places = rest * 10, places + 1
    out[#out + 1] = rest // by
    rest = rest % by
  end
  return table.concat(out), places
end

--- Writes digits of which `places` are decimals, without needless zeros.
local function write(sign, digits, places)
  if places < 0 then digits, places = digits .. ("0"):rep(-places), 0 end
  digits = ("0"):rep(places + 1 - #digits) .. digits
  local whole = digits:sub(1, #digits - places):gsub("^0+(%d)", "%1")
  local rest = digits:sub(#digits - places + 1):gsub("0+$", "")
  if rest ~= "" then whole = whole .. "." .. rest end
  return whole == "0" and whole or sign .. whole
end

--- Decimal digits and a whole number, summed; nil where they are too many.
local function add_whole(number, by)
  local whole, rest = number:match("^(%-?%d+)%.?(%d*)$")
  if #whole + #rest > MAX_SUM then return nil end
  local sum = math.tointeger(tonumber(whole .. rest)) + by * 10 ^ #rest // 1 | 0
  return write(sum < 0 and "-" or "", ("%d"):format(math.abs(sum)), #rest)
end

--- Exact decimal digits of one unit in another; nil where no finite number of
--- digits says it.
local function convert_digits(number, from, to)
  local sign, whole, rest = number:match("^(%-?)(%d+)%.?(%d*)$")
  local over, under = from.over * to.under, from.under * to.over
  local common = divisor(over, under)
  local digits = multiply(whole .. rest, over // common)
  local quotient, places = divide(digits, under // common)
  if not quotient then return nil end
  return write(sign, quotient, places + #rest - from.power + to.power)
end

--- The same where zero is not zero: 0 摄氏度 is 32 华氏度.
local function convert_point(number, from, to)
  local base = { over = 1, under = 1, power = 0 }
  local digits = convert_digits(number, from, base)
  digits = digits and add_whole(digits, (from.plus or 0) - (to.plus or 0))
  return digits and convert_digits(digits, base, to)
end

--- Whether a unit, or what it counts, is money.
local function is_currency(unit)
  unit = split_multiplier(unit)
  for _, block in ipairs(words().units) do
    for _, entry in ipairs(block.type == "currency" and block or {}) do
      if entry == unit or entry[1] == unit then return true end
    end
  end
  return false
end

--- Why a quantity is not told in a unit that measures something else.
local function refusal(quantity, unit)
  if quantity.type == "currency" and is_currency(unit) then
    return ("%s is not told in %s: rates of exchange are not known here"):format(
      quantity.text, unit)
  end
  return ("%s is not measured in %s"):format(quantity.text, unit)
end

--- A quantity in another unit, exact: 3 公顷 is 45 亩. Ranges keep both ends.
---@param quantity tj.Quantity
---@param unit string  the name of a unit of the lexicon, also 万亩 or 元/平方米
---@return { unit: string, digits: string?, low_digits: string?, high_digits: string? }? converted
---@return string? reason  why there is none; only when `converted` is nil
function units.convert(quantity, unit)
  local from, to = factor(quantity.unit), factor(unit)
  if from.base ~= to.base or quantity.unit == "" then
    return nil, refusal(quantity, unit)
  end
  local converted = { unit = unit }
  local convert = (from.plus or to.plus) and convert_point or convert_digits
  for _, key in ipairs { "digits", "low_digits", "high_digits" } do
    if quantity[key] then
      converted[key] = convert(quantity[key], from, to)
      if not converted[key] then
        return nil, ("%s has no end of decimals in %s"):format(quantity.text, unit)
      end
    end
  end
  return converted
end

return units
