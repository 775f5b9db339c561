-- region_spec.lua: the place that a title, an occasion or a text is about.
local _ = require "tests.spec.helper"
local places = require "tj.places"
local region = require "tj.region"

describe("region.of_title", function ()
  for _, row in ipairs {
    { "珠海市科技和工业信息化局2017年度责任白皮书", "珠海市" },
    { "越秀区科技工业和信息化局2015年工作总结", "越秀区" },
    { "2026年内蒙古自治区政府工作报告", "内蒙古自治区" },
    { "1978年中华人民共和国国务院政府工作报告", "中国" },
    { "广州市越秀区2015年工作总结", "越秀区" },
    { "关于湖北省恩施土家族苗族自治州2020年工作情况的报告",
      "恩施土家族苗族自治州" },
    { "荆州市沙市区教育局2019年工作总结", "沙市区" },
    { "雄县2019年工作总结", "雄县" },
    { "河北区2019年工作总结", "河北区" }, { "河北省2019年工作总结", "河北省" },
    { "延边州2019年工作总结", "延边朝鲜族自治州" },
    { "长阳县2019年工作总结", "长阳土家族自治县" },
    { "中共砚川市委2019年工作总结", "砚川市" },
    { "关于印发砚川市节水方案的通知", "砚川市" },
    { "学习贯彻会议精神:望江县的做法", "望江县" },
    { "合肥高新区2019年工作总结", "合肥高新区" },
    { "2016年市高新区工作总结", "none" },
    { "全市2019年工作总结", "none" }, { "我区2019年工作总结", "none" },
    { "", "none" }, { "\xff\xfe", "none" },
    { "政府工作报告", "none" },
    { "城市管理局2016年工作总结", "none" },
  } do
    it("of " .. row[1], function ()
      assert.equal(row[2], region.of_title(row[1]) or "none")
    end)
  end
end)

describe("region.of_occasion", function ()
  for _, row in ipairs {
    { "2026年1月27日在贵州省第十四届人民代表大会第四次会议上", "贵州省" },
    { "二〇一六年一月五日在望江县第十届人民代表大会上", "望江县" },
    { "1998年3月5日在第九届全国人民代表大会第一次会议上", "中国" },
    { "2017年12月28日在中共砚川市委工作会议上", "砚川市" },
    { "2017年12月28日上午在砚川市召开的会议", "砚川市" },
    { "在会议上", "none" },
  } do
    it("of " .. row[1], function ()
      assert.equal(row[2], region.of_occasion(row[1]) or "none")
    end)
  end
end)

describe("region.of_text", function ()
  for _, row in ipairs {
    { "我区企业增加,区委重视,全区增长。楼区专家服务。岳阳市第一,岳阳市支持。",
      "岳阳楼区", "text" },
    { "我区企业增加,区委重视,全区增长。岳阳市第一,岳阳市支持。", "岳阳市", "wider" },
    { "我县企业增加,县委重视,全县增长。望江县第一,望江县支持。岳西县来访。",
      "望江县", "text" },
    { "我市企业增加,市委重视,全市增长。砚川市第一,砚川市支持,砚川市推进。",
      "砚川市", "text" },
    { "我省企业增加,省委重视,全省增长。安徽第一,安徽支持。", "安徽省", "text" },
    { "我国企业增加,我国增长,我国稳定。", "中国", "text" },
    { "企业增加,增长加快。", "none" }, { "", "none" },
  } do
    it("of " .. row[1], function ()
      local name, from = region.of_text(row[1])
      assert.equal(row[2], name or "none")
      assert.equal(row[3], from)
    end)
  end
end)

describe("places", function ()
  it("finds the longest name at a byte", function ()
    local place, name = places.at("在沙市区", 4)
    assert.equal("沙市区", name)
    assert.equal("county", place.level)
    assert.is_nil((places.at("在沙市区", 1)))
  end)

  it("knows the province of a city", function ()
    assert.equal("台湾省", places.province "台北市")
    assert.equal("安徽省", places.province "安徽省")
    assert.is_nil(places.province "砚川市")
    assert.is_nil(places.province "")
  end)

  it("has counties under cities that it knows", function ()
    local paths = require "tj.paths"
    for city in pairs(dofile(paths.lexicon .. "/counties.lua")) do
      local place = places.at(city, 1)
      assert.truthy(place and place.level ~= "county", city)
    end
  end)
end)
