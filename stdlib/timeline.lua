--- A region's indicators over the years, out of many reports: one row a year,
--- with what other reports say otherwise.
local bars = require "tj.bars"
local evidence = require "tj.evidence"
local lookup = require "tj.lookup"
local yearly = require "tj.yearly"

local timeline = {}

---@class timeline.Options
---@field region string
---@field indicators string[]
---@field first? integer  the first and last year; by default all that reports
---@field last? integer   tell of

local BAR = 12  -- columns of the longest bar

--- From the first to the last year that the region's reports or these facts
--- tell of.
local function extent(store, region, of_region)
  local first, last = math.huge, -math.huge
  local function add(year)
    first, last = math.min(first, year), math.max(last, year)
  end
  for document in store:documents { region = region } do
    if document.year then add(document.year) end
  end
  for year, list in pairs(of_region) do
    if yearly.has_result(list) or #yearly.targets(list) > 0 then add(year) end
  end
  return first, last
end

--- The figures of a column as numbers for a sparkline, false where missing.
local function series(rows, key)
  local list, any = {}, false
  for i, row in ipairs(rows) do
    list[i] = row[key] and evidence.number(row[key]) or false
    any = any or row[key] ~= nil
  end
  return any and list or nil
end

local function add_bars(rows)
  local most = 0
  for _, row in ipairs(rows) do
    if row.level then most = math.max(most, evidence.number(row.level)) end
  end
  for _, row in ipairs(rows) do
    row.bar = row.level and most > 0
      and bars.bar(evidence.number(row.level) / most, BAR) or ""
  end
end

--- "level ▁▂▃█": the shape of each column.
local function shapes(rows)
  local parts = {}
  for _, key in ipairs { "level", "growth", "target" } do
    local list = series(rows, key)
    if list then parts[#parts + 1] = key .. " " .. bars.spark(list) end
  end
  return table.concat(parts, "  ")
end

--- Adds the rows of one indicator; what to say of them.
local function add_indicator(store, options, name, facts, all)
  local of_region = yearly.gather(facts)[options.region] or {}
  local first, last = extent(store, options.region, of_region)
  first, last = options.first or first, options.last or last
  local rows = {}
  for year = first, last do
    local row = yearly.row(of_region, year, { year = year, indicator = name })
    row.target = yearly.cell(of_region[year], yearly.targets, row.conflicts)
    rows[#rows + 1] = row
  end
  add_bars(rows)
  table.move(rows, 1, #rows, #all + 1, all)
  return ("%s %s–%s  %s"):format(name, first, last, shapes(rows)),
         yearly.missing(rows, "year")
end

local function columns_of(options)
  return {
    { key = "indicator", about = "what is measured",
      hidden = #options.indicators == 1 or nil },
    { key = "year", about = "the year" },
    { key = "level", about = "the amount, from the first report on that year",
      align = "right" },
    { key = "bar", about = "the amount as a length", only = "table" },
    { key = "growth", about = "over the year before", align = "right" },
    { key = "target", about = "what had been planned for the year",
      align = "right" },
    { key = "conflicts", about = "what reports say that cannot hold beside it" },
  }
end

--- The table; nil and a message where no report speaks of an indicator.
---@param store store.Store
---@param options timeline.Options
---@return analysis.Result?
---@return string? message
function timeline.run(store, options)
  local region, refusal = lookup.region(store, options.region)
  if not region then return nil, refusal end
  local wanted = { region = region, first = options.first,
                   last = options.last }
  local rows, titles, notes = {}, {}, {}
  for _, indicator in ipairs(options.indicators) do
    local name, facts, message = lookup.facts(store, indicator)
    if not name then return nil, message end
    local title, missing = add_indicator(store, wanted, name, facts, rows)
    titles[#titles + 1] = title
    for _, note in ipairs(missing) do
      notes[#notes + 1] = #options.indicators > 1 and name .. ": " .. note
                          or note
    end
  end
  return { title = wanted.region .. ", " .. table.concat(titles, "; "),
           columns = columns_of(options), rows = rows, notes = notes }
end

return timeline
