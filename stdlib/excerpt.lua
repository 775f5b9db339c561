--- The documents of a store as the report page shows them: sentences with
--- numbers, highlighted, amid what surrounds them. What lies between is left
--- out and counted, so that a page does not hold its documents twice.
local highlight = require "tj.highlight"
local html = require "tj.html"
local label = require "tj.label"

local excerpt = {}

---@class excerpt.Document
---@field id string          in the page: d1
---@field row table          of Store:documents
---@field sentences table[]  of Store:sentences; `facts` are those in it
---@field facts store.Fact[]

---@class excerpt.Pile
---@field documents excerpt.Document[]
---@field private numbers table<string, string>  anchors by the id of a fact
---@field private places table<string, table>    sentences by document and place
local Pile = {}
Pile.__index = Pile

-- Reading -------------------------------------------------------------------------

local function collect(rows)
  local list = {}
  for row in rows do list[#list + 1] = row end
  return list
end

--- Where `fact` stands in `sentence`. A store that was brought up does not say
--- it: then its text, looked for from `from` on, or the whole sentence where
--- cleaning changed how the number is written.
---@return integer first
---@return integer last
local function place(fact, sentence, from)
  if fact.sentence_start then
    return fact.sentence_start + 1, fact.sentence_end
  end
  local first, last = sentence:find(fact.text, from, true)
  if first then return first, last end
  return 1, #sentence
end

--- Gives the sentences of a document their facts, and the facts their anchors.
local function join(document, anchors)
  local sentences = {}
  for _, sentence in ipairs(document.sentences) do
    sentence.facts, sentences[sentence.id] = {}, sentence
  end
  for i, fact in ipairs(document.facts) do
    local sentence = sentences[fact.sentence_id]
    local own = sentence.facts
    local before = own[#own]
    fact.first, fact.last =
      place(fact, sentence.text, before and before.last + 1 or 1)
    fact.anchor = document.id .. "n" .. i
    own[#own + 1] = fact
  end
  for _, sentence in pairs(sentences) do
    sentence.marks = highlight.disjoint(sentence.facts, function (dropped, kept)
      dropped.anchor = kept.anchor
    end)
  end
  for _, fact in ipairs(document.facts) do anchors[fact.id] = fact.anchor end
end

local function place_key(path, start) return path .. "\0" .. start end

--- Reads all documents of a store.
---@param store store.Store
---@return excerpt.Pile
function excerpt.read(store)
  local pile = setmetatable({ documents = {}, numbers = {}, places = {} }, Pile)
  for i, row in ipairs(collect(store:documents())) do
    local document = { id = "d" .. i, row = row,
      sentences = collect(store:sentences { document = row.id }),
      facts = collect(store:facts { document = row.id }) }
    join(document, pile.numbers)
    for k, sentence in ipairs(document.sentences) do
      sentence.anchor = document.id .. "s" .. k
      pile.places[place_key(row.path, sentence.start)] = sentence
    end
    pile.documents[i] = document
  end
  return pile
end

-- Links ---------------------------------------------------------------------------

local link_of = html.template '<a href="#{anchor}">{text}</a>'

--- The anchor of a fact's number, or of a sentence, which is then shown; nil
--- where the page has neither.
---@param fact string?   its id
---@param doc string?    path
---@param start integer? of the sentence in the raw file
---@return string?
function Pile:anchor(fact, doc, start)
  if fact and self.numbers[fact] then return self.numbers[fact] end
  local sentence = doc and start and self.places[place_key(doc, start)]
  if not sentence then return nil end
  sentence.is_asked = true
  return sentence.anchor
end

--- Text as a link to what `anchor` gave, or as it is.
---@param text string
---@param anchor string?
---@return string markup
function excerpt.link(text, anchor)
  return anchor and link_of { text = text, anchor = anchor } or html.escape(text)
end

-- What is shown ---------------------------------------------------------------------

local LONG, END = 600, 240  -- chars between numbers: more is cut to two ends

--- Text without numbers; the middle of a very long one is left out.
local function plain(text)
  local count = utf8.len(text)
  if count and count > LONG then
    text = highlight.beginning(text, END) .. highlight.ending(text, END)
  end
  return html.escape(text)
end

local mark_of = html.template '<mark class="{status}" id="{id}">{text}</mark>'
local sentence_of = html.template '<span class="s"{!id}>{!inside}</span>'
local id_of = html.template ' id="{id}"'

local function sentence_markup(sentence)
  local text = sentence.text
  local inside = highlight.weave(sentence.marks, 1, #text, function (fact)
    return mark_of { status = fact.status, id = fact.anchor,
                     text = text:sub(fact.first, fact.last) }
  end, function (first, last) return plain(text:sub(first, last)) end)
  return sentence_of { inside = inside,
    id = sentence.is_asked and id_of { id = sentence.anchor } or "" }
end

--- Which sentences are shown: with numbers or asked for, one on either side,
--- and headings.
local function shown(sentences)
  local wanted = {}
  for i, sentence in ipairs(sentences) do
    if #sentence.facts > 0 or sentence.is_asked then
      wanted[i - 1], wanted[i], wanted[i + 1] = true, true, true
    elseif sentence.type == "heading" then
      wanted[i] = true
    end
  end
  return wanted
end

local block_of = html.template '<{tag}{!class}>{!inside}</{tag}>\n'
local gap_of = html.template
  '<p class="gap">⋯ <small>{count} {!label}</small></p>\n'
local TAGS = { heading = "h4" }

--- The sentences of a document that are shown, by paragraph.
---@param document excerpt.Document
---@return string markup
function excerpt.text(document)
  local wanted, parts, inside = shown(document.sentences), {}, {}
  local paragraph, type, left_out = nil, nil, 0
  local function flush()
    if #inside > 0 then
      parts[#parts + 1] = block_of { tag = TAGS[type] or "p",
        class = type ~= "paragraph" and ' class="' .. html.escape(type) .. '"' or "",
        inside = table.concat(inside) }
    end
    inside = {}
    if left_out > 0 then
      parts[#parts + 1] = gap_of { count = left_out, label = label.of("gap") }
    end
    left_out = 0
  end
  for i, sentence in ipairs(document.sentences) do
    if not wanted[i] then
      left_out = left_out + 1
    else
      if left_out > 0 or sentence.paragraph ~= paragraph then flush() end
      inside[#inside + 1] = sentence_markup(sentence)
      paragraph, type = sentence.paragraph, sentence.type or "paragraph"
    end
  end
  flush()
  return table.concat(parts)
end

return excerpt
