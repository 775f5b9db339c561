-- constructions_spec.lua: how reports say numbers, a case each. The texts are
-- invented; a row is a text and what its facts must have, in reading order.
local _ = require "tests.spec.helper"
local facts = require "tj.facts"

local set = facts.load_rules()

--- Checks the facts of a text; `wanted` has a table for each.
local function check(text, wanted)
  local list = facts.of_text(text, set)
  assert.equal(#wanted, #list, text)
  for i, fields in ipairs(wanted) do
    for key, value in pairs(fields) do
      assert.equal(value, list[i][key], ("%s: %s, %s"):format(text, list[i].text, key))
    end
  end
end

--- A short report of an invented city with a review and a plan.
local function report(review, plan)
  return "澜浦市2016年工作总结和2017年工作计划\n一、2016年工作总结\n" .. review
    .. "\n二、2017年工作计划\n" .. plan .. "\n"
end

--- Runs a list of { what holds, text, facts }.
local function cases(rows)
  for _, row in ipairs(rows) do
    it(row[1], function () check(row[2], row[3]) end)
  end
end

describe("a subject before a verb", function ()
  cases {
    { "of reaching", "工业增加值达到80亿元。",
      { { indicator = "工业增加值", kind = "level", value = 8000000000 } } },
    { "of finishing", "完成固定资产投资120亿元。",
      { { indicator = "固定资产投资", canonical = "固定资产投资" } } },
    { "of passing", "常住人口突破300万人。",
      { { indicator = "常住人口", approx = ">", unit = "人" } } },
    { "of growing", "工业用电量增长6.5%。",
      { { indicator = "工业用电量", kind = "change", direction = "up" } } },
    { "of falling", "万元产值能耗下降4.2%。",
      { { indicator = "万元产值能耗", kind = "change", direction = "down" } } },
    { "of adding up", "累计培训技工5200人次。",
      { { indicator = "培训技工", kind = "level", value = 5200 } } },
    { "and its object", "全市规模以上工业完成产值560亿元。",
      { { indicator = "规模以上工业产值" } } },
  }
end)

describe("a count of things", function ()
  cases {
    { "that are new", "新增市级公共技术平台33家。",
      { { indicator = "市级公共技术平台", kind = "change", direction = "up" } } },
    { "before its noun", "举办技能竞赛和12场产品展览会。",
      { { indicator = "产品展览会", kind = "level", value = 12 } } },
    { "to which something is done", "办理公文1256件,引进外地企业35家。",
      { { indicator = "办理公文" }, { indicator = "引进外地企业" } } },
    { "in a list with one verb", "淘汰水泥产能40万吨、钢铁产能30万吨。",
      { { indicator = "淘汰水泥产能" }, { indicator = "淘汰钢铁产能" } } },
    { "in a list of new things", "新增5个市级公园、3个湿地保护区。",
      { { indicator = "市级公园", kind = "change" },
        { indicator = "湿地保护区", kind = "change" } } },
    { "without a unit", "新管道惠及300多万群众。",
      { { indicator = "群众", value = 3000000, approx = ">" } } },
    { "that nets out", "高新技术企业净增28家。",
      { { indicator = "高新技术企业", kind = "change", direction = "up" } } },
  }
end)

describe("a list with 分别", function ()
  cases {
    { "of growth rates", "工业、商业增加值分别增长3%、5%。",
      { { indicator = "工业增加值", value = 3, direction = "up" },
        { indicator = "商业增加值", value = 5, direction = "up" } } },
    { "of three amounts", "粮食、棉花和油料产量分别达到50万吨、8万吨和6万吨。",
      { { indicator = "粮食产量", value = 500000 },
        { indicator = "棉花产量", value = 80000 },
        { indicator = "油料产量", value = 60000 } } },
    { "of names that are whole", "森林覆盖率、湿地保护率分别达41%和52%。",
      { { indicator = "森林覆盖率", value = 41 },
        { indicator = "湿地保护率", value = 52 } } },
    { "of names with one beginning", "工业投资、利润分别增长7%、9%。",
      { { indicator = "工业投资", value = 7 }, { indicator = "工业利润", value = 9 } } },
    { "of 城乡", "城乡居民人均可支配收入分别增长5%、7%。",
      { { canonical = "城镇居民人均可支配收入", value = 5 },
        { canonical = "农村居民人均可支配收入", value = 7 } } },
    { "that goes on in the next clause",
      "城镇、农村居民人均可支配收入分别为4.2万元、2.1万元,分别增长5%、7%。",
      { { indicator = "城镇居民人均可支配收入" },
        { indicator = "农村居民人均可支配收入" },
        { indicator = "城镇居民人均可支配收入", value = 5, kind = "change" },
        { indicator = "农村居民人均可支配收入", value = 7, kind = "change" } } },
    { "of falls", "事故起数、死亡人数分别下降8%、11%。",
      { { indicator = "事故起数", direction = "down" },
        { indicator = "死亡人数", direction = "down" } } },
    { "of years", "参赛企业2014年、2015年分别为8家、13家。",
      { { period = "2014", value = 8 }, { period = "2015", value = 13 } } },
    { "of more names than numbers keeps them together",
      "工业、商业、农业增加值分别增长3%、5%。",
      { { indicator = "工业、商业、农业增加值" },
        { indicator = "工业、商业、农业增加值" } } },
    { "without 分别 where the counts agree", "改造供热、燃气、排水管网8公里、6公里、3公里。",
      { { indicator = "改造供热管网", value = 8 }, { indicator = "改造燃气管网", value = 6 },
        { indicator = "改造排水管网", value = 3 } } },
    { "of one number for two names", "工业投资、农业投资均增长6.5%。",
      { { indicator = "工业投资、农业投资", value = 6.5 } } },
  }
end)

describe("a parenthesis", function ()
  cases {
    { "that names a part", "新型研发机构29家(其中省级12家)。",
      { { indicator = "新型研发机构" }, { indicator = "省级新型研发机构", value = 12 } } },
    { "with the amount of an earlier year",
      "2016年高新技术企业净增量达2823家,是2015年净增量(263家)的10倍。",
      { { period = "2016", value = 2823 }, { period = "2015", value = 263 },
        { period = "2016", kind = "multiple", value = 10 } } },
    { "that names what it counts", "举办展览(参展企业65家)。",
      { { indicator = "参展企业", value = 65 } } },
  }
end)

describe("a clause without a subject goes on with", function ()
  cases {
    { "that of the number before", "工业投资147亿元,同比增长6%。",
      { { indicator = "工业投资" }, { indicator = "工业投资", kind = "change" } } },
    { "that of the clause before", "工业投资147亿元。预算外资金大幅增加,达到12亿元。",
      { { indicator = "工业投资" }, { indicator = "预算外资金" } } },
    { "the thing whose side it names", "建设孵化器8个,面积19万平方米。",
      { { value = 8 }, { indicator = "建设孵化器面积" } } },
    { "the owner of the measure before 、", "规模以上工业总产值500亿元、增加值120亿元。",
      { { indicator = "规模以上工业总产值" }, { indicator = "规模以上工业增加值" } } },
  }
end)

describe("a target", function ()
  cases {
    { "is what a plan says", report("工业投资5亿元。", "工业投资达到6亿元以上。"),
      { { status = "actual", period = "2016" },
        { status = "target", period = "2017", approx = ">" } } },
    { "is what is striven for", report("力争工业投资达到9亿元。", "招商。"),
      { { status = "target" } } },
    { "is what is planned", report("计划新建公园5个。", "招商。"),
      { { status = "target", value = 5 } } },
    { "is not what is done with the plan", report("完成投资计划,新建公园5个。", "招商。"),
      { { status = "actual" } } },
    { "may be an upper bound", report("工业投资5亿元。", "失业率控制在4.5%以内。"),
      { {}, { status = "target", approx = "<", kind = "share" } } },
    { "may not be passed", report("工业投资5亿元。", "事故死亡人数不超过12人。"),
      { {}, { status = "target", approx = "<" } } },
    { "in a plan may look back",
      report("工业投资5亿元。", "目前已建成公园5个。"),
      { {}, { status = "actual" } } },
  }
end)

describe("a forecast", function ()
  cases {
    { "is what is expected", "预计全年工业投资147亿元。", { { status = "forecast" } } },
    { "is no target that is expected", "税收超过预期目标5亿元。",
      { { status = "actual" } } },
  }
end)

describe("a rank", function ()
  cases {
    { "among places", "工业投资总量居全省第二位。",
      { { kind = "rank", value = 2, unit = "位", indicator = "工业投资总量" } } },
    { "from one to another", "综合排名由第47位提升到第25位。",
      { { kind = "rank", value = 47, indicator = "综合排名" },
        { kind = "rank", value = 25, indicator = "综合排名" } } },
    { "that is first", "外资企业数量居全省首位。", { { kind = "rank", value = 1 } } },
    { "in a list of its own", "跻身中国智慧城市50强第六名。",
      { { kind = "rank", value = 6, indicator = "中国智慧城市50强" } } },
  }
end)

describe("a share", function ()
  cases {
    { "of a whole", "民营经济增加值占地区生产总值比重39%。",
      { { kind = "share", indicator = "民营经济增加值占地区生产总值比重",
          canonical = "民营经济增加值占比" } } },
    { "that has risen", "工业增加值占地区生产总值比重提高到25.5%。",
      { { kind = "share", indicator = "工业增加值占地区生产总值比重" } } },
    { "that rises by points", "工业增加值占全省比重提高1.2个百分点。",
      { { kind = "change", direction = "up", indicator = "工业增加值占全省比重" } } },
    { "as a fraction", "新增上市公司29家,占全国增量的四分之一。",
      { { kind = "change" }, { kind = "share", value = 0.25 } } },
    { "that is a rate", "光纤入户率85%。", { { kind = "share", indicator = "光纤入户率" } } },
  }
end)

describe("a multiple", function ()
  cases {
    { "of an earlier amount", "参赛企业达到2054个,是2015年的4倍。",
      { { value = 2054 }, { kind = "multiple", value = 4, indicator = "参赛企业" } } },
    { "of growth", "跨境电商交易额增长3.5倍。",
      { { kind = "multiple", direction = "up", value = 3.5,
          indicator = "跨境电商交易额" } } },
    { "that doubles", "到2030年居民收入翻一番。",
      { { kind = "multiple", direction = "up", indicator = "居民收入" } } },
  }
end)

describe("a comparison", function ()
  cases {
    { "with the average", "工业增加值增速高于全国平均水平0.5个百分点。",
      { { kind = "change", direction = "up", indicator = "工业增加值增速" } } },
    { "with all of a place", "民间投资增速低于全省3.7个百分点。",
      { { kind = "change", direction = "down", indicator = "民间投资增速" } } },
    { "with the end of last year", "存款余额比上年末增加120亿元。",
      { { kind = "change", direction = "up", indicator = "存款余额" } } },
    { "with an amount of then", "产值80亿元,比2015年的71亿元增加9亿元。",
      { {}, { period = "2015", kind = "level", value = 7100000000 },
        { kind = "change", value = 900000000 } } },
    { "with a term before", "事故起数比“十三五”时期下降44.1%。",
      { { kind = "change", direction = "down", indicator = "事故起数" } } },
    { "in plain words", "货币发行比年初计划少了500亿元。",
      { { kind = "change", direction = "down", indicator = "货币发行" } } },
    { "from one to another", "研究中心由7家增至16家。",
      { { value = 7, indicator = "研究中心" }, { value = 16, indicator = "研究中心" } } },
  }
end)

describe("a base", function ()
  cases {
    { "per head", "人均地区生产总值7.2万元。",
      { { indicator = "人均地区生产总值", canonical = "人均地区生产总值" } } },
    { "per ten thousand", "每万人口发明专利拥有量12件。",
      { { canonical = "每万人口发明专利拥有量", value = 12 } } },
  }
end)

describe("a time", function ()
  cases {
    { "of years on average", "2011年至2015年工业投资年均增长9%。",
      { { period = "2011..2015", kind = "change" } } },
    { "of a quarter", "2016年第一季度工业投资5亿元。", { { period = "2016Q1" } } },
    { "of half a year", "2016年上半年工业投资5亿元。", { { period = "2016H1" } } },
    { "of months", "2016年1-11月工业投资5亿元。", { { period = "2016-01..2016-11" } } },
    { "that adds up", "2016年累计实现工业投资5亿元。",
      { { period = "2016", indicator = "工业投资", kind = "level" } } },
    { "up to a day", "截至2015年11月底,累计接待游客30万人次。",
      { { period = "2015-11", indicator = "接待游客" } } },
    { "that opens a paragraph",
      report("2015年,全市经济平稳运行。工业投资5亿元。", "招商。"),
      { { period = "2015" } } },
    { "that opens a paragraph with a number",
      report("2015年,全市工业投资5亿元。农业投资2亿元。", "招商。"),
      { { period = "2015" }, { period = "2015" } } },
  }
end)

describe("spans and plans", function ()
  cases {
    { "the first of two numbers over a span is of its first year",
      "2026年澜浦市政府工作报告\n\n(2026年1月12日)\n\n一、过去五年工作回顾\n\n"
      .. "五年来,粮食产量从480万吨增加到520万吨。\n\n"
      .. "二、2026年重点工作\n\n加快建设。\n",
      { { period = "2021", indicator = "粮食产量" }, { period = "2025" } } },
    { "a plan that is named gives its targets their years",
      "澜浦市2026年政府工作报告\n(2026年1月12日)\n一、2026年重点工作\n"
      .. "第十五个五年规划纲要明确了目标,地区生产总值年均增长5%左右。\n",
      { { period = "2026..2030", status = "target" } } },
    { "years before a name are no part of it", "五年全社会固定资产投资完成900亿元。",
      { { indicator = "全社会固定资产投资" } } },
    { "a shared end goes to all that lack it",
      "食品、药品抽检合格率分别达99.6%、99.7%。",
      { { indicator = "食品抽检合格率" }, { indicator = "药品抽检合格率" } } },
  }
end)
