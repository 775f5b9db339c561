--- The tables and views of a store, as docs/schema.md describes them. A change
--- here makes a new version; migration.lua then brings older files up.
local schema = {}

schema.version = 3
schema.application = 0x746A6673  -- "tjfs" in the header of the file

local RUNS = [[
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  command TEXT NOT NULL,
  arguments TEXT NOT NULL,
  version TEXT NOT NULL,
  added INTEGER NOT NULL DEFAULT 0,
  replaced INTEGER NOT NULL DEFAULT 0,
  analysed INTEGER NOT NULL DEFAULT 0
);
]]

local DOCUMENTS = [[
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs,
  path TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  digest TEXT NOT NULL,
  encoding TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  title TEXT, publisher TEXT, body TEXT, document_number TEXT, date TEXT,
  region TEXT, kind TEXT, year INTEGER, plan_year INTEGER,
  review_period TEXT, plan_period TEXT,
  numbers INTEGER, unexplained INTEGER
);
CREATE INDEX documents_path ON documents (path);
CREATE INDEX documents_region ON documents (region, year);

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
  section INTEGER REFERENCES sections ON DELETE CASCADE,
  paragraph INTEGER,
  type TEXT,
  line INTEGER,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX sentences_document ON sentences (document, start);
CREATE INDEX sentences_section ON sentences (section);
]]

local FACTS = [[
CREATE TABLE facts (
  id TEXT PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  sentence INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
  line INTEGER,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  sentence_start INTEGER, sentence_end INTEGER,
  text TEXT NOT NULL,
  value TEXT, low TEXT, high TEXT, grain TEXT, number REAL NOT NULL,
  unit TEXT NOT NULL, approx TEXT NOT NULL, direction TEXT NOT NULL,
  indicator TEXT NOT NULL, canonical TEXT NOT NULL,
  name TEXT GENERATED ALWAYS AS
    (CASE canonical WHEN '' THEN indicator ELSE canonical END) VIRTUAL,
  kind TEXT NOT NULL, status TEXT NOT NULL,
  period TEXT NOT NULL, region TEXT NOT NULL, rule TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX facts_document ON facts (document, start);
CREATE INDEX facts_sentence ON facts (sentence);
CREATE INDEX facts_name ON facts (name, region, period);
CREATE INDEX facts_indicator ON facts (indicator);
CREATE INDEX facts_region ON facts (region, period);
CREATE INDEX facts_run ON facts (run);

CREATE TABLE past_facts (
  id TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs,
  ended INTEGER NOT NULL REFERENCES runs,
  doc TEXT NOT NULL, line INTEGER, start INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  fact TEXT NOT NULL,
  PRIMARY KEY (id, run)
) WITHOUT ROWID;
CREATE INDEX past_facts_run ON past_facts (run);
CREATE INDEX past_facts_ended ON past_facts (ended);
]]

local ANALYSES = [[
CREATE TABLE analyses (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  analysis TEXT NOT NULL,
  digest TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs,
  PRIMARY KEY (document, analysis)
) WITHOUT ROWID;

CREATE TABLE checks (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  relation TEXT NOT NULL,
  computation TEXT NOT NULL,
  stated TEXT, computed TEXT,
  verdict TEXT NOT NULL
    CHECK (verdict IN ('holds', 'rounding', 'contradicts', 'unchecked')),
  reason TEXT NOT NULL
);
CREATE INDEX checks_document ON checks (document);
CREATE INDEX checks_verdict ON checks (verdict);

CREATE TABLE check_spans (
  check_id INTEGER NOT NULL REFERENCES checks ON DELETE CASCADE,
  position INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  sentence INTEGER REFERENCES sentences ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (check_id, position)
) WITHOUT ROWID;
CREATE INDEX check_spans_document ON check_spans (document, start);
CREATE INDEX check_spans_sentence ON check_spans (sentence);

CREATE TABLE policies (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  sentence INTEGER REFERENCES sentences ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT, issuer TEXT, number TEXT, status TEXT, period TEXT
);
CREATE INDEX policies_document ON policies (document, start);
CREATE INDEX policies_sentence ON policies (sentence);
CREATE INDEX policies_title ON policies (title);

CREATE TABLE entities (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  sentence INTEGER REFERENCES sentences ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT, said TEXT
);
CREATE INDEX entities_document ON entities (document, start);
CREATE INDEX entities_sentence ON entities (sentence);
CREATE INDEX entities_name ON entities (name);

CREATE TABLE commitments (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  sentence INTEGER REFERENCES sentences ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  task TEXT NOT NULL,
  owner TEXT, amount TEXT,
  fact TEXT REFERENCES facts ON DELETE SET NULL,
  due TEXT, state TEXT
);
CREATE INDEX commitments_document ON commitments (document, start);
CREATE INDEX commitments_sentence ON commitments (sentence);
CREATE INDEX commitments_fact ON commitments (fact);
]]

-- The words of sentences. Its tokenizer is this program's own. The writer fills
-- it a document at a time: FTS5 writes to the file after each statement.
local SEARCH = [[
CREATE VIRTUAL TABLE search USING fts5(text, content = 'sentences',
  content_rowid = 'id', tokenize = 'words');
CREATE TRIGGER sentences_deleted AFTER DELETE ON sentences BEGIN
  INSERT INTO search (search, rowid, text)
  VALUES ('delete', old.id, old.text);
END;
]]

-- Facts with where they come from; the same figure in several places; facts as
-- they are and were; and what each run did to them.
local VIEWS = [[
CREATE VIEW sourced_facts AS
SELECT facts.id, documents.path AS doc, facts.document, facts.line,
       facts.start, facts."end", facts.text, sentences.text AS sentence_text,
       facts.sentence, facts.sentence_start, facts.sentence_end,
       facts.value, facts.low, facts.high, facts.grain, facts.number,
       facts.unit, facts.approx, facts.direction, facts.indicator,
       facts.canonical, facts.name, facts.kind, facts.status, facts.period,
       facts.region, facts.rule, documents.title AS document_title,
       documents.year AS document_year, documents.date AS document_date,
       documents.publisher AS document_publisher
FROM facts JOIN documents ON documents.id = facts.document
           JOIN sentences ON sentences.id = facts.sentence;

CREATE VIEW figures AS
SELECT name, region, period, kind, status, unit, direction,
       count(*) AS times, count(DISTINCT document) AS documents,
       count(DISTINCT coalesce(value, low || '..' || high, low, high))
         AS "values",
       min(number) AS least, max(number) AS most
FROM facts WHERE period <> ''
GROUP BY name, region, period, kind, status, unit, direction;

CREATE VIEW fact_versions AS
SELECT facts.id, facts.run, NULL AS ended, facts.document,
       documents.path AS doc, facts.line, facts.start,
       sentences.text AS sentence,
       json_object('text', facts.text, 'value', value, 'low', low,
         'high', high, 'unit', unit, 'approx', approx, 'direction', direction,
         'indicator', indicator, 'canonical', canonical, 'kind', facts.kind,
         'status', status, 'period', period, 'region', facts.region) AS fact
FROM facts JOIN documents ON documents.id = facts.document
           JOIN sentences ON sentences.id = facts.sentence
UNION ALL
SELECT id, run, ended, NULL, doc, line, start, sentence, fact
FROM past_facts;

CREATE VIEW run_counts AS
WITH began (id, run) AS (SELECT id, run FROM facts
                         UNION ALL SELECT id, run FROM past_facts)
SELECT runs.id, started, command, arguments, version, added, replaced, analysed,
       (SELECT count(*) FROM began WHERE run = runs.id AND NOT EXISTS
         (SELECT 1 FROM past_facts WHERE id = began.id AND ended = runs.id))
         AS gained,
       (SELECT count(*) FROM past_facts AS past
        WHERE ended = runs.id AND NOT EXISTS
         (SELECT 1 FROM began WHERE id = past.id AND run = runs.id)) AS lost,
       (SELECT count(*) FROM past_facts AS past
        WHERE ended = runs.id AND EXISTS
         (SELECT 1 FROM began WHERE id = past.id AND run = runs.id)) AS changed
FROM runs;
]]

--- What makes an empty database one of `schema.version`.
schema.sql = table.concat { RUNS, DOCUMENTS, FACTS, ANALYSES, SEARCH, VIEWS,
  ("PRAGMA application_id = %d; PRAGMA user_version = %d;"):format(
    schema.application, schema.version) }

--- The columns that are filled from the fields of the same names.
schema.columns = {
  document = { "title", "publisher", "body", "document_number", "date",
               "region", "kind", "year", "plan_year", "review_period",
               "plan_period" },
  section = { "level", "number", "title", "role", "period", "start", "end" },
  sentence = { "paragraph", "type", "line", "start", "end", "text" },
  fact = { "id", "line", "start", "end", "sentence_start", "sentence_end",
           "text", "value", "low", "high", "grain", "number", "unit",
           "approx", "direction", "indicator", "canonical", "kind", "status",
           "period", "region", "rule" },
  check = { "relation", "computation", "stated", "computed", "verdict",
            "reason" },
  policy = { "start", "end", "title", "kind", "issuer", "number", "status",
             "period" },
  entity = { "start", "end", "name", "type", "said" },
  commitment = { "start", "end", "task", "owner", "amount", "fact", "due", "state" },
}

return schema
