-- Multiples: 是…的N倍, 增长N倍, 翻一番, 1:n.

relation "times-base" {
  about = "Y,是上年(X)的 N 倍",
  kind = "multiple",
  match = {
    '<level> ... (是|为|相当于|等于) .. "("? <base> ")"? 的 <n:multiple>',
    '<level> , .. @added .. <delta> , (是|为|相当于) .. "("? <base> ")"? 的 <n:multiple>',
    '<level> ... , .. <k:rank> .. , (是|为|相当于|等于) .. "("? <base> ")"? 的 <n:multiple>',
  },
  stated = "n", computed = "level / base",
  yes = {
    ["高新技术企业4742家,是2015年总数(1919家)的2.5倍。"] = "holds",
    ["净增2823家,是2015年净增数263家的10倍。"] = "rounding",
    ["净增2823家,是2015年净增数263家的12倍。"] = "contradicts",
    ["高新技术企业412家,全年净增96家,是2015年(316家)的1.3倍。"] = "holds",
  },
}

relation "times-base-later" {
  about = "Y … 。其中,… 是上年 X 的 N 倍: the amount stands a sentence before",
  kind = "multiple",
  match = '<level> .... // ... (是|为|相当于) .. "("? <base> ")"? 的 <n:multiple>',
  stated = "n", computed = "level / base", weak = true,
}

relation "times-years-before" {
  about = "A,B,C,是前两年总额的 N 倍",
  kind = "multiple",
  match = "<a> , .. <b> , .. <level> , (是|为|相当于) 前 <k:span> .. 的? <n:multiple>",
  stated = "n", computed = "level / (a + b)",
  where = function (m) return m.k.text == "两年" end,
  yes = { ["2014年融资8000万元,2015年24.9亿元,2016年融资49.26亿元,是前两年总额的1.9倍。"] = "holds" },
}

relation "from-to-times" {
  about = "由 X 增加到 Y,增长 N 倍",
  kind = "multiple",
  match = "(从|由) .. <base> .. ,? @to .. <level> .. , .. @up @link? <n:multiple>",
  stated = "n", computed = "(level - base) / base",
  confusions = { { computed = "level / base",
                   reason = "“增长N倍”疑为“是原来的N倍”" } },
  caveats = { "price" },
  yes = { ["招生人数由29万人增加到110万人,即增长2.8倍。"] = "holds" },
}

relation "compared-times" {
  about = "Y,比上年的 X 增长 N 倍",
  kind = "multiple",
  match = "<level> , (比|较) ..!up!down <base> (,)? @up @link? <n:multiple>",
  stated = "n", computed = "(level - base) / base",
  confusions = { { computed = "level / base",
                   reason = "“增长N倍”疑为“是原来的N倍”" } },
  caveats = { "price" },
  yes = { ["经费1172亿元,比上一时期的577亿元增长一倍。"] = "holds" },
}

relation "doubled" {
  about = "由 X 增加到 Y,翻了 N 番",
  kind = "multiple",
  match = { "(从|由) .. <base> .. ,? @to .. <level> .. , .. 翻了? <n:fold>",
            "<level> , (比|较) ..!up!down <base> .. 翻了? <n:fold>" },
  stated = "n", computed = "level / base", caveats = { "price" },
  yes = { ["产值由400亿元增加到810亿元,翻了一番。"] = "holds" },
}

relation "leverage" {
  about = "投入 X,引导 Y,放大 N 倍",
  kind = "multiple",
  match = {
    "<input> ,? .. (引导|带动|撬动|吸引|拉动) .. <output> .. ,? (放大|杠杆) .. <n:multiple>",
    "<input> ,? .. (引导|带动|撬动|吸引|拉动) .. <output> .. , .. <n:ratio>",
  },
  stated = "n", computed = "output / input",
  yes = { ["财政投入10.19亿元,引导了近290亿元社会资金,放大倍数近30倍。"] = "holds" },
}

relation "yearly-part" {
  about = "五年合计 T,平均每年 A",
  kind = "multiple",
  match = "<k:span> .. <total> , (平均|年均) @link? <per>",
  stated = "per", computed = "total / k", any_unit = true, weak = true,
  yes = { ["五年合计建成住宅31000万平方米,平均每年6200万平方米。"] = "holds" },
}

relation "per-head" {
  about = "生产总值 T,人口 P,人均生产总值 A",
  kind = "share",
  match = "(生产总值|GDP) .. <total> .... 人口 .. <people> .... 人均 (地区|国内)? (生产总值|GDP) @link? <per>",
  stated = "per", computed = "total / people", any_unit = true,
  where = function (m) return m.people.unit == "人" and m.per.unit:find("^元") ~= nil end,
  caveats = { "people" },
  yes = { ["地区生产总值1200亿元,常住人口200万人,人均生产总值60000元。"] = "holds" },
}
