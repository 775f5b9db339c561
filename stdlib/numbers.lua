--- Numbers, quantities and periods, found by the project's own words: what
--- stands before and after numbers, and words for periods and ranks.
-- Units are in units.lua, names and idioms in names.lua.
local quantity = require "tj.core.quantity"
local names, units = require "tj.names", require "tj.units"

local numbers = {}

-- Words of approximation before a number, by sign; "" bounds nothing and only
-- belongs to the context.
numbers.before = {
  ["~"] = { "约", "大约", "约为", "近", "将近", "接近", "大概", "大致", "约占",
            "约达", "差不多", "约合", "约有", "大概有" },
  [">"] = { "超", "超过", "超过了", "逾", "超逾", "至少", "最少", "起码", "不低于",
            "不少于", "不小于", "不下", "不下于", "多于", "大于", "大于等于",
            "大于或等于", "大于或者等于", "≥", ">", "上", "突破", "超出", "过",
            "至少是", "至少有", "数逾", "破" },
  ["<"] = { "不足", "不到", "低于", "少于", "小于", "不超过", "不高于", "不大于",
            "不多于", "至多", "最多", "未到", "未满", "不满", "≤", "<", "小于等于",
            "小于或等于", "最多为", "不超出", "未超过" },
  [""] = { "人民币", "经过", "通过", "以上", "线上", "网上", "不过" },
}

-- Words after a quantity; "" looks like one and is none.
numbers.after = {
  ["~"] = { "左右", "上下" },
  [">"] = { "以上", "之上", "或以上", "及以上", "或者更多", "有余" },
  ["<"] = { "以下", "以内", "之内", "及以下", "或以下" },
  [""] = { "上下游" },
}

numbers.periods = {
  year = {
    ["year+0"] = { "今年", "本年", "本年度", "当年", "今年度" },
    ["year-1"] = { "去年", "上年", "上年度", "上一年", "上一年度", "去年度" },
    ["year-2"] = { "前年" },
    ["year+1"] = { "明年", "来年", "次年", "下一年", "下一年度", "下年度" },
    ["year+2"] = { "后年" },
  },
  period = {
    ["year+0"] = { "全年", "年内", "年底", "年末", "年初" },
    ["year-1"] = { "上年同期", "去年同期" },
    ["now"] = { "目前", "当前", "现在", "截至目前", "截止目前", "至今", "迄今" },
    ["month+0"] = { "本月", "当月" },
    ["month-1"] = { "上月", "上个月" },
    ["quarter+0"] = { "本季度" },
    ["quarter-1"] = { "上季度" },
    ["same"] = { "同期" },
  },
}

numbers.ranks = { ["1"] = { "首位", "之首", "榜首" } }

numbers.money = {
  { "$", "美元" }, { "US$", "美元" }, { "HK$", "港元" }, { "NT$", "新台币" },
  { "A$", "澳元" }, { "¥", "元" }, { "￥", "元" }, { "RMB", "元" },
  { "€", "欧元" }, { "£", "英镑" }, { "₩", "韩元" }, { "₹", "卢比" },
  { "₽", "卢布" },
  { "摄氏", "摄氏度", type = "temperature" },
  { "华氏", "华氏度", type = "temperature" },
  { "华氏温度", "华氏度", type = "temperature" },
  { "摄氏温度", "摄氏度", type = "temperature" },
}

-- Words before a number that say what it does.
numbers.cues = {
  reference = { "电话", "邮编", "邮政编码", "传真", "热线", "编号", "证号", "备案号",
                "QQ", "版本", "点击量", "浏览量", "浏览次数", "点击", "浏览", "手机",
                "帐号", "账号", "代码", "索引号", "文号", "号码", "订单号", "阅读",
                "公网安备", "ICP备", "字号", "信用代码" },
  ranking = { "居", "位居", "位列", "列", "排名", "排", "名列", "排在", "居于", "跃居",
              "升至", "升到", "全省", "全国", "全市", "省内", "世界", "全球", "跃升至",
              "提升到", "提升至", "进入", "跻身", "上升到", "上升至", "稳居", "荣获",
              "获", "位次" },
  lasting = { "连续", "历时", "长达", "为期", "持续", "已连续", "蝉联" },
  recent = { "近", "过去", "最近", "过去的", "这", "前", "上", "头" },
  coming = { "未来", "今后", "接下来", "未来的", "后", "下" },
  stating = { "达", "达到", "为", "至", "到", "超", "超过", "有", "共", "共计", "计",
              "升至", "降至", "是", "达到了", "总数", "指数", "得分",
              "合计", "不低于", "不高于" },
  doing = { "举办", "举办了", "召开", "召开了", "开展", "开展了", "新增", "建成",
            "增加", "组织", "组织了", "完成", "完成了", "获得", "培育", "引进", "新建",
            "设立", "设立了", "成立", "成立了", "归并为", "合并为", "、", "建立",
            "建立了", "发布", "发布了", "出台", "出台了", "共" },
}

-- What follows a small count: things are counted, slogans are not.
numbers.nouns = {
  thing = { "平台", "基地", "板块", "专项", "展会", "中心", "园区", "集群",
            "产业基地", "产业园区", "产业集群", "产业园", "产业平台" },
  meeting = { "会议", "全会", "全体会议", "代表大会", "党代会" },
  money = { "资金", "基金", "资本", "投资", "贷款", "产值", "财政" },
  slogan = { "着力", "结合", "统一", "坚持", "全面", "代表", "确保", "优先", "工程",
             "领域", "体系", "核心", "政策", "转变", "意识", "自信", "一体", "行动",
             "战略", "关系", "问题", "方面", "环节", "层面", "方向", "优势", "理念",
             "任务", "机制", "更加", "必须", "率先", "到位", "提升", "突破", "强化",
             "加快", "同步", "百年", "文明", "阶段", "时期", "覆盖", "维护", "攻坚",
             "主义", "主题", "变化", "支撑", "抓手", "导向", "工作", "要求", "原则",
             "产业", "基本原则", "现代化", "积极性", "基本点", "确立" },
}

--- Of a word that stands in two lists, the list first by name is meant.
local function read_lists(list, lists, field)
  local keys = {}
  for key in pairs(lists) do keys[#keys + 1] = key end
  table.sort(keys)
  for _, key in ipairs(keys) do
    for _, word in ipairs(lists[key]) do
      list[#list + 1] = { word = word, [field] = key }
    end
  end
  return list
end

local function fixed_words()
  local list = read_lists({}, names, "kind")
  for kind, meanings in pairs(numbers.periods) do
    for notation, words in pairs(meanings) do
      for _, word in ipairs(words) do
        list[#list + 1] = { word = word, kind = kind, name = notation }
      end
    end
  end
  for rank, words in pairs(numbers.ranks) do
    for _, word in ipairs(words) do
      list[#list + 1] = { word = word, kind = "rank", name = rank }
    end
  end
  for _, row in ipairs(numbers.money) do
    list[#list + 1] = { word = row[1], kind = "money", name = row[2],
                        type = row.type or "currency" }
  end
  return list
end

--- A Quantifier with these words; one of your own may have others.
---@return tj.core.Quantifier
function numbers.open()
  return quantity.open {
    units = units.list(),
    fixed = fixed_words(),
    before = read_lists({}, numbers.before, "sign"),
    after = read_lists({}, numbers.after, "sign"),
    cues = read_lists({}, numbers.cues, "kind"),
    nouns = read_lists({}, numbers.nouns, "kind"),
  }
end

local opened  -- the one of this Lua state

local function quantifier()
  opened = opened or numbers.open()
  return opened
end

--- The quantities of a text, in reading order.
---@param text string
---@return tj.Quantity[]
function numbers.find(text)
  return quantifier():find(text)
end

--- Finds the quantities of a document and keeps them in it.
---@param doc tj.core.Document
function numbers.add(doc)
  quantifier():add(doc)
end

return numbers
