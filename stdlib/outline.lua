--- What a document is: title, publisher, date, what it looks back on and what it
--- plans, region, and its sections with what each of them does.
require "tj.core.enumeration"  -- doc:headings, doc:items
local core = require "tj.core.outline"
local dates = require "tj.dates"
local horizon = require "tj.horizon"
local metadata = require "tj.metadata"
local paths = require "tj.paths"
local region = require "tj.region"
local roles = require "tj.roles"
local sections = require "tj.sections"
local title = require "tj.title"
local years = require "tj.years"

local outline = {}

local furniture = dofile(paths.lexicon .. "/furniture.lua")
local marks = core.marks { furniture = furniture }  -- made once for all documents
metadata.know(furniture.key)

---@class outline.Shape
---@field title? string
---@field publisher? string
---@field date? string       "2018-09-27"; "2018-09" where no day is known
---@field document_number? string  青科〔2016〕5号
---@field year? integer      the last year that the report looks back on
---@field plan_year? integer the first year that it plans
---@field review_period string
---@field plan_period string
---@field region? string
---@field region_from? "title"|"occasion"|"publisher"|"signature"|"text"|"wider"
---@field body? string       the organisation: 珠海市科技和工业信息化局
---@field kind string        "work report", ...; "" where nothing tells
---@field fields table<string, string>  of metadata lines
---@field sections outline.Section[]    the first is the whole document

--- Adds blocks and sentences to the document; furniture is known by the words
--- of scripts/lexicon/furniture.lua.
---@param doc tj.Document
---@return tj.Document doc
function outline.add(doc)
  return core.add(doc, marks)
end

--- The same for a plain string.
---@param text string
---@return { blocks: outline.Block[], sentences: outline.Sentence[] }
function outline.cut(text)
  return core.cut(text, marks)
end

-- Lines around the report ---------------------------------------------------------

local GATHERINGS = { "会", "会上", "会议", "会议上" }
local ABOVE, BELOW = 30, 15  -- blocks that may stand above and below the report
local MAX_LINE = 200         -- bytes of a line that says where and when
local MAX_DATE = 60          -- bytes of a line that is a date
local MAX_HEAD = 48000       -- bytes of the text that are read for who and where
local MAX_TAIL = 4000        -- bytes of its end that are read for a signature

--- Where and when a speech was given: a line above the report or just below
--- its title.
local function occasion_of(text, blocks)
  for i = 1, math.min(#blocks, ABOVE) do
    local block = blocks[i]
    local line = years.plain(
      text:sub(block.first, math.min(block.last, block.first + MAX_LINE)))
    local bare = line:gsub("[%s)）]+$", "")
    if line:find("%d%d%d%d年.-月.-日.-在") then
      for _, word in ipairs(GATHERINGS) do
        if bare:sub(-#word) == word then return line end
      end
    end
  end
end

local function date_line(text, block)
  if block.type ~= "paragraph" or block.last - block.first > MAX_DATE then
    return nil
  end
  local line = text:sub(block.first, block.last):gsub("[%s)）]+$", "")
  if line:sub(-3) ~= "日" and line:sub(-3) ~= "月" then return nil end
  return dates.day_or_month(line)
end

--- The date on a line of its own, under the report, and the line above it.
local function signature_of(text, blocks)
  for i = #blocks, math.max(1, #blocks - BELOW), -1 do
    local date = date_line(text, blocks[i])
    if date then
      local above = blocks[i - 1]
      local name = above and above.last - above.first < MAX_LINE
        and text:sub(above.first, above.last):gsub("%s+", "")
      return date, name
    end
  end
end

--- The date on a line of its own above the report.
local function heading_date(text, blocks)
  for i = 1, math.min(#blocks, 10) do
    local date = date_line(text, blocks[i])
    if date then return date end
  end
end

--- A publisher without the time that pages put behind it.
local function publisher_of(fields)
  local name = metadata.value(fields, "publisher")
  return name and name:match("^%S+")
end

-- Where and who -------------------------------------------------------------------

--- The name of the body without the place that it is of: 区科技局 of 越秀区.
local function full_body(name, shape)
  for _, level in ipairs { "省", "市", "区", "县" } do
    if shape.region_from ~= "wider" and name:sub(1, #level) == level
      and (shape.region or ""):sub(-#level) == level then
      return shape.region .. name:sub(#level + 1)
    end
  end
  return name
end

--- The organisation that reports: the head of the title, else who stands beside
--- the title, signed or published it.
local function body_of(shape, speakers)
  if shape.kind == "government work report" and shape.region then
    if shape.region == "中国" then return "国务院" end
    return shape.region .. region.government(shape.region)
  end
  for _, speaker in ipairs(speakers) do
    if title.is_body(speaker.name) and #speaker.name < MAX_LINE then
      return full_body(speaker.name, shape)
    end
  end
end

--- The first paragraphs and headings of the report, by which its place is told.
local function sample_of(text, blocks)
  local parts, size = {}, 0
  for _, block in ipairs(blocks) do
    if block.type == "paragraph" or block.type == "heading" then
      parts[#parts + 1] = text:sub(block.first, block.last)
      size = size + #parts[#parts]
      if size > MAX_HEAD then break end
    end
  end
  return table.concat(parts, "\n"):sub(1, MAX_HEAD)
end

--- The place that an organisation speaks for.
local function place_of(name)
  if title.is_private(name) then return name end
  local rest = title.national(name)
  if rest then return region.of_title(rest) or "中国" end
  return region.of_title(name)
end

--- From the title, the occasion, who speaks, else what the text names.
local function add_region(shape, text, blocks, occasion, speakers)
  local function try(from, name)
    if name and not shape.region then
      shape.region, shape.region_from = name, from
    end
  end
  local own = title.body(shape.title)
  try("title", own and place_of(own))
  try("title", shape.title and region.of_title(shape.title))
  if shape.title and years.is_taiwan(shape.title) then try("title", "台湾省") end
  try("occasion", occasion and region.of_occasion(occasion))
  for _, speaker in ipairs(speakers) do
    if title.is_body(speaker.name) then
      try(speaker.from, place_of(speaker.name))
    end
  end
  if not shape.region then
    local name, from = region.of_text(sample_of(text, blocks))
    try(from, name)
  end
end

--- Who may be speaking, the likeliest first: { from, name }.
local function speakers_of(shape, text, head, signature)
  local list = {}
  local function add(from, name)
    if name then list[#list + 1] = { from = from, name = name } end
  end
  add("title", title.body(shape.title))
  add("title", shape.title and title.body_beside(text, head, shape.title))
  add("signature", signature)
  add("publisher", shape.publisher)
  return list
end

-- Reading ---------------------------------------------------------------------------

--- Reads the blocks of a document, which outline.add must have filled. Of a long
--- one only the beginning, the end and the headings are looked at, unless no
--- heading says where the plan begins.
---@param doc tj.Document
---@return outline.Shape
function outline.read(doc)
  local text = doc:text()
  local head = doc:blocks(1, math.min(#text, MAX_HEAD))
  local occasion = occasion_of(text, head)
  local signed, signature =
    signature_of(text, doc:blocks(math.max(1, #text - MAX_TAIL), #text))
  local fields = metadata.fields(text, head, doc:blocks(1, #text, "metadata"))
  local name = title.of(text, head, fields)
  local shape = {
    fields = fields, title = name, kind = title.kind(name or ""),
    publisher = publisher_of(fields),
    document_number = metadata.value(fields, "number"),
    date = metadata.date(fields) or signed or heading_date(text, head)
      or occasion and dates.day(occasion),
    sections = sections.of(doc, #text, name),
  }
  local speakers = speakers_of(shape, text, head, signature)
  add_region(shape, text, head, occasion, speakers)
  shape.body = body_of(shape, speakers)
  local titles = roles.titles()
  horizon.add(shape, text, head, occasion, titles)
  roles.add(shape, text, titles, function (first, last)
    return doc:blocks(first, last)
  end)
  return shape
end

--- The innermost section around byte `first` of the text, and its index.
---@param shape outline.Shape
---@param first integer
---@return outline.Section section
---@return integer index
function outline.section_at(shape, first)
  return sections.find(shape.sections, first)
end

return outline
