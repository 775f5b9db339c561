-- pages_spec.lua: reports as sites and people lay them out: what is read of
-- them, and what is set aside.
local outline = require "tj.outline"
local text = require "tj.core.text"

local function open(content)
  return outline.add(assert(text.open(content, { name = "page" })))
end

local function read(content)
  local doc <close> = open(content)
  return outline.read(doc)
end

--- The blocks set aside, each with its reason.
local function aside(content)
  local doc <close> = open(content)
  local whole, list = doc:text(), {}
  for _, block in ipairs(doc:blocks(1, #whole, "furniture")) do
    list[#list + 1] = whole:sub(block.first, block.last) .. ": " .. block.reason
  end
  return list
end

--- "level number|title role" of each section.
local function tree(shape)
  local list = {}
  for i = 2, #shape.sections do
    local section = shape.sections[i]
    list[#list + 1] = ("%d %s|%s %s"):format(section.level, section.number,
                                             section.title, section.role)
  end
  return list
end

local REPORT = [[
2019年,我镇新增企业36家,投资增长5.2%。
一、2019年工作情况
发放贷款560万元。
二、2020年工作计划
投资增长6%。
]]

describe("a page", function ()
  it("that WeChat hides until its script runs is read", function ()
    local shape = read("<html><h1>溪源县2024年政府工作报告</h1>"
      .. "<div id='js_content' style='visibility: hidden; opacity: 0;'><section>"
      .. "<p>01</p><p>2023年工作回顾</p><p>过去一年，全县总产值<b>85</b><b>亿元</b>，投资增长5.6%，开工项目132个。</p>"
      .. "<p>02</p><p>2024年工作安排</p><p>今年主要目标是：总产值增长6%，新签约亿元项目60个。</p></section></div>")
    assert.same({ "1 |2023年工作回顾 review", "1 |2024年工作安排 plan" },
                tree(shape))
  end)

  it("has a time before its first key", function ()
    local shape = read("2019年青岚镇工作总结\n"
      .. "2019-12-28 10:21:35　来源：溪源日报　编辑：某某\n" .. REPORT)
    assert.equal("2019-12-28", shape.date)
    assert.equal("溪源日报", shape.publisher)
  end)

  it("has counters among its metadata, which are read and set aside", function ()
    local content = "2019年青岚镇工作总结\n时间:2019-12-20 来源:网络 阅读:35次\n"
      .. REPORT
    assert.same({ "时间:2019-12-20 来源:网络 阅读:35次: counter" }, aside(content))
    assert.equal("2019-12-20", read(content).date)
  end)

  it("ends in related articles that its title announces", function ()
    assert.same({ "【2019年青岚镇工作总结】相关文章:: related",
                  "1.2018年工作总结: related" },
                aside("2019年青岚镇工作总结\n" .. REPORT
                      .. "【2019年青岚镇工作总结】相关文章:\n1.2018年工作总结\n"))
  end)

  it("may have a widget above the last lines of the report", function ()
    for _, ending in ipairs { "保障措施\n特此报告。\n溪源县商务局\n2022年1月10日\n",
                              "——推动流通体系建设\n特此报告。\n",
                              "全县新增备案企业12家,实绩企业达到35家,比上年多6家。\n" } do
      assert.same({ "分享到:QQ空间 新浪微博 微信: menu" },
                  aside("2019年青岚镇工作总结\n" .. REPORT
                        .. "分享到:QQ空间 新浪微博 微信\n" .. ending))
    end
  end)

  it("of a table alone has the title that stands twice", function ()
    local name = "2023年1-11月主要指标"
    assert.equal(name, read("<html><title>" .. name .. "</title><h3>" .. name
      .. "</h3><table><tr><th>指标<th>数值<tr><td>总产值<td>5.8</table>").title)
  end)
end)

describe("a report", function ()
  it("may have a title on two lines, and who reports below the meeting", function ()
    local content = "溪源市2021年计划执行情况与\n2022年计划草案的报告\n"
      .. "——2022年1月15日在溪源市第七届人民代表大会第二次会议上\n"
      .. "溪源市发展和改革委员会\n各位代表:\n一、2021年计划执行情况\n"
      .. "投资增长5%。\n二、2022年计划\n投资增长6%。\n"
    local shape = read(content)
    assert.equal("溪源市2021年计划执行情况与2022年计划草案的报告", shape.title)
    assert.equal("溪源市发展和改革委员会", shape.body)
    assert.same({}, aside(content))
  end)

  it("has chapters under volumes", function ()
    assert.same({ "1 第一篇|发展环境 plan", "2 第一章|发展基础 plan",
                  "3 第一节|“十三五”成就 review", "2 第二章|发展形势 plan",
                  "1 第二篇|产业体系 plan", "2 第三章|先进制造 plan" },
      tree(read("溪源市第十四个五年规划纲要\n第一篇 发展环境\n第一章 发展基础\n"
        .. "第一节 “十三五”成就\n产值增长7%。\n第二章 发展形势\n形势好。\n第二篇 产业体系\n"
        .. "第三章 先进制造\n占比达到32%。\n")))
  end)

  it("of Taiwan counts 壹、 above 一、", function ()
    local got = tree(read("經濟局施政績效報告\n壹、前言\n經濟成長率為1.3%。\n"
      .. "參、推動成果\n一、促進投資\n投資36億元。\n肆、未來展望\n產業轉型。\n"))
    local heads = {}
    for i, line in ipairs(got) do heads[i] = line:match("^(.-)|") end
    assert.same({ "1 壹、", "1 参、", "2 一、", "1 肆、" }, heads)
  end)

  it("has headings in 【】", function ()
    assert.same({ "1 |【工作回顾】 review", "1 |【存在问题】 problems",
                  "1 |【下步打算】 plan" },
      tree(read("溪源县农牧局2023年工作总结\n【工作回顾】\n2023年,全县粮食产量35亿斤,牲畜存栏460万头只,同比增长2.1%。\n"
        .. "【存在问题】\n农牧业产业链条短、品牌不响。\n【下步打算】\n2024年,全县粮食产量稳定在35亿斤以上,新建高标准农田45万亩。\n")))
  end)
end)
