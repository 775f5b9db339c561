--- The main indicators of each region, as its latest report tells them.
local yearly = require "tj.yearly"

local headline = {}

---@class headline.Row
---@field region string
---@field year integer
---@field cells table<string, { level: evidence.Figure?, growth: evidence.Figure? }>

--- The latest year that each region's own reports are on, by region in the
--- order of the documents.
local function latest_years(store)
  local years, order = {}, {}
  for document in store:documents() do
    local region, year = document.region, document.year
    if region and region ~= "" and year then
      if not years[region] then order[#order + 1] = region end
      years[region] = math.max(years[region] or year, year)
    end
  end
  return years, order
end

--- The indicators that most rows have, at most `count`, in their own order.
local function most_told(indicators, rows, count)
  local told, ranked = {}, {}
  for i, name in ipairs(indicators) do
    local times = 0
    for _, row in ipairs(rows) do
      if row.cells[name] then times = times + 1 end
    end
    if times > 0 then ranked[#ranked + 1] = { name = name, times = times, at = i } end
  end
  table.sort(ranked, function (a, b)
    if a.times ~= b.times then return a.times > b.times end
    return a.at < b.at
  end)
  for i = 1, math.min(count, #ranked) do told[ranked[i].name] = true end
  local list = {}
  for _, name in ipairs(indicators) do
    if told[name] then list[#list + 1] = name end
  end
  return list
end

--- The rows, and the indicators that they have.
---@param store store.Store
---@param series table<string, table>  of yearly.gather, by indicator
---@param indicators string[]
---@param count integer  of indicators at most
---@return headline.Row[] rows
---@return string[] told
function headline.of(store, series, indicators, count)
  local years, order = latest_years(store)
  local rows = {}
  for _, region in ipairs(order) do
    local row = { region = region, year = years[region], cells = {} }
    for _, name in ipairs(indicators) do
      local of_region = series[name] and series[name][region]
      local found = of_region and yearly.row(of_region, row.year, {})
      if found and (found.level or found.growth) then row.cells[name] = found end
    end
    if next(row.cells) then rows[#rows + 1] = row end
  end
  return rows, most_told(indicators, rows, count)
end

return headline
