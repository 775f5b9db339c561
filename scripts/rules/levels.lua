-- Amounts and counts: 工业增加值1043.23亿元, 服务596家企业, 其中省级12家.

rule "amount" {
  about = "工业增加值 1043.23亿元: what is measured stands before the number",
  match = {
    [[ indicator:<np> !(等|和|与|及|以及) value:<quantity> ]],
    [[ indicator:<np> <period> @link* value:<quantity> ]],
    [[ indicator:<np> <period> ((、|和|与) <period>)+ 分别 @link* value:<quantity> ]],
    [[ indicator:<np> "(" @link* value:<quantity> ")" ]],
  },
  priority = 10,
  yes = {
    ["实现规上工业增加值1043.23亿元。"] =
      { value = 104323000000, indicator = "规模以上工业增加值", kind = "level",
        unit = "元" },
    ["签约项目30个,计划投资额567.8亿元。"] =
      { value = 30, indicator = "签约项目" },
    ["中标金额(263万元)创新高。"] =
      { value = 2630000, indicator = "中标金额" },
    ["国内生产总值2000年达89404亿元。"] =
      { indicator = "国内生产总值", period = "2000" },
  },
}

rule "subject-verb-amount" {
  about = "规模以上工业完成总产值 19556亿元: subject and object name it",
  match = [[ subject:<np> (完成|实现|达成) object:<np> value:<quantity> ]],
  priority = 12,
  fact = function (m) return { indicator = m.subject .. m.object } end,
  yes = {
    ["全市规模以上工业完成总产值19556亿元。"] =
      { value = 1955600000000, indicator = "规模以上工业总产值" },
  },
}

rule "count-of-things" {
  about = "596家企业: the thing counted stands after the number",
  match = [[ value:<count> 的? indicator:<np> ]],
  priority = 30,
  yes = {
    ["举办六场防震减灾知识讲座。"] =
      { value = 6, indicator = "防震减灾知识讲座", unit = "场" },
  },
}

rule "big-things" {
  about = "四大展会: the noun belongs to the number",
  match = [[ value:<count> ]],
  priority = 90,
  fact = function (m)
    local noun = m.value.text:match("大(.+)$")
    return noun and { indicator = noun }
  end,
  yes = {
    ["举办汽车零部件展览会等四大展会。"] = { value = 4, indicator = "展会" },
  },
  no = { "举办大型展会四场。" },
}

rule "number-of-things" {
  about = "300多万 群众: a number without a unit before its noun",
  match = [[ value:<number> 的? indicator:<np> ]],
  priority = 28,
  yes = {
    ["新管道惠及300多万群众。"] = { value = 3000000, indicator = "群众" },
  },
}

rule "stacked" {
  about = "112笔8.47亿元贷款: two numbers for one noun",
  match = [[ value:<count|amount> <quantity> 的? indicator:<np> ]],
  priority = 29,
  yes = {
    ["提供112笔8.47亿元贷款。"] = { value = 112, indicator = "贷款" },
  },
}

rule "amount-of-things" {
  about = "15亿元引导基金: money or a measure before its noun",
  match = [[ value:<amount|percent> 的? indicator:<np> ]],
  priority = 5,
  yes = {
    ["获得200万元省级专项资金。"] =
      { value = 2000000, indicator = "省级专项资金" },
  },
}

rule "count-doing" {
  about = "等57家入选制造业500强: what the counted ones do",
  match = {
    [[ value:<count> indicator:<vp> ]],
    [[ (连续|已连续) value:<unit=年> indicator:<vp> ]],
  },
  priority = 3,
  fact = function (m)  -- 连续两年位列榜首: no name of its own
    return (m.value.unit ~= "年" or #m.indicator > 12) and {}
  end,
  yes = {
    ["甲公司、乙公司等57家入选省制造业500强。"] =
      { value = 57, indicator = "入选省制造业500强" },
  },
}

rule "shared-head" {
  about = "6个世界级、7个国家级先进制造业集群: the noun of both stands at the end",
  match = [[ value:<count> own:<np> (、|和|与) <count> other:<np> ]],
  priority = 45,
  fact = function (m)
    local rest = m.other:match "级(.+)$"
    return rest and m.own:match "级$" and { indicator = m.own .. rest }
  end,
  yes = {
    ["累计建成6个世界级、7个国家级先进制造业集群。"] =
      { value = 6, indicator = "世界级先进制造业集群" },
  },
  no = { "建成6个平台、7个国家级先进制造业集群。" },
}

rule "part" {
  about = "其中省级12家: the part's name and that of the whole",
  match = [[ part:<np> value:<count> ]],
  priority = 40,
  fact = function (m)
    local before = m.context.previous
    if begins_with(m.part, "level") ~= m.part or not before then return false end
    local own = begins_with(before.indicator, "level") or ""
    return { indicator = m.part .. before.indicator:sub(#own + 1),
             kind = before.kind }
  end,
  yes = {
    ["市级以上新型研发机构29家,其中省级12家。"] =
      { value = 12, indicator = "省级新型研发机构" },
  },
}

rule "same-subject" {
  about = "累计达4742家: the number goes on with what was measured before",
  match = [[ value:<quantity> ]],
  priority = -10,
  fact = function (m)
    return m.context.previous and {}
  end,
  yes = {
    ["高新技术企业787家,累计达4742家。"] =
      { value = 4742, indicator = "高新技术企业" },
  },
}
