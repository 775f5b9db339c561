-- extract_spec.lua: tj extract, from files to facts, and what can go wrong.
local helper = require "tests.spec.helper"
local json = require "tj.core.json"

local PLAIN = "samples/bureau-2016.txt"

--- The facts that a run printed, one object a line.
local function facts_of(result)
  local list = {}
  for line in result.out:gmatch("[^\n]+") do
    list[#list + 1] = assert(json.decode(line))
  end
  return list
end

local function count_lines(text)
  local _, count = text:gsub("\n", "")
  return count
end

describe("tj extract", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () helper.remove(folder) end)

  it("prints facts with the fields of the contract", function ()
    local result = helper.run { "extract", "--format", "jsonl", PLAIN }
    assert.equal(0, result.code, result.err)
    local list = facts_of(result)
    assert.truthy(#list > 10)
    for _, fact in ipairs(list) do
      for _, key in ipairs { "id", "doc", "start", "end", "text", "sentence",
                             "unit", "approx", "direction", "indicator",
                             "canonical", "kind", "status", "period", "region",
                             "rule" } do
        assert.truthy(fact[key], key .. " is missing")
      end
      assert.truthy(fact.value or fact.low or fact.high, fact.text)
    end
  end)

  it("ends with the coverage, which adds up", function ()
    local result = helper.run { "extract", "--format", "jsonl", PLAIN }
    local seen, facts, aside, unexplained = result.err:match(
      "(%d+) numbers: (%d+) facts, (%d+) set aside %b(), (%d+) unexplained")
    assert.truthy(seen, result.err)
    assert.equal(tonumber(seen), facts + aside + unexplained)
    assert.equal(count_lines(result.out), tonumber(facts))
  end)

  it("is quiet with -q", function ()
    assert.equal("", helper.run({ "extract", "-q", PLAIN }).err)
  end)

  it("gives the same with several workers", function ()
    local one = helper.run { "extract", "-j1", "--format", "jsonl", "samples" }
    local two = helper.run { "extract", "-j2", "--format", "jsonl", "samples" }
    assert.equal(0, one.code, one.err)
    assert.equal(one.out, two.out)
    assert.equal(one.err, two.err)
  end)

  it("reads standard input", function ()
    local result = helper.run({ "extract", "--format", "jsonl", "-" },
                              "2016年工业投资147.44亿元,增长6%。\n")
    assert.equal(2, #facts_of(result))
    assert.equal("-", facts_of(result)[1].doc)
  end)

  it("keeps every digit", function ()
    local result = helper.run({ "extract", "--format", "jsonl", "-" },
                              "总产值4.35亿元,出口12345678901234.567亿元。\n")
    assert.truthy(result.out:find('"value":435000000[,}]'), result.out)
    assert.truthy(result.out:find('"value":1234567890123456700000[,}]'),
                  result.out)
  end)

  it("stores documents once, and a second run changes nothing", function ()
    local db = folder .. "/facts.db"
    local first = helper.run { "extract", "-q", "--db", db, "samples" }
    assert.equal(0, first.code, first.err)
    local before = helper.read(db)
    local second = helper.run { "extract", "--db", db, "samples" }
    assert.equal(0, second.code)
    assert.truthy(second.err:find("0 documents added, 0 replaced", 1, true),
                  second.err)
    assert.equal(before, helper.read(db))
  end)

  for _, row in ipairs {
    { "a missing file", function () return folder .. "/none.txt" end,
      "No such file" },
    { "an empty file", function ()
        return helper.write(folder .. "/empty.txt", "")
      end, "is empty" },
    { "a binary file", function ()
        return helper.write(folder .. "/binary.txt",
                            ("\0\1\2\3\255\254\0\7"):rep(200))
      end, "binary" },
    { "a file that cannot be read", function () return "/proc/self/mem" end,
      "" },
    { "a folder without documents", function ()
        helper.write(folder .. "/image.png", "x")
        return folder
      end, "" },
  } do
    it("goes on after " .. row[1], function ()
      local bad = row[2]()
      local result = helper.run { "extract", "--format", "jsonl", bad, PLAIN }
      assert.equal(3, result.code)
      assert.truthy(#facts_of(result) > 10)
      local said = {}
      for line in result.err:gmatch("[^\n]+") do
        if line:find(bad, 1, true) then said[#said + 1] = line end
      end
      assert.equal(1, #said, result.err)
      assert.equal("tj: " .. bad .. ": ", said[1]:sub(1, #bad + 6))
      assert.truthy(said[1]:find(row[3], 1, true), said[1])
    end)
  end

  it("goes on after invalid UTF-8, and says so", function ()
    local bad = helper.write(folder .. "/bad.txt",
      "2016年全市工业投资147.44亿元,增长6%。\255\255企业33家。\n")
    local result = helper.run { "extract", "--format", "jsonl", bad }
    assert.equal(3, #facts_of(result))
    assert.truthy(result.err:find(bad, 1, true), result.err)
  end)

  it("reads a file whose name is not UTF-8, with workers too", function ()
    local odd = helper.write(folder .. "/\255.txt", "2016年企业33家。\n")
    local result = helper.run { "extract", "-q", "-j2", "--format", "jsonl",
                                "--db", folder .. "/x.db", odd, PLAIN }
    assert.equal(0, result.code, result.err)
    assert.equal(folder .. "/\u{FFFD}.txt", facts_of(result)[1].doc)
  end)

  it("says which rules are not there", function ()
    local missing = folder .. "/none.lua"
    local result = helper.run { "extract", "-q", "--rules", missing, PLAIN }
    assert.equal("tj: " .. missing .. ": No such file or directory\n",
                 result.err)
    assert.equal(3, result.code)
  end)

  it("goes on after a broken rule, and says where it is", function ()
    local rules = helper.write(folder .. "/rules.lua",
      'rule "good" { match = "indicator:<np> value:<money>" }\n'
      .. 'rule "bad" { mtach = "x" }\n')
    local result = helper.run { "extract", "--format", "jsonl", "--rules",
                                rules, PLAIN }
    assert.equal(3, result.code)
    assert.truthy(result.err:find(rules .. ":2: rule 'bad': unknown key",
                                  1, true), result.err)
    assert.truthy(#facts_of(result) > 0)
  end)

  it("refuses wrong usage with 2", function ()
    for _, line in ipairs { { "extract" }, { "extract", "--nonsense", "x" },
                            { "extract", "--format", "pdf", PLAIN } } do
      assert.equal(2, helper.run(line).code, table.concat(line, " "))
    end
  end)

  it("writes a file whole", function ()
    local path = folder .. "/facts.csv"
    local result = helper.run { "extract", "-o", path, "--format", "csv", PLAIN }
    assert.equal(0, result.code, result.err)
    assert.truthy(helper.read(path):find("^\239\187\191doc,"))
    local refused = helper.run { "extract", "-o", folder .. "/no/x.csv", PLAIN }
    assert.equal(74, refused.code)
  end)
end)
