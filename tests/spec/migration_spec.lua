-- migration_spec.lua: files of older versions are brought up, whole or not at all.
local helper = require "tests.spec.helper"
local schema = require "tj.schema"
local sqlite = require "tj.core.sqlite"
local store = require "tj.store"
local words = require "tj.words"

--- What older versions made of an empty file; STEPS[2] came after STEPS[1].
local STEPS = { [[
PRAGMA application_id = 0x746A6673;
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
]], [[
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

local ROWS = [[
INSERT INTO documents (path, hash, digest, encoding, bytes, title, year)
  VALUES ('a.txt', 'h1', 'd1', 'UTF-8', 60, '2017年工作总结', 2017);
INSERT INTO paths VALUES ('a.txt', 1), ('copy.txt', 1);
INSERT INTO sections (document, level, number, title) VALUES (1, 1, '一、', '工业');
INSERT INTO sentences (document, start, "end", text)
  VALUES (1, 0, 60, '工业技改投资147.44亿元,增长64.6%。');
INSERT INTO facts VALUES ('h1-40', 1, 1, 40, 45, '64.6%', '64.60', NULL, NULL,
  64.6, '%', '=', 'up', '工业技改投资', '', 'change', 'actual', '2017', '云山市',
  'growth rules/growth.lua:3');
]]

--- Every table, index, trigger and view of a database, as its SQL.
local function shape_of(path)
  local database <close> = assert(sqlite.open(path, { readonly = true }))
  local list = {}
  for row in database:rows [[SELECT type, name, sql FROM sqlite_master
                             WHERE sql IS NOT NULL ORDER BY type, name]] do
    list[#list + 1] = ("%s %s: %s"):format(row.type, row.name, row.sql)
  end
  return table.concat(list, "\n")
end

describe("a store of version", function ()
  local folder, path
  before_each(function ()
    folder = helper.folder()
    path = folder .. "/facts.db"
  end)
  after_each(function () helper.remove(folder) end)

  local function make(version)
    local database <close> = assert(sqlite.open(path))
    assert(database:add_tokenizer(words.segmenter()))
    for i = 1, version do assert(database:exec(STEPS[i])) end
    assert(database:exec(ROWS))
    assert(database:exec("PRAGMA user_version = " .. version))
  end

  for version = 1, schema.version - 1 do
    it(version .. " keeps its rows and gets the schema of a new one", function ()
      make(version)
      do
        local opened <close> = assert(store.open(path))
        local fact = opened:facts { name = "工业技改投资" }()
        assert.equal("64.60", fact.digits)
        assert.equal("工业技改投资147.44亿元,增长64.6%。", fact.sentence)
        assert.equal("2017年工作总结", fact.document_title)
        assert.equal(1, #assert(opened:search "技改投资"))
        assert.equal("一、", opened:sections(1)().number)
        assert.equal("copy.txt", opened.database:value
          "SELECT max(path) FROM paths")
        assert.same({ "migrate", ('["from version %d"]'):format(version) }, {
          opened.database:value "SELECT command FROM runs",
          opened.database:value "SELECT arguments FROM runs" })
        assert.is_nil(opened.database:value "PRAGMA foreign_key_check")
        assert.equal("ok", opened.database:value "PRAGMA integrity_check")
      end
      local new = folder .. "/new.db"
      assert(store.open(new)):close()
      assert.equal(shape_of(new), shape_of(path))
    end)

    it(version .. " is brought up whole or stays as it was", function ()
      make(version)
      do  -- a row that no table of today takes
        local database <close> = assert(sqlite.open(path))
        assert(database:exec [[UPDATE facts SET number = NULL]])
      end
      local before = helper.read(path)
      local opened, message = store.open(path)
      assert.is_nil(opened)
      assert.equal(path .. ": NOT NULL constraint failed: facts.number", message)
      assert.is_true(before == helper.read(path))
    end)

    it(version .. " is not read as it is", function ()
      make(version)
      local opened, message = store.open(path, { readonly = true })
      assert.is_nil(opened)
      assert.equal(("%s: written by an older tj (version %d; this one reads %d); "
        .. "tj extract --db brings it up"):format(path, version, schema.version),
        message)
    end)
  end
end)
