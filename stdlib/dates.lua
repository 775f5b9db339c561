--- Days and months as pages and signatures write them, as 2018-09-27 or 2018-09.
local years = require "tj.years"

local dates = {}

local DIGITS = { ["一"] = 1, ["二"] = 2, ["三"] = 3, ["四"] = 4, ["五"] = 5,
                 ["六"] = 6, ["七"] = 7, ["八"] = 8, ["九"] = 9 }

--- 十九 -> 19; nil for what is no number up to 31.
local function small(text)
  if text:find("^%d%d?$") then return tonumber(text) end
  local tens, ones = text:match("^(.-)十(.*)$")
  if not tens then return DIGITS[text] end
  local value = (tens == "" and 1 or DIGITS[tens] or 10) * 10
    + (ones == "" and 0 or DIGITS[ones] or 10)
  return value <= 31 and value or nil
end

local function day(year, month, date)
  month, date = small(month), small(date)
  if not month or not date or month > 12 or date > 31 or month * date == 0 then
    return nil
  end
  return ("%s-%02d-%02d"):format(year, month, date)
end

local NUMBER = "([%d\228-\233][%d\128-\233]-)"  -- digits or 汉字

--- The first day that the text names: 2018-09-27 10:00, 2018年9月27日,
--- 2018/9/27, 2018.9.27, 二〇一八年九月二十七日.
---@param text string
---@return string?
function dates.day(text)
  local plain = years.plain(text)
  local year, month, date =
    plain:match("%f[%d](%d%d%d%d)[-/.](%d%d?)[-/.](%d%d?)")
  if not year then
    year, month, date = plain:match(
      "%f[%d](%d%d%d%d)年%s*" .. NUMBER .. "%s*月%s*" .. NUMBER .. "%s*日")
  end
  return year and day(year, month, date)
end

--- The first day that the text names, else the first month.
---@param text string
---@return string?
function dates.day_or_month(text)
  local found = dates.day(text)
  if found then return found end
  local year, month =
    years.plain(text):match("%f[%d](%d%d%d%d)年%s*" .. NUMBER .. "%s*月")
  month = year and small(month)
  if not month or month > 12 or month == 0 then return nil end
  return ("%s-%02d"):format(year, month)
end

return dates
