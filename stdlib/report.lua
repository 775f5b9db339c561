--- Facts by document as one HTML page that needs nothing but itself.
---
--- report.page is a pure function of its entries. The frame of the page is
--- scripts/report/page.html; its looks (page.css) and its little JavaScript
--- (page.js) are written into it. Without JavaScript all is still there to read.
local digits = require "tj.digits"
local highlight = require "tj.highlight"
local html = require "tj.html"
local paths = require "tj.paths"

local report = {}

---@class report.Entry  one document
---@field path string
---@field title string?      where the document has one
---@field encoding string?
---@field text string        the clean text
---@field blocks table[]?    of doc:blocks(); lines where absent
---@field facts facts.Fact[]
---@field coverage facts.Coverage?  absent where only the facts are known

---@class report.Options
---@field title string?
---@field unread string[]?  messages of the inputs that could not be read

-- Both languages are in the page; CSS shows one of them.
local two = html.template
  '<span class="zh" lang="zh-CN">{zh}</span><span class="en" lang="en">{en}</span>'

local function label(zh, en) return two { zh = zh, en = en } end

local KINDS = {
  level = label("总量", "level"), change = label("增减", "change"),
  share = label("占比", "share"), multiple = label("倍数", "multiple"),
  rank = label("位次", "rank"),
}
local STATUSES = {
  actual = label("实绩", "actual"), target = label("目标", "target"),
  forecast = label("预计", "forecast"),
}
local DIRECTIONS = {
  up = '<span class="up">↑ ' .. label("增", "up") .. "</span>",
  down = '<span class="down">↓ ' .. label("减", "down") .. "</span>",
}
local APPROXIMATIONS = {
  ["~"] = label("约数", "about"), [">"] = label("以上", "or more"),
  ["<"] = label("以下", "or less"),
}
local ROLES = {
  { "period", label("时间", "periods") },
  { "heading", label("标题编号", "headings") },
  { "name", label("名称中的数字", "in names") },
  { "reference", label("编号", "references") },
  { "idiom", label("套语", "idioms") },
  { "metadata", label("文首信息", "metadata") },
  { "furniture", label("页面杂项", "furniture") },
  { "page", label("正文之外", "outside the text") },
}

-- Numbers -------------------------------------------------------------------

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

local function with_unit(number, unit)
  if unit == "1:n" then return "1:" .. number end
  if unit == "位" then return "第" .. number .. "位" end
  return number .. unit
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
  return with_unit(short, fact.unit), short ~= long and long or ""
end

-- Text ----------------------------------------------------------------------

local claimed = html.template
  '<a class="n {status}" id="{id}" href="#{row}">{text}</a>'
local unclaimed = html.template '<span class="n none">{text}</span>'

local NO_COVERAGE = { unexplained = {}, aside = {} }

--- The numbers of an entry as spans to mark, and for each fact the id of the
--- mark in the text (two facts of one place share it).
local function marks_of(entry, prefix)
  local spans, anchors = {}, {}
  for i, fact in ipairs(entry.facts) do
    spans[#spans + 1] = { first = fact.first, last = fact.last, index = i }
    anchors[i] = prefix .. "n" .. i
  end
  local coverage = entry.coverage or NO_COVERAGE
  for _, span in ipairs(coverage.unexplained) do
    spans[#spans + 1] = { first = span.first, last = span.last }
  end
  local marks = highlight.disjoint(spans, function (dropped, kept)
    if dropped.index and kept.index then
      anchors[dropped.index] = anchors[kept.index]
    end
  end)
  return marks, anchors
end

local function sentences_of(entry)
  local spans = {}
  for _, fact in ipairs(entry.facts) do
    spans[#spans + 1] = { first = fact.sentence_first,
                          last = fact.sentence_last }
  end
  return highlight.disjoint(spans)
end

local function lines_of(text)
  local blocks = {}
  for first, line in text:gmatch("()([^\n]+)") do
    blocks[#blocks + 1] = { first = first, last = first + #line - 1,
                            type = "paragraph" }
  end
  return blocks
end

local function heading_of(level)
  return "h" .. math.min(6, 3 + math.max(1, level or 1))
end

local block_of = html.template '<{tag} class="{type}">{!inside}</{tag}>\n'

--- The whole clean text, each number marked, furniture told apart.
local function text_of(entry, prefix, marks)
  local text = entry.text
  local function plain(first, last) return html.escape(text:sub(first, last)) end
  local function number(mark)
    local written = text:sub(mark.first, mark.last)
    if not mark.index then return unclaimed { text = written } end
    return claimed { text = written, id = prefix .. "n" .. mark.index,
                     row = prefix .. "r" .. mark.index,
                     status = entry.facts[mark.index].status }
  end
  local function numbers(first, last)
    return highlight.weave(marks, first, last, number, plain)
  end
  local function sentence(span)
    return '<span class="s">' .. numbers(span.first, span.last) .. "</span>"
  end
  local sentences, parts = sentences_of(entry), {}
  for i, block in ipairs(entry.blocks or lines_of(text)) do
    parts[i] = block_of {
      tag = block.type == "heading" and heading_of(block.level) or "p",
      type = block.type,
      inside = highlight.weave(sentences, block.first, block.last, sentence, numbers),
    }
  end
  return table.concat(parts)
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
    marks = (APPROXIMATIONS[fact.approx] or "") .. " "
      .. (DIRECTIONS[fact.direction] or ""),
    sort = sort_key(fact),
    base = base, full = small_if(full),
    same = base == written and " same" or "",
    kind_key = fact.kind, kind = KINDS[fact.kind] or html.escape(fact.kind),
    status_key = fact.status,
    status = STATUSES[fact.status] or html.escape(fact.status),
    period = fact.period, region = fact.region,
    sentence = context_of(fact, text), rule = fact.rule or "",
  }
end

local COLUMNS = {
  { "indicator", label("指标", "Indicator") },
  { "value", label("原文数值", "As written") },
  { "base", label("折算", "Base units") },
  { "kind", label("类别", "Kind") },
  { "status", label("状态", "Status") },
  { "period", label("时期", "Period") },
  { "region", label("地区", "Region") },
  { "sentence", label("所在句", "Sentence") },
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

local function facts_table(entry, id, anchors)
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

-- Documents and the page ----------------------------------------------------

local function sum(counts)
  local total = 0
  for _, count in pairs(counts) do total = total + count end
  return total
end

--- The numbers of an entry, counted; "–" for what is not known.
local function coverage_of(entry)
  local coverage = entry.coverage
  if not coverage then
    return { seen = "–", facts = #entry.facts, unexplained = "–", aside = 0 }
  end
  return { seen = coverage.seen, facts = coverage.claimed,
           unexplained = #coverage.unexplained, aside = sum(coverage.aside) }
end

--- How much of what should have become a fact did, "97%"; "–" of nothing.
local function percentage(coverage)
  if coverage.unexplained == "–" then return "–" end
  local claims = coverage.facts + coverage.unexplained
  if claims == 0 then return "–" end
  return ("%d%%"):format(coverage.facts * 100 // claims)
end

local aside_item = html.template "{!label} {count}"

local function aside_of(aside)
  local parts = {}
  for _, role in ipairs(ROLES) do
    local count = aside[role[1]]
    if count and count > 0 then
      parts[#parts + 1] = aside_item { label = role[2], count = count }
    end
  end
  return table.concat(parts, " · ")
end

local document_of = html.template [[
<section class="document" id="{id}" aria-labelledby="{id}-title">
<h2 id="{id}-title">{title}</h2>
<p class="about"><span class="path">{path}</span> {encoding}</p>
<p class="about">{!coverage}</p>
{!facts}
<details class="text" open><summary>{!text_label}</summary>
<article aria-label="{title}">
{!text}</article>
</details>
</section>
]]

local coverage_line = html.template
  "{!seen_label} {seen} · {!facts_label} {facts} · {!none_label} {unexplained}{!aside}"
local aside_part = html.template " · {!label} {count}（{!roles}）"

local function document(entry, index)
  local id = "d" .. index
  local marks, anchors = marks_of(entry, id)
  local coverage = coverage_of(entry)
  local aside = coverage.aside > 0 and aside_part {
    label = label("搁置", "set aside"), count = coverage.aside,
    roles = aside_of(entry.coverage.aside) } or ""
  return document_of {
    id = id, title = entry.title or entry.path, path = entry.path,
    encoding = entry.encoding or "",
    coverage = coverage_line {
      seen_label = label("数字", "numbers"), seen = coverage.seen,
      facts_label = label("事实", "facts"), facts = coverage.facts,
      none_label = label("未解释", "unexplained"),
      unexplained = coverage.unexplained, aside = aside },
    facts = #entry.facts > 0 and facts_table(entry, id, anchors)
      or '<p class="empty">' .. label("没有找到事实。", "No facts found.") .. "</p>",
    text_label = entry.coverage and label("清洗后的全文", "The clean text")
      or label("有事实的句子", "The sentences with facts"),
    text = text_of(entry, id, marks),
  }
end

local contents_row = html.template [[
<tr>
<th scope="row"><a href="#{id}">{title}</a><small class="path">{path}</small></th>
<td>{seen}</td><td>{facts}</td><td>{unexplained}</td>
<td><span class="bar" aria-hidden="true"><i style="width:{width}"></i></span>{share}</td>
</tr>
]]
local contents_of = html.template [[
<table class="contents">
<thead><tr>
<th scope="col">{!document}</th>
<th scope="col">{!seen}</th><th scope="col">{!facts}</th>
<th scope="col">{!unexplained}</th><th scope="col">{!coverage}</th>
</tr></thead>
<tbody>
{!rows}</tbody>
</table>
]]

local function contents(entries)
  local rows = {}
  for i, entry in ipairs(entries) do
    local coverage = coverage_of(entry)
    local share = percentage(coverage)
    rows[i] = contents_row {
      id = "d" .. i, title = entry.title or entry.path, path = entry.path,
      seen = coverage.seen, facts = coverage.facts,
      unexplained = coverage.unexplained, share = share,
      width = share:find("%%") and share or "0" }
  end
  return contents_of {
    document = label("文件", "Document"), seen = label("数字", "Numbers"),
    facts = label("事实", "Facts"),
    unexplained = label("未解释", "Unexplained"),
    coverage = label("覆盖率", "Coverage"), rows = table.concat(rows) }
end

local card = html.template "<div><dt>{!name}</dt><dd>{value}</dd></div>"

local function totals(entries)
  local all = { facts = 0, unexplained = 0, seen = 0 }
  for _, entry in ipairs(entries) do
    local coverage = coverage_of(entry)
    for key, total in pairs(all) do
      local is_known = total ~= "–" and coverage[key] ~= "–"
      all[key] = is_known and total + coverage[key] or "–"
    end
  end
  return table.concat {
    card { name = label("文件", "documents"), value = #entries },
    card { name = label("数字", "numbers"), value = all.seen },
    card { name = label("事实", "facts"), value = all.facts },
    card { name = label("未解释", "unexplained"), value = all.unexplained },
    card { name = label("覆盖率", "coverage"), value = percentage(all) },
  }
end

local unread_of = html.template
  '<div class="unread" role="note"><p>{!label}</p><ul>{!items}</ul></div>'
local unread_item = html.template "<li>{message}</li>"

local function unread(messages)
  if not messages or #messages == 0 then return "" end
  local items = {}
  for i, message in ipairs(messages) do
    items[i] = unread_item { message = message }
  end
  return unread_of { items = table.concat(items),
                     label = label("以下文件未能读取：", "Could not be read:") }
end

local legend = table.concat {
  '<span class="n actual">1.0</span> ', STATUSES.actual,
  ' <span class="n target">1.0</span> ', STATUSES.target,
  ' <span class="n forecast">1.0</span> ', STATUSES.forecast,
  ' <span class="n none">1.0</span> ', label("未解释", "unexplained"),
  ' <span class="furniture">abc</span> ', label("页面杂项", "page furniture"),
}

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read("a")
end

--- The page. It asks nothing of any server, and no text of a document can be
--- more than text in it.
---@param entries report.Entry[]
---@param options? report.Options
---@return string
function report.page(entries, options)
  options = options or {}
  local documents = {}
  for i, entry in ipairs(entries) do documents[i] = document(entry, i) end
  local frame = html.template(read(paths.scripts .. "/report/page.html"))
  return frame {
    title = options.title or "通鉴 · 数字与出处",
    style = read(paths.scripts .. "/report/page.css"),
    script = read(paths.scripts .. "/report/page.js"),
    skip = label("跳到正文", "Skip to the documents"),
    totals = totals(entries), unread = unread(options.unread),
    contents = contents(entries), legend = legend,
    filter = label("筛选", "Filter"), kind = label("类别", "Kind"),
    status = label("状态", "Status"),
    documents = table.concat(documents),
  }
end

return report
