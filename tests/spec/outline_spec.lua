-- outline_spec.lua: blocks and sentences, and what a document is.
local helper = require "tests.spec.helper"
local core = require "tj.core.outline"
local outline = require "tj.outline"

--- What a plain text is.
local function read(content)
  local options = { encoding = "UTF-8", html = false }
  local doc <close> = assert(require "tj.core.text".open(content, options))
  return outline.read(outline.add(doc))
end

--- "role period" of each section but the first, in reading order.
local function roles_of(shape)
  local list = {}
  for i = 2, #shape.sections do
    local section = shape.sections[i]
    list[#list + 1] = (section.role .. " " .. section.period)
  end
  return list
end

describe("outline.cut", function ()
  it("gives blocks with spans, levels and numbers", function ()
    local text = "一、成效\n(一)工业。新增企业33家。\n"
    local shape = core.cut(text)
    assert.same({
      { first = 1, last = 12, type = "heading", level = 1, number = "一、" },
      { first = 14, last = 27, type = "heading", level = 2, number = "(一)" },
      { first = 28, last = 47, type = "paragraph" },
    }, shape.blocks)
    assert.same({ first = 28, last = 47, block = 3 }, shape.sentences[3])
  end)

  it("takes the words of furniture from its caller", function ()
    local text = "点这里\n一、成效\n"
    assert.equal("paragraph", core.cut(text).blocks[1].type)
    local shape = core.cut(text, { furniture = { button = { "点这里" } } })
    assert.equal("furniture", shape.blocks[1].type)
    assert.equal("menu", shape.blocks[1].reason)
  end)

  it("raises on options it does not know", function ()
    assert.error_matches(function () core.cut("", { words = {} }) end,
                         "unknown option 'words'")
    assert.error_matches(function ()
      core.cut("", { furniture = { foot = {} } })
    end, "unknown option 'foot'")
    assert.error_matches(function ()
      core.cut("", { furniture = { menu = { 1 } } })
    end, "option 'furniture.menu' must hold strings")
    assert.error_matches(function () core.cut({}) end, "string expected")
  end)

  it("keeps NUL bytes and bytes that are no UTF-8", function ()
    local text = "a\0b。\xFF\xFE\n\0\n"
    assert.equal("a\0b。\xFF\xFE", text:sub(core.cut(text).blocks[1].first,
                                           core.cut(text).blocks[1].last))
  end)
end)

describe("outline.read", function ()
  it("finds title, years, region and sections of a work report", function ()
    local text = "索 引 号:1/2\n发布机构:云岭市科技局\n发布日期:2018-09-27\n" ..
      "湖州市科技局2017年工作总结和2018年工作计划\n" ..
      "2017年,全市科技系统在市委、市政府领导下,扎实推进各项工作,取得新的进步。\n" ..
      "一、2017年工作完成情况\n(一)做强企业。新增企业33家。\n" ..
      "二、存在问题\n研发投入不足。\n三、2018年工作计划\n(一)做优服务。\n" ..
      "新增平台3个。\n四、保障措施\n加强领导。\n打印本页\n"
    local shape = read(text)
    assert.equal("湖州市科技局2017年工作总结和2018年工作计划", shape.title)
    assert.equal("work report", shape.kind)
    assert.equal(2017, shape.year)
    assert.equal(2018, shape.plan_year)
    assert.equal("湖州市", shape.region)
    assert.equal("title", shape.region_from)
    assert.equal("湖州市科技局", shape.body)
    assert.equal("云岭市科技局", shape.publisher)
    assert.equal("2018-09-27", shape.date)
    assert.equal("1/2", shape.fields["索引号"])
    assert.same({ "review 2017", "review 2017", "problems 2017", "plan 2018",
                  "plan 2018", "safeguards 2018" }, roles_of(shape))
    local place = text:find("新增平台", 1, true)
    assert.equal("做优服务", outline.section_at(shape, place).title)
    assert.equal(0, outline.section_at(shape, 1).level)
  end)

  it("reads the years of five-year plans", function ()
    local shape = read("“十三五”工作总结及“十四五”工作思路\n" ..
      "一、“十三五”主要工作成效\n1.创新提升。新增企业33家。\n" ..
      "二、“十四五”期间未来展望及工作思路\n1.工作目标\n(1)投入翻番。\n")
    assert.equal("2016..2020", shape.review_period)
    assert.equal("2021..2025", shape.plan_period)
    assert.equal(2020, shape.year)
    assert.same({ "review 2016..2020", "review 2016..2020", "plan 2021..2025",
                  "plan 2021..2025", "plan 2021..2025" }, roles_of(shape))
  end)

  it("reads a government's report as on the year before", function ()
    local shape = read("政府工作报告\n(2026年1月27日在贵州省第十四届人民代表大会" ..
      "第四次会议上)\n省长 某某\n各位代表:\n现在,我代表省人民政府向大会报告工作," ..
      "请予审议。\n一、2025年和“十四五”时期工作回顾\n经济平稳增长。\n" ..
      "二、“十五五”时期主要目标任务\n到2030年翻番。\n三、2026年工作安排\n" ..
      "增长5%。\n四、加强自身建设\n依法行政。\n")
    assert.equal(2025, shape.year)
    assert.equal(2026, shape.plan_year)
    assert.equal("贵州省", shape.region)
    assert.equal("occasion", shape.region_from)
    assert.equal("贵州省人民政府", shape.body)
    assert.same({ "review 2025", "plan 2026..2030", "plan 2026", "plan 2026" },
                roles_of(shape))
  end)

  for _, row in ipairs {
    { "澜浦市2016年工作总结-澜浦市政府网", "澜浦市2016年工作总结" },
    { "澜浦市2016年工作总结——澜浦市政府网站", "澜浦市2016年工作总结" },
    { "澜浦市2016年工作总结 | 政务 | 澜浦网", "澜浦市2016年工作总结 | 政务" },
    { "澜浦市2016年工作总结[1]", "澜浦市2016年工作总结" },
    { "2015-2016年工作总结", "2015-2016年工作总结" },
  } do
    it("takes the name of the site from " .. row[1], function ()
      assert.equal(row[2], read("标题:" .. row[1] .. "\n\n投资5亿元。\n").title)
    end)
  end

  it("reads the year that an inner heading begins with", function ()
    local shape = read [[
澜浦市“十三五”工作总结
一、五年回顾
(一)2018年工业发展
工业增长。
(二)“2019年”商业发展
商业增长。
]]
    assert.equal("2018", shape.sections[3].period)
    assert.equal("2019", shape.sections[4].period)
  end)

  it("does without a title", function ()
    local shape = read("一、2016年主要工作\n广州市工业增长,我市企业增加。\n" ..
      "全市投资增长,广州企业增加,我市出口增长。\n二、2017年主要任务\n广州市增长。\n")
    assert.is_nil(shape.title)
    assert.equal(2016, shape.year)
    assert.equal(2017, shape.plan_year)
    assert.equal("广州市", shape.region)
    assert.equal("text", shape.region_from)
    assert.equal("work report", shape.kind)
    assert.same({ "review 2016", "plan 2017" }, roles_of(shape))
  end)

  it("finds the plan where the headings are lost", function ()
    local text = "广州市某局2016年工作总结和2017年工作\n" ..
      ("2016年工作取得新成效,新增企业33家,投资增长,服务继续改善。\n"):rep(8) ..
      "我局将按照市委部署,继续推进创新。重点抓好以下工作:\n" ..
      "一是建设走廊。\n二是培育企业。\n"
    local shape = read(text)
    assert.same({ "plan 2017" }, roles_of(shape))
    local place = text:find("二是培育", 1, true)
    assert.equal("plan", outline.section_at(shape, place).role)
    assert.equal("review", outline.section_at(shape, 200).role)
  end)

  it("says that a district which is not named is only placed", function ()
    local shape = read("“十三五”工作总结\n一、成效\n" ..
      ("我区企业增加,区委重视,全区增长。岳阳市第一。\n"):rep(3))
    assert.equal("岳阳市", shape.region)
    assert.equal("wider", shape.region_from)
  end)

  it("reads a document of next to nothing", function ()
    local shape = read("。")
    assert.equal(1, #shape.sections)
    assert.is_nil(shape.region)
    assert.equal(0, outline.section_at(shape, 1).level)
  end)
end)

describe("the reports of ../shared", function ()
  if not helper.has_shared() then
    pending("../shared is absent")
    return
  end
  local json = require "tj.core.json"

  --- Blocks of a report, without the pinyin and widths that clean takes care of.
  local function blocks_of(name)
    local text = helper.read(("%s/corpus/%s.txt"):format(helper.shared, name))
    local shape = outline.cut(text)
    local kept, aside = {}, {}
    for _, block in ipairs(shape.blocks) do
      local list = (block.type == "furniture" or block.type == "metadata")
        and aside or kept
      list[#list + 1] = text:sub(block.first, block.last):gsub("%s", "")
    end
    return table.concat(kept, "\n"), table.concat(aside, "\n")
  end

  for _, name in ipairs {
    "000_b52ffa1048483272", "001_15ed48a196308db7", "002_fa7184decc579a43",
    "003_7afa1ad67aa4f061",
  } do
    it("lose no body and keep no furniture: " .. name, function ()
      local gold = json.decode(helper.read(
        ("%s/gold/%s.furniture.json"):format(helper.shared, name)))
      local kept, aside = blocks_of(name)
      for _, line in ipairs(gold.furniture) do
        local wanted = line:gsub("%s", "")
        assert(aside:find(wanted, 1, true), "kept: " .. line)
      end
      assert(kept:find((gold.body_first:gsub("%s", "")), 1, true))
      assert(kept:find((gold.body_last:gsub("%s", "")), 1, true))
    end)
  end
end)
