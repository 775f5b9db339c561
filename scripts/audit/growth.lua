-- Growth and fall: a rate against the two amounts that it lies between.

relation "from-to-rate" {
  about = "由 X 增加到 Y,增长 Z%",
  kind = "growth",
  match = "(从|由) .. <base> .. ,? @to .. <level> .. , ..!yearly @up @link? <rate:percent>",
  stated = "rate", computed = "(level - base) / base",
  caveats = { "price" },
  yes = {
    ["钢产量由2046万吨增加到3178万吨,增长55.3%。"] = "holds",
    ["由2020年的100家增加到2025年的120家,增长30%。"] = "contradicts",
    ["农业总产值由2187亿元增加到2660亿元,增长15%。"] = "unchecked",
  },
  no = { "产量由100万吨增加到120万吨,年均增长4.7%。" },
}

relation "from-to-fall" {
  about = "由 X 减少到 Y,下降 Z%",
  kind = "growth",
  match = "(从|由|将)? .. <base> .. ,? @down_to .. <level> .. , ..!yearly @down @link? <rate:percent>",
  stated = "rate", computed = "(base - level) / base",
  caveats = { "price" },
  yes = { ["可将155项申报信息压减至96项,减幅达38.1%。"] = "holds" },
}

relation "compared-rate" {
  about = "Y,比上年的 X 增长 Z%",
  kind = "growth",
  match = "<level> , (比|较|同) ..!up!down <base> (相比)?,? @up @link? <rate:percent>",
  stated = "rate", computed = "(level - base) / base",
  caveats = { "price" },
  yes = { ["经费967亿元,比上一时期的577亿元增加68%。"] = "holds" },
}

relation "compared-fall" {
  about = "Y,比上年的 X 下降 Z%",
  kind = "growth",
  match = "<level> , (比|较|同) ..!up!down <base> (相比)?,? @down @link? <rate:percent>",
  stated = "rate", computed = "(base - level) / base",
  caveats = { "price" },
  yes = { ["能耗80万吨,比上年的100万吨下降20%。"] = "holds" },
}

relation "parenthesis-rate" {
  about = "Y(上年 X),增长 Z%",
  kind = "growth",
  match = '<level> "(" <from:year> .. <base> ")" , ..!yearly @up @link? <rate:percent>',
  stated = "rate", computed = "(level - base) / base",
  caveats = { "price" },
  yes = { ["完成投资120亿元(2015年100亿元),同比增长20%。"] = "holds" },
}

relation "parenthesis-fall" {
  about = "Y(上年 X),下降 Z%",
  kind = "growth",
  match = '<level> "(" <from:year> .. <base> ")" , ..!yearly @down @link? <rate:percent>',
  stated = "rate", computed = "(base - level) / base",
  caveats = { "price" },
  yes = { ["完成投资80亿元(上年100亿元),同比下降20%。"] = "holds" },
}

relation "added-rate" {
  about = "Y,比上年增加 D,增长 Z%",
  kind = "growth",
  match = {
    "<level> , (比|较) .. @up @link? <delta> , (即|增长|增长率|增幅|提高|增加) @link? <rate:percent>",
    "@added .. <delta> , @total @link? <level> , (增长率|增长|增幅|增速) @link? <rate:percent>",
    "@added .. <delta> , (增长率|增长|增幅) @link? <rate:percent> , @total @link? <level>",
  },
  stated = "rate", computed = "delta / (level - delta)",
  caveats = { "price" },
  yes = {
    ["新增孵化器73家,累计192家,增长率达61%。"] = "holds",
    ["总产量30475万吨,比上一年增产2200万吨,即7.8%。"] = "holds",
    ["收入300亿元,比上年增加50亿元,增长25%。"] = "contradicts",
  },
}

relation "added-fall" {
  about = "Y,比上年减少 D,下降 Z%",
  kind = "growth",
  match = "<level> , (比|较) .. @down @link? <delta> , (即|下降|降幅|减幅|减少) @link? <rate:percent>",
  stated = "rate", computed = "delta / (level + delta)",
  caveats = { "price" },
  yes = { ["事故80起,比上年减少20起,下降20%。"] = "holds" },
}

relation "yearly-rate" {
  about = "由某年的 X 增加到某年的 Y,年均增长 Z%",
  kind = "growth",
  match = {
    "(从|由) .. <from:year> .. <base> .. ,? @to .. <to:year> .. <level> .. , .. @yearly .. @up @link? <rate:percent>",
    "(从|由) .. <from:year> .. <base> .. ,? @to .. <to:year> .. <level> .. , .. @up @link? <whole:percent> , @yearly .. @up @link? <rate:percent>",
  },
  stated = "rate", computed = "root(level / base, years(from, to)) - 1",
  caveats = { "price" },
  yes = { ["由2020年的100万吨增加到2025年的150万吨,年均增长8.4%。"] = "holds" },
}

relation "yearly-amount" {
  about = "由某年的 X 增加到某年的 Y,平均每年增加 D",
  kind = "difference",
  match = {
    "(从|由) .. <from:year> .. <base> .. ,? @to .. <to:year> .. <level> .. , @yearly .. @up @link? <delta>",
    "<from:year> .. <base> , <to:year> .. <level> , @yearly .. @up @link? <delta>",
  },
  stated = "delta", computed = "(level - base) / years(from, to)",
  yes = { ["收入从1997年的8651亿元增加到2002年的18914亿元,平均每年增加2053亿元。"] = "holds" },
}


relation "two-years-rate" {
  about = "第一年增长 A%,第二年增长 B%,两年平均每年增长 Z%",
  kind = "growth",
  match = "@up @link? <a:percent> , ..!down @up @link? <b:percent> , <k:span> @yearly .. @up @link? <rate:percent>",
  stated = "rate", computed = "root((1 + a) * (1 + b), 2) - 1",
  where = function (m) return m.k.text == "两年" end,
  yes = { ["零售总额1981年增长9.8%,1982年增长8.9%,两年平均每年递增9.3%。"] = "holds" },
}

relation "fall-and-rise-rate" {
  about = "第一年下降 A%,第二年增长 B%,两年平均每年增长 Z%",
  kind = "growth",
  match = "@down @link? <a:percent> , ..!down @up @link? <b:percent> , <k:span> @yearly .. @up @link? <rate:percent>",
  stated = "rate", computed = "root((1 - a) * (1 + b), 2) - 1",
  where = function (m) return m.k.text == "两年" end,
  yes = { ["总产值1981年下降4.7%,1982年增长9%,两年平均每年增长1.9%。"] = "holds" },
}

relation "span-rate" {
  about = "五年增长 W%,平均每年增长 Z%",
  kind = "growth",
  match = "<k:span> .. @up @link? <whole:percent> , @yearly .. @up @link? <rate:percent>",
  stated = "rate", computed = "root(1 + whole, k) - 1", weak = true,
  yes = { ["工业总产值五年增长21.7%,平均每年递增4%。"] = "holds" },
}
