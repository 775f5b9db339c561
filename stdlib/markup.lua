--- The text of a document in the report page: each number marked and linked to
--- its row, headings as headings, furniture told apart.
local highlight = require "tj.highlight"
local html = require "tj.html"

local markup = {}

local claimed = html.template
  '<a class="n {status}" id="{id}" href="#{row}">{text}</a>'
local unclaimed = html.template '<span class="n none">{text}</span>'

local NO_COVERAGE = { unexplained = {}, aside = {} }

--- The numbers of an entry as spans to mark, and for each fact the id of the
--- mark in the text (two facts of one place share it).
---@param entry report.Entry
---@param prefix string  of ids
---@return table[] marks
---@return string[] anchors
function markup.marks(entry, prefix)
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

--- The whole text.
---@param entry report.Entry
---@param prefix string  of ids
---@param marks table[]  of markup.marks
---@return string
function markup.render(entry, prefix, marks)
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

return markup
