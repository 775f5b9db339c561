-- store_spec.lua: documents and facts in a database, stored once.
local helper = require "tests.spec.helper"
local sqlite = require "tj.core.sqlite"
local store = require "tj.store"

--- What extraction.read gives of a document with one sentence and two facts.
local function document(path, hash, extra)
  local result = {
    path = path, hash = hash, encoding = "UTF-8", bytes = 90,
    shape = { title = "2017年工作总结", region = "云山市", year = 2017,
              sections = { { level = 1, number = "一、", title = "工业" } } },
    sentences = { { start = 0, ["end"] = 60, text = "工业技改投资147.44亿元,增长64.6%。" } },
  }
  for key, value in pairs(extra or {}) do result[key] = value end
  return result
end

local function fact(hash, start, digits, extra)
  local result = {
    id = ("%s-%d"):format(hash, start), start = start, ["end"] = start + 5,
    text = "64.6%", sentence = "", digits = digits, value = tonumber(digits),
    unit = "%", approx = "=", direction = "up", indicator = "工业技改投资",
    canonical = "", kind = "change", status = "actual", period = "2017",
    region = "云山市", rule = "growth scripts/rules/growth.lua:3",
  }
  for key, value in pairs(extra or {}) do result[key] = value end
  return result
end

local function facts(hash, digits)
  return { fact(hash, 18, "14744000000", { unit = "元", kind = "level" }),
           fact(hash, 40, digits or "64.60") }
end

describe("store", function ()
  local folder, path
  before_each(function ()
    folder = helper.folder()
    path = folder .. "/facts.db"
  end)
  after_each(function ()
    os.execute("chmod -R u+w " .. helper.quote(folder))
    helper.remove(folder)
  end)

  --- Every row of every table, as text.
  local function dump()
    local database <close> = assert(sqlite.open(path, { readonly = true }))
    local lines = {}
    for _, name in ipairs { "documents", "paths", "sections", "sentences", "facts" } do
      for row in database:rows("SELECT * FROM " .. name) do
        local fields = {}
        for key, value in pairs(row) do
          fields[#fields + 1] = ("%s=%s"):format(key, value)
        end
        table.sort(fields)
        lines[#lines + 1] = name .. " " .. table.concat(fields, " ")
      end
    end
    return table.concat(lines, "\n")
  end

  local function put_all(list)
    local outcomes = {}
    local opened <close> = assert(store.open(path))
    for i, pair in ipairs(list) do
      outcomes[i] = assert(opened:put(pair[1], pair[2]))
    end
    return table.concat(outcomes, " ")
  end

  it("changes not one byte in a second run", function ()
    local list = { { document("a.txt", "h1"), facts "h1" },
                   { document("b.txt", "h2"), facts "h2" },
                   { document("copy of a.txt", "h1"), facts "h1" } }
    assert.equal("added added unchanged", put_all(list))
    local before, rows = helper.read(path), dump()
    assert.equal("unchanged unchanged unchanged", put_all(list))
    assert.equal(rows, dump())
    assert.is_true(before == helper.read(path))
  end)

  it("leaves one file, which opens in a folder that may only be read", function ()
    put_all { { document("a.txt", "h1"), facts "h1" } }
    assert.is_nil(io.open(path .. "-wal"))
    assert.is_nil(io.open(path .. "-shm"))
    local database <close> = assert(sqlite.open(path))
    assert.equal("delete", database:value "PRAGMA journal_mode")
  end)

  it("replaces the rows of a file that has changed", function ()
    put_all { { document("a.txt", "h1"), facts "h1" } }
    assert.equal("replaced",
                 put_all { { document("a.txt", "h2"), facts("h2", "7") } })
    assert.falsy(dump():find("h1", 1, true))
    assert.truthy(dump():find("id=h2-40", 1, true))
  end)

  it("replaces facts that other rules gave", function ()
    put_all { { document("a.txt", "h1"), facts "h1" },
              { document("b.txt", "h1"), facts "h1" } }
    assert.equal("replaced unchanged",
                 put_all { { document("a.txt", "h1"), facts("h1", "65") },
                           { document("b.txt", "h1"), facts("h1", "65") } })
    local opened <close> = store.open(path)
    local found = {}
    for one in opened:facts { unit = "%" } do found[#found + 1] = one.digits end
    assert.same({ "65" }, found)
  end)

  it("keeps a content while one path of it is left", function ()
    put_all { { document("a.txt", "h1"), facts "h1" },
              { document("b.txt", "h1"), facts "h1" } }
    local changed = { { document("a.txt", "h2"), facts "h2" },
                      { document("b.txt", "h1"), facts "h1" } }
    assert.equal("replaced unchanged", put_all(changed))
    assert.equal("unchanged unchanged", put_all(changed))
    local opened <close> = store.open(path)
    local list = {}
    for one in opened:documents() do
      list[#list + 1] = ("%s %s %d"):format(one.path, one.hash, one.fact_count)
    end
    assert.same({ "a.txt h2 2", "b.txt h1 2" }, list)
  end)

  it("gives facts back with exact digits, by document and place", function ()
    put_all { { document("b.txt", "h2"), facts "h2" },
              { document("a.txt", "h1"), facts "h1" } }
    local opened <close> = store.open(path, { readonly = true })
    local ids = {}
    for one in opened:facts() do ids[#ids + 1] = one.id end
    assert.same({ "h1-18", "h1-40", "h2-18", "h2-40" }, ids)
    local one = opened:facts { doc = "a.txt", kind = "change" }()
    assert.equal("64.60", one.digits)
    assert.equal(64.6, one.value)
    assert.equal(45, one["end"])
    assert.equal("工业技改投资147.44亿元,增长64.6%。", one.sentence)
    assert.equal(14744000000, opened:facts { kind = "level" }().value)
  end)

  it("keeps a range as low and high", function ()
    local range = fact("h1", 18, nil, { low_digits = "5", high_digits = "6.0" })
    put_all { { document("a.txt", "h1"), { range } } }
    local opened <close> = store.open(path)
    local one = opened:facts()()
    assert.same({ nil, "5", "6.0", 5, 6.0 },
      { one.digits, one.low_digits, one.high_digits, one.low, one.high })
  end)

  it("raises on a filter by no field", function ()
    local opened <close> = store.open(path)
    assert.error_matches(function () opened:facts { indicater = "x" } end,
                         "unknown field: indicater")
  end)

  it("stores all of a document or nothing", function ()
    local opened <close> = store.open(path)
    local outcome, message = opened:put(document("a.txt", "h1"),
      { fact("h1", 18, "1"), fact("h1", 70, "2") })
    assert.is_nil(outcome)
    assert.equal("a.txt: fact h1-70 lies in no sentence", message)
    assert.is_nil(opened:documents()())
    assert.equal("added", opened:put(document("a.txt", "h1"), facts "h1"))
  end)

  it("refuses two facts of one id", function ()
    local opened <close> = store.open(path)
    local outcome, message = opened:put(document("a.txt", "h1"),
      { fact("h1", 18, "1"), fact("h1", 18, "2") })
    assert.is_nil(outcome)
    assert.equal(path .. ": UNIQUE constraint failed: facts.id", message)
  end)

  it("waits for a lock, then says so, and stores nothing", function ()
    assert(store.open(path)):close()
    local other <close> = sqlite.open(path)
    assert(other:exec "BEGIN IMMEDIATE")
    local opened <close> = assert(store.open(path, { busy_ms = 10 }))
    local outcome, message = opened:put(document("a.txt", "h1"), facts "h1")
    assert.is_nil(outcome)
    assert.equal(path .. ": database is locked "
      .. "(another program is writing to it)", message)
    assert(other:exec "ROLLBACK")
    assert.equal("added", opened:put(document("a.txt", "h1"), facts "h1"))
  end)

  describe("that cannot be opened", function ()
    local function refusal(options)
      local opened, message = store.open(path, options)
      assert.is_nil(opened)
      return message
    end

    it("says that a file is no database", function ()
      helper.write(path, ("not a database at all\n"):rep(100))
      assert.equal(path .. ": file is not a database", refusal())
    end)

    it("says that it is damaged, and does not repair it silently", function ()
      put_all { { document("a.txt", "h1"), facts "h1" } }
      local bytes = helper.read(path)
      helper.write(path, bytes:sub(1, 100) .. ("\xFF"):rep(#bytes - 100))
      assert.equal(path .. ": database disk image is malformed "
        .. "(it is damaged; extract into a new file)", refusal())
    end)

    it("refuses one of a newer tj", function ()
      assert(store.open(path)):close()
      local database <close> = sqlite.open(path)
      database:exec "PRAGMA user_version = 99"
      assert.equal(("%s: written by a newer tj (version 99; this one knows %d)")
        :format(path, store.version), refusal())
    end)

    it("refuses one of another program", function ()
      local database <close> = sqlite.open(path)
      database:exec "CREATE TABLE t (a)"
      assert.equal(path .. ": a database, but not one of tj", refusal())
    end)

    it("reads no file that is not there", function ()
      assert.equal(path .. ": unable to open database file "
        .. "(there is no such file or folder, or it may not be opened)",
        refusal { readonly = true })
    end)

    it("makes none in a folder that is not there", function ()
      path = folder .. "/no/facts.db"
      assert.truthy(refusal():find(path .. ": unable to open database file", 1,
                                    true))
    end)

  end)

  it("says at put that the database is locked, and can go on", function ()
    local opened <close> = assert(store.open(path, { busy_ms = 10 }))
    local other <close> = sqlite.open(path)
    assert(other:exec "BEGIN IMMEDIATE")
    local outcome, message = opened:put(document("a.txt", "h1"), facts "h1")
    assert.is_nil(outcome)
    assert.equal(path .. ": database is locked "
      .. "(another program is writing to it)", message)
    assert(other:exec "ROLLBACK")
    assert.equal("added", opened:put(document("a.txt", "h1"), facts "h1"))
  end)

  it("says at put that the disk is full", function ()
    local opened <close> = assert(store.open(path))
    opened.database:exec "PRAGMA max_page_count = 20"
    local long = document("a.txt", "h1", { sentences = {
      { start = 0, ["end"] = 60, text = ("长"):rep(100000) } } })
    local outcome, message = opened:put(long, facts "h1")
    assert.is_nil(outcome)
    assert.equal(path .. ": database or disk is full", message)
    assert.equal("added", opened:put(document("b.txt", "h2"), facts "h2"))
  end)
end)
