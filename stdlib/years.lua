--- Years as titles and headings name them: 2016年, “十三五”, 过去五年.
local years = {}

local NUMERALS = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" }
local DIGITS = { ["〇"] = "0", ["○"] = "0", ["零"] = "0" }
for i = 1, 9 do DIGITS[NUMERALS[i]] = tostring(i) end

--- 15 -> 十五, 9 -> 九
local function numeral(n)
  if n <= 10 then return NUMERALS[n] end
  return "十" .. NUMERALS[n - 10]
end

--- Text with years in digits: 1 9 9 8 年 and 一九九八年 become 1998年.
---@param text string
---@return string
function years.plain(text)
  text = text:gsub("(%d)[ \t]+%f[%d]", "%1"):gsub("(%d)[ \t]+年", "%1年")
  local out, pending = {}, {}
  local function flush(with_year)
    local digits = with_year and #pending == 4
    for _, char in ipairs(pending) do
      out[#out + 1] = digits and DIGITS[char] or char
    end
    pending = {}
  end
  for char in text:gmatch("[%z\1-\127\194-\253][\128-\191]*") do
    if DIGITS[char] then
      pending[#pending + 1] = char
    else
      flush(char == "年")
      out[#out + 1] = char
    end
  end
  flush(false)
  return table.concat(out)
end

--- The years that the text names, in reading order, each once.
---@param text string
---@return integer[]
function years.all(text)
  local list, seen = {}, {}
  for digits in years.plain(text):gmatch("%f[%d](%d%d%d%d)年") do
    local year = tonumber(digits)
    if year >= 1900 and year < 2100 and not seen[year] then
      seen[year] = true
      list[#list + 1] = year
    end
  end
  return list
end

local JOINS = { ["-"] = true, ["--"] = true, ["~"] = true, ["–"] = true,
                ["—"] = true, ["——"] = true, ["至"] = true, ["到"] = true }

--- The first span of years, 2015-2017年 or 2015年至2017年, as 2015..2017.
---@param text string
---@return string?
function years.range(text)
  local plain, at = years.plain(text), 1
  while true do
    local first, after, join, last =
      plain:match("%f[%d](%d%d%d%d)()(%D-)(%d%d%d%d)年", at)
    if not first then return nil end
    join = join:gsub("^年", ""):gsub("%s", "")
    if JOINS[join] and first < last then return first .. ".." .. last end
    at = after
  end
end

--- The first year of the nth five-year plan, from the third on.
local function plan_start(n)
  return 1966 + 5 * (n - 3)
end

local function is_plan_name(text, first, last)
  local before = text:sub(1, first - 1)
  local after = text:sub(last + 1)
  for _, word in ipairs { "”", "时期", "期间", "计划", "规划", "以来", "末" } do
    if after:find(word, 1, true) == 1 then return true end
  end
  return before:find("“$") ~= nil
end

--- The five-year plans that the text names, in reading order, as "2016..2020".
---@param text string
---@return string[]
function years.plans(text)
  local found, taken = {}, {}
  local function take(word, n, check)
    local at = 1
    while true do
      local first, last = text:find(word, at, true)
      if not first then return end
      at = last + 1
      if not taken[last] and (not check or is_plan_name(text, first, last)) then
        for i = first, last do taken[i] = true end
        found[#found + 1] = { first, n }
      end
    end
  end
  for n = 15, 3, -1 do
    take("第" .. numeral(n) .. "个五年", n, false)
    take(numeral(n) == "十" and "十五" or numeral(n) .. "五", n, n <= 10)
  end
  table.sort(found, function (a, b) return a[1] < b[1] end)
  local list, seen = {}, {}
  for _, plan in ipairs(found) do
    local start = plan_start(plan[2])
    if not seen[start] then
      seen[start] = true
      list[#list + 1] = ("%d..%d"):format(start, start + 4)
    end
  end
  return list
end

--- What 过去五年, 一年来, 今年, 今后五年 mean in a speech given in `year`.
---@param text string
---@param year integer
---@return string?
function years.relative(text, year)
  for n = 2, 10 do
    local name = numeral(n)
    for _, word in ipairs {
      "过去" .. name .. "年", "过去的" .. name .. "年", name .. "年来",
    } do
      if text:find(word, 1, true) then
        return ("%d..%d"):format(year - n, year - 1)
      end
    end
    for _, word in ipairs { "今后" .. name .. "年", "未来" .. name .. "年" } do
      if text:find(word, 1, true) then
        return ("%d..%d"):format(year, year + n - 1)
      end
    end
  end
  for _, word in ipairs { "过去一年", "过去的一年", "一年来", "去年" } do
    if text:find(word, 1, true) then return tostring(year - 1) end
  end
  if text:find("今年", 1, true) then return tostring(year) end
end

return years
