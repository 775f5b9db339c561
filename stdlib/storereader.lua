--- Reading a store: iterators of plain tables, and the search for words.
local conditions = require "tj.conditions"
local words = require "tj.words"

---@class store.Store
local Reader = {}

-- Facts --------------------------------------------------------------------------

---@class store.Fact  a fact as it was extracted, and where it comes from
---@field id string
---@field doc string  path of its document
---@field document integer
---@field document_title string?
---@field document_year integer?
---@field document_date string?
---@field document_publisher string?
---@field line integer?  of the raw file, from 1
---@field start integer  bytes of the raw file, from 0
---@field end integer  exclusive
---@field text string  as written
---@field sentence string  its text
---@field sentence_id integer
---@field sentence_start integer?  of the number in it: bytes, from 0
---@field sentence_end integer?  exclusive
---@field digits string?  exact; or low_digits and high_digits
---@field low_digits string?
---@field high_digits string?
---@field grain string?
---@field value number?  the same as numbers; or low and high
---@field low number?
---@field high number?
---@field number number  value, else low, else high: for sorting
---@field name string  canonical, else indicator
---@field indicator string
---@field canonical string
---@field unit string
---@field approx string
---@field direction string
---@field kind string
---@field status string
---@field period string
---@field region string
---@field rule string
---@field run integer

local FACT_FIELDS = {
  id = "facts.id", doc = "documents.path", document = "facts.document",
  sentence_id = "facts.sentence", unit = "facts.unit", name = "facts.name",
  indicator = "facts.indicator", canonical = "facts.canonical",
  kind = "facts.kind", status = "facts.status", period = "facts.period",
  region = "facts.region", direction = "facts.direction",
  approx = "facts.approx", run = "facts.run", year = "documents.year",
}

local FACTS = [[
SELECT facts.id, documents.path AS doc, facts.document,
       documents.title AS document_title, documents.year AS document_year,
       documents.date AS document_date,
       documents.publisher AS document_publisher,
       facts.line, facts.start, facts."end", facts.text,
       sentences.text AS sentence, facts.sentence AS sentence_id,
       sentence_start, sentence_end, facts.value AS digits, low AS low_digits,
       high AS high_digits, grain, number, unit, approx, direction, indicator,
       canonical, facts.name, facts.kind, status, period, facts.region, rule,
       facts.run
FROM facts JOIN documents ON documents.id = facts.document
           JOIN sentences ON sentences.id = facts.sentence
]]

--- Iterates over facts by document and place. `filter` has the values that
--- fields must have, or lists of them; `doc` is the path of a document,
--- `document` its id, `year` its year, and `name` the canonical indicator or,
--- without one, the indicator. Raises when the database refuses on the way.
---@param filter? table<string, string|integer|(string|integer)[]>
---@return fun(): store.Fact?
function Reader:facts(filter)
  local where, params = conditions.where(FACT_FIELDS, filter)
  if filter and filter.canonical and not filter.name then
    where = where .. " AND facts.name = facts.canonical"
  end
  local next_row, _, _, closing = self.database:rows(
    FACTS .. where .. " ORDER BY documents.path, facts.start, facts.id", params)
  return function ()
    local fact = next_row()
    if fact then
      fact.value, fact.low = tonumber(fact.digits), tonumber(fact.low_digits)
      fact.high = tonumber(fact.high_digits)
    end
    return fact
  end, nil, nil, closing
end

-- Documents and sentences ---------------------------------------------------------

local DOCUMENT_FIELDS = {
  id = "documents.id", path = "documents.path", region = "documents.region",
  year = "documents.year", kind = "documents.kind", title = "documents.title",
}

local DOCUMENTS = [[
SELECT documents.*,
       (SELECT count(*) FROM facts WHERE document = documents.id) AS fact_count
FROM documents ]]

--- Iterates over documents in the order of their paths; `fact_count` stands
--- beside their columns.
---@param filter? table<string, string|integer|(string|integer)[]>  by id, path,
---  region, year, kind, title
---@return fun(): table?
function Reader:documents(filter)
  local where, params = conditions.where(DOCUMENT_FIELDS, filter)
  return self.database:rows(DOCUMENTS .. where .. " ORDER BY documents.path",
                            params)
end

local SENTENCE_FIELDS = {
  id = "sentences.id", document = "sentences.document",
  doc = "documents.path", section = "sentences.section",
  paragraph = "sentences.paragraph", type = "sentences.type",
}

---@class store.Sentence
---@field id integer
---@field document integer
---@field doc string  path of its document
---@field section integer?
---@field section_title string?  of the innermost section around it
---@field section_period string?
---@field section_role string?
---@field paragraph integer?  counted in its document
---@field type string?  paragraph, heading, metadata or row
---@field line integer?  of the raw file, from 1
---@field start integer  bytes of the raw file, from 0
---@field end integer  exclusive
---@field text string

local SENTENCES = [[
SELECT sentences.id, sentences.document, documents.path AS doc, section,
       sections.title AS section_title, sections.period AS section_period,
       sections.role AS section_role, paragraph, type, line,
       sentences.start, sentences."end", text
FROM sentences JOIN documents ON documents.id = sentences.document
               LEFT JOIN sections ON sections.id = sentences.section
]]

--- Iterates over sentences by document and place.
---@param filter? table<string, string|integer|(string|integer)[]>  by id,
---  document, doc (its path), section, paragraph, type
---@return fun(): store.Sentence?
function Reader:sentences(filter)
  local where, params = conditions.where(SENTENCE_FIELDS, filter)
  return self.database:rows(
    SENTENCES .. where .. " ORDER BY documents.path, sentences.id", params)
end

--- The sentence of a fact, or of anything else with a `sentence_id`.
---@param of { sentence_id: integer }|integer  or the id itself
---@return store.Sentence?
function Reader:sentence(of)
  local id = type(of) == "table" and of.sentence_id or of
  if math.type(id) ~= "integer" then error("no sentence_id given", 2) end
  local next_row, _, _, _ <close> = self:sentences { id = id }
  return next_row()
end

--- Iterates over the sections of a document in reading order.
---@param document integer
---@return fun(): table?
function Reader:sections(document)
  return self.database:rows(
    "SELECT * FROM sections WHERE document = ? ORDER BY id", { document })
end

-- Search -------------------------------------------------------------------------

local SEARCH = [[
SELECT documents.path AS doc, documents.title AS document_title,
       documents.year AS document_year, sentences.document,
       sentences.id AS sentence_id, line, sentences.start, sentences."end", sentences.text,
       highlight(search, 0, char(1), char(2)) AS highlighted
FROM search JOIN sentences ON sentences.id = search.rowid
            JOIN documents ON documents.id = sentences.document
WHERE search MATCH :query
ORDER BY search.rank, documents.path, sentences.start
LIMIT :limit]]

--- What a database needs before it can ask or write the table of words.
---@return true? done
---@return string? message
---@return integer? code
function Reader:add_words()
  if self.has_words then return true end
  local segmenter, message, code = words.segmenter()
  if not segmenter then return nil, message, code end
  local added, refusal, number = self.database:add_tokenizer(segmenter)
  if not added then return nil, refusal, number end
  self.has_words = true
  return true
end

--- What stands between "\1" and "\2" in `text`, and the text without these.
local function spans_of(highlighted)
  local spans, at, dropped = {}, 1, 0
  while true do
    local first = highlighted:find("\1", at, true)
    if not first then return spans end
    local last = highlighted:find("\2", first, true)
    spans[#spans + 1] = { first - dropped, last - dropped - 2 }
    at, dropped = last + 1, dropped + 2
  end
end

---@class store.Hit
---@field doc string
---@field document integer
---@field document_title string?
---@field document_year integer?
---@field sentence_id integer
---@field line integer?
---@field start integer  bytes of the raw file, from 0
---@field end integer  exclusive
---@field text string
---@field spans [integer, integer][]  what was found: first and last bytes

--- The sentences that a query of FTS5 finds, the best first: words or longer
--- stretches of text, AND, OR, NOT, NEAR, "工业 投资" and the prefix 工业*.
--- stdlib/searchquery.lua makes such a query of what a person asks.
---@param query string
---@param options? { limit: integer? }  all by default
---@return store.Hit[]? hits
---@return integer|string count  of all that there are; or what is wrong
function Reader:search(query, options)
  local added, message = self:add_words()
  if not added then return nil, message end
  local hits = {}
  local count, refusal = self.database:value(
    "SELECT count(*) FROM search WHERE search MATCH ?", { query })
  if refusal then return nil, refusal end
  for hit in self.database:rows(SEARCH, {
    query = query, limit = options and options.limit or -1 }) do
    -- Text that has such bytes of its own is shown unmarked.
    hit.spans = hit.text:find("[\1\2]") and {} or spans_of(hit.highlighted)
    hit.highlighted = nil
    hits[#hits + 1] = hit
  end
  return hits, count
end

return Reader
