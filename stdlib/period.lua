--- The periods of facts: 2016, 2015-11, 2016Q1, 2016H1, 2015..2017; and the
--- relative ones that quantities carry, such as "year-1" for 去年.
local period = {}

---@alias period.Period string  a fact's `period`; "" where the text has none

---@class period.Base  what relative periods count from
---@field year integer?  the year that the section speaks of
---@field spoken integer?  the year in which the report is given: 去年 is before
---@field now string?  the period that 目前 means

--- The years that a period begins and ends in.
---@param text period.Period
---@return integer? first
---@return integer? last
function period.years(text)
  local first, last = text:match("^(%d%d%d%d).-%.%.(%d%d%d%d)")
  if not first then first = text:match("^(%d%d%d%d)") end
  if not first then return nil end
  return tonumber(first), tonumber(last or first)
end

--- "2015.." closes with the year spoken of; "2016..2016" is one year.
local function close_range(text, year)
  local first, last = text:match("^(.-)%.%.(.*)$")
  if not first then return text end
  if last == "" and year then last = tostring(year) end
  if first == "" or last == "" then return first ~= "" and first or last end
  if last < first then return first end
  return first == last and first or first .. ".." .. last
end

--- Makes a quantity's period absolute.
---@param symbol string  "2016", "2015..", "year-1", "year-4..year+0", "now"
---@param base period.Base
---@return period.Period?  nil when there is no year to count from
function period.resolve(symbol, base)
  if symbol == "now" then return base.now end
  if symbol:find("year", 1, true) then
    local year = base.year
    if symbol:find("^year%-1") and not symbol:find("..", 1, true) then
      year = base.spoken or year  -- 去年, as the speaker says it
    end
    if not year then return nil end
    symbol = symbol:gsub("year([+-]%d+)", function (offset)
      return ("%04d"):format(year + tonumber(offset))
    end)
  end
  return close_range(symbol, base.year)
end

--- The period that a 同比 rate compares with: the same one, a year earlier.
---@param text period.Period
---@return period.Period? base
---@return string? reason  why there is none; only when `base` is nil
function period.year_before(text)
  if type(text) ~= "string" then
    error("period must be a string, got " .. type(text), 2)
  end
  local year, rest = text:match("^(%d%d%d%d)(.*)$")
  if not year then return nil, "not a period: " .. text end
  if rest:find("..", 1, true) == 1 then
    return nil, "a span of years has no year before: " .. text
  end
  if rest ~= "" and not rest:find("^%-%d%d") and not rest:find("^[QH]%d$") then
    return nil, "not a period: " .. text
  end
  return ("%04d%s"):format(tonumber(year) - 1, rest)
end

return period
