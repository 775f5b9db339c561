-- audit_spec.lua: what numbers say of each other.
local audit = require "tj.audit"
local facts = require "tj.facts"
local figure = require "tj.figure"
local formula = require "tj.formula"
local numbers = require "tj.numbers"

local set, problems = audit.load()
local rules = facts.load_rules()

local function figure_of(text)
  return figure.of(numbers.find(text)[1], set.words)
end

describe("figure", function ()
  for _, row in ipairs {
    { "4878亿元", "487750000000", "487850000000", "4878亿" },
    { "177家", "177", "177", "177" },
    { "64.6%", "0.6455", "0.6465", "64.6%" },
    { "百分之四十", "0.395", "0.405", "40%" },
    { "三成", "0.25", "0.35", "30%" },
    { "1.2个百分点", "0.0115", "0.0125", "1.2%" },
    { "近30倍", "20", "30.5", "30" },
    { "约290亿元", "28000000000", "30000000000", "290亿" },
    { "4000多家", "4000", "5000", "4000" },
    { "10倍多", "10", "11", "10" },
    { "超600亿元", "60000000000", "nil", "600亿" },
    { "不足20%", "nil", "0.2", "20%" },
    { "2%-3%", "0.02", "0.03", "2%-3%" },
    { "1:27", "26.5", "27.5", "27" },
  } do
    it("reads " .. row[1], function ()
      local one = figure_of(row[1])
      assert.equal(row[2], tostring(one.interval.low))
      assert.equal(row[3], tostring(one.interval.high))
      assert.equal(row[4], one.shown)
    end)
  end
end)

describe("formula", function ()
  it("computes and shows what it computes", function ()
    local one = formula.parse "(level - base) / base"
    local figures = { level = figure_of "96项", base = figure_of "155项" }
    assert.equal("(96 - 155) / 155", formula.show(one, figures))
    assert.equal("-0.380645", tostring(formula.point(one, figures)):sub(1, 9))
  end)

  it("counts years", function ()
    local one = formula.parse "years(from, to)"
    local figures = { from = figure_of "1978年", to = figure_of "1982年" }
    assert.equal("4", formula.show(one, figures))
    assert.equal("4", tostring(formula.point(one, figures)))
  end)

  for _, wrong in ipairs { "a +", "(a", "a b", "log(a)", "sum(a, b)", "" } do
    it("refuses '" .. wrong .. "'", function ()
      assert.has_error(function () formula.parse(wrong) end)
    end)
  end
end)

describe("the relations of scripts/audit", function ()
  it("can all be read", function () assert.same({}, problems) end)

  for _, result in ipairs(audit.test(set, rules)) do
    it(result.relation.id .. ": " .. result.text, function ()
      assert.is_nil(result.problem)
    end)
  end
end)

describe("audit", function ()
  local function verdicts(text)
    local list = {}
    for _, one in ipairs(audit.of_text(text, set, rules)) do
      list[#list + 1] = one.id .. " " .. one.verdict
    end
    return table.concat(list, ", ")
  end

  it("quotes the computation", function ()
    local found = audit.of_text(
      "可将155项申报信息压减至96项,减幅达38.1%。", set, rules)[1]
    assert.equal("(155 - 96) / 155 = 38.06%", found.computation)
  end)

  it("tells a slip of magnitude", function ()
    local found = audit.of_text(
      "钢产量由2046万吨增加到3178万吨,增长5.53%。", set, rules)[1]
    assert.equal("contradicts", found.verdict)
    assert.matches("数量级", found.reason)
  end)

  it("finds an indicator told twice with one digit changed", function ()
    assert.equal("twice contradicts", verdicts
      "2025年,城镇登记失业人员23456人。各项工作顺利。2025年,城镇登记失业人员23956人。")
  end)

  it("leaves growth at constant prices unchecked", function ()
    assert.equal("from-to-rate unchecked", verdicts
      "国民生产总值由3480亿元增加到9380亿元,按可比价格计算增长102%。")
  end)

  it("says nothing of numbers that do not belong together", function ()
    assert.equal("", verdicts
      "完成投资120亿元,同比增长15%;新建学校20所,新增学位3万个。")
  end)
end)
