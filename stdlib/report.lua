--- Facts by document as one HTML page that needs nothing but itself.
---
--- report.page is a pure function of its entries. The frame of the page is
--- scripts/report/page.html; its looks (page.css) and its little JavaScript
--- (page.js) are written into it. Without JavaScript all is still there to read.
local facttable = require "tj.facttable"
local html = require "tj.html"
local label = require "tj.label"
local markup = require "tj.markup"
local paths = require "tj.paths"

local report = {}

---@class report.Entry  one document
---@field path string
---@field title string?      where the document has one
---@field encoding string?
---@field text string        the clean text
---@field blocks table[]?    of doc:blocks(); lines where absent
---@field facts fact.Fact[]
---@field coverage facts.Coverage?  absent where only the facts are known

---@class report.Options
---@field title string?
---@field unread string[]?  messages of the inputs that could not be read

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
  for _, role in ipairs(label.roles) do
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
<p class="about">{!path} {encoding}</p>
<p class="about">{!coverage}</p>
{!facts}
<details class="text" open><summary>{!text_label}</summary>
<article aria-label="{title}">
{!text}</article>
</details>
</section>
]]

local path_of = html.template '<span class="path">{path}</span>'
local coverage_line = html.template
  "{!seen_label} {seen} · {!facts_label} {facts} · {!none_label} {unexplained}{!aside}"
local aside_part = html.template " · {!label} {count}（{!roles}）"

local function document(entry, index)
  local id = "d" .. index
  local marks, anchors = markup.marks(entry, id)
  local coverage = coverage_of(entry)
  local aside = coverage.aside > 0 and aside_part {
    label = label.of("搁置", "set aside"), count = coverage.aside,
    roles = aside_of(entry.coverage.aside) } or ""
  return document_of {
    id = id, title = entry.title or entry.path,
    path = entry.title and path_of { path = entry.path } or "",
    encoding = entry.encoding or "",
    coverage = coverage_line {
      seen_label = label.of("数字", "numbers"), seen = coverage.seen,
      facts_label = label.of("事实", "facts"), facts = coverage.facts,
      none_label = label.of("未解释", "unexplained"),
      unexplained = coverage.unexplained, aside = aside },
    facts = #entry.facts > 0 and facttable.render(entry, id, anchors)
      or '<p class="empty">' .. label.of("没有找到事实。", "No facts found.") .. "</p>",
    text_label = entry.coverage and label.of("清洗后的全文", "The clean text")
      or label.of("有事实的句子", "The sentences with facts"),
    text = markup.render(entry, id, marks),
  }
end

local contents_row = html.template [[
<tr>
<th scope="row"><a href="#{id}">{title}</a>{!path}</th>
<td>{seen}</td><td>{facts}</td><td>{unexplained}</td>
<td><span class="bar" aria-hidden="true"><i style="width:{width}"></i></span>{share}</td>
</tr>
]]
local small_path = html.template '<small class="path">{path}</small>'
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
      id = "d" .. i, title = entry.title or entry.path,
      path = entry.title and small_path { path = entry.path } or "",
      seen = coverage.seen, facts = coverage.facts,
      unexplained = coverage.unexplained, share = share,
      width = share:find("%%") and share or "0" }
  end
  return contents_of {
    document = label.of("文件", "Document"), seen = label.of("数字", "Numbers"),
    facts = label.of("事实", "Facts"),
    unexplained = label.of("未解释", "Unexplained"),
    coverage = label.of("覆盖率", "Coverage"), rows = table.concat(rows) }
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
    card { name = label.of("文件", "documents"), value = #entries },
    card { name = label.of("数字", "numbers"), value = all.seen },
    card { name = label.of("事实", "facts"), value = all.facts },
    card { name = label.of("未解释", "unexplained"), value = all.unexplained },
    card { name = label.of("覆盖率", "coverage"), value = percentage(all) },
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
                     label = label.of("以下未能读取或使用：", "Could not be read or used:") }
end

local legend = table.concat {
  '<span class="n actual">1.0</span> ', label.statuses.actual,
  ' <span class="n target">1.0</span> ', label.statuses.target,
  ' <span class="n forecast">1.0</span> ', label.statuses.forecast,
  ' <span class="n none">1.0</span> ', label.of("未解释", "unexplained"),
  ' <span class="furniture">abc</span> ', label.of("页面杂项", "page furniture"),
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
    skip = label.of("跳到正文", "Skip to the documents"),
    totals = totals(entries), unread = unread(options.unread),
    contents = contents(entries), legend = legend,
    filter = label.of("筛选", "Filter"), kind = label.of("类别", "Kind"),
    status = label.of("状态", "Status"),
    documents = table.concat(documents),
  }
end

return report
