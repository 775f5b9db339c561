-- runs_spec.lua: runs of a store, and what tj diff says of two of them.
local helper = require "tests.spec.helper"
local rundiff = require "tj.rundiff"
local store = require "tj.store"

--- What extraction.read gives of a document with one sentence of facts.
local function document(path, hash, sentence)
  return {
    path = path, hash = hash, encoding = "UTF-8", bytes = 90, shape = {},
    sentences = { { start = 0, ["end"] = 60, type = "paragraph",
                    text = sentence or "出口9亿元,增长64.6%。" } },
  }
end

local function fact(hash, start, digits, extra)
  local result = {
    id = ("%s-%d"):format(hash, start), start = start, ["end"] = start + 5,
    text = digits, digits = digits, unit = "元", approx = "=", direction = "",
    indicator = "出口额", canonical = "", kind = "level", status = "actual",
    period = "2017", region = "云山市", rule = "level levels.lua:3",
  }
  for key, value in pairs(extra or {}) do result[key] = value end
  return result
end

local RATE = { unit = "%", kind = "change", direction = "up" }

describe("the runs of a store", function ()
  local folder, path
  before_each(function ()
    folder = helper.folder()
    path = folder .. "/facts.db"
  end)
  after_each(function () helper.remove(folder) end)

  --- A run that puts documents: { document, facts }, ….
  local function run(list)
    local opened <close> = assert(store.open(path, {
      command = "extract", arguments = { [0] = "extract", "a b", "数\xFF" } }))
    for _, pair in ipairs(list) do assert(opened:put(pair[1], pair[2])) end
  end

  --- The changes between two runs, a line each.
  local function diff(from, to)
    local opened <close> = assert(store.open(path, { readonly = true }))
    local lines = {}
    for i, change in ipairs(rundiff.between(opened, from, to)) do
      lines[i] = ("%s %s %s [%s]"):format(change.change,
        change.before and change.before.text or "-",
        change.after and change.after.text or "-",
        table.concat(change.fields, " "))
    end
    return table.concat(lines, "; ")
  end

  local function runs()
    local opened <close> = assert(store.open(path, { readonly = true }))
    local lines = {}
    for i, one in ipairs(rundiff.runs(opened)) do
      assert.truthy(one.started:find("^%d%d%d%d%-%d%d%-%d%dT%d%d:%d%d:%d%dZ$"))
      assert.same({ "a b", "数\u{FFFD}" }, { table.unpack(one.arguments) })
      assert.truthy(one.version:find("^%d+%.%d+"))
      lines[i] = ("%d %s +%d ~%d gained %d lost %d changed %d"):format(
        one.id, one.command, one.added, one.replaced, one.gained, one.lost,
        one.changed)
    end
    return table.concat(lines, "; ")
  end

  local first = { fact("h1", 6, "9"), fact("h1", 20, "64.6", RATE) }

  it("are recorded when they change something, and only then", function ()
    run { { document("a.txt", "h1"), first } }
    local before = helper.read(path)
    run { { document("a.txt", "h1"), first } }
    assert.is_true(before == helper.read(path))
    run { { document("b.txt", "h2"), { fact("h2", 6, "8") } } }
    assert.equal("1 extract +1 ~0 gained 2 lost 0 changed 0; "
      .. "2 extract +1 ~0 gained 1 lost 0 changed 0", runs())
  end)

  it("tell what other rules changed, and what stayed", function ()
    run { { document("a.txt", "h1"), first } }
    run { { document("a.txt", "h1"), { fact("h1", 6, "9", { period = "2018" }),
                                       fact("h1", 40, "7") } } }
    assert.equal("1 extract +1 ~0 gained 2 lost 0 changed 0; "
      .. "2 extract +0 ~1 gained 1 lost 1 changed 1", runs())
    assert.equal("changed 9 9 [period]; lost 64.6 - []; gained - 7 []", diff(1, 2))
    assert.equal("gained - 9 []; gained - 64.6 []", diff(0, 1))
    run { { document("a.txt", "h1"), first } }
    assert.equal("", diff(1, 3))
    assert.equal("", diff(2, 2))
    assert.equal("gained - 9 []; gained - 64.6 []", diff(0, 3))
  end)

  it("know a fact in an edited document by its words, then by its name", function ()
    run { { document("a.txt", "h1"), first } }
    run { { document("a.txt", "h2"),
            { fact("h2", 16, "9"), fact("h2", 30, "64.7", RATE) } } }
    assert.equal("changed 64.6 64.7 [value]", diff(1, 2))
  end)

  it("remember what goes with its document, and what comes back", function ()
    run { { document("a.txt", "h1"), first } }
    run { { document("a.txt", "h2", "换了一句。"), {} } }
    assert.equal("lost 9 - []; lost 64.6 - []", diff(1, 2))
    run { { document("a.txt", "h1"), first } }
    assert.equal("gained - 9 []; gained - 64.6 []", diff(2, 3))
    assert.equal("", diff(1, 3))
  end)

  it("forget what one run both adds and takes away", function ()
    run { { document("a.txt", "h1"), first },
          { document("a.txt", "h1"), { first[1] } },
          { document("a.txt", "h2"), {} } }
    assert.equal("", diff(0, 1))
    assert.equal("1 extract +1 ~2 gained 0 lost 0 changed 0", runs())
  end)

  it("are not recorded by a put that is refused", function ()
    run {}
    local opened <close> = assert(store.open(path))
    assert.is_nil((opened:put(document("a.txt", "h1"), { fact("h1", 99, "1") })))
    assert.equal("added", opened:put(document("a.txt", "h1"), first))
    opened:close()
    local database <close> = assert(store.open(path, { readonly = true }))
    assert.equal(1, #rundiff.runs(database))
  end)
end)

describe("tj diff", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () helper.remove(folder) end)

  local function extract(text)
    helper.write(folder .. "/a.txt", text)
    local got = helper.run { "extract", "-q", "--db", folder .. "/f.db", "-o",
                             folder .. "/f.jsonl", folder .. "/a.txt" }
    assert.equal(0, got.code, got.err)
  end

  local function diff(...)
    return helper.run { "diff", "--db", folder .. "/f.db", ... }
  end

  it("compares the last run with the one before it", function ()
    extract "2025年，全市粮食产量58万吨。\n"
    extract "2025年，全市粮食产量59万吨。\n"
    local got = diff("--format", "csv")
    assert.equal(1, got.code)
    assert.truthy(got.out:find("changed,粮食产量,level,actual,2025,", 1, true),
                  got.out)
    assert.truthy(got.out:find(",58万吨,59万吨,value,a.txt:1,", 1, true))
    assert.equal("tj: run 1 to run 2: 0 facts gained, 0 lost, 1 changed\n",
                 got.err)
    assert.equal(0, diff("2", "2").code)
    assert.equal(2, diff("3").code)
    assert.equal("", diff("1", "1").out)
  end)

  it("lists the runs", function ()
    extract "2025年，全市粮食产量58万吨。\n"
    local got = diff("--runs", "--format", "csv")
    assert.equal(0, got.code, got.err)
    assert.truthy(got.out:find(",1,0,0,1,0,0\r\n$"), got.out)
  end)

  it("says that there is no store", function ()
    local got = diff()
    assert.equal(3, got.code)
    assert.truthy(got.err:find("unable to open database file", 1, true))
  end)
end)
