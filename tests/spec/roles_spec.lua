-- roles_spec.lua: what sections do and which period they speak of. All
-- documents here are invented.
local _ = require "tests.spec.helper"
local document = require "tj.document"
local outline = require "tj.outline"

--- "role period" of each section of a document that has but a title and
--- headings, a sentence under each.
local function roles_of(lines)
  local parts = { lines[1], "全市上下团结奋斗,各项工作平稳有序,任务逐项落实到位。" }
  for i = 2, #lines do
    parts[#parts + 1] = lines[i]
    parts[#parts + 1] = "建设平台3个,培育企业33家,带动投资增长,惠及全体居民。"
  end
  local doc <close> =
    assert(document.from_text(table.concat(parts, "\n") .. "\n"))
  local list = {}
  for i, section in ipairs(outline.read(doc).sections) do
    if i > 1 then list[#list + 1] = section.role .. " " .. section.period end
  end
  return list
end

describe("sections of", function ()
  for _, row in ipairs {
    { "a report on a year and a plan for the next",
      { "砚川市水利局2016年工作总结和2017年工作计划",
        "一、2016年工作目标及任务完成情况", "(一)项目建设", "二、存在的主要问题",
        "三、2017年工作目标", "四、保障措施" },
      { "review 2016", "review 2016", "problems 2016", "plan 2017",
        "safeguards 2017" } },
    { "a white paper on the year to come",
      { "砚川市水利局2017年度责任白皮书", "一、面临的形势和存在的问题",
        "二、2016年任务完成情况", "三、2017年拟出台的公共政策",
        "四、2017年工作目标" },
      { "problems 2017", "review 2016", "policies 2017", "plan 2017" } },
    { "half a year",
      { "砚川市水利局2025年上半年工作总结和下半年工作安排",
        "一、上半年工作完成情况", "二、存在的问题", "三、下半年工作安排" },
      { "review 2025H1", "problems 2025H1", "plan 2025H2" } },
    { "a quarter",
      { "砚川市2025年第一季度工业经济运行情况", "一、主要指标完成情况",
        "二、存在的困难和问题", "三、下一步工作打算" },
      { "review 2025Q1", "problems 2025Q1", "plan 2025" } },
    { "some months",
      { "砚川市2025年1-9月工业经济运行情况", "一、主要指标完成情况",
        "二、全年工作打算" },
      { "review 2025-01..2025-09", "plan 2025" } },
    { "a five-year plan",
      { "砚川市“十四五”水利发展规划", "一、发展基础", "二、发展目标",
        "三、重点任务", "四、组织实施" },
      { "review 2016..2020", "plan 2021..2025", "plan 2021..2025",
        "safeguards 2021..2025" } },
    { "a plan of three years",
      { "砚川市节水三年行动计划(2024—2026年)", "一、总体要求", "二、重点任务",
        "三、保障措施" },
      { "plan 2024..2026", "plan 2024..2026", "safeguards 2024..2026" } },
    { "a budget",
      { "关于砚川市2025年预算执行情况和2026年预算草案的报告",
        "一、2025年预算执行情况", "二、2026年预算草案", "三、2026年财政工作重点" },
      { "review 2025", "plan 2026", "plan 2026" } },
    { "a report at a change of government",
      { "2022年砚川市政府工作报告", "一、过去五年工作回顾", "(一)2021年主要工作",
        "二、今后五年的目标任务", "三、2022年重点工作", "四、加强自身建设" },
      { "review 2017..2021", "review 2021", "plan 2022..2026", "plan 2022",
        "plan 2022" } },
    { "two periods in one heading",
      { "2026年砚川市政府工作报告", "一、2025年和“十四五”时期工作回顾",
        "二、“十五五”时期目标任务和2026年工作安排", "(一)“十五五”时期主要目标",
        "(二)2026年重点任务" },
      { "review 2025", "plan 2026", "plan 2026..2030", "plan 2026" } },
    { "a school year",
      { "清川大学2016—2017学年工作总结", "一、学年工作总结",
        "二、下一步工作打算" },
      { "review 2016..2017", "plan 2018" } },
    { "a review that turns",
      { "砚川市水利局2016年工作总结", "一、工作完成情况", "(一)工程建设",
        "(二)存在的问题", "(三)下一步工作打算" },
      { "review 2016", "review 2016", "problems 2016", "plan 2017" } },
    { "a communique",
      { "砚川市2025年国民经济和社会发展统计公报[1]", "一、综合", "二、农业",
        "注释" },
      { "review 2025", "review 2025", " " } },
  } do
    it(row[1], function ()
      assert.same(row[3], roles_of(row[2]))
    end)
  end
end)

describe("a section whose heading says nothing", function ()
  local DONE = "过去的一年,我们战胜了灾害,完成了任务,取得了成绩,改善了民生,增加了收入。\n"
  local MEANT = "我们必须深化改革,要坚持开放,要扩大投资,要继续努力,必须改善民生。\n"

  it("does what its first paragraphs say", function ()
    local doc <close> = assert(document.from_text(
      "1990年砚川市政府工作报告\n各位代表:\n现在,我代表市人民政府作工作报告,请予审议。\n" ..
      "一、历史性的转变\n" .. DONE .. "二、打好第一个战役\n" .. MEANT))
    local shape = outline.read(doc)
    assert.equal("review", shape.sections[2].role)
    assert.equal("1989", shape.sections[2].period)
    assert.equal("plan", shape.sections[3].role)
  end)

  it("holds the plan that its heading announces", function ()
    local text = "1994年砚川市政府工作报告\n各位代表:\n现在,我代表市人民政府作工作报告。\n" ..
      "一、1993年工作的回顾和1994年工作的基本方针\n" .. DONE .. MEANT ..
      "二、搞好各项建设\n" .. MEANT
    local doc <close> = assert(document.from_text(text))
    local shape = outline.read(doc)
    local at = doc:text():find("我们必须", 1, true)
    assert.equal("plan", outline.section_at(shape, at).role)
    assert.equal("1994", outline.section_at(shape, at).period)
    assert.same({ "1993", "1994" }, shape.sections[2].periods)
    at = doc:text():find("战胜了", 1, true)
    assert.equal("review", outline.section_at(shape, at).role)
  end)
end)
