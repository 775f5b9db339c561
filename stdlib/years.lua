--- Periods as titles and headings name them: 2016年, 2025年上半年, “十三五”,
--- 2016-2017学年, 过去五年.
local years = {}

--- A text with none of these names no period.
years.signs = { "年", "五", "季度", "0", "1", "2", "3", "4", "5", "6", "7", "8",
                "9" }

local NUMERALS = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十" }
local DIGITS = { ["〇"] = "0", ["○"] = "0", ["零"] = "0" }
for i = 1, 9 do DIGITS[NUMERALS[i]] = tostring(i) end
for i = 11, 15 do NUMERALS[i] = "十" .. NUMERALS[i - 10] end

local MINGUO = 1911  -- the year before the Republic's first

local FOUR = ("([\226-\233][\128-\191][\128-\191])"):rep(4) .. "年"

--- Does a char that `set` has stand right before 年?
local function is_before_year(text, set)
  local at = text:find("年", 4, true)
  while at do
    local char = text:sub(at - 3, at - 1)
    if set[char] then return true end
    at = text:find("年", at + 3, true)
  end
  return false
end

--- 一九九八年 as 1998年.
local function with_digits(text)
  return (text:gsub(FOUR, function (a, b, c, d)
    a, b, c, d = DIGITS[a], DIGITS[b], DIGITS[c], DIGITS[d]
    return a and b and c and d and a .. b .. c .. d .. "年"
  end))
end

--- Text with years in digits, of our era: 1 9 9 8 年 and 一九九八年 become 1998年,
--- 民国114年 2025年.
---@param text string
---@return string
function years.plain(text)
  if not text:find("年", 1, true) then return text end
  if text:find("%d[ \t]") then
    text = text:gsub("(%d)[ \t]+%f[%d]", "%1"):gsub("(%d)[ \t]+年", "%1年")
  end
  if is_before_year(text, DIGITS) then text = with_digits(text) end
  if not text:find("民国", 1, true) then return text end
  return (text:gsub("民国(%d%d%d?)年", function (year)
    return ("%d年"):format(MINGUO + tonumber(year))
  end))
end

--- A title of Taiwan with its years in our era: 114年 becomes 2025年.
---@param text string
---@return string
function years.of_taiwan(text)
  return (text:gsub("%f[%d](1%d%d)年", function (year)
    return ("%d年"):format(MINGUO + tonumber(year))
  end))
end

--- Does a title count its years as Taiwan does: 中华民国114年, 112年度?
---@param text string
---@return boolean
function years.is_taiwan(text)
  return text:find("民国1%d%d年") ~= nil
    or text:find("%f[%d]1[01]%d年度") ~= nil
    or text:find("^%D*%f[%d]1[01]%d年[^%d]*$") ~= nil
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

local JOINS = { "——", "--", "—", "–", "-", "~", "至", "到" }
local SPAN_ENDS = { "学年", "年度", "年" }
local YEAR_ENDS = { "年度", "年" }
local CLOSERS = { ")", "）" }

--- Where the first of `words` that stands at byte `at` ends, and which it is.
local function skip_any(text, at, words)
  for _, word in ipairs(words) do
    if text:sub(at, at + #word - 1) == word then return at + #word, word end
  end
end

--- The span of years whose first year stands at byte `at`: its end, what comes
--- after; 年 may stand behind both, behind the second only, or in brackets
--- behind none.
local function span_at(plain, at)
  local next = plain:sub(at + 4, at + 6) == "年" and at + 7 or at + 4
  next = plain:match("^[ \t]*()[-~\226\229\232]", next)
  next = next and skip_any(plain, next, JOINS)
  if not next then return nil end
  local first = plain:match("^(%d%d%d%d)%f[%D]", at)
  if not first then return nil end
  local last, after = plain:match("^[ \t]*(%d%d%d%d)%f[%D]()", next)
  if not last or last <= first then return nil end
  local stop = skip_any(plain, after, SPAN_ENDS)
  if not stop and not skip_any(plain, after, CLOSERS) then return nil end
  return first .. ".." .. last, stop or after
end

--- The first span of years, 2015-2017年 or 2015年至2017年, as 2015..2017.
---@param text string
---@return string?
function years.range(text)
  local plain, at = years.plain(text), 1
  while true do
    local first, last = plain:find("%f[%d]%d%d%d%d%f[%D]", at)
    if not first then return nil end
    local span = span_at(plain, first)
    if span then return span end
    at = last + 1
  end
end

--- The first year of the nth five-year plan, from the third on.
local function plan_start(n)
  return 1966 + 5 * (n - 3)
end

local PLAN_ENDS = { "”", "时期", "期间", "计划", "规划", "以来", "末" }

local function is_plan_name(text, first, last)
  return skip_any(text, last + 1, PLAN_ENDS) ~= nil
    or text:sub(1, first - 1):sub(-3) == "“"
end

-- Words that name a five-year plan: { word, n, whether it must be a name, whether
-- it is one of 第十四个五年 }; and those that end in 四五.
local PLANS, PLANS_BY_NUMERAL = {}, {}
for n = 15, 3, -1 do
  local numeral = NUMERALS[n]:sub(-3)
  local list = PLANS_BY_NUMERAL[numeral] or {}
  local short = n == 10 and "十五" or NUMERALS[n] .. "五"
  list[#list + 1] = { short, n, n <= 10, false }
  PLANS_BY_NUMERAL[numeral] = list
  PLANS[#PLANS + 1] = { "第" .. NUMERALS[n] .. "个五年", n, false, true }
  PLANS[#PLANS + 1] = list[#list]
end

--- The words that may name a plan in the text.
local function plans_of(text)
  local at = text:find("五", 1, true)
  if not at then return {} end
  if text:find("五", at + 3, true) or text:find("个五年", 1, true) then
    return PLANS
  end
  return PLANS_BY_NUMERAL[text:sub(math.max(at - 3, 1), at - 1)] or {}
end

--- The five-year plans that the text names: a list of { first, period }, first
--- being the byte where the name starts.
local function find_plans(text)
  local found, taken = {}, {}
  local has_nth = text:find("个五年", 1, true)
  local function take(word, n, check)
    local first, last = text:find(word, 1, true)
    while first do
      if not taken[last] and (not check or is_plan_name(text, first, last)) then
        for i = first, last do taken[i] = true end
        local start = plan_start(n)
        found[#found + 1] = { first, ("%d..%d"):format(start, start + 4) }
      end
      first, last = text:find(word, last + 1, true)
    end
  end
  for _, plan in ipairs(plans_of(text)) do
    if has_nth or not plan[4] then take(plan[1], plan[2], plan[3]) end
  end
  return found
end

--- The periods of a list of { first, period }, by where they stand, each once.
local function in_order(found)
  if not found[2] then return { found[1] and found[1][2] } end
  table.sort(found, function (a, b) return a[1] < b[1] end)
  local list, seen = {}, {}
  for _, item in ipairs(found) do
    if not seen[item[2]] then
      seen[item[2]] = true
      list[#list + 1] = item[2]
    end
  end
  return list
end

--- The five-year plans that the text names, in reading order, as "2016..2020".
---@param text string
---@return string[]
function years.plans(text)
  return in_order(find_plans(text))
end

-- Parts of a year -------------------------------------------------------------

local QUARTERS = { "一", "二", "三", "四" }

--- A month, 1 or 一, at byte `at`: its number, and where it ends.
local function month_at(plain, at)
  local digits, after = plain:match("^(%d%d?)()", at)
  if digits then return tonumber(digits), after end
  for n = 12, 1, -1 do
    local word = NUMERALS[n]
    if plain:sub(at, at + #word - 1) == word then return n, at + #word end
  end
end

--- 6月, 1-6月, 1月至6月 at byte `at`, as "-06" or "-01..-06", and its end. A day
--- is no month.
local function months_at(plain, at)
  local first, after = month_at(plain, at)
  if not first then return nil end
  local stop = skip_any(plain, after, { "月份", "月" })
  local join = skip_any(plain, stop or after, JOINS)
  if join then
    local last, next = month_at(plain, join)
    local done = last and skip_any(plain, next, { "月份", "月" })
    if done and first < last and last <= 12 then
      return ("-%02d..-%02d"):format(first, last), done
    end
  end
  if not stop or first > 12 or plain:find("^%d", stop) then return nil end
  return ("-%02d"):format(first), stop
end

--- 一季度, 第1季度, 前三季度 at byte `at`, as "Q1" or "-01..-09", and its end.
local function quarter_at(plain, at)
  local up_to = skip_any(plain, at, { "前" })
  local next = up_to or skip_any(plain, at, { "第" }) or at
  for n, word in ipairs(QUARTERS) do
    local after = skip_any(plain, next, { word, tostring(n) })
    local stop = after and skip_any(plain, after, { "季度" })
    if stop then
      if up_to then return ("-01..-%02d"):format(3 * n), stop end
      return "Q" .. n, stop
    end
  end
end

--- May the text name a part of a year?
local function may_have_part(plain)
  return plain:find("半年", 1, true) or plain:find("季度", 1, true)
    or plain:find("月", 1, true)
end

--- What part of a year stands at byte `at`, and where it ends; the part is
--- written as it follows the year in a period.
local function part_at(plain, at)
  local half = skip_any(plain, at, { "上半年" })
  if half then return "H1", half end
  half = skip_any(plain, at, { "下半年" })
  if half then return "H2", half end
  local part, after = quarter_at(plain, at)
  if part then return part, after end
  return months_at(plain, at)
end

--- "2025" and "-01..-06" are 2025-01..2025-06.
local function join_part(year, part)
  return year .. part:gsub("%.%.", ".." .. year)
end

--- The period whose year stands at byte `at`, and where it ends; with a part
--- of the year where the text has `parts`.
local function period_at(plain, at, parts)
  local span, stop = span_at(plain, at)
  if span then return span, stop end
  local year = plain:match("^%d%d%d%d", at)
  local after = skip_any(plain, at + 4, YEAR_ENDS)
  if not after or tonumber(year) < 1900 or tonumber(year) >= 2100 then
    return nil
  end
  local part, done
  if parts then part, done = part_at(plain, after) end
  if part then return join_part(year, part), done end
  return year, after
end

--- Adds to `found` the years of our era with their parts; a part without a year
--- is of the year before it, else of `year`.
local function find_dated(found, plain, year)
  if not plain:find("%d%d%d%d") and not plain:find("半年", 1, true)
    and not plain:find("季度", 1, true) then
    return
  end
  local at, parts = 1, may_have_part(plain)
  while at <= #plain do
    local period, after
    if not parts then  -- only years can stand here
      at = plain:find("%f[%d]%d%d%d%d%f[%D]", at)
      if not at then return end
    end
    if plain:find("^%f[%d]%d%d%d%d%f[%D]", at) then
      period, after = period_at(plain, at, parts)
      year = period and period:match("^%d%d%d%d") or year
    elseif year and plain:find("^[上下前第一二三四]", at) then
      local part, done = part_at(plain, at)
      if part and not part:find("^%-%d%d$") then
        period, after = join_part(year, part), done
      end
    end
    if period then found[#found + 1] = { at, period } end
    at = after or plain:match("^[%z\1-\127\194-\247][\128-\191]*()", at)
      or at + 1
  end
end

-- Spans counted from the year of the report ------------------------------------

local BACK = { "过去%s年", "过去的%s年", "%s年来", "近%s年", "这%s年" }
local AHEAD = { "今后%s年", "未来%s年", "下一个%s年" }

--- The forms with the numeral of `n` in them.
local function filled(forms, n)
  local words = {}
  for i, form in ipairs(forms) do words[i] = form:format(NUMERALS[n]) end
  return words
end

-- What 二年 to 十年 may stand in.
local SPANS, SPAN_NUMERALS = {}, {}
for n = 2, 10 do
  SPAN_NUMERALS[NUMERALS[n]] = true
  SPANS[n] = { years = NUMERALS[n] .. "年", back = filled(BACK, n),
               ahead = filled(AHEAD, n) }
end

--- Adds `period` to `found` where one of `words` stands.
local function find_words(found, text, words, period)
  for _, word in ipairs(words) do
    local first = text:find(word, 1, true)
    if first then found[#found + 1] = { first, period } end
  end
end

--- Adds to `found` what 过去五年 and 今后五年 mean when said in `spoken`.
local function find_spans(found, text, spoken)
  if not is_before_year(text, SPAN_NUMERALS) then return end
  for n = 2, 10 do
    local span = SPANS[n]
    if text:find(span.years, 1, true) then
      find_words(found, text, span.back, ("%d..%d"):format(spoken - n, spoken - 1))
      find_words(found, text, span.ahead,
                 ("%d..%d"):format(spoken, spoken + n - 1))
    end
  end
end

--- What 过去五年, 一年来, 今年, 今后五年 mean in a speech given in `year`.
---@param text string
---@param year integer
---@return string?
function years.relative(text, year)
  local found = {}
  find_spans(found, text, year)
  if found[1] then return in_order(found)[1] end
  for _, word in ipairs { "过去一年", "过去的一年", "一年来", "去年" } do
    if text:find(word, 1, true) then return tostring(year - 1) end
  end
  if text:find("今年", 1, true) then return tostring(year) end
end

--- The periods that a title or a heading names, in reading order, each once:
--- years and their parts, spans of years, five-year plans; 过去五年 where the
--- year is known in which it is said.
---@param text string
---@param spoken? integer
---@return string[]
function years.periods(text, spoken)
  local plain = years.plain(text)
  local found = find_plans(plain)
  find_dated(found, plain, spoken and tostring(spoken))
  if spoken then find_spans(found, plain, spoken) end
  return in_order(found)
end

return years
