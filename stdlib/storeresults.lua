--- What analyses find in the documents of a store: checks, policies, entities
--- and commitments. A document's list of one analysis is written whole; writing
--- the list that is there already changes nothing.
local conditions = require "tj.conditions"
local json = require "tj.core.json"
local runs = require "tj.runs"
local schema = require "tj.schema"
local session = require "tj.session"
local sqlite = require "tj.core.sqlite"

---@class store.Store
local Results = {}

local run, value = session.run, session.value

---@class store.Span  bytes of the raw file, from 0, end exclusive
---@field [1] integer  start
---@field [2] integer  end
---@field document? integer  another one than the check's own

---@class store.Check
---@field relation string  sum, growth, share, multiple, difference, …
---@field computation string  8+68+101=177
---@field stated? string|number  exact digits
---@field computed? string|number
---@field verdict "holds"|"rounding"|"contradicts"|"unchecked"
---@field reason string
---@field spans store.Span[]

---@class store.Policy
---@field start integer
---@field end integer
---@field title string  without 《》
---@field kind? string  plan, measures, opinions, law, …
---@field issuer? string
---@field number? string  青科〔2016〕5号
---@field status? string  issued, planned, …
---@field period? string

---@class store.Entity
---@field start integer
---@field end integer
---@field name string
---@field type? string  enterprise, park, platform, project, …
---@field said? string

---@class store.Commitment
---@field start integer
---@field end integer
---@field task string
---@field owner? string
---@field amount? string  as written
---@field fact? string  id of the fact that says how much
---@field due? string  a period
---@field state? string  done, open, …

local function with_place(columns)
  local list = { "document", "sentence" }
  return table.move(columns, 1, #columns, 3, list)
end

--- By analysis: its columns, and the INSERT of one of its rows.
local KINDS = {
  checks = { columns = schema.columns.check },
  policies = { columns = schema.columns.policy },
  entities = { columns = schema.columns.entity },
  commitments = { columns = schema.columns.commitment },
}
for name, kind in pairs(KINDS) do
  local columns = name == "checks" and { "document", table.unpack(kind.columns) }
                  or with_place(kind.columns)
  kind.add = session.insertion(name, columns)
  kind.remove = ("DELETE FROM %s WHERE document = ?"):format(name)
  kind.known = name == "checks" and { spans = true } or {}
  for _, column in ipairs(kind.columns) do kind.known[column] = true end
end

local ADD_SPAN = session.insertion("check_spans",
  { "check_id", "position", "document", "sentence", "start", "end" })

-- Writing ------------------------------------------------------------------------

local SENTENCE_AT = [[
SELECT id FROM sentences WHERE document = ?1 AND start <= ?2 AND "end" >= ?3
ORDER BY start DESC LIMIT 1]]

--- The sentence that a span lies in; nil for one in none, or in several.
local function sentence_at(self, document, start, stop)
  return value(self, SENTENCE_AT, { document, start, stop })
end

local function add_spans(self, document, check, spans)
  for i, span in ipairs(spans) do
    local of = span.document or document
    run(self, ADD_SPAN, { check_id = check, position = i, document = of,
      sentence = sentence_at(self, of, span[1], span[2]),
      start = span[1], ["end"] = span[2] })
  end
end

local function add(self, document, kind, item)
  local row = session.pick(item, kind.columns, { document = document })
  if item.start then
    row.sentence = sentence_at(self, document, item.start, item["end"])
  end
  run(self, kind.add, row)
  if item.spans then
    add_spans(self, document, self.database:last_id(), item.spans)
  end
end

--- Raises, by name, for a field that no column holds.
local function check_fields(kind, list)
  for i, item in ipairs(list) do
    for key in pairs(item) do
      if not kind.known[key] then
        error(("unknown field in item %d: %s"):format(i, tostring(key)), 4)
      end
    end
  end
end

local function digest(kind, list)
  local rows = {}
  for i, item in ipairs(list) do
    rows[i] = session.pick(item, kind.columns, { spans = item.spans and {} })
    for j, span in ipairs(item.spans or {}) do
      rows[i].spans[j] = { span[1], span[2], span.document }
    end
  end
  return sqlite.hash(json.encode(json.array(rows)))
end

local PUT_DIGEST = [[
INSERT INTO analyses VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (document, analysis)
DO UPDATE SET digest = excluded.digest, run = excluded.run]]

local function replace(self, document, name, list, mark)
  local kind = KINDS[name]
  local before = value(self,
    "SELECT digest FROM analyses WHERE document = ?1 AND analysis = ?2",
    { document, name })
  if before == mark then return "unchanged" end
  run(self, kind.remove, { document })
  for _, item in ipairs(list) do add(self, document, kind, item) end
  run(self, PUT_DIGEST, { document, name, mark, runs.current(self) })
  runs.count(self, "analysed")
  return before and "replaced" or "added"
end

local function put(self, document, name, list)
  if math.type(document) ~= "integer" then
    error("document must be an id, got " .. type(document), 3)
  end
  check_fields(KINDS[name], list)
  local mark = digest(KINDS[name], list)
  return session.transaction(self, function ()
    return replace(self, document, name, list, mark)
  end)
end

--- Stores the checks of a document in place of those it had; an empty list
--- says that it was audited and nothing was found.
---@param document integer  its id
---@param list store.Check[]
---@return "added"|"unchanged"|"replaced"|nil outcome
---@return string? message
function Results:put_checks(document, list)
  return put(self, document, "checks", list)
end

--- The same for the policy documents that it names.
---@param document integer
---@param list store.Policy[]
---@return "added"|"unchanged"|"replaced"|nil outcome
---@return string? message
function Results:put_policies(document, list)
  return put(self, document, "policies", list)
end

--- The same for the enterprises, parks and projects that it names.
---@param document integer
---@param list store.Entity[]
---@return "added"|"unchanged"|"replaced"|nil outcome
---@return string? message
function Results:put_entities(document, list)
  return put(self, document, "entities", list)
end

--- The same for what it promises.
---@param document integer
---@param list store.Commitment[]
---@return "added"|"unchanged"|"replaced"|nil outcome
---@return string? message
function Results:put_commitments(document, list)
  return put(self, document, "commitments", list)
end

-- Reading ------------------------------------------------------------------------

local SELECT = [[
SELECT NAME.id, NAME.document, COLUMNS, NAME.sentence AS sentence_id,
       sentences.text AS sentence, sentences.line, documents.path AS doc,
       documents.title AS document_title, documents.year AS document_year
FROM NAME JOIN documents ON documents.id = NAME.document
          LEFT JOIN sentences ON sentences.id = NAME.sentence ]]

--- Iterates over the rows of a table with their sentences and documents.
local function read(self, name, filter)
  local columns = { document = name .. ".document", doc = "documents.path",
                    year = "documents.year" }
  local selected = {}
  for i, column in ipairs(KINDS[name].columns) do
    selected[i] = ('%s."%s"'):format(name, column)
    columns[column] = selected[i]
  end
  local where, params = conditions.where(columns, filter, 3)
  local sql = SELECT .. where .. " ORDER BY documents.path, NAME.start, NAME.id"
  sql = sql:gsub("NAME", name):gsub("COLUMNS", table.concat(selected, ", "))
  return self.database:rows(sql, params)
end

--- Iterates over policies by document and place, with `doc`, `document_title`,
--- `document_year`, and their sentence: `sentence` (its text), `sentence_id`,
--- `line`. `filter` is as of Store:facts, by any column, doc, document and year.
---@param filter? table<string, string|integer|(string|integer)[]>
---@return fun(): table?
function Results:policies(filter) return read(self, "policies", filter) end

--- The same of entities.
---@param filter? table<string, string|integer|(string|integer)[]>
---@return fun(): table?
function Results:entities(filter) return read(self, "entities", filter) end

--- The same of commitments.
---@param filter? table<string, string|integer|(string|integer)[]>
---@return fun(): table?
function Results:commitments(filter) return read(self, "commitments", filter) end

local CHECK_FIELDS = {
  id = "checks.id", document = "checks.document", doc = "documents.path",
  relation = "relation", verdict = "verdict", year = "documents.year",
}

local CHECKS = [[
SELECT checks.*, documents.path AS doc, documents.title AS document_title,
       documents.year AS document_year
FROM checks JOIN documents ON documents.id = checks.document ]]

local SPANS = [[
SELECT check_spans.start, check_spans."end", check_spans.document,
       documents.path AS doc, sentences.text AS sentence,
       check_spans.sentence AS sentence_id
FROM check_spans JOIN documents ON documents.id = check_spans.document
                 LEFT JOIN sentences ON sentences.id = check_spans.sentence
WHERE check_id = ? ORDER BY position]]

--- Iterates over checks by document, in the order they were put, with `doc`,
--- `document_title`, `document_year`; `spans` is a list of { start, end,
--- document, doc, sentence, sentence_id }.
---@param filter? table<string, string|integer|(string|integer)[]>  by id,
---  document, doc, relation, verdict, year
---@return fun(): table?
function Results:checks(filter)
  local where, params = conditions.where(CHECK_FIELDS, filter)
  local next_row, _, _, closing = self.database:rows(
    CHECKS .. where .. " ORDER BY documents.path, checks.id", params)
  return function ()
    local check = next_row()
    if check then
      check.spans = {}
      for span in self.database:rows(SPANS, { check.id }) do
        check.spans[#check.spans + 1] = span
      end
    end
    return check
  end, nil, nil, closing
end

--- The documents that an analysis was stored for, empty lists too.
---@param name "checks"|"policies"|"entities"|"commitments"
---@return table<integer, true>  by document id
function Results:analysed(name)
  if not KINDS[name] then error("no such analysis: " .. tostring(name), 2) end
  local found = {}
  for row in self.database:rows(
    "SELECT document FROM analyses WHERE analysis = ?", { name }) do
    found[row.document] = true
  end
  return found
end

return Results
