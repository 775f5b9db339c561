-- unseen_spec.lua: whole documents of kinds that pages and scrapers make. All
-- are invented.
local _ = require "tests.spec.helper"
local document = require "tj.document"
local outline = require "tj.outline"

local function read(text)
  local doc <close> = assert(document.from_text(text))
  local shape, titles = outline.read(doc), {}
  for i = 2, #shape.sections do titles[#titles + 1] = shape.sections[i].title end
  return shape, table.concat(titles, "|")
end

describe("an unseen document", function ()
  it("of one line has its title and headings", function ()
    local shape, titles = read("首页 > 总结范文 > 正文 砚川县民政局2020年工作总结和2021年工作打算 " ..
      "发布时间:2020-12-28 2020年,县民政局全力做好兜底保障各项工作。一、主要工作 " ..
      "(一)社会救助。发放低保金2300万元,保障1.2万人。(二)养老服务。新建养老服务站26个。" ..
      "二、存在问题 基础薄弱,人手不足。三、2021年工作打算。新建养老床位600张。\n")
    assert.equal("砚川县民政局2020年工作总结和2021年工作打算", shape.title)
    assert.equal("主要工作|社会救助|养老服务|存在问题|2021年工作打算", titles)
    assert.equal("砚川县", shape.region)
  end)

  it("that is a communiqué plans nothing; its spread titles are closed", function ()
    local shape, titles = read("云溪市2020年国民经济和社会发展统计公报\n" ..
      "一、综 合\n初步核算,全年地区生产总值2456.31亿元,比上年增长3.6%。\n" ..
      "二、工业和建筑业\n全年规模以上工业增加值增长4.2%,建筑业增加值126亿元。\n")
    assert.equal("综合|工业和建筑业", titles)
    assert.same({ 2020, nil }, { shape.year, shape.plan_year })
  end)

  it("of Taiwan or Hong Kong has its place and years", function ()
    local body = "\n壹、前言\n112年度税收实征净额89亿元,较上年度增加3.2亿元。\n"
    local shape = read("经济部112年度施政绩效报告" .. body)
    assert.same({ "台湾省", 2023 }, { shape.region, shape.year })
    shape = read("苗栗县政府113年度施政报告" .. body)
    assert.equal("苗栗县", shape.region)
    shape = read("行政长官2022年施政报告\n一、引言\n本港经济逐步复苏,本港失业率回落至3.9%。\n")
    assert.equal("香港特别行政区", shape.region)
  end)

  it("of a site has its title without the site, and who signed it", function ()
    local title = "砚川市水利局2021年工作总结和2022年工作计划"
    local shape = read(title .. "_砚川市水利局_砚川市人民政府网\n首页 政务公开\n" .. title ..
      "\n2021年,市水利局扎实推进水利建设,完成投资12.6亿元,各项任务全面完成。\n" ..
      "【打印本页】【关闭窗口】\n砚川市水利局\n2022年1月10日\n版权所有 砚川市人民政府\n")
    assert.same({ title, "2022-01-10" }, { shape.title, shape.date })
  end)
end)
