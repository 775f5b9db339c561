-- numbers_spec.lua: numbers in sentences, with the project's own words.
local helper = require "tests.spec.helper"
local numbers = require "tj.numbers"

--- A quantity on one line: text, value, unit, approx, role or period.
local function shown(quantity)
  local value = quantity.digits
  if quantity.low_digits then
    value = quantity.low_digits .. ".." .. quantity.high_digits
  end
  if quantity.type == "period" then value = quantity.period end
  return table.concat({ quantity.text, value or "", quantity.unit,
                        quantity.approx, quantity.role }, "|")
end

local function all(text)
  local list = {}
  for i, quantity in ipairs(numbers.find(text)) do list[i] = shown(quantity) end
  return list
end

local function reads(rows)
  for _, row in ipairs(rows) do
    it("reads " .. row[1], function ()
      assert.same({ table.unpack(row, 2) }, all(row[1]))
    end)
  end
end

describe("numbers.find: claims", function ()
  reads {
    { "增加值1043.23亿元", "1043.23亿元|104323000000|元|=|claim" },
    { "事项120多项", "120多项|120|项|>|claim" },
    { "资金约3亿元", "3亿元|300000000|元|~|claim" },
    { "倍数近30倍。", "30倍|30|倍|~|claim" },
    { "普及率超100%", "100%|100|%|>|claim" },
    { "增长10%以上", "10%|10|%|>|claim" },
    { "粮食产量计划一百五十亿斤", "一百五十亿斤|15000000000|斤|=|claim" },
    { "食品    -0.4    -0.3", "-0.4|-0.4||=|claim", "-0.3|-0.3||=|claim" },
    { "从最低-4.4%回升到5.9%", "-4.4%|-4.4|%|=|claim", "5.9%|5.9|%|=|claim" },
    { "高于平均0.5个百分点", "0.5个百分点|0.5|百分点|=|claim" },
    { "效应达到1:27", "1:27|27|1:n|=|claim" },
    { "企业310户(个)", "310户(个)|310|户|=|claim" },
    { "18.1万千瓦电机", "18.1万千瓦|181000|千瓦|=|claim" },
    { "超过900万人次", "900万人次|9000000|人次|>|claim" },
    { "召开了三次会议", "三次|3|次|=|claim" },
    { "等四大平台", "四大平台|4|个|=|claim" },
    { "M5.4级地震", "5.4级|5.4|级|=|claim" },
    { "连续三年", "三年|3|年|=|claim" },
    { "以15亿政府引导基金", "15亿|1500000000|元|=|claim" },
    { "是去年的10倍多;", "去年|year-1||=|period", "10倍|10|倍|>|claim" },
    { "每吨3200元/吨", "3200元/吨|3200|元/吨|=|claim" },
    { "分别为8、13、15家", "8|8|家|=|claim", "13|13|家|=|claim",
      "15家|15|家|=|claim" },
  }
end)

describe("numbers.find: ranges", function ()
  reads {
    { "3.5—4亿元", "3.5—4亿元|350000000..400000000|元|=|claim" },
    { "增长6%-6.5%", "6%-6.5%|6..6.5|%|=|claim" },
    { "投资3至5亿元", "3至5亿元|300000000..500000000|元|=|claim" },
    { "八百到九百亿元", "八百到九百亿元|80000000000..90000000000|元|=|claim" },
    { "三五百块", "三五百块|300..500|元|=|claim" },
  }
end)

describe("numbers.find: parts of a whole", function ()
  reads {
    { "增长百分之十一点八", "百分之十一点八|11.8|%|=|claim" },
    { "百分之负三点八", "百分之负三点八|-3.8|%|=|claim" },
    { "三成半", "三成半|3.5|成|=|claim" },
    { "千分之五", "千分之五|5|‰|=|claim" },
    { "万分之三", "万分之三|0.03|%|=|claim" },
    { "六又十分之五", "六又十分之五|6.5||=|claim" },
    { "3元5角", "3元5角|3.5|元|=|claim" },
    { "1小时30分", "1小时30分|90|分钟|=|claim" },
    { "三斤半", "三斤半|3.5|斤|=|claim" },
  }
end)

describe("numbers.find: ranks", function ()
  reads {
    { "居全国第二,", "第二|2|位|=|claim" },
    { "由第47位提升", "第47位|47|位|=|claim" },
    { "位列榜首。", "榜首|1|位|=|claim" },
    { "榜前三甲", "前三甲|3|位|<|claim" },
    { "第三届大会", "第三|3||=|name" },
    { "前三季度", "前三季度|year+0Q1..year+0Q3||=|period" },
  }
end)

describe("numbers.find: periods", function ()
  reads {
    { "2016年", "2016年|2016||=|period" },
    { "2016-2017年度", "2016-2017年度|2016..2017||=|period" },
    { "2015年11月底", "2015年11月底|2015-11||=|period" },
    { "1-11月", "1-11月|year+0-01..year+0-11||=|period" },
    { "上半年", "上半年|year+0H1||=|period" },
    { "一季度", "一季度|year+0Q1||=|period" },
    { "“十三五”时期", "“十三五”|2016..2020||=|period" },
    { "二〇一六年", "二〇一六年|2016||=|period" },
    { "2015年以来", "2015年以来|2015..||=|period" },
    { "去年11月", "去年11月|year-1-11||=|period" },
    { "2016年11月30日", "2016年11月30日|2016-11-30||=|period" },
  }

  it("names the years of 近三年 and 未来五年", function ()
    assert.equal("year-2..year+0", numbers.find("近三年")[1].period)
    assert.equal("year+1..year+5", numbers.find("未来五年")[1].period)
  end)
end)

describe("numbers.find: what claims nothing", function ()
  for _, row in ipairs {
    { "一、工作回顾", "heading" }, { "(二)加强", "heading" },
    { "一是加强引领", "heading" }, { "世界500强", "name" },
    { "升级到4G", "name" }, { "实施“1+9”政策", "name" },
    { "搭载长征11号火箭", "reference" }, { "富士康10.5代线", "name" },
    { "电话:4006-256-896", "reference" }, { "邮编:510000", "reference" },
    { "推行一企一策", "idiom" }, { "做到八个着力", "idiom" },
    { "实施五大工程", "idiom" }, { "超百亿元企业", "name" },
    { "市七届人大五次会议", "name" }, { "十一届十次、十一次全会", "name" },
    { "出台“30条”政策", "name" }, { "结构为8.0:45.0:47.0。", "name" },
  } do
    it(row[1] .. " is a " .. row[2], function ()
      for _, quantity in ipairs(numbers.find(row[1])) do
        assert.equal(row[2], quantity.role)
      end
    end)
  end

  for _, text in ipairs { "统一部署", "进一步", "一切", "四川", "四面八方" } do
    it("finds nothing in " .. text, function ()
      assert.same({}, numbers.find(text))
    end)
  end
end)

describe("numbers.find", function ()
  it("tells where number, unit and bounds stand", function ()
    local text = "资金约3亿元"
    local quantity = numbers.find(text)[1]
    assert.equal("3亿元", text:sub(quantity.first, quantity.last))
    assert.equal("3亿", text:sub(quantity.number_first, quantity.number_last))
    assert.equal("约3亿元",
                 text:sub(quantity.context_first, quantity.context_last))
    assert.equal("约", quantity.approx_word)
    assert.equal("100000000", quantity.grain)
  end)

  it("keeps every digit", function ()
    local quantity = numbers.find("98765432109876543210.123456789元")[1]
    assert.equal("98765432109876543210.123456789", quantity.digits)
    assert.equal("integer", math.type(numbers.find("4.35亿元")[1].value))
  end)

  it("takes any bytes", function ()
    for _, text in ipairs { "", "\0", "\xff\xfe3\x80家", ("9"):rep(5000),
                            ("一"):rep(5000), ("3-"):rep(5000) } do
      assert.is_table(numbers.find(text))
    end
  end)

  it("reads a sentence the same alone and among others", function ()
    local one, two = "全年完成3.5亿元。", "其中第一名2家。"
    local both = all(one .. two)
    local apart = all(one)
    for _, row in ipairs(all(two)) do apart[#apart + 1] = row end
    assert.same(apart, both)
  end)
end)

describe("tj numbers", function ()
  it("names a folder, which has no lines, and reads the others", function ()
    local got = helper.run({ "numbers", "--format", "csv", "samples", "-" },
                           "增长64.6%\n")
    assert.equal(3, got.code)
    assert.equal("tj: samples: Is a directory\n", got.err)
    assert.truthy(got.out:find("64.6", 1, true))
  end)

  it("prints the contract's object", function ()
    local got = helper.run({ "numbers", "--format", "jsonl" }, "增长64.6%\n")
    assert.equal('{"entities":[{"approx":"=","ctx_end":11,"ctx_start":6,' ..
                 '"end":11,"num_end":10,"num_start":6,"role":"claim",' ..
                 '"start":6,"text":"64.6%","type":"percent","unit":"%",' ..
                 '"value":64.6}]}\n', got.out)
    assert.equal(0, got.code)
  end)

  it("gives a line for a line", function ()
    local got = helper.run({ "numbers", "--format", "jsonl" }, "无\n\n一切\n")
    assert.equal(('{"entities":[]}\n'):rep(3), got.out)
  end)
end)
