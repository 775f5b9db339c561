--- Exact decimal digits for people to read; nothing goes through a double.
local digits = {}

--- With a comma for every three: "1234567.5" is "1,234,567.5".
---@param number string
---@return string
function digits.group(number)
  local sign, whole, rest = number:match("^(%-?)(%d+)(.*)$")
  if not whole then return number end
  local head = #whole % 3
  local groups = whole:sub(head + 1):gsub("%d%d%d", ",%0")
  return sign .. (whole:sub(1, head) .. groups):gsub("^,", "") .. rest
end

--- The decimal point moved `places` to the left: "435", 2 is "4.35".
---@param number string
---@param places integer
---@return string
function digits.shift(number, places)
  local sign, whole, fraction = number:match("^(%-?)(%d+)%.?(%d*)$")
  if not whole then error("not decimal digits: " .. number, 2) end
  whole = ("0"):rep(places + 1 - #whole) .. whole
  fraction = (whole:sub(#whole - places + 1) .. fraction):gsub("0+$", "")
  whole = whole:sub(1, #whole - places):gsub("^0+(%d)", "%1")
  return sign .. whole .. (fraction ~= "" and "." .. fraction or "")
end

--- As people say it: "435000000" is 4.35亿, "53200" 5.32万, "860" as it is.
---@param number string
---@return string
function digits.readable(number)
  local whole = number:match("^%-?0*(%d+)%.?%d*$")
  if not whole then return number end
  if #whole > 8 then return digits.shift(number, 8) .. "亿" end
  if #whole > 4 then return digits.shift(number, 4) .. "万" end
  return number
end

return digits
