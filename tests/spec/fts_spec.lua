-- fts_spec.lua: full-text search over words, in tables of SQLite's FTS5.
local helper = require "tests.spec.helper"
local sqlite = require "tj.core.sqlite"
local store = require "tj.store"
local words = require "tj.words"

local SENTENCES = {
  "规模以上工业增加值增长5.9%，新增5G基站300个。",
  "生产业绩显著，产业投资增长。",
  "PM2.5浓度下降，粮食产量稳定。",
  "",
  "\u{FEFF}——……",
}

local function open()
  local database = assert(sqlite.open(":memory:"))
  assert(database:add_tokenizer(words.segmenter()))
  assert(database:exec "CREATE VIRTUAL TABLE t USING fts5(text, tokenize = words)")
  return database
end

local function fill(database, sentences)
  for _, sentence in ipairs(sentences) do
    assert(database:run("INSERT INTO t VALUES (?)", { sentence }))
  end
end

--- What a query finds, with brackets, by rowid.
local function find(database, query)
  local found = {}
  for row in database:rows([[SELECT rowid, highlight(t, 0, '[', ']') AS marked
                             FROM t WHERE t MATCH ? ORDER BY rowid]], { query }) do
    found[#found + 1] = row.rowid .. " " .. row.marked
  end
  return table.concat(found, "\n")
end

describe("the tokenizer of words", function ()
  for _, row in ipairs {
    { "产业", "2 生产业绩显著，[产业]投资增长。" },
    { "工业增加值", "1 规模以上[工业增加值]增长5.9%，新增5G基站300个。" },
    { "增加值增长", "1 规模以上工业[增加值增长]5.9%，新增5G基站300个。" },
    { "业增", "" },
    { "规模*", "1 [规模]以上工业增加值增长5.9%，新增5G基站300个。" },
    { "5g", "1 规模以上工业增加值增长5.9%，新增[5G]基站300个。" },
    { "基站", "1 规模以上工业增加值增长5.9%，新增5G[基站]300个。" },
    { "pm2*", "3 [PM2.5]浓度下降，粮食产量稳定。" },
    { "粮食 AND 浓度", "3 PM2.5[浓度]下降，[粮食]产量稳定。" },
    { '"，粮食"', "3 PM2.5浓度下降，[粮食]产量稳定。" },
    { "粮", "" },
    { '"，"', "" },
  } do
    it("finds " .. row[1], function ()
      local database <close> = open()
      fill(database, SENTENCES)
      assert.equal(row[2], find(database, row[1]))
    end)
  end

  it("finds every word of the samples, whole or as a part", function ()
    local database <close> = open()
    local segmenter, lines = assert(words.segmenter()), {}
    for line in helper.read("samples/city-2026.txt"):gmatch("[^\n]+") do
      lines[#lines + 1] = line
    end
    fill(database, lines)
    local statement <close> = assert(database:prepare(
      "SELECT count(*) FROM t WHERE t MATCH ?1 AND rowid = ?2"))
    for i, line in ipairs(lines) do
      for _, word in ipairs(segmenter:cut(line, { mode = "search" })) do
        if word.tag ~= "x" and not word.text:find('"', 1, true) then
          assert.equal(1, statement:value { '"' .. word.text .. '"', i },
                       word.text)
        end
      end
    end
  end)

  it("takes bytes that are no text, and refuses options", function ()
    local database <close> = open()
    fill(database, { "a\0工业", "\xff\xfe工业\x80", ("x"):rep(5000) })
    assert.truthy(find(database, "工业"):find("[工业]", 1, true))
    local done, message = database:exec(
      "CREATE VIRTUAL TABLE u USING fts5(text, tokenize = 'words 1')")
    assert.is_nil(done)
    assert.truthy(message:find("tokenizer", 1, true))
  end)

  it("outlives the segmenter that it was made with", function ()
    local segmenter = assert(words.open())
    local database <close> = assert(sqlite.open(":memory:"))
    assert(database:add_tokenizer(segmenter, "mine"))
    segmenter:close()
    assert(database:exec "CREATE VIRTUAL TABLE t USING fts5(text, tokenize = mine)")
    fill(database, SENTENCES)
    assert.equal("2 生产业绩显著，[产业]投资增长。", find(database, "产业"))
  end)
end)

describe("store:search", function ()
  local folder, path
  before_each(function ()
    folder = helper.folder()
    path = folder .. "/facts.db"
    local got = helper.run { "extract", "-q", "--db", path, "-o",
                             folder .. "/facts.jsonl", "samples/city-2026.txt" }
    assert.equal(0, got.code, got.err)
  end)
  after_each(function () helper.remove(folder) end)

  local function first(readonly)
    local facts <close> = assert(store.open(path, { readonly = readonly }))
    return assert(facts:search("高标准农田", { limit = 1 }))[1]
  end

  it("finds sentences, marked and with their places", function ()
    local row = first(true)
    local span = row.spans[1]
    assert.equal("高标准农田", row.text:sub(span[1], span[2]))
    assert.equal("samples/city-2026.txt", row.doc)
    local raw = helper.read(row.doc)
    assert.truthy(raw:sub(row.start + 1, row["end"]):find("高标准农田", 1, true))
  end)

  it("says what is wrong with a query", function ()
    local facts <close> = assert(store.open(path, { readonly = true }))
    local rows, message = facts:search('"工业')
    assert.is_nil(rows)
    assert.truthy(message:find("unterminated string", 1, true))
  end)

  it("forgets a document that goes", function ()
    local database <close> = assert(store.open(path))
    assert(database.database:exec "DELETE FROM documents")
    assert.same({}, database:search "高标准农田")
    assert.truthy(database.database:exec(
      "INSERT INTO search (search) VALUES ('integrity-check')"))
  end)

  it("leaves the other tables to any program", function ()
    local plain <close> = assert(sqlite.open(path))
    assert.truthy(plain:value "SELECT count(*) FROM sentences" > 0)
    local _, message = plain:value "SELECT count(*) FROM search WHERE search MATCH '工业'"
    assert.truthy(message:find("no such tokenizer", 1, true))
  end)
end)
