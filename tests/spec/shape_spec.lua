-- shape_spec.lua: what a document is by its head: title, years, region, kind,
-- body, fields. All documents here are invented.
local _ = require "tests.spec.helper"
local document = require "tj.document"
local outline = require "tj.outline"

local BODY = "%s,各项工作扎实推进,主要任务全面完成,发展质量稳步提升,群众生活持续改善。\n" ..
  "一、%s\n新增企业33家,投资增长5%%。\n"

--- Reads a document that begins with `head`; `opening` begins its text.
local function read(head, opening, first)
  local text = head .. "\n" ..
    BODY:format(opening or "一年来", first or "工作完成情况")
  local doc <close> = assert(document.from_text(text))
  return outline.read(doc)
end

--- The members of `shape` that `wanted` has; false for one that is nil.
local function pick(shape, wanted)
  local got = {}
  for key in pairs(wanted) do
    if key == "fields" then
      got.fields = {}
      for name in pairs(wanted.fields) do
        got.fields[name] = shape.fields[name]
      end
    else
      got[key] = shape[key] == nil and false or shape[key]
    end
  end
  return got
end

describe("a document's head", function ()
  for _, row in ipairs {
    -- places of all levels
    { "青岚县农业农村局2021年工作总结和2022年工作要点",
      { kind = "work report", region = "青岚县", body = "青岚县农业农村局",
        review_period = "2021", plan_period = "2022" } },
    { "浙江省湖州市德清县水利局2020年工作总结",
      { region = "德清县", body = "浙江省湖州市德清县水利局", year = 2020,
        plan_year = 2021 } },
    { "荆州市沙市区教育局2019年工作总结", { region = "沙市区" } },
    { "关于长阳土家族自治县2020年财政工作情况的报告",
      { region = "长阳土家族自治县", kind = "work report" } },
    { "恩施州住房和城乡建设局2022年度工作总结",
      { region = "恩施土家族苗族自治州", year = 2022 } },
    { "凉山州2024年国民经济和社会发展统计公报[1]",
      { region = "凉山彝族自治州", kind = "communique", review_period = "2024",
        title = "凉山州2024年国民经济和社会发展统计公报" } },
    { "双江拉祜族佤族布朗族傣族自治县人民政府工作报告",
      { region = "双江拉祜族佤族布朗族傣族自治县" } },
    { "内蒙古自治区达拉特旗2018年工作总结", { region = "达拉特旗" } },
    { "吉林省吉林市2018年工作总结", { region = "吉林市" } },
    { "海南省2018年工作总结", { region = "海南省" } },
    -- zones
    { "合肥高新技术产业开发区2020年工作总结及2021年工作思路",
      { region = "合肥高新技术产业开发区", plan_period = "2021" } },
    { "苏州工业园区管委会2023年工作总结",
      { region = "苏州工业园区", body = "苏州工业园区管委会" } },
    { "上海市浦东新区科技和经济委员会2019年工作总结",
      { region = "浦东新区" } },
    { "云岭经济技术开发区2017年上半年工作总结",
      { region = "云岭经济技术开发区", review_period = "2017H1",
        plan_period = "2017H2", year = 2017, plan_year = 2017 } },
    -- the country and its ministries
    { "2019年国务院政府工作报告",
      { region = "中国", body = "国务院", review_period = "2018",
        plan_period = "2019" } },
    { "工业和信息化部2020年工作总结",
      { region = "中国", body = "工业和信息化部" } },
    { "国家知识产权局2021年度报告", { region = "中国", kind = "annual report",
                                      body = "国家知识产权局" } },
    -- bodies that speak for themselves
    { "华远重工集团有限公司2020年度报告",
      { region = "华远重工集团有限公司", body = "华远重工集团有限公司",
        kind = "annual report", year = 2020 } },
    { "清川大学2016-2017学年工作总结",
      { region = "清川大学", review_period = "2016..2017", year = 2017,
        plan_year = 2018 } },
    { "广州市第十九中学2022年工作总结", { region = "广州市第十九中学" } },
    -- parts of a year, spans of years
    { "砚川市商务局2025年上半年工作总结和下半年工作安排",
      { review_period = "2025H1", plan_period = "2025H2", year = 2025,
        plan_year = 2025, region = "砚川市" } },
    { "砚川市2025年第一季度经济运行情况",
      { review_period = "2025Q1", plan_period = "2025", kind = "work report" } },
    { "砚川市2025年1-9月固定资产投资完成情况",
      { review_period = "2025-01..2025-09", plan_period = "2025" } },
    { "砚川市数字经济发展三年行动计划(2024—2026年)",
      { kind = "plan", plan_period = "2024..2026", plan_year = 2024 } },
    { "砚川市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
      { kind = "plan", plan_period = "2021..2025", year = 2020 } },
    { "砚川市卫生健康局二〇一九年工作总结和二〇二〇年工作计划",
      { review_period = "2019", plan_period = "2020" } },
    -- budgets and plans before a congress
    { "关于砚川市2025年预算执行情况和2026年预算草案的报告",
      { kind = "budget report", region = "砚川市", review_period = "2025",
        plan_period = "2026" } },
    { "关于砚川市2025年国民经济和社会发展计划执行情况与2026年计划草案的报告",
      { kind = "plan report", review_period = "2025", plan_period = "2026" } },
    -- reports and speeches told by their occasion
    { "政府工作报告\n(二〇一六年一月十二日在澜浦市第十届人民代表大会第一次会议上)",
      { region = "澜浦市", region_from = "occasion", review_period = "2015",
        plan_period = "2016", date = "2016-01-12", body = "澜浦市人民政府" } },
    { "政府工作报告\n——2024年1月8日在安徽省望江县第十八届人民代表大会第三次会议上",
      { region = "望江县", review_period = "2023", plan_period = "2024" } },
    { "在全市工作会议上的讲话\n(2017年12月28日在砚川市委工作会议上)",
      { kind = "speech", region = "砚川市", review_period = "2017",
        plan_period = "2018" } },
    -- a title on several lines, and who stands beside it
    { "砚川市水利局\n2016年工作总结和2017年工作计划",
      { title = "2016年工作总结和2017年工作计划", region = "砚川市",
        body = "砚川市水利局", review_period = "2016" } },
    { "中共砚川市水利局党组\n关于2016年工作情况的报告",
      { region = "砚川市", body = "砚川市水利局党组" } },
    { "砚发改〔2016〕12号\n砚川市发展和改革委员会\n关于报送2016年工作总结的函",
      { title = "关于报送2016年工作总结的函", region = "砚川市",
        document_number = "砚发改〔2016〕12号" } },
    { "2016年度法治建设情况报告\n砚川市人民政府",
      { region = "砚川市", body = "砚川市人民政府" } },
    { "砚川市统计局\n2016年砚川市国民经济和社会发展统计公报",
      { kind = "communique", body = "砚川市统计局", year = 2016 } },
    { "2016年砚川市国民经济和社会发展统计公报\n砚川市统计局  国家统计局砚川调查队",
      { body = "砚川市统计局", region = "砚川市" } },
    -- other forms
    { "望江县2016年工作总结 - 望江县人民政府网",
      { title = "望江县2016年工作总结", region = "望江县" } },
    { "2016年1-11月砚川市工业经济运行分析", { region = "砚川市" } },
    { "2016年教育部工作要点", { region = "中国", body = "教育部" } },
    { "中国人民银行砚川市中心支行2016年工作总结",
      { region = "砚川市", body = "中国人民银行砚川市中心支行" } },
    { "国家税务总局青岚县税务局2019年工作总结", { region = "青岚县" } },
    { "砚川高新区管委会2016年工作总结", { region = "砚川高新区" } },
    { "砚川市人民检察院工作报告\n" ..
      "——2017年1月6日在砚川市第十五届人民代表大会第一次会议上",
      { body = "砚川市人民检察院", review_period = "2016",
        plan_period = "2017", date = "2017-01-06" } },
    { "在全县经济工作会议上的讲话\n(2017年1月5日)",
      { kind = "speech", review_period = "2016", plan_period = "2017" } },
    { "在全县防汛会议上的讲话\n(2017年6月5日)",
      { review_period = "2017", plan_period = "2017" } },
    -- notices
    { "青岚县人民政府办公室关于印发青岚县促进消费若干措施的通知\n" ..
      "青政办〔2016〕5号",
      { kind = "policy", region = "青岚县", document_number = "青政办〔2016〕5号",
        year = 2016, plan_year = 2016 } },
  } do
    it("of " .. row[1]:gsub("\n", " "), function ()
      assert.same(row[2], pick(read(row[1]), row[2]))
    end)
  end

  it("takes the year of a part of it from the text", function ()
    local shape = read("一季度工作总结", "2016年以来")
    assert.equal("2016Q1", shape.review_period)
    assert.equal("2016", shape.plan_period)
  end)

  it("takes the date and the body from the signature", function ()
    local doc <close> = assert(document.from_text(
      "2015年工作总结和2016年工作计划\n" .. BODY:format("2015年", "成效") ..
      "二、存在问题\n研发投入不足。\n青岚县科学技术局\n二〇一六年一月十九日\n"))
    local shape = outline.read(doc)
    assert.equal("2016-01-19", shape.date)
    assert.equal("青岚县科学技术局", shape.body)
    assert.equal("青岚县", shape.region)
    assert.equal("signature", shape.region_from)
  end)

  for _, row in ipairs {
    { "臺北市政府114年度施政報告", "台北市", "台北市政府", 2025 },
    { "新竹縣政府中華民國一百零五年度施政計畫", "新竹县", "新竹县政府" },
    { "香港特別行政區2023年施政報告", "香港特别行政区", "香港特别行政区政府",
      2023 },
  } do
    it("of " .. row[1], function ()
      local doc <close> = assert(document.from_text(row[1] ..
        "\n過去一年,各項施政工作順利推動,經濟發展穩定,市民生活品質獲得改善。\n" ..
        "一、工作回顧\n新增企業33家,投資增長5%,失業率繼續下降。\n"))
      local shape = outline.read(doc)
      assert.equal(row[2], shape.region)
      assert.equal(row[3], shape.body)
      if row[4] then assert.equal(row[4], shape.plan_year) end
    end)
  end

  it("takes a month from the signature", function ()
    local doc <close> = assert(document.from_text(
      "青岚县2015年工作总结\n" .. BODY:format("2015年", "成效") .. "2016年1月\n"))
    assert.equal("2016-01", outline.read(doc).date)
  end)
end)

describe("metadata", function ()
  local TITLE = "\n青岚县科学技术局2016年工作总结\n"
  for _, row in ipairs {
    { "one on a line", "索 引 号:A1/2016\n发布机构:青岚县科学技术局\n发布日期:2017-02-01",
      { ["索引号"] = "A1/2016", ["发布机构"] = "青岚县科学技术局",
        ["发布日期"] = "2017-02-01" }, "2017-02-01" },
    { "several on a line",
      "信息来源:本站 发布时间:2017-02-01 09:30  浏览次数:12",
      { ["信息来源"] = "本站", ["发布时间"] = "2017-02-01 09:30" }, "2017-02-01" },
    { "in brackets", "【索引号】A1/2016 【发布日期】2017年2月1日",
      { ["索引号"] = "A1/2016", ["发布日期"] = "2017年2月1日" }, "2017-02-01" },
    { "in cells of a table",
      "索引号\tA1/2016\t发布机构\t青岚县科学技术局\n文号\t青科〔2017〕5号\t发布日期\t2017-02-01",
      { ["索引号"] = "A1/2016", ["发布机构"] = "青岚县科学技术局",
        ["文号"] = "青科〔2017〕5号", ["发布日期"] = "2017-02-01" }, "2017-02-01" },
    { "key and value on two lines", "发布机构:\n青岚县科学技术局\n发布日期:\n2017-02-01",
      { ["发布机构"] = "青岚县科学技术局", ["发布日期"] = "2017-02-01" },
      "2017-02-01" },
    { "without a colon", "发文字号 〔2017〕5号\n发布日期 2017-02-01",
      { ["发文字号"] = "〔2017〕5号", ["发布日期"] = "2017-02-01" }, "2017-02-01" },
    { "without colons, several on a line",
      "索引号 A1/2016 发布机构 青岚县科学技术局 发布日期 2017-02-01",
      { ["索引号"] = "A1/2016", ["发布机构"] = "青岚县科学技术局",
        ["发布日期"] = "2017-02-01" }, "2017-02-01" },
    { "with the time behind the source", "来源:青岚县科学技术局 2017-02-01 15:31",
      { ["来源"] = "青岚县科学技术局 2017-02-01 15:31" }, "2017-02-01" },
  } do
    it(row[1], function ()
      local shape = read(row[2] .. TITLE)
      assert.same({ fields = row[3], date = row[4] },
                  pick(shape, { fields = row[3], date = row[4] }))
      assert.equal("青岚县科学技术局2016年工作总结", shape.title)
    end)
  end
end)
