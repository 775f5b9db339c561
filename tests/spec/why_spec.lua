-- why_spec.lua: why a number is the fact it is, why a rule does not claim one,
-- and the numbers that no rule claims.
local helper = require "tests.spec.helper"
local facts = require "tj.facts"
local json = require "tj.core.json"
local rules = require "tj.rules"
local why = require "tj.why"
local whynot = require "tj.whynot"

local REPORT = [[
青岚市2016年工作总结和2017年工作计划

一、2016年工作完成情况

工业投资147.44亿元,同比增长64.6%。新引进企业33家。全国铁路客运量8亿人次。

二、2017年工作安排

力争工业投资达到160亿元。
]]

--- The lines of `text` that begin with a label.
local function line_of(text, label)
  return ("\n" .. text):match("\n  " .. label .. " +([^\n]*)") or text
end

describe("why", function ()
  local set, reasons
  setup(function ()
    set = facts.load_rules()
    reasons = why.of_text(REPORT, set)
  end)

  local function told(number)
    for _, reason in ipairs(reasons) do
      if reason.fact.text == number then return why.format(reason) end
    end
    error("no fact " .. number)
  end

  for _, row in ipairs {
    { "147.44亿元", "indicator", "^工业投资: captured$" },
    { "147.44亿元", "period", "^2016: the heading 一、2016年工作完成情况" },
    { "147.44亿元", "kind", "^level: by unit and indicator$" },
    { "64.6%", "rule", "^growth  scripts/rules/changes.lua:%d+, priority %d+" },
    { "64.6%", "kind", "^change: the rule says so$" },
    { "64.6%", "indicator", "^工业投资: .*147.44亿元" },
    { "64.6%", "beat", "priority %-?%d+ is below" },
    { "160亿元", "status", "^target: 力争 .*, and so does$" },
    { "160亿元", "period", "^2017: the heading 二、2017年工作安排; without it" },
    { "147.44亿元", "region", "^青岚市: the document's region %(title%)" },
    { "8亿人次", "region", "^中国: 全国 %(of scripts/lexicon/context/region%.txt%); without it 青岚市$" },
    { "147.44亿元", "direction", "^%(empty%): nothing tells$" },
  } do
    it(("tells the %s of %s"):format(row[2], row[1]), function ()
      assert.matches(row[3], line_of(told(row[1]), row[2]))
    end)
  end

  it("changes nothing of what is extracted", function ()
    local plain = facts.of_text(REPORT, set)
    for i, reason in ipairs(reasons) do
      plain[i].doc, plain[i].id = reason.fact.doc, reason.fact.id
      assert.same(plain[i], reason.fact)
    end
  end)
end)

describe("tj why", function ()
  local folder, path, id
  setup(function ()
    folder = helper.folder()
    path = helper.write(folder .. "/report.txt", REPORT)
    local db = folder .. "/facts.db"
    local got = helper.run { "extract", "-q", "--format", "jsonl", "--db", db, path }
    id = json.decode(got.out:match("[^\n]+")).id
  end)
  teardown(function () helper.remove(folder) end)

  it("finds a fact in a folder, and by a database", function ()
    for _, place in ipairs { { folder }, { "--db", folder .. "/facts.db" } } do
      local got = helper.run { "why", id, table.unpack(place) }
      assert.equal(0, got.code, got.err)
      assert.truthy(got.out:find("[147.44亿元]", 1, true), got.out)
    end
  end)

  for _, row in ipairs {
    { "an id that is none", function () return { "why", "x", path } end,
      "'x' is no fact's id" },
    { "no place to look in", function () return { "why", id } end,
      "in which file?" },
    { "an id that no fact has", function ()
        return { "why", "aaaaaaaaaaaa-1", path }
      end, "no fact aaaaaaaaaaaa-1" },
  } do
    it("refuses " .. row[1], function ()
      local got = helper.run(row[2]())
      assert.equal(2, got.code)
      assert.truthy(got.err:find(row[3], 1, true), got.err)
    end)
  end

  it("says that a file is not there", function ()
    local got = helper.run { "why", id, folder .. "/none.txt" }
    assert.truthy(got.err:find("none.txt: No such file", 1, true), got.err)
  end)
end)

describe("whynot", function ()
  local set, folder
  setup(function ()
    folder = helper.folder()
    set = rules.load { helper.write(folder .. "/rules.lua", [[
      rule "rise" { match = "indicator:<np> (同比|比上年) way:(增长|上升) value:<percent>" }
      rule "low" { match = "value:<quantity>", priority = -1 }
      rule "picky" { match = "indicator:<np> value:<count>",
                     fact = function () return false end }
      rule "broken" { match = "indicator:<np> value:<count>",
                      fact = function () return nil + 1 end }
    ]]) }
  end)
  teardown(function () helper.remove(folder) end)

  local function told(id, text)
    local parts = {}
    for i, verdict in ipairs(whynot.of_text(rules.find(set, id), text, set)) do
      parts[i] = whynot.format(verdict)
    end
    return table.concat(parts, "\n")
  end

  for _, row in ipairs {
    { "rise", "投资同比增长6%。", "6%: the rule claims it" },
    { "rise", "投资同比下降6%。", "6%: way:(增长|上升) does not match here" },
    { "rise", "投资环比增长6%。", "6%: (同比|比上年) does not match here" },
    { "rise", "企业33家。", "33家: the number is not what `value` wants" },
    { "rise", "2016年工作。", "2016年: it is a period and claims nothing" },
    { "low", "投资同比增长6%。", "rule 'rise' comes first (priority 0, this one -1)" },
    { "picky", "企业33家。", "its function leaves the number" },
    { "broken", "企业33家。", "its function failed: attempt to perform arithmetic" },
  } do
    it(("says of %s on %s why"):format(row[1], row[2]), function ()
      local text = told(row[1], row[2])
      assert.truthy(text:find(row[3], 1, true), text)
    end)
  end

  it("puts carets under the element and the place", function ()
    assert.equal(table.concat({
      "6%: (同比|比上年) does not match here",
      "    indicator:<np> (同比|比上年) way:(增长|上升) value:<percent>",
      "                   ^",
      "    投资环比增长6%。",
      "          ^",
    }, "\n"), told("rise", "投资环比增长6%。"))
  end)

  it("tries a pattern", function ()
    local found = whynot.try("a:<np> 增长 value:<percent>", "投资增长6%,下降5%", set)
    assert.same({ a = "投资", value = "6%" }, found[1].captures)
    assert.equal("增长 does not match here", found[2].verdicts[1].problem)
    assert.matches("no element is called <x>", select(2, whynot.try("<x>", "6%", set)))
  end)

  it("is a command", function ()
    local got = helper.run { "whynot", "growth", "企业33家。" }
    assert.equal(0, got.code, got.err)
    assert.truthy(got.out:find("33家", 1, true))
    got = helper.run { "whynot", "nosuch", "企业33家。" }
    assert.equal(2, got.code)
    assert.truthy(got.err:find("no rule is called 'nosuch'", 1, true))
  end)
end)

describe("tj unexplained", function ()
  local folder
  setup(function () folder = helper.folder() end)
  teardown(function () helper.remove(folder) end)

  it("lists the numbers that no rule claims, with 1", function ()
    local set = helper.write(folder .. "/rules.lua",
      'rule "a" { match = "indicator:<np> value:<money>" }')
    local path = helper.write(folder .. "/report.txt",
                              "工业投资5亿元。\n新企业有33家左右。\n")
    for _, jobs in ipairs { "-j1", "-j2" } do
      local got = helper.run { "unexplained", jobs, "--format", "jsonl", "--rules",
                               set, path, path }
      assert.equal(1, got.code, got.err)
      local row = json.decode(got.out:match("[^\n]+"))
      assert.same({ doc = path, start = 35, ["end"] = 40, text = "33家", line = 2,
                    sentence = "新企业有33家左右。", type = "number", unit = "家" },
                  row)
      assert.matches("2 documents, 4 numbers: 2 facts, 0 set aside, 2 unexplained",
                     got.err)
    end
  end)

  it("ends with 0 when all are explained", function ()
    local path = helper.write(folder .. "/one.txt", "工业投资5亿元。\n")
    assert.equal(0, helper.run({ "unexplained", path }).code)
  end)
end)
