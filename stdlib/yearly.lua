--- The facts of one indicator by region and year, and by what an analysis asks
--- of them: levels, growth, targets.
local evidence = require "tj.evidence"
local span = require "tj.period"

local yearly = {}

local PERCENT = "%"

--- The clause before the number: what it is said to be compared with.
local function before(fact)
  local start = fact.sentence_start
  local text = start and fact.sentence:sub(1, start) or ""
  for _, stop in ipairs { "，", "。", "；", ",", ";" } do
    local at = 0
    while at do
      local _, last = text:find(stop, 1, true)
      at = last
      if at then text = text:sub(at + 1) end
    end
  end
  return text
end

-- A change over more than a year, though it is of that year: 比2002年增长65.5%.
local LONGER = { "累计", "年均", "平均每年", "年平均", "以来", "年翻", "五年",
                 "五年来", "五年前" }

--- Is it a change over the year before, as far as its clause says?
---@param fact store.Fact
---@return boolean
function yearly.is_of_one_year(fact)
  local clause = before(fact)
  for _, word in ipairs(LONGER) do
    if clause:find(word, 1, true) then return false end
  end
  local base = clause:match("比(%d%d%d%d)年") or clause:match("较(%d%d%d%d)年")
  local year = tonumber(fact.period:match("^%d%d%d%d"))
  return not base or tonumber(base) == year - 1
end

local function filter(list, wanted)
  local found = {}
  for _, fact in ipairs(list) do
    if wanted(fact) then found[#found + 1] = fact end
  end
  return found
end

--- A whole year: no month, quarter or half.
local function is_whole(fact) return fact.period:find("^%d%d%d%d$") ~= nil end

--- An amount, or a share of what is measured in percent.
---@param fact store.Fact
---@return boolean
function yearly.is_level(fact)
  return fact.kind == "level" or fact.kind == "share"
end

--- Growth in percent over the year before.
---@param fact store.Fact
---@return boolean
function yearly.is_growth(fact)
  return fact.kind == "change" and fact.unit == PERCENT
         and yearly.is_of_one_year(fact)
end

--- Amounts (and shares, of what is measured in percent).
---@param list store.Fact[]  of one region and year
---@return store.Fact[]
function yearly.levels(list)
  return filter(list, function (fact)
    return fact.status == "actual" and yearly.is_level(fact) and is_whole(fact)
  end)
end

--- Growth in percent over the year before.
---@param list store.Fact[]
---@return store.Fact[]
function yearly.changes(list)
  return filter(list, function (fact)
    return fact.status == "actual" and yearly.is_growth(fact) and is_whole(fact)
  end)
end

--- Planned before the year was over: what a report on that year calls a target
--- is no promise any more.
local function is_planned(fact)
  return fact.status ~= "actual" and is_whole(fact)
         and not (fact.document_year
                  and fact.document_year >= tonumber(fact.period))
end

--- What is planned: growth, or, where no growth is, an amount.
---@param list store.Fact[]
---@return store.Fact[]
function yearly.targets(list)
  local growth = filter(list, function (fact)
    return is_planned(fact) and yearly.is_growth(fact)
  end)
  if #growth > 0 then return growth end
  return filter(list, function (fact)
    return is_planned(fact) and (yearly.is_level(fact) or fact.kind == "change")
  end)
end

--- Is there an amount or a growth that was reached?
---@param list store.Fact[]
---@return boolean
function yearly.has_result(list)
  return #yearly.levels(list) > 0 or #yearly.changes(list) > 0
end

-- Rows ----------------------------------------------------------------------------

--- The facts of single years by region and year: cells[region][year].
---@param facts store.Fact[]
---@return table<string, table<integer, store.Fact[]>>
function yearly.gather(facts)
  local cells = {}
  for _, fact in ipairs(facts) do
    local first, last = span.years(fact.period)
    if first and first == last then
      cells[fact.region] = cells[fact.region] or {}
      local of_region = cells[fact.region]
      of_region[first] = of_region[first] or {}
      table.insert(of_region[first], fact)
    end
  end
  return cells
end

--- The best figure of what `wanted` leaves of a list; those that cannot be true
--- beside it are added to `conflicts`.
---@param list store.Fact[]?
---@param wanted fun(list: store.Fact[]): store.Fact[]
---@param conflicts evidence.Figure[]
---@return evidence.Figure?
function yearly.cell(list, wanted, conflicts)
  local best, others = evidence.choose(wanted(list or {}))
  for _, other in ipairs(others) do
    conflicts[#conflicts + 1] = evidence.of(other)
  end
  return best and evidence.of(best)
end

--- Adds level, growth and conflicts of a year to the fields of a row.
---@param of_region table<integer, store.Fact[]>
---@param year integer
---@param row table
---@return table row
function yearly.row(of_region, year, row)
  row.conflicts = {}
  row.level = yearly.cell(of_region[year], yearly.levels, row.conflicts)
  row.growth = yearly.cell(of_region[year], yearly.changes, row.conflicts)
  return row
end

--- Names in a list; years in a row as 1977–1991.
local function listed(names)
  local parts, i = {}, 1
  while i <= #names do
    local last = i
    while math.type(names[i]) == "integer" and names[last + 1]
          and names[last + 1] == names[last] + 1 do
      last = last + 1
    end
    parts[#parts + 1] = last > i and names[i] .. "–" .. names[last]
                        or tostring(names[i])
    i = last + 1
  end
  return table.concat(parts, ", ")
end

--- "level: none found for 4 of 14 (天津市, …)" for each column that has gaps: the
--- reports do not say it, or no rule reads how they do.
---@param rows table[]
---@param key string  the column that names a row
---@return string[] notes
function yearly.missing(rows, key)
  local notes = {}
  for _, column in ipairs { "level", "growth", "target" } do
    local names = {}
    for _, row in ipairs(rows) do
      if not row[column] then names[#names + 1] = row[key] end
    end
    if #names == #rows then
      notes[#notes + 1] = column .. ": none found"
    elseif #names > 0 then
      notes[#notes + 1] = ("%s: none found for %d of %d (%s)"):format(
        column, #names, #rows, listed(names))
    end
  end
  return notes
end

return yearly
