--- The analyses of the report page: each as a table, some with a chart.
---
--- A chapter is { id, body, charts }; nil where the documents tell nothing of it.
--- What it shows, and in which order, is scripts/report/contents.lua.
local compare = require "tj.compare"
local evidence = require "tj.evidence"
local excerpt = require "tj.excerpt"
local findings = require "tj.findings"
local headline = require "tj.headline"
local html = require "tj.html"
local json = require "tj.core.json"
local label = require "tj.label"
local pagetable = require "tj.pagetable"
local policies = require "tj.policies"
local targets = require "tj.targets"
local timeline = require "tj.timeline"
local yearly = require "tj.yearly"

local chapters = {}

---@class chapters.Chapter
---@field id string      its title is the label of that name
---@field body string    markup
---@field charts chapters.Chart[]

---@class chapters.Chart  what the page's script draws
---@field id string
---@field kind "bar"|"line"
---@field title string
---@field unit string     of the axis
---@field labels string[]
---@field series { label: string, data: number[], links: string[] }[]

-- Cells -----------------------------------------------------------------------------

--- A figure of an analysis, linked to its sentence.
local function figure_cell(pile, figure)
  if not figure then return nil end
  return { html = excerpt.link(figure.text, pile:anchor(figure.fact)),
           sort = evidence.number(figure) }
end

local function list_cell(pile, figures)
  local parts = {}
  for i, figure in ipairs(figures) do
    parts[i] = figure_cell(pile, figure).html
  end
  return #parts > 0 and { html = table.concat(parts, "；"), sort = #parts } or nil
end

-- Charts ----------------------------------------------------------------------------

local SCALES = { { 1e12, "万亿" }, { 1e8, "亿" }, { 1e4, "万" }, { 1, "" } }

--- By how much the numbers of an axis are divided, and the unit that gives.
local function scale_of(most, unit)
  for _, scale in ipairs(SCALES) do
    if most >= scale[1] * 10 or scale[1] == 1 then
      return scale[1], scale[2] .. unit
    end
  end
end

--- The points of one column; null where the row has none, or one of another
--- unit than the chart's.
local function points(pile, rows, key, unit)
  local data, links, most = {}, {}, 0
  for i, row in ipairs(rows) do
    local figure = row[key]
    local number = figure and figure.unit == unit and evidence.number(figure)
    data[i] = number or json.null
    links[i] = number and pile:anchor(figure.fact) or json.null
    most = math.max(most, math.abs(number or 0))
  end
  return data, links, most
end

local LEAST_POINTS = 3

--- The rows that a chart shows: bars of those that have one, and years from the
--- first that has a point to the last.
local function charted(rows, keys, kind)
  local list, last = {}, 0
  for _, row in ipairs(rows) do
    local has_point = false
    for _, key in ipairs(keys) do has_point = has_point or row[key[1]] ~= nil end
    if has_point or kind == "line" and #list > 0 then list[#list + 1] = row end
    if has_point then last = #list end
  end
  return table.move(list, 1, last, 1, {})
end

--- A chart of some columns in the unit of the first that has one; nil where
--- there are too few points.
local function chart(pile, id, kind, all, title, name, keys)
  local rows, unit = charted(all, keys, kind), nil
  for _, key in ipairs(keys) do
    for _, row in ipairs(rows) do unit = unit or row[key[1]] and row[key[1]].unit end
  end
  if not unit then return nil end
  local series, most, count = {}, 0, 0
  for _, key in ipairs(keys) do
    local data, links, largest = points(pile, rows, key[1], unit)
    local known = 0
    for _, number in ipairs(data) do
      if number ~= json.null then known = known + 1 end
    end
    if known > 0 then
      series[#series + 1] = { label = key[2], data = data, links = json.array(links) }
      most, count = math.max(most, largest), math.max(count, known)
    end
  end
  if count < LEAST_POINTS then return nil end
  local divisor, shown = scale_of(most, unit)
  local labels = {}
  for i, row in ipairs(rows) do labels[i] = tostring(row[name]) end
  for _, one in ipairs(series) do
    for i, number in ipairs(one.data) do
      one.data[i] = number ~= json.null and number / divisor or number
    end
    json.array(one.data)
  end
  return { id = id, kind = kind, title = title, unit = shown,
           labels = json.array(labels), series = json.array(series) }
end

local canvas_of = html.template [[
<figure class="chart {kind}" hidden>
<figcaption>{title} <small>{unit}</small></figcaption>
<div class="canvas">
<canvas id="{id}" role="img" aria-label="{title}" aria-describedby="{table}-caption">
</canvas></div>
</figure>
]]
local part_of = html.template [[
<details class="part"{!open}><summary><h3>{title}</h3></summary>
<div class="beside">
<div class="charts">{!charts}</div>
{!table}</div>
</details>
]]

--- A table with its charts, under a heading that opens it.
local function part(id, title, is_open, charts, markup)
  local figures = {}
  for i, one in ipairs(charts) do
    figures[i] = canvas_of { id = one.id, title = one.title, unit = one.unit,
                             kind = one.kind, table = id }
  end
  return part_of { title = title, open = is_open and " open" or "",
                   charts = table.concat(figures), table = markup }
end

local function present(...)
  local list = {}
  for i = 1, select("#", ...) do
    list[#list + 1] = (select(i, ...))
  end
  return list
end

-- Main indicators, comparison, timeline --------------------------------------------------

--- The facts of the chosen indicators by region and year.
local function series_of(store, indicators)
  local series = {}
  for _, name in ipairs(indicators) do
    local list = {}
    for fact in store:facts { name = name } do list[#list + 1] = fact end
    series[name] = yearly.gather(list)
  end
  return series
end

local pair_of = html.template '{!level} <small>{!growth}</small>'

function chapters.headline(context)
  local rows, told = headline.of(context.store, context.series,
    context.contents.indicators, context.contents.overview_columns)
  if #rows == 0 then return nil end
  local columns = { { key = "region", row_head = true },
                    { key = "year", class = "number" } }
  for _, name in ipairs(told) do
    columns[#columns + 1] = { key = name, head = html.escape(name),
                              class = "number" }
  end
  local lines = {}
  for i, row in ipairs(rows) do
    lines[i] = { region = row.region, year = row.year }
    for _, name in ipairs(told) do
      local found = row.cells[name] or {}
      local level = figure_cell(context.pile, found.level)
      local growth = figure_cell(context.pile, found.growth)
      if level or growth then
        lines[i][name] = { sort = (level or growth).sort, html = pair_of {
          level = level and level.html or "", growth = growth and growth.html or "" } }
      end
    end
  end
  return { id = "headline", charts = {}, body = pagetable.render(
    "t-headline", label.of "headline_about", columns, lines) }
end

local COMPARED = {
  { key = "rank", class = "number" }, { key = "region", row_head = true },
  { key = "level", class = "number" }, { key = "growth", class = "number" },
  { key = "target", label = "next_target", class = "number" },
  { key = "conflicts" },
}

--- Cells of the rows of compare and timeline, by their keys.
local function with_cells(pile, rows)
  local lines = {}
  for i, row in ipairs(rows) do
    lines[i] = { rank = row.rank, region = row.region, year = row.year,
                 level = figure_cell(pile, row.level),
                 growth = figure_cell(pile, row.growth),
                 target = figure_cell(pile, row.target),
                 conflicts = list_cell(pile, row.conflicts) }
  end
  return lines
end

--- How many regions of the documents tell results of an indicator.
local function region_count(context, name)
  local count = 0
  for region, years in pairs(context.series[name]) do
    if context.regions[region] then
      for _, list in pairs(years) do
        if yearly.has_result(list) then count = count + 1 break end
      end
    end
  end
  return count
end

function chapters.compare(context)
  local parts, charts = {}, {}
  for i, name in ipairs(context.contents.indicators) do
    if region_count(context, name) >= context.contents.compare_regions then
      local result = compare.run(context.store, { indicator = name })
      local id, rows = "t-compare" .. i, result.rows
      local year = rows[1].year
      local own = present(
        chart(context.pile, "c-compare" .. i .. "a", "bar", rows,
              ("%s %d"):format(name, year), "region", { { "level", "level" } }),
        chart(context.pile, "c-compare" .. i .. "b", "bar", rows,
              ("%s %d"):format(name, year), "region",
              { { "growth", "growth" }, { "target", "next_target" } }))
      table.move(own, 1, #own, #charts + 1, charts)
      parts[#parts + 1] = part(id, ("%s · %d"):format(name, year), #parts == 0, own,
        pagetable.render(id, html.escape(("%s, %d"):format(name, year)), COMPARED,
                         with_cells(context.pile, rows)))
    end
  end
  if #parts == 0 then return nil end
  return { id = "compare", charts = charts, body = table.concat(parts) }
end

local TOLD = {
  { key = "year", row_head = true },
  { key = "level", class = "number" }, { key = "growth", class = "number" },
  { key = "target", class = "number" }, { key = "conflicts" },
}

--- The years in which an indicator of a region has results.
local function year_count(years)
  local count = 0
  for _, list in pairs(years or {}) do
    if yearly.has_result(list) then count = count + 1 end
  end
  return count
end

function chapters.timeline(context)
  local parts, charts = {}, {}
  for _, region in ipairs(context.region_order) do
    for _, name in ipairs(context.contents.indicators) do
      if context.regions[region] > 1
         and year_count(context.series[name][region])
             >= context.contents.timeline_years then
        local result = timeline.run(context.store,
          { region = region, indicators = { name } })
        local number = #parts + 1
        local id, title = "t-timeline" .. number, region .. " · " .. name
        local own = present(
          chart(context.pile, "c-timeline" .. number .. "a", "line", result.rows,
                title, "year", { { "level", "level" } }),
          chart(context.pile, "c-timeline" .. number .. "b", "line", result.rows,
                title, "year", { { "growth", "growth" }, { "target", "target" } }))
        table.move(own, 1, #own, #charts + 1, charts)
        parts[number] = part(id, title, number == 1, own,
          pagetable.render(id, html.escape(title), TOLD,
                           with_cells(context.pile, result.rows)))
      end
    end
  end
  if #parts == 0 then return nil end
  return { id = "timeline", charts = charts, body = table.concat(parts) }
end

-- Targets ------------------------------------------------------------------------------

local TARGETS = {
  { key = "indicator", row_head = true }, { key = "region", choose = true },
  { key = "period", choose = true }, { key = "target", class = "number" },
  { key = "before", class = "number" }, { key = "outcome", class = "number" },
  { key = "verdict", set = "verdict", class = "verdict", choose = true },
  { key = "reason", set = "reason" }, { key = "conflicts" },
}
local VERDICTS = { missed = 1, met = 2, open = 3 }

--- The newest first among those of one verdict.
local function by_verdict(rows)
  local order = {}
  for i, row in ipairs(rows) do order[row] = i end
  table.sort(rows, function (a, b)
    local x, y = VERDICTS[a.verdict], VERDICTS[b.verdict]
    if x ~= y then return x < y end
    if a.period ~= b.period then return a.period > b.period end
    return order[a] < order[b]
  end)
end

local left_out = html.template '<p class="note">{!label} {count}</p>'

function chapters.targets(context)
  local result = targets.run(context.store, { known = true })
  if #result.rows == 0 then return nil end
  by_verdict(result.rows)
  local lines = {}
  for i, row in ipairs(result.rows) do
    context.counts[row.verdict] = (context.counts[row.verdict] or 0) + 1
    lines[i] = { region = row.region, indicator = row.indicator,
      period = row.period, verdict = row.verdict, reason = row.reason,
      target = figure_cell(context.pile, row.target),
      before = figure_cell(context.pile, row.before),
      outcome = figure_cell(context.pile, row.outcome),
      conflicts = list_cell(context.pile, row.conflicts) }
  end
  local others = 0
  for _, document in ipairs(context.pile.documents) do
    for _, fact in ipairs(document.facts) do
      if fact.status == "target" and fact.canonical == "" then others = others + 1 end
    end
  end
  return { id = "targets", charts = {},
    body = pagetable.render("t-targets", label.of "targets_about", TARGETS, lines,
                            true)
      .. (others > 0 and left_out { label = label.of "unknown_targets",
                                    count = others } or "") }
end

-- Audit --------------------------------------------------------------------------------

local AUDIT = {
  { key = "verdict", set = "verdict", class = "verdict", choose = true },
  { key = "relation", set = "relation", choose = true },
  { key = "stated", class = "number" }, { key = "computation", class = "long" },
  { key = "reason", set = "reason" }, { key = "others", class = "long" },
  { key = "document", choose = true, row_head = true },
}

local function title_of(path, titles) return titles[path] or path:match("[^/]*$") end

local function number_cell(pile, one)
  local anchor = pile:anchor(one.fact and one.fact.id, one.path, one.sentence.start)
  return excerpt.link(one.text, anchor)
end

function chapters.audit(context)
  local ranks, rows = {}, {}
  for i, name in ipairs(context.contents.verdicts) do ranks[name] = i end
  for _, document in ipairs(context.audited) do
    for _, finding in ipairs(document.findings) do
      local row = findings.row(finding, document.path)
      local others = {}
      for i = 2, #finding.figures do
        others[i - 1] = number_cell(context.pile, finding.figures[i])
      end
      rows[#rows + 1] = { verdict = row.verdict, relation = row.relation,
        stated = { html = number_cell(context.pile, finding.stated),
                   sort = tonumber(row.stated) },
        computation = row.computation, reason = row.reason,
        others = { html = table.concat(others, "；"), sort = #others },
        document = title_of(document.path, context.titles), order = #rows }
      local counts = context.counts
      counts[row.verdict] = (counts[row.verdict] or 0) + 1
    end
  end
  if #rows == 0 then return nil end
  table.sort(rows, function (a, b)
    local x, y = ranks[a.verdict] or 0, ranks[b.verdict] or 0
    if x ~= y then return x < y end
    return a.order < b.order
  end)
  return { id = "audit", charts = {},
    body = pagetable.render("t-audit", label.of "audit_about", AUDIT, rows, true)
      .. '<p class="note">' .. label.of "unchecked_numbers" .. "</p>" }
end

-- Policies -----------------------------------------------------------------------------

local POLICIES = {
  { key = "title", label = "policy", row_head = true },
  { key = "kind", set = "policy", choose = true },
  { key = "issuer", choose = true },
  { key = "status", set = "stage", choose = true },
  { key = "year", class = "number", choose = true },
  { key = "document", choose = true },
}

function chapters.policies(context)
  local rows = policies.run(context.store).rows
  if #rows == 0 then return nil end
  local lines = {}
  for i, row in ipairs(rows) do
    local place = row.sentence
    lines[i] = { kind = row.kind, issuer = row.issuer, status = row.status,
      year = row.year, document = title_of(place.doc, context.titles),
      title = { sort = row.title, html = excerpt.link("《" .. row.title .. "》",
        context.pile:anchor(nil, place.doc, place.start)) } }
  end
  return { id = "policies", charts = {}, body = pagetable.render(
    "t-policies", label.of "policies_about", POLICIES, lines, true) }
end

-- All ----------------------------------------------------------------------------------

local ORDER = { "headline", "compare", "timeline", "targets", "audit", "policies" }

---@class chapters.Context
---@field store store.Store
---@field pile excerpt.Pile
---@field audited audit.Document[]
---@field contents table  of scripts/report/contents.lua

--- The chapters, and how many findings and targets have each verdict.
---@param context chapters.Context
---@return chapters.Chapter[]
---@return table<string, integer> counts
function chapters.of(context)
  local own = { counts = {}, titles = {}, regions = {}, region_order = {} }
  for key, value in pairs(context) do own[key] = value end
  own.series = series_of(own.store, own.contents.indicators)
  for _, document in ipairs(own.pile.documents) do
    local row = document.row
    own.titles[row.path] = row.title
    local region = row.region
    if region and region ~= "" then
      if not own.regions[region] then
        own.region_order[#own.region_order + 1] = region
      end
      own.regions[region] = (own.regions[region] or 0) + 1
    end
  end
  local list = {}
  for _, name in ipairs(ORDER) do list[#list + 1] = chapters[name](own) end
  return list, own.counts
end

return chapters
