--- How a reading came about, in sentences for a person: the number, its
--- multipliers and unit, what bounds it, its role and the reason for the role.
local explanation = {}

--- Why a quantity has its role, by the key of `reason` (bindings/quantities.h).
explanation.reasons = {
  measured = "it has a unit and nothing speaks against it",
  stated = "a word before it states it",
  bound = "it is bounded, or a range",
  large = "a bare number that is large, or has decimals or separators",
  doing = "a word before it says that so many were made or held",
  lasting = "a word before it says how long something lasted",
  noun = "it counts the noun after it",
  rank = "it ranks",
  ratio = "two numbers with a colon",
  shared = "it takes the unit of the number after it",
  calendar = "it names a date, a month, a year or a plan",
  span = "the words around it say when: so many years",
  numbering = "it numbers a heading or a point",
  ordinal = "it tells which one, and ranks nothing",
  letters = "it touches letters or signs, as numbers in names do",
  quoted = "it stands in quotation marks",
  titled = "it stands in 《》",
  naming = "with this unit numbers make names",
  threshold = "a multiplier alone names a kind of thing",
  serial = "it tells which one of a series",
  bare = "nothing says what it counts",
  parts = "a ratio of more than two parts has no one value",
  listed = "it is in the lexicon of words that hold a number and are none",
  cued = "a word before it announces a telephone number, a code or the like",
  referring = "with this unit numbers refer to something",
  chained = "digits chained by signs, or too many for a number",
  clock = "it is a time of the day",
  zero = "it begins with a needless zero, as codes do",
  slogan = "it is a slogan or saying, or counts what slogans count",
  small = "so small a count mostly counts nothing",
  multiplier = "a multiplier alone is no number",
  financial = "this digit of cheques is part of a word here",
}

local ROLES = {
  claim = "a claim", period = "a period", heading = "a heading number",
  name = "part of a name", reference = "a reference", idiom = "a manner of speaking",
  word = "no number",
}

local MULTIPLIERS = {
  ["十"] = 1, ["拾"] = 1, ["百"] = 2, ["佰"] = 2, ["千"] = 3, ["仟"] = 3,
  ["万"] = 4, ["萬"] = 4, ["亿"] = 8, ["億"] = 8, ["兆"] = 12,
}

local APPROX = { ["~"] = "about", [">"] = "at least", ["<"] = "at most" }

--- A number without the multipliers that close it, and those.
local function split_number(text)
  local powers, rest = {}, text
  while true do
    local last = rest:match("[^\x80-\xBF][\x80-\xBF]*$")
    if not last or not MULTIPLIERS[last] or last == rest then break end
    table.insert(powers, 1, ("%s is 10^%d"):format(last, MULTIPLIERS[last]))
    rest = rest:sub(1, -#last - 1)
  end
  return rest, powers
end

local function value_of(quantity)
  if quantity.low_digits then
    return quantity.low_digits .. ".." .. quantity.high_digits
  end
  return quantity.digits
end

--- One line on the number: "147.44亿" is 147.44 times 亿, ... in all.
local function number_line(quantity, text)
  local value = value_of(quantity)
  if not value then return nil end
  local number = text:sub(quantity.number_first, quantity.number_last)
  local line = ("number %s"):format(number)
  if not quantity.low_digits then
    local rest, powers = split_number(number)
    if #powers > 0 then
      line = ("%s: %s, and %s"):format(line, rest, table.concat(powers, ", "))
    end
  end
  line = line .. ("; its value is %s"):format(value)
  if quantity.cut then
    line = line .. ", cut where more digits would follow"
  elseif quantity.grain and quantity.grain ~= "1" then
    line = line .. (", the last digit written stands for %s"):format(quantity.grain)
  end
  return line
end

local function unit_line(quantity, text)
  if quantity.unit == "" then
    return quantity.digits and "unit none" or nil
  end
  local before = text:sub(quantity.first, quantity.number_first - 1)
  local after = text:sub(quantity.number_last + 1, quantity.last)
  local bound = quantity.approx_word  -- 多 of 30多家
  if after:sub(1, #bound) == bound then after = after:sub(#bound + 1) end
  local written = before .. (before ~= "" and after ~= "" and "…" or "") .. after
  if quantity.reason == "shared" then written = "that of the next number" end
  if written == "" then written = "told by the words around it" end
  return ("unit %s: %s, which makes it a %s"):format(quantity.unit, written,
                                                     quantity.type)
end

local function bound_line(quantity)
  if not APPROX[quantity.approx] then return nil end
  if quantity.approx_word == "" then return "bound " .. APPROX[quantity.approx] end
  return ("bound %s: %s"):format(quantity.approx_word, APPROX[quantity.approx])
end

--- The lines on one quantity of `text`, the first of them its heading.
---@param quantity tj.Quantity
---@param text string  in which it was found
---@return string[]
function explanation.of(quantity, text)
  local lines = { quantity.text }
  local function add(line)
    if line then lines[#lines + 1] = "  " .. line end
  end
  if quantity.role ~= "word" then
    add(number_line(quantity, text))
    add(unit_line(quantity, text))
    add(bound_line(quantity))
    if quantity.period ~= "" then add("period " .. quantity.period) end
  end
  add(("%s %s: %s"):format(quantity.role == "word" and "left out," or "role",
                           ROLES[quantity.role],
                           explanation.reasons[quantity.reason]))
  return lines
end

return explanation
