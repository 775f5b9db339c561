--- Writing a document and its facts into a store. A document is its content:
--- the same bytes under two paths are stored once, and storing what is there
--- already changes nothing in the file.
local runs = require "tj.runs"
local schema = require "tj.schema"
local session = require "tj.session"
local sqlite = require "tj.core.sqlite"

---@class store.Store
local Writer = {}

local columns, insertion, pick = schema.columns, session.insertion, session.pick
local run, value = session.run, session.value

--- The columns of `list` after some that come before them.
local function after(first, list)
  return table.move(list, 1, #list, #first + 1, first)
end

local ADD_DOCUMENT = insertion("documents",
  after({ "id", "run", "path", "hash", "digest", "encoding", "bytes", "numbers",
          "unexplained" }, columns.document))
local ADD_SECTION = insertion("sections",
  after({ "document" }, columns.section))
local ADD_SENTENCE = insertion("sentences",
  after({ "document", "section" }, columns.sentence))
local ADD_FACT = insertion("facts",
  after({ "document", "sentence", "run" }, columns.fact))

-- Rows ---------------------------------------------------------------------------

--- A fact as a row of the table; digits are exact, `number` is for sorting.
local function fact_row(fact, row)
  pick(fact, columns.fact, row)
  row.value, row.low, row.high = fact.digits, fact.low_digits, fact.high_digits
  row.number = tonumber(fact.digits or fact.low_digits or fact.high_digits)
  if not row.number then
    session.refuse(("fact %s has no digits"):format(fact.id))
  end
  row.number = row.number + 0.0
  if fact.first then
    row.sentence_start = fact.first - fact.sentence_first
    row.sentence_end = fact.last - fact.sentence_first + 1
  end
  return row
end

--- The counts of a document's numbers; nothing where they are not known.
local function counts_of(document)
  local coverage = document.coverage
  return coverage and coverage.seen, coverage and #coverage.unexplained
end

--- What of a fact is stored, in its own fields.
local DIGESTED = { "first", "last", "sentence_first", "digits", "low_digits",
                   "high_digits" }
for _, column in ipairs(columns.fact) do
  if column ~= "number" then DIGESTED[#DIGESTED + 1] = column end
end

--- A hash of all that is stored of a document but its path, so that the facts
--- of other rules replace those of old ones.
local function digest(document, facts)
  local seen, unexplained = counts_of(document)
  local parts = { tostring(seen), tostring(unexplained) }
  local function add(from, names)
    for _, name in ipairs(names) do parts[#parts + 1] = tostring(from[name]) end
  end
  add(document, { "encoding", "bytes" })
  add(document.shape, columns.document)
  for _, section in ipairs(document.shape.sections or {}) do
    add(section, columns.section)
  end
  for _, sentence in ipairs(document.sentences) do
    parts[#parts + 1] = tostring(sentence.section)
    add(sentence, columns.sentence)
  end
  for _, fact in ipairs(facts) do add(fact, DIGESTED) end
  for i, part in ipairs(parts) do parts[i] = #part .. ":" .. part end
  return sqlite.hash(table.concat(parts))
end

-- Adding -------------------------------------------------------------------------

local function add_sections(self, id, list)
  local ids = {}
  for i, section in ipairs(list) do
    run(self, ADD_SECTION, pick(section, columns.section, { document = id }))
    ids[i] = self.database:last_id()
  end
  return ids
end

local function add_sentences(self, id, list, section_ids)
  local ids = {}
  for i, sentence in ipairs(list) do
    run(self, ADD_SENTENCE, pick(sentence, columns.sentence, {
      document = id, section = section_ids[sentence.section] }))
    ids[i] = self.database:last_id()
  end
  return ids
end

--- Facts and sentences are both in reading order.
local function add_facts(self, id, document, facts, ids)
  local sentences, at, run_id = document.sentences, 1, runs.current(self)
  for _, fact in ipairs(facts) do
    while sentences[at] and sentences[at]["end"] < fact["end"] do at = at + 1 end
    if not sentences[at] or sentences[at].start > fact.start then
      session.refuse(("%s: fact %s lies in no sentence"):format(
        document.path, fact.id))
    end
    run(self, ADD_FACT, fact_row(fact, { document = id, sentence = ids[at],
                                         run = run_id }))
  end
end

local INDEX = [[
INSERT INTO search (rowid, text)
SELECT id, text FROM sentences WHERE document = ?]]

--- Adds a document with all that is below it; `id` is new where it is nil.
local function add_document(self, path, document, facts, mark, id)
  local row = pick(document.shape, columns.document, {
    id = id, run = runs.current(self), path = path, hash = document.hash,
    digest = mark, encoding = document.encoding, bytes = document.bytes })
  row.numbers, row.unexplained = counts_of(document)
  run(self, ADD_DOCUMENT, row)
  id = self.database:last_id()
  local section_ids = add_sections(self, id, document.shape.sections or {})
  local ids = add_sentences(self, id, document.sentences, section_ids)
  add_facts(self, id, document, facts, ids)
  run(self, INDEX, { id })
  return id
end

-- Paths --------------------------------------------------------------------------

local LINK = [[
INSERT INTO paths VALUES (?1, ?2)
ON CONFLICT (path) DO UPDATE SET document = excluded.document]]

local function paths_of(self, id)
  local paths = {}
  for row in self.database:rows(
    "SELECT path FROM paths WHERE document = ? ORDER BY path", { id }) do
    paths[#paths + 1] = row.path
  end
  return paths
end

--- Takes a document away; its facts are remembered.
local function remove(self, id)
  runs.retire(self, id)
  run(self, "DELETE FROM documents WHERE id = ?", { id })
end

--- The document `id` has lost the path `path`: it goes by another one, or goes.
local function leave(self, id, path)
  local other = paths_of(self, id)[1]
  if not other then
    remove(self, id)
  else
    run(self, "UPDATE documents SET path = ?1 WHERE id = ?2 AND path = ?3",
        { other, id, path })
  end
end

--- The stored content once more, with other facts, under the same id and paths.
local function refresh(self, id, document, facts, mark)
  local paths = paths_of(self, id)
  local path = value(self, "SELECT path FROM documents WHERE id = ?", { id })
  remove(self, id)
  add_document(self, path, document, facts, mark, id)
  runs.revive(self, id)
  for _, other in ipairs(paths) do run(self, LINK, { other, id }) end
end

--- What `put` does, in its transaction.
local function put(self, document, facts)
  local path, mark = document.path, digest(document, facts)
  local before = value(self, "SELECT document FROM paths WHERE path = ?",
                       { path })
  local id = value(self, "SELECT id FROM documents WHERE hash = ?",
                   { document.hash })
  local is_known, is_same = id ~= nil, id ~= nil and mark == value(self,
    "SELECT digest FROM documents WHERE id = ?", { id })
  if is_same and before == id then return "unchanged" end
  if not is_known then
    id = add_document(self, path, document, facts, mark)
  elseif not is_same then
    refresh(self, id, document, facts, mark)
  end
  run(self, LINK, { path, id })
  if is_same and not before then return "unchanged" end
  if before and before ~= id then leave(self, before, path) end
  local outcome = (before or is_known) and "replaced" or "added"
  runs.count(self, outcome)
  return outcome
end

--- Stores a document and its facts, all or nothing. "unchanged" when the store
--- has its content already with the same facts, under this path or another;
--- "replaced" when the path had another content or the content other facts.
---@param document extraction.Result
---@param facts fact.Fact[]
---@return "added"|"unchanged"|"replaced"|nil outcome
---@return string? message
function Writer:put(document, facts)
  return session.transaction(self, function ()
    return put(self, document, facts)
  end)
end

return Writer
