-- years_spec.lua: the periods that titles and headings name.
local _ = require "tests.spec.helper"
local dates = require "tj.dates"
local years = require "tj.years"

describe("years", function ()
  for _, row in ipairs {
    { "2016年工作总结和2017年计划", { 2016, 2017 } },
    { "一九九一年国内工作的回顾", { 1991 } },
    { "关于1 9 9 8 年政府工作的建议", { 1998 } },
    { "中国制造2025", {} },
    { "12016年", {} },
  } do
    it("of " .. row[1], function ()
      assert.same(row[2], years.all(row[1]))
    end)
  end

  for _, row in ipairs {
    { "“十三五”工作总结及“十四五”思路", { "2016..2020", "2021..2025" } },
    { "“十五”期间的目标", { "2001..2005" } },
    { "“十五五”规划", { "2026..2030" } },
    { "第六个五年计划的基本任务", { "1981..1985" } },
    { "六五计划的执行情况", { "1981..1985" } },
    { "三五成群", {} },
  } do
    it("of the plans in " .. row[1], function ()
      assert.same(row[2], years.plans(row[1]))
    end)
  end

  for _, row in ipairs {
    { "2015年至2017年", "2015..2017" }, { "2015-2017年", "2015..2017" },
    { "2015年——2017年", "2015..2017" }, { "2015—2017年", "2015..2017" },
    { "2015 ~ 2017年", "2015..2017" }, { "2015到2017年", "2015..2017" },
    { "2014年总结和2015-2017年计划", "2015..2017" },
    { "2016年和2017年" }, { "2017-2015年" }, { "2015-2017" },
  } do
    it("of the span in " .. row[1], function ()
      assert.equal(row[2], years.range(row[1]))
    end)
  end

  it("counts from the year of the speech", function ()
    assert.equal("2013..2017", years.relative("过去五年工作回顾", 2018))
    assert.equal("1983..1987", years.relative("今后五年的主要任务", 1983))
    assert.equal("2003", years.relative("一年来工作回顾", 2004))
    assert.is_nil(years.relative("工作回顾", 2004))
  end)
end)

describe("years.periods", function ()
  for _, row in ipairs {
    { "2016年工作总结和2017年计划", "2016 2017" },
    { "2025年上半年工作总结和下半年工作安排", "2025H1 2025H2" },
    { "上半年工作总结", "2026H1" },
    { "2025年第一季度", "2025Q1" }, { "2025年四季度", "2025Q4" },
    { "2025年第3季度", "2025Q3" }, { "2025年前三季度", "2025-01..2025-09" },
    { "2025年1-6月", "2025-01..2025-06" }, { "2025年6月份", "2025-06" },
    { "2025年1月至11月", "2025-01..2025-11" },
    { "二〇二五年一至六月", "2025-01..2025-06" },
    { "2026年1月27日在某地", "2026" },
    { "2016-2017学年", "2016..2017" }, { "2016—2017年度", "2016..2017" },
    { "行动计划(2024—2026年)", "2024..2026" }, { "规划(2018-2020)", "2018..2020" },
    { "2018-2020号文件", "" },
    { "2025年和“十四五”时期", "2025 2021..2025" },
    { "“十五五”目标和2026年安排", "2026..2030 2026" },
    { "过去五年和2026年", "2021..2025 2026" }, { "近三年工作", "2023..2025" },
    { "今后五年的任务", "2026..2030" }, { "民国一一四年", "" },
    { "民国114年施政报告", "2025" }, { "工作回顾", "" }, { "", "" },
  } do
    it("of " .. row[1], function ()
      assert.equal(row[2], table.concat(years.periods(row[1], 2026), " "))
    end)
  end

  it("counts no year of the Republic but in Taiwan", function ()
    assert.same({}, years.periods "114年施政报告")
    assert.same({ "2025" }, years.periods(years.of_taiwan "114年度施政报告"))
  end)
end)

describe("dates", function ()
  for _, row in ipairs {
    { "2018-09-27 10:00", "2018-09-27" }, { "2018年9月7日", "2018-09-07" },
    { "2018/9/27", "2018-09-27" }, { "2018.9.27", "2018-09-27" },
    { "二〇一八年九月二十七日", "2018-09-27" },
    { "二〇一六年一月十九日", "2016-01-19" }, { "二○一六年十月十日", "2016-10-10" },
    { "2016 年 1 月 19 日", "2016-01-19" },
    { "2018-13-01" }, { "2018年9月" }, { "2018年0月1日" }, { "" },
  } do
    it("of " .. row[1], function () assert.equal(row[2], dates.day(row[1])) end)
  end

  it("are months where no day is named", function ()
    assert.equal("2016-01", dates.day_or_month "二〇一六年一月")
    assert.equal("2016-12", dates.day_or_month "(2016年12月)")
    assert.equal("2016-01-19", dates.day_or_month "2016年1月19日")
    assert.is_nil(dates.day_or_month "2016年")
  end)
end)
