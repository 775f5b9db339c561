-- Growth and decline: 同比增长64.6%, 下降3.89%, 提升了0.91亿元, 高于…0.5个百分点.

rule "growth" {
  about = "同比增长 64.6%: the indicator stands before, or in an earlier clause",
  match = {
    [[ indicator:<np>? @same_period* @up (了|幅度|率|速度)? @link* value:<percent|points|amount> ]],
    [[ indicator:<np> @same_period* (比|较|与) .. @same_period* @up 了? @link* value:<percent|points|amount> ]],
  },
  priority = 60, kind = "change", direction = "up",
  yes = {
    ["2016年工业技改投资147.44亿元,同比增长64.6%。"] =
      { value = 64.6, indicator = "工业技改投资", direction = "up" },
    ["税收收入50亿元,同口径增长5.2%。"] =
      { value = 5.2, indicator = "税收收入", kind = "change" },
    ["预计地区生产总值286.5亿元,按可比价计算增长4.8%。"] =
      { value = 4.8, indicator = "地区生产总值", status = "forecast" },
    ["总量居全省第3位,比上年前移1位。"] =
      { value = 1, unit = "位", kind = "change", direction = "up" },
    ["规模以上工业增加值增长8%。"] =
      { value = 8, indicator = "规模以上工业增加值", kind = "change" },
    ["集体工业产值比上一个五年增长23.6%。"] =
      { value = 23.6, indicator = "集体工业产值", kind = "change" },
  },
  no = { "增长极", "提高到15%" },
}

rule "decline" {
  about = "同比下降 3.89%",
  match = {
    [[ indicator:<np>? @same_period* @down (了|幅度|率)? @link* value:<percent|points|amount> ]],
    [[ indicator:<np> @same_period* (比|较|与) .. @same_period* @down 了? @link* value:<percent|points|amount> ]],
  },
  priority = 60, kind = "change", direction = "down",
  yes = {
    ["2016年全市单位GDP能耗同比下降3.89%。"] =
      { value = 3.89, indicator = "单位GDP能耗", direction = "down" },
  },
}

rule "growth-times" {
  about = "增长 3.5倍, 翻一番",
  match = {
    [[ indicator:<np>? @same_period* @up (了|近)? @link* value:<multiple> ]],
    [[ indicator:<np>? @same_period* (翻|翻了) value:<multiple> ]],
    [[ indicator:<np> @same_period* (比|较|与) .. @up 了? @link* value:<multiple> ]],
  },
  priority = 61, kind = "multiple", direction = "up",
  yes = {
    ["跨境电商交易额比2020年增长3.5倍。"] =
      { value = 3.5, indicator = "跨境电商交易额", kind = "multiple" },
    ["到2030年居民收入翻一番。"] =
      { value = 1, indicator = "居民收入", direction = "up" },
  },
}

rule "difference" {
  about = "高于全国平均水平 0.5个百分点: between two rates or amounts",
  match = {
    [[ indicator:<np>? way:@compare .. value:<points> ]],
    [[ indicator:<np>? way:@compare base:<np>? value:<percent> ]],
    [[ indicator:<np>? (比|较) .. way:(多|少|高|低|快|慢) 了? @link* value:<quantity> ]],
  },
  priority = 65, kind = "change",
  fact = function (m)
    return { direction = ends_in(m.way, "below") and "down" or "up" }
  end,
  yes = {
    ["规模以上工业增加值增速高于全国平均水平0.5个百分点。"] =
      { value = 0.5, indicator = "规模以上工业增加值增速", kind = "change" },
    ["民间投资增速低于全国3.7个百分点。"] =
      { value = 3.7, indicator = "民间投资增速", direction = "down" },
    ["货币发行比年初计划少了500亿元。"] =
      { indicator = "货币发行", direction = "down", kind = "change" },
  },
}

rule "base" {
  about = "比2015年的 71亿元 增加: what a later amount is compared with",
  match = {
    [[ (比|较) when:<period> 的? value:<count|amount> ]],
    [[ (比|较|是|相当于) when:<period> 的? indicator:<np> "(" value:<quantity> ")" ]],
    [[ (比|较|是|相当于) when:<period> 的? .. "(" value:<quantity> ")" ]],
  },
  priority = 72,
  fact = function (m) return { period = m.when } end,
  yes = {
    ["产值80亿元,比2015年的71亿元增加9亿元。"] = { value = 7100000000, period = "2015" },
    ["2016年企业4742家,是2015年总数(1919家)的2.5倍。"] =
      { value = 1919, period = "2015" },
  },
}

rule "from" {
  about = "从 54万亿元 增加到 82.7万亿元: the first of the two",
  match = {
    [[ indicator:<np>? (从|由) when:<period> 的? value:<quantity> .. @reaching ]],
    [[ indicator:<np>? (从|由) .. value:<quantity> .. @reaching ]],
  },
  priority = 70,
  fact = function (m)  -- over a span of years that is its first
    return { period = m.when or m.context.period:match "^(%d+)%.%.%d+$" }
  end,
  yes = {
    ["五年来,总产值从3.68万亿元增加到4.93万亿元。"] = { indicator = "总产值" },
    ["总产值从2020年的3.68万亿元增长到2025年的4.93万亿元。"] =
      { value = 3680000000000, period = "2020" },
    ["粮食产量从480万吨增加到520万吨。"] =
      { value = 4800000, indicator = "粮食产量", kind = "level" },
    ["重点实验室由7家增至16家。"] = { value = 7, indicator = "重点实验室" },
  },
}

rule "to" {
  about = "从 54万亿元 增加到 82.7万亿元: the second of the two",
  match = [[ indicator:<np>? (从|由) .. <quantity> .. @reaching (<period> 的?)? @link* value:<quantity> ]],
  priority = 70,
  yes = {
    ["粮食产量从480万吨增加到520万吨。"] =
      { value = 5200000, indicator = "粮食产量", kind = "level" },
    ["总产值从2020年的3.68万亿元增长到2025年的4.93万亿元。"] =
      { value = 4930000000000, indicator = "总产值", period = "2025" },
  },
}

rule "risen-to" {
  about = "提高到 15%: a level, not a change",
  match = [[ indicator:<np>? @same_period* (提高|增加|上升|增长|回升|下降|降低|减少|扩大|提升|上调|降|增|升|回落|压减|压缩)(到|至|为) @link* value:<quantity> ]],
  priority = 66,
  yes = {
    ["光纤入户率提高到85%。"] =
      { value = 85, indicator = "光纤入户率", kind = "share" },
  },
}

rule "added-thing" {
  about = "新增市级公共技术平台 33家",
  match = {
    [[ @adding (<tag=v>)? @link* indicator:<np> @link* value:<quantity> ]],
    [[ @adding .. 的 indicator:<np> value:<count> ]],
  },
  priority = 50, kind = "change", direction = "up",
  fact = function (m)  -- 新建商品房销售连续13个月增长 adds no months
    return m.value.unit ~= "年" and m.value.unit ~= "个月" and {}
  end,
  yes = {
    ["2016年新增市级公共技术平台33家。"] =
      { value = 33, indicator = "市级公共技术平台", kind = "change" },
  },
}

rule "added-count" {
  about = "净增 2823家, 新增 60家小微工业企业",
  match = {
    [[ @adding ((和|、)? <tag=v>)? @link* value:<quantity> 的? indicator:<np> ]],
    [[ indicator:<np>? @adding (<tag=v>)? @link* value:<quantity> ]],
  },
  priority = 49, kind = "change", direction = "up",
  yes = {
    ["2016年实际新增60家小微工业企业。"] =
      { value = 60, indicator = "小微工业企业", kind = "change" },
  },
}

rule "added-list" {
  about = "新增光缆2185公里、通信基站2232座: what follows in the list",
  match = {
    [[ separator:(、|,) indicator:<np> value:<amount> ]],
    [[ separator:、 value:<count> indicator:<np> ]],
  },
  priority = 45, kind = "change", direction = "up",
  fact = function (m)
    local before = m.context.previous
    local follows = before and before.kind == "change"
                    and before.rule_id:find("^added")
    if not follows then return false end
    if m.separator == "," then return m.context.is_part and {} end
    return before.clause_first == m.context.clause_first and {}
  end,
  yes = {
    ["2017年新增光缆2185公里、通信基站2232座。"] =
      { value = 2232, indicator = "通信基站", kind = "change" },
    ["2017年新增公路300公里,其中高速公路80公里。"] =
      { value = 80, indicator = "高速公路", kind = "change" },
    ["2017年新增5个市级公园、3个湿地保护区。"] =
      { value = 3, indicator = "湿地保护区", kind = "change" },
  },
}

rule "next-in-list" {
  about = "分别增长18.6%、 13.4%: like the number before it",
  match = [[ <quantity> (、|和|及|与) value:<quantity> ]],
  priority = 58,
  fact = function (m)
    local before = m.context.previous
    if not before or before.unit ~= m.value.unit then return false end
    return { indicator = before.indicator, kind = before.kind,
             direction = before.direction, status = before.status }
  end,
  yes = {
    ["工业、商业增加值分别增长18.6%、13.4%。"] =
      { value = 13.4, kind = "change", direction = "up" },
  },
}
