--- The table of a document's facts in the report page: one row a fact, its
--- value as written and in base units, and its sentence.
local digits = require "tj.digits"
local highlight = require "tj.highlight"
local html = require "tj.html"
local label = require "tj.label"

local facttable = {}

-- Values --------------------------------------------------------------------

--- The exact digits of a fact's `value`, `low` or `high`; nil without one.
local function digits_of(fact, key)
  local exact = fact[key == "value" and "digits" or key .. "_digits"]
  if exact then return exact end
  return fact[key] and tostring(fact[key])
end

--- What a column of values is sorted by.
local function sort_key(fact)
  return digits_of(fact, "value") or digits_of(fact, "low")
         or digits_of(fact, "high") or ""
end

local function with_unit(number, fact)
  if fact.unit == "1:n" then return "1:" .. number end
  if fact.kind == "rank" then return "第" .. number .. fact.unit end
  return number .. fact.unit
end

--- A fact's value, or its range, with each end's digits as `show` gives them.
local function shown_value(fact, show)
  local value = digits_of(fact, "value")
  if value then return show(value) end
  local low, high = digits_of(fact, "low"), digits_of(fact, "high")
  if low and high then return show(low) .. "–" .. show(high) end
  if low then return "≥" .. show(low) end
  return high and "≤" .. show(high) or ""
end

--- A fact's value in base units: with multipliers, and written out in full.
---@return string readable
---@return string full  "" where it would repeat the first
local function base_value(fact)
  local short = shown_value(fact, digits.readable)
  local long = shown_value(fact, digits.group)
  return with_unit(short, fact), short ~= long and long or ""
end

-- Rows ----------------------------------------------------------------------

local CONTEXT_CHARS = 42  -- of a sentence, on each side of its number

local sentence_of = html.template "{before}<mark>{text}</mark>{after}"

local function context_of(fact, text)
  local before = text:sub(fact.sentence_first, fact.first - 1)
  local after = text:sub(fact.last + 1, fact.sentence_last)
  return sentence_of {
    before = highlight.ending(before, CONTEXT_CHARS),
    text = text:sub(fact.first, fact.last),
    after = highlight.beginning(after, CONTEXT_CHARS),
  }
end

local row_of = html.template [[
<tr role="row" id="{id}" data-kind="{kind_key}" data-status="{status_key}">
<td role="cell" class="indicator">{indicator}{!canonical}</td>
<td role="cell" class="value" data-sort="{sort}"><a href="#{anchor}">{written}</a> {!marks}</td>
<td role="cell" class="base{same}" data-sort="{sort}">{base}{!full}</td>
<td role="cell" class="kind">{!kind}</td>
<td role="cell" class="status {status_key}">{!status}</td>
<td role="cell" class="period">{period}</td>
<td role="cell" class="region">{region}</td>
<td role="cell" class="sentence">{!sentence} <small>{rule}</small></td>
</tr>
]]
local small = html.template "<small>{text}</small>"

local function small_if(text)
  return text ~= "" and " " .. small { text = text } or ""
end

local function row(fact, text, id, anchor)
  local base, full = base_value(fact)
  local canonical = fact.canonical or ""
  local written = text:sub(fact.first, fact.last)
  return row_of {
    id = id, anchor = anchor, written = written,
    indicator = fact.indicator,
    canonical = small_if(canonical ~= fact.indicator and canonical or ""),
    marks = (label.approximations[fact.approx] or "") .. " "
      .. (label.directions[fact.direction] or ""),
    sort = sort_key(fact),
    base = base, full = small_if(full),
    same = base == written and " same" or "",
    kind_key = fact.kind, kind = label.kinds[fact.kind] or html.escape(fact.kind),
    status_key = fact.status,
    status = label.statuses[fact.status] or html.escape(fact.status),
    period = fact.period, region = fact.region,
    sentence = context_of(fact, text), rule = fact.rule or "",
  }
end

local COLUMNS = {
  { "indicator", label.of("指标", "Indicator") },
  { "value", label.of("原文数值", "As written") },
  { "base", label.of("折算", "Base units") },
  { "kind", label.of("类别", "Kind") },
  { "status", label.of("状态", "Status") },
  { "period", label.of("时期", "Period") },
  { "region", label.of("地区", "Region") },
  { "sentence", label.of("所在句", "Sentence") },
}

local header_cell = html.template
  '<th role="columnheader" scope="col" class="{class}">{!label}</th>'
local table_of = html.template [[
<table role="table" class="facts" aria-labelledby="{id}-title">
<thead role="rowgroup"><tr role="row">{!head}</tr></thead>
<tbody role="rowgroup">
{!rows}</tbody>
</table>
]]

--- The table.
---@param entry report.Entry
---@param id string         of the document in the page; rows are ID.."r1" ...
---@param anchors string[]  of each fact in the text
---@return string
function facttable.render(entry, id, anchors)
  local head, rows = {}, {}
  for i, column in ipairs(COLUMNS) do
    head[i] = header_cell { class = column[1], label = column[2] }
  end
  for i, fact in ipairs(entry.facts) do
    rows[i] = row(fact, entry.text, id .. "r" .. i, anchors[i])
  end
  return table_of { id = id, head = table.concat(head),
                    rows = table.concat(rows) }
end

return facttable
