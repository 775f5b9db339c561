--- Indicators over months and years, and early warning by thresholds.
local bars = require "tj.bars"
local evidence = require "tj.evidence"
local lookup = require "tj.lookup"
local paths = require "tj.paths"
local sandbox = require "tj.sandbox"
local yearly = require "tj.yearly"

local monitor = {}

---@class monitor.Watch  a row of scripts/monitor/economy.lua
---@field name string
---@field of "growth"|"level"
---@field yellow? { below: number?, above: number? }
---@field red? { below: number?, above: number? }
---@field fall? number
---@field rise? number

---@class monitor.Options
---@field region? string
---@field all? boolean  every period, not only the last of each series
---@field signal? "red"|"yellow"|"green"

-- The watch -------------------------------------------------------------------------------

local KEYS = { name = true, of = true, yellow = true, red = true, fall = true,
               rise = true }

local function fault_of(watch)
  if #watch == 0 then return "there is nothing to watch" end
  for i, row in ipairs(watch) do
    local where = ("row %d"):format(i)
    if type(row) ~= "table" or type(row.name) ~= "string" then
      return where .. ": has no name"
    elseif row.of ~= "growth" and row.of ~= "level" then
      return ("%s: no such of: %s"):format(where, tostring(row.of))
    end
    for key in pairs(row) do
      if not KEYS[key] then return ("%s: unknown key: %s"):format(where, key) end
    end
  end
end

--- Reads a watch; nil and a message where the file is wrong.
---@param path? string  the bundled one by default
---@return monitor.Watch[]?
---@return string? message
function monitor.read(path)
  path = path or paths.scripts .. "/monitor/economy.lua"
  local watch, message = sandbox.read_data(path)
  if not watch then return nil, message end
  local fault = fault_of(watch)
  if fault then return nil, path .. ": " .. fault end
  return watch
end

-- Series ------------------------------------------------------------------------------------

--- What a period is one of: years, months, months so far, quarters, halves.
local FORMS = { { "^%d%d%d%d$", "year" }, { "^%d%d%d%d%-%d%d$", "month" },
                { "^%d%d%d%dQ%d$", "quarter" }, { "^%d%d%d%dH%d$", "half" },
                { "^(%d%d%d%d)%-01%.%.(%d%d%d%d)%-%d%d$", "so far" } }

local function form_of(period)
  for _, form in ipairs(FORMS) do
    if period:find(form[1]) then return form[2] end
  end
end

local function is_measured(fact, of)
  if fact.status ~= "actual" then return false end
  if of == "growth" then return yearly.is_growth(fact) end
  return yearly.is_level(fact)
end

--- The facts of a watched indicator by region, form and period.
local function gather(store, row)
  local found = {}
  local _, facts = lookup.facts(store, row.name)
  for _, fact in ipairs(facts or {}) do
    local form = is_measured(fact, row.of) and form_of(fact.period)
    if form then
      local key = fact.region .. "\0" .. form
      found[key] = found[key] or { region = fact.region, form = form,
                                   periods = {} }
      local periods = found[key].periods
      periods[fact.period] = periods[fact.period] or {}
      table.insert(periods[fact.period], fact)
    end
  end
  return found
end

--- Each period's best figure, the oldest first.
local function points_of(periods)
  local list = {}
  for period, facts in pairs(periods) do
    local best = evidence.choose(facts)
    list[#list + 1] = { period = period, fact = best,
                        number = evidence.number(best) }
  end
  table.sort(list, function (one, other) return one.period < other.period end)
  return list
end

-- Warning ------------------------------------------------------------------------------------

--- Why a number is beyond a bound; nil where it is not.
local function beyond(number, bound)
  if not bound then return nil end
  if bound.below and number < bound.below then
    return ("below %g"):format(bound.below)
  elseif bound.above and number > bound.above then
    return ("above %g"):format(bound.above)
  end
end

--- How far it moved since the point before: in points, or as a share.
local function moved(point, before)
  if not before or before.fact.unit ~= point.fact.unit then return nil end
  local step = point.number - before.number
  if point.fact.unit == "%" then return step end
  return before.number ~= 0 and step / math.abs(before.number) or nil
end

---@return "red"|"yellow"|"green" signal
---@return string reason  "" of green
local function signal_of(row, point, before)
  local red, yellow = beyond(point.number, row.red), beyond(point.number, row.yellow)
  if red then return "red", red end
  local step = moved(point, before)
  if step and row.fall and -step > row.fall then
    return "yellow", ("fell by more than %g"):format(row.fall)
  elseif step and row.rise and step > row.rise then
    return "yellow", ("rose by more than %g"):format(row.rise)
  end
  if yellow then return "yellow", yellow end
  return "green", ""
end

-- Rows -----------------------------------------------------------------------------------------

local COLUMNS = {
  { key = "region", about = "whose it is" },
  { key = "indicator", about = "what is watched" },
  { key = "of", about = "its growth or its level" },
  { key = "period", about = "a month, the months so far, a quarter, a year" },
  { key = "value", about = "the figure", align = "right" },
  { key = "before", about = "of the period right before", align = "right" },
  { key = "trend", about = "all periods", only = "table" },
  { key = "signal", about = "red, yellow or green" },
  { key = "reason", about = "why it warns" },
}

--- All numbers of the last one's unit up to `last`; "" of one alone.
local function trend_of(points, last)
  local list = {}
  for i = 1, last do
    list[i] = points[i].fact.unit == points[last].fact.unit
              and points[i].number or false
  end
  return #list > 1 and bars.spark(list) or ""
end

-- How many of each form make a year.
local IN_A_YEAR = { month = 12, quarter = 4, half = 2, year = 1 }

--- A period as a number, so that one after another differ by 1; nil for those of
--- which none follows another.
local function ordinal(period, form)
  local count = IN_A_YEAR[form]
  if not count then return nil end
  local year, part = period:match("^(%d+)%D?(%d*)$")
  return tonumber(year) * count + (tonumber(part) or 1)
end

--- The point right before point `i`, if there is one.
local function before_of(points, i, form)
  local before, now = points[i - 1], ordinal(points[i].period, form)
  if before and now and ordinal(before.period, form) ~= now - 1 then
    return nil
  end
  return before
end

local function add_series(rows, row, series, options)
  local points = points_of(series.periods)
  for i = options.all and 1 or #points, #points do
    local point, before = points[i], before_of(points, i, series.form)
    local signal, reason = signal_of(row, point, before)
    if not options.signal or options.signal == signal then
      rows[#rows + 1] = {
        region = series.region, indicator = row.name, of = row.of,
        period = point.period, value = evidence.of(point.fact),
        before = before and evidence.of(before.fact),
        trend = trend_of(points, i), signal = signal, reason = reason,
      }
    end
  end
end

local RANK = { red = 1, yellow = 2, green = 3 }

local function order(one, other)
  if RANK[one.signal] ~= RANK[other.signal] then
    return RANK[one.signal] < RANK[other.signal]
  end
  for _, key in ipairs { "region", "indicator", "period" } do
    if one[key] ~= other[key] then return one[key] < other[key] end
  end
  return one.of < other.of
end

--- The last figure of each series with its signal, warnings first.
---@param store store.Store
---@param watch monitor.Watch[]
---@param options? monitor.Options
---@return analysis.Result?
---@return integer|string warnings  red ones; or what is wrong
function monitor.run(store, watch, options)
  options = options or {}
  local region, refusal
  if options.region then
    region, refusal = lookup.region(store, options.region)
    if not region then return nil, refusal end
  end
  local rows, counts = {}, { red = 0, yellow = 0, green = 0 }
  for _, row in ipairs(watch) do
    for _, series in pairs(gather(store, row)) do
      if not region or series.region == region then
        add_series(rows, row, series, options)
      end
    end
  end
  table.sort(rows, order)
  for _, row in ipairs(rows) do counts[row.signal] = counts[row.signal] + 1 end
  return { title = "monitor", columns = COLUMNS, rows = rows,
           notes = { ("%d series: %d red, %d yellow, %d green"):format(
             #rows, counts.red, counts.yellow, counts.green) } }, counts.red
end

return monitor
