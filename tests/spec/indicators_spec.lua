-- indicators_spec.lua: names of what is measured.
local _ = require "tests.spec.helper"
local indicators = require "tj.indicators"

describe("indicators.is_rate_of_change", function ()
  for _, name in ipairs { "工业增加值增速", "投资增长率", "降幅" } do
    it("says yes to " .. name, function ()
      assert.is_true(indicators.is_rate_of_change(name))
    end)
  end
  for _, name in ipairs { "入户率", "增速目标完成情况", "" } do
    it("says no to '" .. name .. "'", function ()
      assert.is_false(indicators.is_rate_of_change(name))
    end)
  end
end)

describe("indicators.canonical", function ()
  for _, row in ipairs {
    { "地区生产总值", "地区生产总值", "a name on the left" },
    { "GDP", "地区生产总值", "another name" },
    { "规上工业企业增加值", "规模以上工业增加值", "another name" },
    { "社零总额", "社会消费品零售总额", "another name" },
    { "固投增速", "固定资产投资", "a name with a word of change after it" },
    { "固投(不含农户)", "固定资产投资", "a name with parentheses after it" },
    { "全市高企数量", "高新技术企业", "a name between 全市 and 数量" },
    { "澜浦湖水位", "", "a name that is not there" },
    { "", "", "nothing" },
  } do
    it("of " .. row[3] .. ": " .. row[1], function ()
      assert.equal(row[2], indicators.canonical(row[1]))
    end)
  end
end)

describe("indicators.canonical of a number", function ()
  for _, row in ipairs {
    { "原煤产量", "吨", "level", "原煤产量" },
    { "原煤产量", "年", "level", "" },
    { "原煤产量", "%", "change", "原煤产量" },
    { "原煤产量", "%", "share", "" },
    { "原煤产量", "位", "rank", "原煤产量" },
    { "原煤产量", "位", "change", "原煤产量" },
    { "森林覆盖率", "%", "share", "森林覆盖率" },
    { "出口额", "美元", "level", "出口总额" },
    { "城镇新增就业", "", "level", "城镇新增就业" },
    { "地区生产总值", "家", "level", "" },
    { "地区生产总值", "百分点", "change", "地区生产总值" },
  } do
    it(("%s, %s, %s"):format(row[1], row[2], row[3]), function ()
      assert.equal(row[4], indicators.canonical(row[1], row[2], row[3]))
    end)
  end
end)

it("indicators.canonical of GDP is 国内生产总值 for the country", function ()
  assert.equal("国内生产总值", indicators.canonical("GDP", "元", "level", true))
  assert.equal("地区生产总值", indicators.canonical("经济增长", "%", "change"))
  assert.equal("财政收入", indicators.canonical("财政收入", "元", "level", true))
end)

describe("scripts/lexicon/indicators.txt", function ()
  it("gives each name one meaning", function ()
    local paths = require "tj.paths"
    local seen, twice = {}, {}
    for line in io.lines(paths.lexicon .. "/indicators.txt") do
      if not line:find("^%s*#") then
        for name in line:gsub(" %[.-%]", ""):gsub("=", ","):gmatch("[^,]+") do
          name = name:match("^%s*(.-)%s*$")
          if seen[name] then twice[#twice + 1] = name end
          seen[name] = name ~= ""
        end
      end
    end
    assert.same({}, twice)
  end)
end)
