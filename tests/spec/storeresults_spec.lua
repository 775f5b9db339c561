-- storeresults_spec.lua: what analyses find, beside the documents it is about.
local helper = require "tests.spec.helper"
local store = require "tj.store"

local function document(path, hash)
  return {
    path = path, hash = hash, encoding = "UTF-8", bytes = 90,
    shape = { title = "总结", year = 2017 },
    sentences = { { start = 0, ["end"] = 30, line = 4, text = "第一句。" },
                  { start = 30, ["end"] = 60, line = 5, text = "第二句。" } },
  }
end

local CHECK = { relation = "sum", computation = "8+68+101=177", stated = "177",
                computed = 177, verdict = "holds", reason = "",
                spans = { { 2, 5 }, { 31, 40, document = 2 } } }

describe("what analyses put into a store", function ()
  local folder, path, opened
  before_each(function ()
    folder = helper.folder()
    path = folder .. "/facts.db"
    opened = assert(store.open(path))
    for i, name in ipairs { "a.txt", "b.txt" } do
      assert(opened:put(document(name, "h" .. i), {}))
    end
  end)
  after_each(function ()
    opened:close()
    helper.remove(folder)
  end)

  it("comes back with its sentences", function ()
    assert.equal("added", opened:put_checks(1, { CHECK }))
    local check = opened:checks { verdict = { "holds", "rounding" } }()
    assert.same({ "sum", "177", "177", "a.txt", 2017 },
      { check.relation, check.stated, check.computed, check.doc,
        check.document_year })
    assert.same({ "a.txt 第一句。 2", "b.txt 第二句。 31" }, {
      ("%s %s %d"):format(check.spans[1].doc, check.spans[1].sentence,
                          check.spans[1].start),
      ("%s %s %d"):format(check.spans[2].doc, check.spans[2].sentence,
                          check.spans[2].start) })
    assert.is_nil(opened:checks { verdict = "contradicts" }())
  end)

  for name, item in pairs {
    policies = { start = 31, ["end"] = 40, title = "工业规划", kind = "plan",
                 issuer = "市政府", status = "issued", period = "2017" },
    entities = { start = 31, ["end"] = 40, name = "云山公司", type = "enterprise",
                 said = "投产" },
    commitments = { start = 31, ["end"] = 40, task = "建成园区", amount = "3个",
                    owner = "市工信局", due = "2018", state = "open" },
  } do
    it("comes back: " .. name, function ()
      assert.equal("added", opened["put_" .. name](opened, 1, { item }))
      local row = opened[name](opened, { doc = "a.txt" })()
      for key, value in pairs(item) do assert.equal(value, row[key]) end
      assert.same({ "第二句。", 5 }, { row.sentence, row.line })
      assert.is_nil(opened[name](opened, { year = 2016 })())
    end)
  end

  it("is written once", function ()
    assert.equal("added", opened:put_checks(1, { CHECK }))
    opened:close()
    local before = helper.read(path)
    opened = assert(store.open(path))
    assert.equal("unchanged", opened:put_checks(1, { CHECK }))
    opened:close()
    assert.is_true(before == helper.read(path))
    opened = assert(store.open(path))
    assert.equal("replaced", opened:put_checks(1, {}))
    assert.is_nil(opened:checks()())
    assert.same({ [1] = true }, opened:analysed "checks")
  end)

  it("goes with the facts that it was found in", function ()
    assert(opened:put_checks(1, { CHECK }))
    local changed = document("a.txt", "h1")
    changed.shape.title = "别的题目"
    assert.equal("replaced", opened:put(changed, {}))
    assert.is_nil(opened:checks()())
    assert.same({}, opened:analysed "checks")
  end)

  it("must have known fields, a document and a verdict", function ()
    assert.error_matches(function ()
      opened:put_policies(1, { { start = 0, ["end"] = 1, titel = "x" } })
    end, "unknown field in item 1: titel")
    assert.error_matches(function () opened:put_checks("a.txt", {}) end,
                         "document must be an id, got string")
    local done, message = opened:put_checks(9, { CHECK })
    assert.is_nil(done)
    assert.equal(path .. ": FOREIGN KEY constraint failed", message)
    done, message = opened:put_checks(1, { { relation = "sum", computation = "",
      verdict = "maybe", reason = "", spans = {} } })
    assert.is_nil(done)
    assert.truthy(message:find("CHECK constraint failed", 1, true))
  end)

  it("works in memory too", function ()
    local memory <close> = assert(store.open(":memory:"))
    assert.equal("added", memory:put(document("a.txt", "h1"), {}))
    assert.equal("added", memory:put_checks(1, {}))
  end)
end)

describe("what a command finds in a store", function ()
  local folder, path
  before_each(function ()
    folder = helper.folder()
    path = folder .. "/facts.db"
    helper.run({ "extract", "-q", "--db", path, "samples" })
  end)
  after_each(function () helper.remove(folder) end)

  local function kept(name)
    local opened <close> = assert(store.open(path, { readonly = true }))
    local count = 0
    for _ in opened[name](opened) do count = count + 1 end
    return count
  end

  for command, case in pairs {
    audit = { "checks", "--verdict", "contradicts" },
    policies = { "policies", "--status", "planned" },
    entities = { "entities", "--type", "park" },
    ledger = { "commitments", "--state", "met" },
  } do
    it("is kept by " .. command .. ", and all of it: wanted or not", function ()
      helper.run { command, "--db", path, case[2], case[3] }
      local of_some = kept(case[1])
      local before = helper.read(path)
      helper.run { command, "--db", path }
      assert.is_true(of_some > 0)
      assert.equal(of_some, kept(case[1]))
      assert.is_true(before == helper.read(path))
    end)

    it("makes no store where there is none: " .. command, function ()
      local run = helper.run { command, "--db", folder .. "/none.db" }
      assert.equal(3, run.code)
      assert.is_nil(io.open(folder .. "/none.db"))
    end)
  end
end)
