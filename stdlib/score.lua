--- A weighted index over regions, from a table of indicators and weights.
local bars = require "tj.bars"
local evidence = require "tj.evidence"
local lookup = require "tj.lookup"
local paths = require "tj.paths"
local sandbox = require "tj.sandbox"
local yearly = require "tj.yearly"

local score = {}

---@class score.Index  of scripts/score/economy.lua
---@field title string
---@field indicators { name: string, of: string, weight: number, better: string }[]
---@field scale "range"|"rank"
---@field missing "skip"|"zero"
---@field least_weight number

local BAR = 12  -- columns of 100 points

-- The index ------------------------------------------------------------------------------

local CHOICES = { of = { growth = true, level = true },
                  better = { more = true, less = true } }

--- What is wrong with an index; nil where it is right.
local function fault_of(index)
  if type(index.indicators) ~= "table" or #index.indicators == 0 then
    return "indicators: there are none"
  end
  for i, row in ipairs(index.indicators) do
    local where = ("indicators[%d]"):format(i)
    if type(row) ~= "table" or type(row.name) ~= "string" then
      return where .. ": has no name"
    end
    local is_positive = type(row.weight) == "number" and row.weight > 0
    if not is_positive then
      return where .. ": weight must be a number above 0"
    end
    for key, choices in pairs(CHOICES) do
      if not choices[row[key]] then
        return ("%s: no such %s: %s"):format(where, key, tostring(row[key]))
      end
    end
  end
  if index.scale ~= "range" and index.scale ~= "rank" then
    return "no such scale: " .. tostring(index.scale)
  elseif index.missing ~= "skip" and index.missing ~= "zero" then
    return "no such missing: " .. tostring(index.missing)
  elseif type(index.least_weight) ~= "number" then
    return "least_weight must be a number"
  end
end

--- Reads an index; nil and a message where the file is wrong.
---@param path? string  the bundled one by default
---@return score.Index?
---@return string? message
function score.read(path)
  path = path or paths.scripts .. "/score/economy.lua"
  local index, message = sandbox.read_data(path)
  if not index then return nil, message end
  local fault = fault_of(index)
  if fault then return nil, path .. ": " .. fault end
  return index
end

-- Points --------------------------------------------------------------------------------------

--- The figures of an indicator by region, for a year.
local function figures_of(store, row, year)
  local found = {}
  local _, facts = lookup.facts(store, row.name)
  local wanted = row.of == "growth" and yearly.changes or yearly.levels
  for region, years in pairs(yearly.gather(facts or {})) do
    found[region] = yearly.cell(years[year], wanted, {})
  end
  return found
end

--- Points by region, from 0 to 100. The only region, or all alike, has 100.
local function range_points(numbers)
  local least, most, points = math.huge, -math.huge, {}
  for _, number in pairs(numbers) do
    least, most = math.min(least, number), math.max(most, number)
  end
  for region, number in pairs(numbers) do
    points[region] = most > least and (number - least) / (most - least) * 100
                     or 100
  end
  return points
end

--- The same by place: the best has 100, the last 0; equal numbers share a place.
local function rank_points(numbers)
  local list, points = {}, {}
  for _, number in pairs(numbers) do list[#list + 1] = number end
  for region, number in pairs(numbers) do
    local below, above = 0, 0
    for _, other in ipairs(list) do
      if other < number then below = below + 1 end
      if other > number then above = above + 1 end
    end
    points[region] = #list > 1 and below + above > 0
                     and below / (below + above) * 100 or 100
  end
  return points
end

local SCALES = { range = range_points, rank = rank_points }

local function points_of(figures, row, scale, regions)
  local numbers = {}
  for _, region in ipairs(regions) do
    if figures[region] then
      local number = evidence.number(figures[region])
      numbers[region] = row.better == "less" and -number or number
    end
  end
  return SCALES[scale](numbers)
end

-- Rows -----------------------------------------------------------------------------------------

--- A region's row: its score from the points of what it tells.
local function row_of(region, columns, index)
  local row, sum, told, whole = { region = region, bar = "" }, 0, 0, 0
  for _, column in ipairs(columns) do
    local points = column.points[region]
    whole = whole + column.weight
    if points then
      told, sum = told + column.weight, sum + points * column.weight
      row[column.name] = column.figures[region]
      row[column.name .. " points"] = math.floor(points * 10 + 0.5) / 10
    end
  end
  row.told = ("%d%%"):format(math.floor(told / whole * 100 + 0.5))
  if told > 0 and told / whole >= index.least_weight then
    local total = sum / (index.missing == "skip" and told or whole)
    row.score = math.floor(total * 10 + 0.5) / 10
    row.bar = bars.bar(row.score / 100, BAR)
  end
  return row
end

local function order(one, other)
  if one.score ~= other.score then
    return (one.score or -1) > (other.score or -1)
  end
  return one.region < other.region
end

local function columns_of(columns)
  local list = {
    { key = "rank", about = "place in the order", align = "right" },
    { key = "region", about = "whose it is" },
    { key = "score", about = "from 0 to 100", align = "right" },
    { key = "bar", about = "the score as a length", only = "table" },
    { key = "told", about = "the share of the weights that the region tells",
      align = "right" },
  }
  for _, column in ipairs(columns) do
    local what = ("%s, weight %g, %s is better"):format(
      column.of, column.weight, column.better)
    list[#list + 1] = { key = column.name, about = what, align = "right" }
    list[#list + 1] = { key = column.name .. " points", align = "right",
                        about = "its points", hidden = true }
  end
  return list
end

--- What to say of indicators that not all regions tell.
local function notes_of(columns, regions)
  local notes = {}
  for _, column in ipairs(columns) do
    local count = 0
    for _, region in ipairs(regions) do
      if column.points[region] then count = count + 1 end
    end
    if count < #regions then
      notes[#notes + 1] = ("%s: %d of %d regions do not tell its %s"):format(
        column.name, #regions - count, #regions, column.of)
    end
  end
  return notes
end

--- The index over the regions whose reports are in the store.
---@param store store.Store
---@param index score.Index
---@param year? integer  by default the last that reports look back on
---@return analysis.Result
function score.run(store, index, year)
  local regions, seen, last = {}, {}, nil
  for document in store:documents() do
    local region = document.region
    if region and region ~= "" and not seen[region] then
      seen[region], regions[#regions + 1] = true, region
    end
    if document.year and (not last or document.year > last) then
      last = document.year
    end
  end
  year = year or last
  local columns, rows = {}, {}
  for i, row in ipairs(index.indicators) do
    local figures = figures_of(store, row, year)
    columns[i] = { name = row.name, of = row.of, weight = row.weight,
                   better = row.better, figures = figures,
                   points = points_of(figures, row, index.scale, regions) }
  end
  for i, region in ipairs(regions) do
    rows[i] = row_of(region, columns, index)
  end
  table.sort(rows, order)
  for i, row in ipairs(rows) do row.rank = row.score and i or nil end
  return { title = ("%s, %s"):format(index.title or "score", year or ""),
           columns = columns_of(columns), rows = rows,
           notes = notes_of(columns, regions) }
end

return score
