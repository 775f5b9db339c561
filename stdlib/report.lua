--- What a store has, as one HTML page that needs nothing but itself.
---
--- The frame of the page is scripts/report/page.html; its looks (page.css), its
--- script (page.js) and Chart.js are written into it, and its policy allows these
--- and nothing else: no request, and no script that is not one of them.
local audit = require "tj.audit"
local chapters = require "tj.chapters"
local excerpt = require "tj.excerpt"
local factlist = require "tj.factlist"
local html = require "tj.html"
local json = require "tj.core.json"
local label = require "tj.label"
local pagetable = require "tj.pagetable"
local paths = require "tj.paths"
local sandbox = require "tj.sandbox"
local sqlite = require "tj.core.sqlite"

local report = {}

---@class report.Options
---@field title string?
---@field unread string[]?  messages of the inputs that could not be read

-- What may run ------------------------------------------------------------------

local DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

--- Bytes, given as hexadecimal digits, as base64.
local function base64(hex)
  local bits = hex:gsub("%x%x", function (byte)
    local number, text = tonumber(byte, 16), {}
    for i = 7, 0, -1 do text[#text + 1] = number >> i & 1 end
    return table.concat(text)
  end)
  local padding = -(#hex // 2) % 3
  bits = bits .. ("0"):rep(-#bits % 6)
  return bits:gsub("%d%d%d%d%d%d", function (six)
    local at = tonumber(six, 2) + 1
    return DIGITS:sub(at, at)
  end) .. ("="):rep(padding)
end

--- A source of the page's policy: this very text may be run, or be its looks.
---@param text string
---@return string
function report.source(text)
  return "'sha256-" .. base64(sqlite.hash(text)) .. "'"
end

local ESCAPES = { ["<"] = "\\u003c", [">"] = "\\u003e", ["&"] = "\\u0026",
                  ["\u{2028}"] = "\\u2028", ["\u{2029}"] = "\\u2029" }

--- JSON that can stand in a script element: nothing in it ends that or begins
--- a comment.
---@param value any
---@return string
function report.island(value)
  local text = json.encode(value)
  return (text:gsub("[<>&]", ESCAPES):gsub("\u{2028}", ESCAPES)
              :gsub("\u{2029}", ESCAPES))
end

local function read(path)
  local file <close> = io.open(path, "rb")
  return file and file:read("a")
end

-- Overview ------------------------------------------------------------------------

--- Of what should have become a fact, how much did: "97%"; "–" of nothing.
local function percentage(facts, unexplained)
  local claims = unexplained and facts + unexplained or 0
  if claims == 0 then return "–" end
  return ("%d%%"):format(facts * 100 // claims)
end

local card = html.template '<div{!class}><dt>{!name}</dt><dd>{value}</dd></div>'

--- What the documents have together; unexplained is nil where one is not known.
local function totals(pile)
  local all = { facts = 0, numbers = 0, unexplained = 0, regions = 0 }
  local seen = {}
  for _, document in ipairs(pile.documents) do
    local row = document.row
    all.facts = all.facts + #document.facts
    all.numbers = all.numbers and row.numbers and all.numbers + row.numbers
    all.unexplained = all.unexplained and row.unexplained
                      and all.unexplained + row.unexplained
    if row.region and row.region ~= "" and not seen[row.region] then
      seen[row.region], all.regions = true, all.regions + 1
    end
  end
  return all
end

local function cards(pile, audited, counts)
  local all, checked = totals(pile), 0
  for _, document in ipairs(audited) do
    checked = checked + audit.checked_count(document)
  end
  local contradictions = counts.contradicts or 0
  local list = {
    { "count_documents", #pile.documents }, { "count_regions", all.regions },
    { "count_numbers", all.numbers or "–" }, { "count_facts", all.facts },
    { "count_unexplained", all.unexplained or "–" },
    { "coverage", percentage(all.facts, all.unexplained) },
    { "count_checked", checked },
    { "count_contradictions", contradictions, contradictions > 0 and "alarm" },
    { "count_met", counts.met or 0 },
    { "count_missed", counts.missed or 0, (counts.missed or 0) > 0 and "alarm" },
  }
  local parts = {}
  for i, one in ipairs(list) do
    parts[i] = card { name = label.of(one[1]), value = one[2],
                      class = one[3] and ' class="' .. one[3] .. '"' or "" }
  end
  return table.concat(parts)
end

local bar_of = html.template([[<svg class="bar" aria-hidden="true" width="80" height="8">]]
  .. [[<rect class="all" width="80" height="8" rx="4"/>]]
  .. [[<rect width="{width}" height="8" rx="4"/></svg>{share}]])

local CONTENTS = {
  { key = "document", row_head = true }, { key = "region", choose = true },
  { key = "year", class = "number" },
  { key = "numbers", label = "count_numbers", class = "number" },
  { key = "facts", label = "count_facts", class = "number" },
  { key = "unexplained", label = "count_unexplained", class = "number" },
  { key = "coverage", class = "number share" },
}

local function name_of(row) return row.title or row.path:match("[^/]*$") end

--- The table of all documents.
local function contents(pile)
  local rows = {}
  for i, document in ipairs(pile.documents) do
    local row = document.row
    local share = percentage(#document.facts, row.unexplained)
    local width = tonumber(share:match("%d+")) or 0
    rows[i] = {
      document = { html = excerpt.link(name_of(row), document.id),
                   sort = name_of(row) },
      region = row.region, year = row.year, numbers = row.numbers,
      facts = #document.facts, unexplained = row.unexplained,
      coverage = { sort = width,
                   html = bar_of { width = width * 80 // 100, share = share } } }
  end
  return pagetable.render("t-documents", label.of "documents", CONTENTS, rows, true)
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
  return unread_of { items = table.concat(items), label = label.of "unread" }
end

-- Sections ------------------------------------------------------------------------

local section_of = html.template [[
<section id="{id}" aria-labelledby="h-{id}">
<h2 id="h-{id}">{!title}</h2>
{!body}</section>
]]

local function section(id, body)
  return section_of { id = id, title = label.of(id), body = body }
end

local FACTS = {
  { key = "indicator", row_head = true }, { key = "value", class = "number" },
  { key = "base", class = "number" }, { key = "kind", choose = true },
  { key = "status", choose = true }, { key = "period", choose = true },
  { key = "region", choose = true }, { key = "sentence", class = "long" },
}

local function facts_section(pile)
  local any = false
  for _, document in ipairs(pile.documents) do any = any or #document.facts > 0 end
  if not any then
    return section("facts", '<p class="note">' .. label.of "no_facts" .. "</p>")
  end
  return section("facts", '<noscript><p class="note">' .. label.of "no_script"
    .. "</p></noscript>"
    .. pagetable.render("t-facts", label.of "facts_about", FACTS, {}, true))
end

local document_of = html.template [[
<details class="document" id="{id}"><summary><h3>{title}</h3> <small>{about}</small></summary>
<p class="about"><span class="path">{path}</span> {encoding}</p>
<article aria-label="{title}">
{!text}</article>
</details>
]]

local function documents_section(pile)
  local parts = {}
  for i, document in ipairs(pile.documents) do
    local row = document.row
    local about = {}
    for _, field in ipairs { "publisher", "date" } do about[#about + 1] = row[field] end
    parts[i] = document_of { id = document.id, title = name_of(row),
      about = table.concat(about, " "), path = row.path, encoding = row.encoding,
      text = excerpt.text(document) }
  end
  return section("documents", contents(pile)
    .. '<p class="note">' .. label.of "documents_about" .. "</p>"
    .. table.concat(parts))
end

-- The whole -----------------------------------------------------------------------

--- The sentences and facts of a store, audited.
local function audited_of(pile)
  local set, problems = audit.load()
  if problems[1] then error(problems[1], 0) end
  local list = {}
  for i, document in ipairs(pile.documents) do
    list[i] = audit.document(document.row.path,
      audit.sentences(document.sentences, document.facts), set)
  end
  audit.across(list, set)
  return list
end

local navigation = html.template '<li><a href="#{id}">{!title}</a></li>'

local function navigation_of(ids)
  local items = {}
  for i, id in ipairs(ids) do
    items[i] = navigation { id = id, title = label.of(id) }
  end
  return table.concat(items)
end

--- Both languages of every label, for the page's script.
local function words()
  local list = {}
  for key, pair in pairs(label.words) do list[key] = json.array { pair[1], pair[2] } end
  return list
end

local function file(name) return assert(read(paths.scripts .. "/report/" .. name)) end

local policy = html.template(
   "default-src 'none'; img-src data:; style-src {!style}; " ..
   "script-src {!scripts}; base-uri 'none'; form-action 'none'")

--- The page. It asks nothing of any server, and no text of a document can be
--- more than text in it.
---@param store store.Store
---@param options? report.Options
---@return string
function report.page(store, options)
  options = options or {}
  local pile = excerpt.read(store)
  local audited = audited_of(pile)
  local settings = assert(sandbox.read_data(paths.scripts .. "/report/contents.lua"))
  local list, counts = chapters.of { store = store, pile = pile,
                                     audited = audited, contents = settings }
  local ids, sections, charts = { "overview" }, {}, {}
  for i, chapter in ipairs(list) do
    ids[#ids + 1], sections[i] = chapter.id, section(chapter.id, chapter.body)
    table.move(chapter.charts, 1, #chapter.charts, #charts + 1, charts)
  end
  ids[#ids + 1], ids[#ids + 2] = "facts", "documents"
  local library = #charts > 0 and read(paths.charts) or ""
  local style, script = file "page.css", file "page.js"
  return html.template(file "page.html") {
    title = options.title or label.words.title[1],
    policy = policy { style = report.source(style),
                      scripts = report.source(library) .. " " .. report.source(script) },
    style = style, library = library, script = script,
    skip = label.of "skip", about = label.of "generated",
    contents_label = label.of "contents", navigation = navigation_of(ids),
    cards = cards(pile, audited, counts), unread = unread(options.unread),
    overview = label.of "overview",
    no_charts = #charts > 0 and library == ""
      and '<p class="note">' .. label.of "no_charts" .. "</p>" or "",
    sections = table.concat(sections), facts = facts_section(pile),
    documents = documents_section(pile),
    data = report.island { charts = json.array(charts), labels = words(),
                           facts = factlist.of(pile.documents) },
  }
end

return report
