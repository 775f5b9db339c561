--- One indicator over regions, or over the years of one region, ranked: its
--- level, its growth, and what is planned for the next year.
local bars = require "tj.bars"
local evidence = require "tj.evidence"
local lookup = require "tj.lookup"
local yearly = require "tj.yearly"

local compare = {}

---@class compare.Options
---@field indicator string
---@field year? integer  by default the last one that most reports tell of
---@field by? "region"|"year"
---@field region? string  whose years, by "year"
---@field sort? "level"|"growth"|"target"

local BAR = 12  -- columns of the longest bar

--- The year that most regions have results of; the later of two.
local function usual_year(cells)
  local counts, best = {}, nil
  for _, of_region in pairs(cells) do
    for year, list in pairs(of_region) do
      if yearly.has_result(list) then counts[year] = (counts[year] or 0) + 1 end
    end
  end
  for year, count in pairs(counts) do
    if not best or count > counts[best]
       or count == counts[best] and year > best then best = year end
  end
  return best
end

--- The regions whose own reports are in the store, each once.
local function regions_of(store)
  local list, seen = {}, {}
  for document in store:documents() do
    local region = document.region
    if region and region ~= "" and not seen[region] then
      seen[region], list[#list + 1] = true, region
    end
  end
  return list
end

--- The row of a region and year, and the numbers that it may be ranked by.
local function row_of(of_region, year, fields)
  local row = yearly.row(of_region or {}, year, fields)
  row.target = yearly.cell((of_region or {})[year + 1], yearly.targets,
                           row.conflicts)
  local numbers = {}
  for _, key in ipairs { "level", "growth", "target" } do
    numbers[key] = row[key] and evidence.number(row[key])
  end
  return row, numbers
end

--- Ranks the rows by one of their numbers; those without one come last.
local function rank(rows, numbers, key)
  table.sort(rows, function (one, other)
    local a, b = numbers[one][key], numbers[other][key]
    if a and b and a ~= b then return a > b end
    if (a == nil) ~= (b == nil) then return a ~= nil end
    return (one.region .. one.year) < (other.region .. other.year)
  end)
  local most = 0
  for _, row in ipairs(rows) do
    most = math.max(most, math.abs(numbers[row][key] or 0))
  end
  for i, row in ipairs(rows) do
    local number = numbers[row][key]
    row.rank = number and i or nil
    row.bar = bars.bar(most > 0 and math.abs(number or 0) / most or 0, BAR)
  end
end

--- What to rank by where it is not said: what most rows have.
local function usual_key(rows)
  local counts = { level = 0, growth = 0 }
  for _, row in ipairs(rows) do
    for key in pairs(counts) do
      if row[key] then counts[key] = counts[key] + 1 end
    end
  end
  return counts.level * 2 >= counts.growth and counts.level > 0 and "level"
         or "growth"
end

local function columns_of(by)
  return {
    { key = "rank", about = "place in the order", align = "right" },
    { key = "region", about = "whose it is" },
    { key = "year", about = "the year of level and growth",
      hidden = by == "region" or nil },
    { key = "level", about = "the amount", align = "right" },
    { key = "growth", about = "over the year before", align = "right" },
    { key = "bar", about = "what is ranked, as a length", only = "table" },
    { key = "target", about = "what is planned for the next year",
      align = "right" },
    { key = "conflicts", about = "figures that contradict these" },
  }
end

--- The rows by region, or by year.
local function rows_of(store, cells, options)
  local rows, numbers = {}, {}
  local function add(region, year)
    local row, own = row_of(cells[region], year,
                            { region = region, year = year })
    rows[#rows + 1], numbers[row] = row, own
  end
  if options.by == "year" then
    local list = {}
    for year, facts in pairs(cells[options.region] or {}) do
      if yearly.has_result(facts) then list[#list + 1] = year end
    end
    table.sort(list)
    for _, year in ipairs(list) do add(options.region, year) end
  else
    local year = options.year or usual_year(cells)
    for _, region in ipairs(year and regions_of(store) or {}) do
      add(region, year)
    end
  end
  return rows, numbers
end

--- The table; nil and a message where no report speaks of the indicator.
---@param store store.Store
---@param options compare.Options
---@return analysis.Result?
---@return string? message
function compare.run(store, options)
  local name, facts, message = lookup.facts(store, options.indicator)
  if not name then return nil, message end
  local by = options.by or "region"
  local region, refusal
  if options.region then
    region, refusal = lookup.region(store, options.region)
    if not region then return nil, refusal end
  end
  local rows, numbers = rows_of(store, yearly.gather(facts),
    { by = by, region = region, year = options.year })
  local key = options.sort or usual_key(rows)
  rank(rows, numbers, key)
  local when = by == "year" and region or rows[1] and rows[1].year or ""
  return {
    title = ("%s, %s: by %s"):format(name, when, key),
    columns = columns_of(by), rows = rows,
    notes = yearly.missing(rows, by == "year" and "year" or "region"),
  }
end

return compare
