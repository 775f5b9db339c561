--- Checks between facts that stand apart: the same indicator told twice, and the
--- level of one year against the level and the growth of the next, in one
--- document or in several of one region.
local decimal = require "tj.decimal"
local figure = require "tj.figure"
local interval = require "tj.interval"
local period = require "tj.period"
local verdict = require "tj.verdict"

local crosscheck = {}

---@class crosscheck.Source  a document, as far as it is needed
---@field path string
---@field figures figure.Figure[]  those with facts, in reading order

local LEAST_NAME = 12  -- bytes: a shorter name (企业, 项目) may be of many things
local LEAST_DIGITS = 3

--- The name that facts share; nil where it says too little.
local function name_of(fact)
  if fact.canonical ~= "" and fact.canonical ~= fact.indicator then
    return fact.canonical
  end
  return #fact.indicator >= LEAST_NAME and fact.indicator or nil
end

--- The digits that count: 1204.50 has 1, 2, 0, 4, 5.
local function significant(point)
  local digits = tostring(point):gsub("[-.]", ""):gsub("^0+", "")
  return (digits:gsub("0+$", ""))
end

--- Are they alike but for one digit, as after a slip of the pen?
local function differs_by_one(a, b)
  if #a ~= #b or #a < LEAST_DIGITS then return false end
  local count = 0
  for i = 1, #a do
    if a:byte(i) ~= b:byte(i) then count = count + 1 end
  end
  return count == 1
end

local function key_of(...)
  return table.concat({ ... }, "\0")
end

-- Told twice --------------------------------------------------------------------

--- What the second of two figures of one indicator says of the first; nil where
--- they may well be of two things.
local function compare(first, second)
  local a, b = significant(first.point), significant(second.point)
  if first.approx ~= "=" or second.approx ~= "=" then return nil end
  if math.min(#a, #b) < LEAST_DIGITS then return nil end
  if interval.meet(first.interval, second.interval) then
    if first.point == second.point then return "holds", "前后一致" end
    return "rounding", verdict.ROUNDED
  end
  if first.scale == second.scale and differs_by_one(a, b) then
    return "contradicts", "同一指标前后两个数,只差一位数字"
  end
  if a == b then
    return "contradicts", "同一指标前后两个数,数量级不同:疑为单位或小数点之误"
  end
end

local KINDS = { level = true, share = true, change = true }

local function twice_key(fact)
  local name = name_of(fact)
  if not name or fact.period == "" or not KINDS[fact.kind] then return nil end
  return key_of(name, fact.unit, fact.kind, fact.status, fact.period,
                fact.region, fact.direction)
end

local function finding(kind, id, computation, stated, other, found, reason)
  return { id = id, kind = kind, computation = computation, stated = stated,
           computed = other.point, verdict = found, reason = reason,
           weak = false, width = math.huge,
           figures = { stated, other } }
end

--- The indicators that a document tells twice, in sentences apart.
---@param source crosscheck.Source
---@return finding.Finding[]
function crosscheck.twice(source)
  local known, list = {}, {}
  for _, one in ipairs(source.figures) do
    local key = one.point and twice_key(one.fact)
    local before = key and known[key]
    if before and before.sentence ~= one.sentence then
      local found, reason = compare(before, one)
      if found then
        list[#list + 1] = finding("other", "twice",
          before.shown .. " = " .. one.shown, one, before, found, reason)
      end
    end
    if key then known[key] = one end
  end
  return list
end

-- Two years ---------------------------------------------------------------------

local function is_year(text) return text:find("^%d%d%d%d$") ~= nil end

local function is_bounded(one)
  return one.interval and one.interval.low and one.interval.high
end

local function add_level(levels, one, source)
  local fact = one.fact
  local name = name_of(fact)
  if not name or fact.kind ~= "level" or fact.status ~= "actual"
     or not is_year(fact.period) or not is_bounded(one) then return end
  local key = key_of(name, fact.unit, fact.region, fact.period)
  levels[key] = levels[key] or {}
  table.insert(levels[key], { figure = one, source = source })
end

--- Is the rate one since the year before, and of this level alone? Not after
--- 比2002年, and not where several levels share it (分别).
local function is_plain(rate, level)
  local between = rate.sentence.text:sub(level.last + 1, rate.first - 1)
  local base = between:match("比(.*)") or between:match("较(.*)")
  if between:find("分别", 1, true) or between:find("年均", 1, true)
     or between:find("平均", 1, true) then return false end
  return not base or base:find("^上一?年") ~= nil or base:find("^去年") ~= nil
end

--- Is `rate` what the text says of `level`: 收入120亿元,增长20%?
local function belongs(rate, level)
  local a, b = rate.fact, level and level.fact
  return b and is_bounded(level) and rate.kind == "percent" and a.kind == "change"
         and b.kind == "level" and a.sentence == b.sentence
         and rate.sentence == level.sentence
         and a.indicator == b.indicator and a.period == b.period
         and a.status == "actual" and b.status == "actual"
         and is_year(a.period) and rate.point and is_plain(rate, level)
end

local function has_any(text, list)
  for _, word in ipairs(list) do
    if text:find(word, 1, true) then return true end
  end
  return false
end

--- What is made of a rate that does not fit the two levels.
local function judge_misfit(rate, range, point, is_other, words)
  local price = words.caveats.price
  if has_any(rate.fact.indicator .. rate.sentence.text, price.words) then
    return "unchecked", price.reason
  end
  return "contradicts", verdict.slip(rate, range) or is_other and words.revised
                        or verdict.far(rate, point)
end

--- The growth of a level since the one of a year before.
local function check_growth(rate, level, base, is_other, words)
  local one = interval.exact(decimal.one)
  if base.interval.low <= decimal.zero then return nil end
  local is_down = rate.fact.direction == "down"
  local range = level.interval / base.interval - one
  local point
  if level.point and base.point then
    point = decimal.divide(level.point, base.point, 24, "near") - decimal.one
  end
  if is_down then
    range, point = interval.exact(decimal.zero) - range, point and -point
  end
  local found, reason = verdict.equal(rate, range, point)
  if not found then
    found, reason = judge_misfit(rate, range, point, is_other, words)
  end
  local a, b = level.shown, base.shown
  if is_down then a, b = b, a end
  local shown = ("(%s - %s) / %s"):format(a, b, base.shown)
  if point then shown = shown .. " = " .. figure.rounded(rate, point) end
  return { id = is_other and "growth-over-reports" or "growth-apart",
           kind = "growth", computation = shown, stated = rate,
           computed = point, verdict = found, reason = reason,
           weak = false, width = math.huge,
           figures = { rate, level, base } }
end

--- Every rate that stands beside its level, against the level of a year before
--- in the same or another document.
---@param sources crosscheck.Source[]
---@param words table  scripts/lexicon/audit.lua
---@return table<crosscheck.Source, finding.Finding[]>
function crosscheck.growth(sources, words)
  local levels, findings = {}, {}
  for _, source in ipairs(sources) do
    for _, one in ipairs(source.figures) do add_level(levels, one, source) end
  end
  for _, source in ipairs(sources) do
    local list = {}
    for i, rate in ipairs(source.figures) do
      local level = source.figures[i - 1]
      if belongs(rate, level) then
        local before = period.year_before(rate.fact.period)
        local bases = levels[key_of(name_of(level.fact) or "", level.unit,
                                    level.fact.region, before)] or {}
        for _, base in ipairs(bases) do
          local found = check_growth(rate, level, base.figure,
                                     base.source ~= source, words)
          list[#list + 1] = found
        end
      end
    end
    findings[source] = list
  end
  return findings
end

return crosscheck
