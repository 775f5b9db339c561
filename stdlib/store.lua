--- Documents and their facts in an SQLite database; docs/schema.md describes it.
-- A document is its content: the same bytes under two paths are stored once,
-- and storing what is there already changes nothing in the file.
local sqlite = require "tj.core.sqlite"
local words = require "tj.words"

local store = {}

local APPLICATION = 0x746A6673  -- "tjfs" in the header of the file

-- The schema -------------------------------------------------------------------

--- Step n takes a database from version n - 1 to n. A step that was released
--- is never changed; a new one is added.
local STEPS = { ([[
PRAGMA application_id = %d;
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  digest TEXT NOT NULL,
  encoding TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  title TEXT, publisher TEXT, date TEXT, region TEXT, kind TEXT, year INTEGER
);
CREATE TABLE paths (
  path TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX paths_document ON paths (document);
CREATE TABLE sections (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  level INTEGER, number TEXT, title TEXT, role TEXT, period TEXT,
  start INTEGER, "end" INTEGER
);
CREATE INDEX sections_document ON sections (document);
CREATE TABLE sentences (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX sentences_document ON sentences (document);
CREATE TABLE facts (
  id TEXT PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  sentence INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  value TEXT, low TEXT, high TEXT, number REAL,
  unit TEXT NOT NULL, approx TEXT NOT NULL, direction TEXT NOT NULL,
  indicator TEXT NOT NULL, canonical TEXT NOT NULL,
  kind TEXT NOT NULL, status TEXT NOT NULL,
  period TEXT NOT NULL, region TEXT NOT NULL, rule TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX facts_document ON facts (document, start);
CREATE INDEX facts_sentence ON facts (sentence);
CREATE INDEX facts_indicator ON facts (indicator);
CREATE INDEX facts_canonical ON facts (canonical, period, region);
]]):format(APPLICATION), [[
CREATE VIRTUAL TABLE search USING fts5(text, content = 'sentences',
  content_rowid = 'id', tokenize = 'words');
CREATE TRIGGER sentences_added AFTER INSERT ON sentences BEGIN
  INSERT INTO search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER sentences_deleted AFTER DELETE ON sentences BEGIN
  INSERT INTO search (search, rowid, text)
  VALUES ('delete', old.id, old.text);
END;
INSERT INTO search (search) VALUES ('rebuild');
]] }

store.version = #STEPS

-- Columns are bound by name from the tables that are put; see row_of.
local SHAPE = { "title", "publisher", "date", "region", "kind", "year" }
local SECTION = { "level", "number", "title", "role", "period", "start", "end" }
local SENTENCE = { "start", "end", "text" }
local FACT = { "id", "start", "end", "text", "value", "low", "high", "number",
               "unit", "approx", "direction", "indicator", "canonical", "kind",
               "status", "period", "region", "rule" }
local PLAIN = { "unit", "approx", "direction", "indicator", "canonical", "kind",
                "status", "period", "region", "rule" }

--- INSERT of `columns`, and of some that come before them.
local function insertion(name, first, columns)
  local names, values = {}, {}
  for _, list in ipairs { first, columns } do
    for _, column in ipairs(list) do
      names[#names + 1] = '"' .. column .. '"'
      values[#values + 1] = ":" .. column
    end
  end
  return ("INSERT INTO %s (%s) VALUES (%s)"):format(
    name, table.concat(names, ", "), table.concat(values, ", "))
end

local ADD_DOCUMENT = insertion("documents",
  { "path", "hash", "digest", "encoding", "bytes" }, SHAPE)
local ADD_SECTION = insertion("sections", { "document" }, SECTION)
local ADD_SENTENCE = insertion("sentences", { "document" }, SENTENCE)
local ADD_FACT = insertion("facts", { "document", "sentence" }, FACT)

-- Opening ----------------------------------------------------------------------

---@class store.Store
local Store = {}
Store.__index = Store

--- The state of the database: its version, and why it cannot be used; or nil
--- and a message.
---@return integer? version
---@return string? message
local function inspect(database, path, readonly)
  local facts = {}
  for i, sql in ipairs { "PRAGMA user_version", "PRAGMA application_id",
                         "SELECT count(*) FROM sqlite_master" } do
    local message
    facts[i], message = database:value(sql)
    if message then return nil, message end
  end
  local version, application, tables = table.unpack(facts)
  if application ~= APPLICATION and (version > 0 or tables > 0) then
    return nil, path .. ": a database, but not one of tj"
  elseif version > #STEPS then
    return nil, ("%s: written by a newer tj (version %d; this one knows %d)")
      :format(path, version, #STEPS)
  elseif readonly and version < #STEPS then
    return nil, path .. ": written by an older tj; open it with tj extract --db"
  end
  return version
end

--- One step up, if another process has not made it; the version that is now.
local function step_up(database)
  local version = database:value "PRAGMA user_version"
  if version >= #STEPS then return version end
  local done, message = database:exec(
    STEPS[version + 1] .. "PRAGMA user_version = " .. version + 1)
  if not done then return nil, message end
  return version + 1
end

--- Brings the database to the newest version, each step whole or not at all.
local function migrate(database, version)
  while version < #STEPS do
    local now, message = database:transaction(function ()
      return step_up(database)
    end)
    if not now then return nil, message end
    version = now
  end
  return true
end

--- What a database needs before it can write the table of words.
local function add_words(database)
  local segmenter, message, code = words.segmenter()
  if not segmenter then return nil, message, code end
  return database:add_tokenizer(segmenter)
end

local function prepare(database, path, readonly)
  local version, message = inspect(database, path, readonly)
  if not version then return nil, message end
  if not readonly then
    local added, refusal = add_words(database)
    if not added then return nil, refusal end
  end
  local done, why = migrate(database, version)
  if not done then return nil, why end
  -- A write-ahead log is synced when it is copied back, not at each document.
  local log = readonly and "" or "PRAGMA journal_mode = WAL;"
  return database:exec(log .. "PRAGMA synchronous = NORMAL;"
                       .. "PRAGMA foreign_keys = ON")
end

--- Opens a store, or makes a new one. nil and a message for a file that is no
--- database, one of another program, one of a newer tj, or a locked one.
---@param path string
---@param options? { readonly?: boolean, busy_ms?: integer }
---@return store.Store?
---@return string? message
function store.open(path, options)
  local database, message = sqlite.open(path, options)
  if not database then return nil, message end
  local readonly = options and options.readonly
  local done, why = prepare(database, path, readonly)
  if not done then
    database:close()
    return nil, why
  end
  return setmetatable({ database = database, path = path, prepared = {},
                        has_words = not readonly }, Store)
end

-- Putting ----------------------------------------------------------------------

local Refusal = {}  -- marks an error that put returns as a message

local function refuse(message)
  error(setmetatable({ message = message }, Refusal))
end

--- Runs `sql` with `params` through a statement that is prepared once.
local function run(self, sql, params)
  if not self.prepared[sql] then
    local statement, message = self.database:prepare(sql)
    if not statement then refuse(message) end
    self.prepared[sql] = statement
  end
  local changes, message = self.prepared[sql]:run(params)
  if not changes then refuse(message) end
end

local function value(self, sql, params)
  local found, message = self.database:value(sql, params)
  if message then refuse(message) end
  return found
end

--- The fields of `from` that are in `columns`, and those of `row`.
local function pick(from, columns, row)
  for _, column in ipairs(columns) do row[column] = from[column] end
  return row
end

--- A fact as a row of the table; digits are exact, `number` is for sorting.
local function fact_row(fact, document, sentence)
  local row = pick(fact, PLAIN, { document = document, sentence = sentence })
  row.id, row.start, row["end"] = fact.id, fact.start, fact["end"]
  row.text = fact.text
  row.value, row.low, row.high = fact.digits, fact.low_digits, fact.high_digits
  row.number = tonumber(fact.digits or fact.low_digits or fact.high_digits)
  if not row.number then refuse(("fact %s has no digits"):format(fact.id)) end
  row.number = row.number + 0.0
  return row
end

--- A hash of all that is stored of a document but its path, so that the facts
--- of other rules replace those of old ones.
local function digest(document, facts)
  local parts = {}
  local function add(from, columns)
    for _, column in ipairs(columns) do
      parts[#parts + 1] = ("s8"):pack(tostring(from[column]))
    end
  end
  add(document, { "encoding", "bytes" })
  add(document.shape, SHAPE)
  for _, section in ipairs(document.shape.sections or {}) do
    add(section, SECTION)
  end
  for _, sentence in ipairs(document.sentences) do add(sentence, SENTENCE) end
  for _, fact in ipairs(facts) do
    add(fact, { "id", "start", "end", "text", "digits", "low_digits",
                "high_digits" })
    add(fact, PLAIN)
  end
  return sqlite.hash(table.concat(parts))
end

local function add_sentences(self, id, document)
  local ids = {}
  for i, sentence in ipairs(document.sentences) do
    run(self, ADD_SENTENCE, pick(sentence, SENTENCE, { document = id }))
    ids[i] = self.database:last_id()
  end
  return ids
end

--- Facts and sentences are both in reading order.
local function add_facts(self, id, document, facts)
  local ids, at = add_sentences(self, id, document), 1
  for _, fact in ipairs(facts) do
    local sentence = document.sentences[at]
    while sentence and sentence["end"] < fact["end"] do
      at = at + 1
      sentence = document.sentences[at]
    end
    if not sentence or sentence.start > fact.start then
      refuse(("%s: fact %s lies in no sentence"):format(document.path, fact.id))
    end
    run(self, ADD_FACT, fact_row(fact, id, ids[at]))
  end
end

local function add_document(self, path, document, facts, mark)
  local row = pick(document.shape, SHAPE, {
    path = path, hash = document.hash, digest = mark,
    encoding = document.encoding, bytes = document.bytes,
  })
  run(self, ADD_DOCUMENT, row)
  local id = self.database:last_id()
  for _, section in ipairs(document.shape.sections or {}) do
    run(self, ADD_SECTION, pick(section, SECTION, { document = id }))
  end
  add_facts(self, id, document, facts)
  return id
end

local LINK = [[
INSERT INTO paths VALUES (?1, ?2)
ON CONFLICT (path) DO UPDATE SET document = excluded.document]]

--- The document `id` has lost the path `path`: it goes by another one, or goes.
local function leave(self, id, path)
  local other = value(self, "SELECT min(path) FROM paths WHERE document = ?",
                      { id })
  if not other then
    run(self, "DELETE FROM documents WHERE id = ?", { id })
  else
    run(self, "UPDATE documents SET path = ?1 WHERE id = ?2 AND path = ?3",
        { other, id, path })
  end
end

--- The stored document of the same content, once it is known to be up to date.
---@return integer? id
---@return boolean? refreshed  its facts were others
local function known(self, document, facts, mark)
  local id = value(self, "SELECT id FROM documents WHERE hash = ?",
                   { document.hash })
  if not id then return nil end
  if value(self, "SELECT digest FROM documents WHERE id = ?", { id }) == mark then
    return id, false
  end
  local paths = {}
  for row in self.database:rows("SELECT path FROM paths WHERE document = ?",
                                { id }) do
    paths[#paths + 1] = row.path
  end
  local path = value(self, "SELECT path FROM documents WHERE id = ?", { id })
  run(self, "DELETE FROM documents WHERE id = ?", { id })
  id = add_document(self, path, document, facts, mark)
  for _, other in ipairs(paths) do run(self, LINK, { other, id }) end
  return id, true
end

local function put(self, document, facts)
  local path, mark = document.path, digest(document, facts)
  local id, refreshed = known(self, document, facts, mark)
  local before = value(self, "SELECT document FROM paths WHERE path = ?",
                       { path })
  local outcome = before and "replaced" or "added"
  if id then
    if before == id then return refreshed and "replaced" or "unchanged" end
    outcome = (before or refreshed) and "replaced" or "unchanged"
  else
    id = add_document(self, path, document, facts, mark)
  end
  run(self, LINK, { path, id })
  if before then leave(self, before, path) end
  return outcome
end

--- Stores a document and its facts, all or nothing. "unchanged" when the store
--- has its content already with the same facts, under this path or another;
--- "replaced" when the path had another content or the content other facts.
---@param document extraction.Result
---@param facts fact.Fact[]
---@return "added"|"unchanged"|"replaced"|nil outcome
---@return string? message
function Store:put(document, facts)
  local done, outcome, message = pcall(self.database.transaction, self.database,
    function () return put(self, document, facts) end)
  if done then return outcome, message end
  if getmetatable(outcome) == Refusal then return nil, outcome.message end
  error(outcome, 0)
end

-- Reading ----------------------------------------------------------------------

local FILTERS = {
  id = "facts.id", doc = "documents.path", document = "facts.document",
  unit = "unit", indicator = "indicator", canonical = "canonical",
  kind = "facts.kind", status = "status", period = "period",
  region = "facts.region", direction = "direction", approx = "approx",
}

local SELECT = [[
SELECT facts.id, documents.path AS doc, facts.document, facts.start,
       facts."end", facts.text, sentences.text AS sentence,
       facts.value AS digits, low AS low_digits, high AS high_digits, unit,
       approx, direction, indicator, canonical, facts.kind, status, period,
       facts.region, rule
FROM facts JOIN documents ON documents.id = facts.document
           JOIN sentences ON sentences.id = facts.sentence
]]

--- The fields in `filter` as a WHERE, sorted so that a statement is the same.
local function where(filter)
  local conditions = {}
  for key in pairs(filter) do
    if not FILTERS[key] then error("unknown field: " .. tostring(key), 3) end
    conditions[#conditions + 1] = ("%s = :%s"):format(FILTERS[key], key)
  end
  if #conditions == 0 then return "" end
  table.sort(conditions)
  return "WHERE " .. table.concat(conditions, " AND ")
end

--- Iterates over facts by document and place. `filter` has the values that
--- fields must have; `doc` is the path of a document, `document` its id. Raises
--- when the database refuses on the way.
---@param filter? table<string, string|integer>
---@return fun(): fact.Fact?
function Store:facts(filter)
  local sql = SELECT .. where(filter or {})
    .. " ORDER BY documents.path, facts.start, facts.id"
  local next_row, _, _, closing = self.database:rows(sql, filter)
  return function ()
    local fact = next_row()
    if fact then
      fact.value, fact.low = tonumber(fact.digits), tonumber(fact.low_digits)
      fact.high = tonumber(fact.high_digits)
    end
    return fact
  end, nil, nil, closing
end

--- Iterates over documents in the order of their paths.
---@return fun(): table?
function Store:documents()
  return self.database:rows [[
    SELECT id, path, hash, encoding, bytes, title, publisher, date, region,
           kind, year, (SELECT count(*) FROM facts WHERE document = documents.id)
           AS fact_count
    FROM documents ORDER BY path]]
end

local SEARCH = [[
SELECT documents.path AS doc, sentences.document, sentences.id AS sentence,
       sentences.start, sentences."end", sentences.text,
       highlight(search, 0, :left, :right) AS marked
FROM search JOIN sentences ON sentences.id = search.rowid
            JOIN documents ON documents.id = sentences.document
WHERE search MATCH :query
ORDER BY search.rank, documents.path, sentences.start
LIMIT :limit]]

--- The sentences that a query of FTS5 finds, the best first: words or longer
--- stretches of text, AND, OR, NOT, NEAR, "工业 投资" and the prefix 工业*.
--- `marked` is the text with what was found between `left` and `right`.
---@param query string
---@param options? { limit?: integer, left?: string, right?: string }
---@return { doc: string, document: integer, sentence: integer,
---  start: integer, end: integer, text: string, marked: string }[]? rows
---@return string? message  what is wrong with the query
function Store:search(query, options)
  options = options or {}
  if not self.has_words then
    local added, message = add_words(self.database)
    if not added then return nil, message end
    self.has_words = true
  end
  local rows = {}
  local done, message = pcall(function ()
    for row in self.database:rows(SEARCH, {
      query = query, limit = options.limit or -1,
      left = options.left or "[", right = options.right or "]",
    }) do
      rows[#rows + 1] = row
    end
  end)
  if not done then return nil, message end
  return rows
end

--- Harmless twice.
function Store:close()
  self.prepared = {}
  self.database:close()
end

Store.__close = Store.close

return store
