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
    { "排第1,234位", "第1,234位|1234|位|=|claim" },
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
    { "展望十四五。", "十四五|2021..2025||=|period" },
    { "2015年以来", "2015年以来|2015..||=|period" },
    { "去年11月", "去年11月|year-1-11||=|period" },
    { "2016年11月30日", "2016年11月30日|2016-11-30||=|period" },
  }

  reads {  -- years without their century, as Hong Kong writes them
    { "二零一七至一八年度", "二零一七至一八年度|2017..2018||=|period" },
    { "2017-18年度", "2017-18年度|2017..2018||=|period" },
    { "二○一六／一七年度", "二○一六／一七年度|2016..2017||=|period" },
    { "2023-24財政年度", "2023-24財政年度|2023..2024||=|period" },
  }
  reads {  -- eras
    { "民國106年", "民國106年|2017||=|period" },
    { "民国元年", "民国元年|1912||=|period" },
    { "民國114年1月至3月", "民國114年1月至3月|2025-01..2025-03||=|period" },
  }
  reads {  -- months and quarters in short
    { "前11月", "前11月|year+0-01..year+0-11||=|period" },
    { "此前11月", "11月|year+0-11||=|period" },
    { "首季", "首季|year+0Q1||=|period" },
    { "首三季", "首三季|year+0Q1..year+0Q3||=|period" },
    { "今年头8个月", "今年头8个月|year+0-01..year+0-08||=|period" },
    { "2018年第二季", "2018年第二季|2018Q2||=|period" },
    { "《远方》第三季", "第三|3||=|name" },
    { "连续2个季度", "2个季度|2|季度|=|claim" },
  }
  reads {  -- lengths of time that say nothing of when
    { "公元前221年", "221年|221|年|=|name" },
    { "三年期国债", "三年|3|年|=|name" },
  }

  it("names the years of 近三年 and 未来五年", function ()
    assert.equal("year-2..year+0", numbers.find("近三年")[1].period)
    assert.equal("year+1..year+5", numbers.find("未来五年")[1].period)
  end)
end)

describe("numbers.find: what is no amount", function ()
  for text, role in pairs {
    ["1.5e400"] = "reference", ["1e-400"] = "reference",
    ["1.5×10^400"] = "reference", [("1"):rep(200)] = "reference",
    [("一"):rep(200)] = "reference", ["3.1 发展现状"] = "heading",
    ["互联网+3个行动"] = "name", ["上午9点"] = "reference",
    ["9点30分开会"] = "reference", ["下午三点半"] = "reference",
    ["八点钟"] = "reference",
  } do
    it("gives " .. text:sub(1, 30) .. " one role: " .. role, function ()
      local found = numbers.find(text)
      assert.equal(1, #found)
      assert.equal(role, found[1].role)
    end)
  end
end)

describe("numbers.find: forms of numerals", function ()
  reads {
    { "共3亿5千万元", "3亿5千万元|350000000|元|=|claim" },
    { "共1.2万亿元", "1.2万亿元|1200000000000|元|=|claim" },
    { "共25万6千人", "25万6千人|256000|人|=|claim" },
    { "一两百块", "一两百块|100..200|元|=|claim" },
    { "一两黄金", "一两|1|两|=|idiom" },
    { "十来万人", "十来万人|100000|人|~|claim" },
    { "百分之三到五。", "百分之三到五|3..5|%|=|claim" },
    { "3块2。", "3块2|3.2|元|=|claim" },
    { "身高一米七五左右", "一米七五|1.75|米|~|claim" },
    { "伍元玖角零分", "伍元玖角零分|5.9|元|=|claim" },
    { "增速+3.5%", "3.5%|3.5|%|=|claim" },
    { "正负5%", "5%|5|%|=|claim" },
    { "共1兆4,833.74億元", "1兆4,833.74億元|1483374000000|元|=|claim" },
    { "共1,234,567元", "1,234,567元|1234567|元|=|claim" },
    { "共1,2345,6789元", "1,2345,6789元|123456789|元|=|claim" },
    { "共１２３４５人", "１２３４５人|12345|人|=|claim" },
    { "共壹佰贰拾元", "壹佰贰拾元|120|元|=|claim" },
    { "共廿三人", "廿三人|23|人|=|claim" },
    { "共卅人", "卅人|30|人|=|claim" },
    { "俩人", "俩人|2|人|=|claim" },
    { "共1.2×10^8元", "1.2×10^8元|120000000|元|=|claim" },
    { "共6.02×10²³个", "6.02×10²³个|602000000000000000000000|个|=|claim" },
    { "共3.5e8元", "3.5e8元|350000000|元|=|claim" },
    { "共三万五千元", "三万五千元|35000|元|=|claim" },
    { "降低负3.8", "负3.8|-3.8||=|claim" },
    { "气温零下5度", "零下5度|-5|摄氏度|=|claim" },
    { "共万一百人", "万一百人|10100|人|=|claim" },
  }
end)

describe("numbers.find: smaller units and derived ones", function ()
  reads {
    { "五块七毛八", "五块七毛八|5.78|元|=|claim" },
    { "3斤5两", "3斤5两|3.5|斤|=|claim" },
    { "2天3小时", "2天3小时|51|小时|=|claim" },
    { "五分三十秒", "五分三十秒|330|秒|=|claim" },
    { "两个半小时", "两个半小时|2.5|小时|=|claim" },
    { "5台(套)", "5台(套)|5|台|=|claim" },
    { "35微克/立方米", "35微克/立方米|35|微克/立方米|=|claim" },
    { "80件/万人", "80件/万人|80|件/万人|=|claim" },
    { "0.5吨标准煤/万元", "0.5吨标准煤/万元|0.5|吨标准煤/万元|=|claim" },
    { "27克/千克", "27克/千克|27|克/公斤|=|claim" },
    { "50元每平方米", "50元每平方米|50|元/平方米|=|claim" },
    { "每小时十公里", "每小时十公里|10|公里/小时|=|claim" },
    { "六个百分点", "六个百分点|6|百分点|=|claim" },
    { "七五折", "七五折|7.5|折|=|claim" },
    { "翻两番", "两番|2|番|=|claim" },
    { "三分之二", "三分之二|0.66666666666666666666||=|claim" },
    { "5.9‰", "5.9‰|5.9|‰|=|claim" },
    { "负百分之点五", "负百分之点五|-0.5|%|=|claim" },
    { "两打", "两打|24|个|=|claim" },
  }
end)

describe("numbers.find: what bounds a number", function ()
  reads {
    { "几十万人", "几十万人|100000..1000000|人|=|claim" },
    { "数百家企业", "数百家|100..1000|家|=|claim" },
    { "三十多万亿元", "三十多万亿元|30000000000000|元|>|claim" },
    { "上百家企业", "百家|100|家|>|claim" },
    { "近百人", "百人|100|人|~|claim" },
    { "来了十来个", "十来个|10|个|~|claim" },
    { "一个多月", "一个多月|1|个月|>|claim" },
    { "20万人次以上", "20万人次|200000|人次|>|claim" },
    { "若干家", "若干家||家|~|idiom" },
    { "十七八岁", "十七八岁|17..18|岁|=|claim" },
    { "两三年", "两三年|2..3|年|=|claim" },
    { "大于10小于20", "10小于20|10..20||=|claim" },
    { "不大于50并且不小于20", "50并且不小于20|20..50||=|claim" },
    { "大于50小于12", "50|50||>|claim", "12|12||<|claim" },
    { "3.5——4亿元", "3.5——4亿元|350000000..400000000|元|=|claim" },
    { "30万至50万元", "30万至50万元|300000..500000|元|=|claim" },
    { "不足5%", "5%|5|%|<|claim" },
    { "1万余元", "1万余元|10000|元|>|claim" },
  }
end)

describe("numbers.find: ranks, lists, ten days", function ()
  reads {
    { "销量第三多", "第三|3|位|=|claim" },
    { "进入前10名", "前10名|10|位|<|claim" },
    { "居全国第2位", "第2位|2|位|=|claim" },
    { "2014、2015和2016年", "2014|2014||=|period", "2015|2015||=|period",
      "2016年|2016||=|period" },
    { "2016年11月下旬", "2016年11月下旬|2016-11-21..2016-11-30||=|period" },
    { "2016年2月下旬", "2016年2月下旬|2016-02-21..2016-02-29||=|period" },
    { "3月上旬", "3月上旬|year+0-03-01..year+0-03-10||=|period" },
    { "5月1日至3日", "5月1日至3日|year+0-05-01..year+0-05-03||=|period" },
    { "前11个月", "前11个月|year+0-01..year+0-11||=|period" },
    { "截至11月底", "11月底|year+0-11||=|period" },
    { "去年同期", "去年同期|year-1||=|period" },
    { "2016-11-30", "2016-11-30|2016-11-30||=|period" },
    { "增长9.4%、13.3%", "9.4%|9.4|%|=|claim", "13.3%|13.3|%|=|claim" },
    { "共8条、68条和101条", "8条|8|条|=|claim", "68条|68|条|=|claim",
      "101条|101|条|=|claim" },
    { "比为1∶27", "1∶27|27|1:n|=|claim" },
  }
end)

describe("numbers.find: words, scores, nights", function ()
  reads {
    { "比分3比2。", "3比2|2|3:n|=|claim" }, { "以三比一获胜", "三比一|1|3:n|=|claim" },
    { "3比2多", "3|3||=|name", "2|2||>|claim" },
    { "三分之一、5%", "三分之一|0.33333333333333333333||=|claim", "5%|5|%|=|claim" },
    { "三公里", "三公里|3|公里|=|claim" }, { "二十点二五刻钟", "二十点二五刻钟|20.25|刻钟|=|claim" },
    { "打对折", "对折|5|折|=|claim" }, { "年过半百", "半百|50||>|claim" },
    { "超过一半", "一半|0.5||>|claim" }, { "花了个半小时", "个半小时|1.5|小时|=|claim" },
    { "5天4夜", "5天|5|天|=|claim", "4夜|4|夜|=|claim" },
    { "三天两晚", "三天|3|天|=|claim", "两晚|2|夜|=|claim" },
    { "2017晚会", "2017晚会|2017|晚会|=|name" },
    { "三刻钟", "三刻钟|3|刻钟|=|claim" },
    { "1小时一刻钟", "1小时一刻钟|1.25|小时|=|claim" },
    { "四分之一强", "四分之一|0.25||>|claim" },
    { "增长+20%", "20%|20|%|=|claim" }, { "互联网+20%", "20%|20|%|=|name" },
    { "下降三个半百分点", "三个半百分点|3.5|百分点|=|claim" },
    { "100USD", "100USD|100|美元|=|claim" }, { "2016年。1.2万亿", "2016年|2016||=|period",
      "1.2万亿|1200000000000||=|claim" },
    { "同比+1.5个百分点", "1.5个百分点|1.5|百分点|=|claim" },
    { "4亿 6%", "4亿|400000000||=|claim", "6%|6|%|=|claim" },
    { "3亿 5千万元", "3亿 5千万元|350000000|元|=|claim" },
    { "3.1 广州市", "3.1|3.1||=|claim" },
    { "3.1 广州市 4.2 深圳市", "3.1|3.1||=|claim", "4.2|4.2||=|claim" },
    { "3.1 广州市经济", "3.1|||=|heading" },
  }

  it("says that the digits of a fraction are cut", function ()
    assert.is_true(numbers.find("三分之二")[1].cut)
    assert.is_true(numbers.find("2/3")[1].cut)
    assert.is_nil(numbers.find("四分之三")[1].cut)
    assert.is_nil(numbers.find("2.5倍")[1].cut)
  end)
end)

describe("numbers.find: plans, decades, centuries", function ()
  reads {
    { "全市十三五重点工程", "十三五|2016..2020||=|period" },
    { "十四五项目库", "十四五|2021..2025||=|period" },
    { "十三五岁的孩子", "十三五岁|13..15|岁|=|claim" },
    { "20世纪90年代以来", "20世纪90年代|1990..1999||=|period" },
    { "九十年代末", "九十年代末|1990..1999||=|period" },
    { "二十一世纪", "二十一世纪|2001..2100||=|period" },
    { "90年代表", "90年|90|年|=|name" },
    { "2016/2017年度", "2016/2017年度|2016..2017||=|period" },
    { "2021Q1", "2021Q1|2021Q1||=|period" },
    { "2021年H2", "2021年H2|2021H2||=|period" },
    { "三个世纪", "三个世纪|3|世纪|=|claim" },
  }
end)

describe("numbers.find: what was asked for", function ()
  it("tells festivals only then", function ()
    assert.same({}, numbers.find("国庆期间"))
    local found = numbers.find("国庆期间", { festivals = true })
    assert.equal("year+0-10-01", found[1].period)
  end)

  it("reads 兆 as a number of Taiwan's documents, else as a size", function ()
    assert.equal("name", numbers.find("速率800兆。")[1].role)
    assert.equal("claim", numbers.find("共计800兆。", { taiwan = true })[1].role)
  end)

  it("tells what is no number, and why", function ()
    assert.same({}, numbers.find("统一部署"))
    local found = numbers.find("统一部署", { words = true })[1]
    assert.equal("word", found.role)
    assert.equal("listed", found.reason)
  end)

  it("names an option that there is not", function ()
    assert.error_matches(function () numbers.find("", { nosuch = true }) end,
                         "unknown option 'nosuch'")
  end)
end)

describe("numbers.find: short forms", function ()
  reads {
    { "1米75", "1米75|1.75|米|=|claim" }, { "1元5", "1元5|1.5|元|=|claim" },
    { "100元5", "100元|100|元|=|claim", "5|5||=|name" },
    { "三两年", "三两年|2..3|年|=|claim" }, { "三两", "三两|3|两|=|claim" },
    { "72h", "72h|72|小时|=|claim" }, { "3m/s", "3m/s|3|米/秒|=|claim" },
    { "六十出头", "六十|60||>|claim" },
  }
  reads {  -- W and + as the net writes them
    { "10W元", "10W元|100000|元|=|claim" }, { "10W灯泡", "10W|10|瓦|=|claim" },
    { "10万+", "10万|100000||>|claim" }, { "500+家", "500+家|500|家|>|claim" },
    { "“1+9”", "1|1||=|name", "9|9||=|name" },
  }
  reads {  -- times of the day
    { "8:00-9:30", "8:00-9:30|||=|reference" },
    { "9:30-11:00", "9:30-11:00|||=|reference" },
    { "1:10", "1:10|10|1:n|=|claim" },
    { "二十三点五十九分", "二十三点五十九分|||=|reference" },
    { "五点三刻", "五点三刻|||=|reference" },
  }
  reads {  -- behind letters
    { "GDP8.99万亿元", "8.99万亿元|8990000000000|元|=|claim" },
    { "CPI2.1%", "2.1%|2.1|%|=|claim" }, { "PM2.5", "2.5|2.5||=|name" },
  }
  reads {  -- blanks in the midst
    { "5 . 9 %", "5 . 9 %|5.9|%|=|claim" }, { "12 .5亿元", "12 .5亿元|1250000000|元|=|claim" },
    { "增2. 9%", "2|2||=|name", "9%|9|%|=|claim" },
    { "计1 234 567元", "1 234 567元|1234567|元|=|claim" },
    { "1 234 567", "1|1||=|name", "234|234||=|name", "567|567||=|name" },
    { "表1 200家", "1|1||=|name", "200家|200|家|=|claim" },
    { "3 亿 5 千万元", "3 亿 5 千万元|350000000|元|=|claim" },
    { "九百亿 三五百人", "九百亿|90000000000||=|claim", "三五百人|300..500|人|=|claim" },
  }
  reads {  -- ranges of decimals, and what looks like them
    { "1.5-2.5亿元", "1.5-2.5亿元|150000000..250000000|元|=|claim" },
    { "0.5-1.0%", "0.5-1.0%|0.5..1|%|=|claim" },
    { "2016.3-2017.5", "2016.3-2017.5|||=|reference" },
    { "1.2.3-4", "1.2.3-4|||=|reference" },
  }
  reads {  -- wholes, mixed fractions, neighbouring months
    { "百分之百", "百分之百|100|%|=|claim" }, { "2又1/2", "2又1/2|2.5||=|claim" },
    { "在7、8月份", "7、8月份|year+0-07..year+0-08||=|period" },
    { "在7、9月", "7|7||=|name", "9月|year+0-09||=|period" },
  }
  reads {  -- rates of so many
    { "死亡率16.1/10万", "16.1/10万|16.1|/10万|=|claim" },
    { "死亡率16/10万", "16/10万|16|/10万|=|claim" },
    { "16.1/10万人", "16.1/10万人|16.1|/10万人|=|claim" },
  }
  reads {  -- clauses share no unit
    { "产值3万，5家企业", "3万|30000||=|claim", "5家|5|家|=|claim" },
  }
end)

describe("numbers.convert", function ()
  for _, row in ipairs {
    { "3公顷", "亩", "45" }, { "4.35亿元", "万元", "43500" },
    { "1.5万吨", "公斤", "15000000" }, { "15亩", "公顷", "1" },
    { "90分钟", "小时", "1.5" }, { "12英寸", "厘米", "30.48" },
    { "6000元/亩", "元/平方米", "9" }, { "0.5个百分点", "基点", "50" },
    { "-3.5公里", "米", "-3500" }, { "0℃", "华氏度", "32" },
    { "36.6℃", "华氏度", "97.88" }, { "零下40度", "华氏度", "-40" },
    { "104℉", "摄氏度", "40" }, { "5℉", "摄氏度", "-15" },
    { "2刻钟", "分钟", "30" },
  } do
    it(("has %s in %s"):format(row[1], row[2]), function ()
      local converted = assert(numbers.convert(numbers.find(row[1])[1], row[2]))
      assert.equal(row[3], converted.digits)
      assert.equal(row[2], converted.unit)
    end)
  end

  it("keeps both ends of a range", function ()
    local converted = numbers.convert(numbers.find("3至5公顷")[1], "亩")
    assert.same({ unit = "亩", low_digits = "45", high_digits = "75" }, converted)
  end)

  it("says why it cannot", function ()
    local _, reason = numbers.convert(numbers.find("3公顷")[1], "吨")
    assert.equal("3公顷 is not measured in 吨", reason)
    _, reason = numbers.convert(numbers.find("3万美元")[1], "万元")
    assert.equal("3万美元 is not told in 万元: rates of exchange are not known here",
                 reason)
    _, reason = numbers.convert(numbers.find("1平方米")[1], "里")
    assert.equal("1平方米 is not measured in 里", reason)
    _, reason = numbers.convert(numbers.find("1天")[1], "周")
    assert.equal("1天 has no end of decimals in 周", reason)
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
    { "中国制造2025", "name" }, { "迈向工业4.0", "name" },
    { "七市一区", "name" }, { "推行一湖一策", "idiom" },
    { "电话020-12345678", "reference" }, { "版本1.2.3", "reference" },
    { "百亿元企业", "name" }, { "引入“7.31”基金", "name" },
  } do
    it(row[1] .. " is a " .. row[2], function ()
      for _, quantity in ipairs(numbers.find(row[1])) do
        assert.equal(row[2], quantity.role)
      end
    end)
  end

  for _, text in ipairs { "统一部署", "进一步", "一切", "四川", "四面八方",
                          "十分重要", "万分感谢", "http://a.com/x?id=12" } do
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

  it("explains its readings and what it left out", function ()
    local got = helper.run { "numbers", "--explain", "统一投资1.5亿元" }
    assert.equal(table.concat({
      "统一",
      "  left out, no number: it is in the lexicon of words that hold a " ..
        "number and are none",
      "1.5亿元",
      "  number 1.5亿: 1.5, and 亿 is 10^8; its value is 150000000, the last " ..
        "digit written stands for 10000000",
      "  unit 元: 元, which makes it a currency",
      "  role a claim: it has a unit and nothing speaks against it", "",
    }, "\n"), got.out)
  end)

  it("has a reason for every role", function ()
    local explanation = require "tj.explanation"
    for reason in helper.read("bindings/quantities.c")
        :match("quantity_reason_names.-{(.-)}"):gmatch('"(%w+)"') do
      assert.is_string(explanation.reasons[reason], reason)
    end
  end)

  it("gives a line for a line", function ()
    local got = helper.run({ "numbers", "--format", "jsonl" }, "无\n\n一切\n")
    assert.equal(('{"entities":[]}\n'):rep(3), got.out)
  end)
end)
