--- The units that numbers count in. A table to edit: a unit that is not here is
--- not read as one.
-- Each block has a type (of the quantities it makes) and a list of units. A
-- unit is a string, or a list whose first string is the name that facts carry
-- and whose other strings are further ways to write it. `size` says how many of
-- the group's smallest unit it is: 3元5角; without a group, how many things: 打.
-- `name` is the name in facts where that is not the first way to write it.
-- `kind` says what a number with it is:
--   serial     numbers things more than it counts them: 二期
--   great      counts the noun after it: 四大平台
--   loose      after 一 to 十 mostly no count: 个 次 种
--   name       part of a name: 100强, 10.5代
--   reference  a reference: 12号
local units = {}

units.blocks = {
  -- First, so that it stands where nothing larger is before it: 3元5角2分 is
  -- money and 1小时5分 is time, but 98分 is neither.
  { type = "number", "分" },
  { type = "percent", { "%" }, { "‰" }, { "成" }, { "折" } },
  { type = "points", { "百分点", "个百分点", "个点" } },
  { type = "multiple", { "倍" }, { "番" } },
  { type = "currency", group = "money",
    { "元", "块", "块钱", "圆", "元整", "圆整", "元钱", "元人民币", "人民币",
      "人民币元", "蚊", size = 100 },
    { "角", "毛", "毛钱", "毫", size = 10 },
    { "分", "分钱", size = 1 } },
  { type = "currency",
    { "美元", "美金", "美刀", "美圆" }, { "港元", "港币", "港纸" },
    { "日元", "日圆", "日币" }, { "欧元", "元欧元" }, { "英镑" },
    { "新台币", "台币" }, { "韩元", "韩币", "韩圆" }, { "澳元", "澳币" },
    { "加元", "加币" }, { "卢布", "个卢布" }, { "瑞士法郎" }, { "法郎" },
    { "泰铢" }, { "印度卢布" }, { "卢比", "印度卢比" }, { "奈拉" },
    { "比特币", "个比特币" }, { "令吉", "林吉特", "马来西亚令吉" },
    { "澳门元" }, { "新加坡元" }, { "越南盾" }, { "雷亚尔" }, { "迪拉姆" },
    { "里亚尔" }, { "第纳尔" }, { "克朗" }, { "比索" }, { "美分" },
    { "兰特" }, { "坚戈" } },
  { type = "dimension", group = "length",
    { "公里", "千米", "km", "KM", "Km", size = 1000000 },
    { "米", "公尺", "m", "M", size = 1000 }, { "分米", "dm", size = 100 },
    { "厘米", "公分", "cm", "CM", size = 10 }, { "毫米", "mm", "MM", size = 1 } },
  { type = "dimension",
    { "微米", "μm" }, { "纳米", "nm" }, { "海里", "浬" }, { "英里", "哩" },
    { "英尺", "呎" }, { "英寸", "吋", "英吋" }, { "华里" }, { "里" }, { "尺" },
    { "寸" }, { "丈" }, { "码" }, { "延米" }, { "车道公里" }, { "皮长公里" },
    { "芯公里" } },
  { type = "dimension",
    { "平方米", "平米", "㎡", "m²", "m2", "平方公尺" }, { "平方" },
    { "平方公里", "平方千米", "km²", "km2" }, { "平方厘米", "cm²" },
    { "平方英尺" }, { "公顷", "ha", "hm²", "hm2" }, { "亩" }, { "亩次" } },
  { type = "dimension",
    { "立方米", "m³", "m3" }, { "标准立方米", "标方", "Nm³" }, { "立方厘米" },
    { "方" }, { "升", "公升", "L" }, { "毫升", "ml", "mL", "ML" },
    { "加仑", "个加仑" }, { "桶" }, { "茶匙" } },
  { type = "dimension", group = "mass",
    { "吨", "公吨", "t", size = 1000000000 },
    { "公斤", "千克", "kg", "KG", "Kg", size = 1000000 },
    { "斤", "市斤", size = 500000 }, { "两", size = 50000 },
    { "克", "公克", "g", size = 1000 }, { "毫克", "mg", size = 1 } },
  { type = "dimension",
    { "微克", "μg", "ug" }, { "盎司" }, { "磅" }, { "担" },
    { "吨标准煤", "吨标煤", "tce" }, { "吨公里", "吨千米" }, { "人公里" },
    { "载重吨" }, { "总吨" }, { "标箱", "TEU", "标准箱", "个标准箱", "个标箱" },
    { "克标准煤" }, { "千克标准煤", "公斤标准煤" }, { "吨油当量" } },
  { type = "dimension",
    { "千瓦", "kW", "KW", "kw" }, { "兆瓦", "MW" }, { "吉瓦", "GW" },
    { "瓦", "瓦特", "W" }, { "千瓦时", "千瓦小时", "kWh", "KWh", "kwh", "度电" },
    { "兆瓦时", "MWh" }, { "吉瓦时", "GWh" }, { "兆伏安", "MVA" },
    { "千伏安", "kVA", "KVA" }, { "千伏", "kV", "KV" }, { "伏", "伏特" },
    { "安", "安培" }, { "马力" }, { "千卡", "大卡", "kcal" }, { "卡路里" },
    { "兆焦" }, { "吉焦", "GJ" } },
  { type = "dimension",
    { "字节", "个字节" }, { "千字节", "KB", "kB", "kb" }, { "兆字节", "MB" },
    { "GB" }, { "TB" }, { "PB" }, { "EB" }, { "ZB" }, { "比特", "bit" },
    { "千比特" }, { "Mbps" }, { "Gbps" }, { "Tbps" }, { "赫兹", "赫", "Hz" },
    { "兆赫", "兆赫兹", "MHz" }, { "GHz" },
    { "PFlops", "P" }, { "EFlops" }, { "分贝", "dB" }, { "摩尔" },
    { "兆帕", "MPa" },
    { "千米/小时", "公里/小时", "公里/时", "km/h", "千米每小时", "公里每小时" } },
  { type = "dimension", group = "time",
    { "小时", "个小时", "钟头", "个钟头", "个钟", "钟", size = 3600 },
    { "分钟", "分", size = 60 }, { "秒", "秒钟", size = 1 } },
  { type = "dimension", group = "months",
    { "年", "周年", size = 12 }, { "个月", "月", size = 1 } },
  { type = "dimension",
    { "毫秒", "ms" }, { "天", "日" }, { "周", "星期", "个星期", "礼拜" },
    { "季度", "个季度" }, { "工作日", "个工作日" }, { "学时" }, { "课时" },
    { "工时" }, { "工日" }, { "世纪", "个世纪" }, { "度" }, { "纬度" } },
  { type = "age", { "岁", "周岁" } },
  { type = "temperature", { "摄氏度", "℃", "°C", "摄氏°", "°c" },
    { "华氏度", "℉", "°F", "华氏°" } },
  { type = "number", kind = "name", "强", "代", "G", "D", "后", "铺", "线", "兆", "部门",
    "部委", "市", "区", "县", "省", "镇", "村" },
  { type = "number", kind = "serial", "期", "届", "所", "版", "站", "首", "级" },
  { type = "number", kind = "great", { "大", name = "个" } },
  { type = "number", kind = "reference", "号" },
  { type = "number", { "打", name = "个", size = 12 } },
  { type = "number", kind = "loose",
    "个", "次", "项", "种", "类", "方面", "步", "点", "条", "层", "面", "道",
    "股", "把", "片", "句", "章", "节", "轮", "段", "支", "场", "天", "档", "手", "根", "只",
    "双", "对", "副", "套", { "人", "人口" }, "部", "张", "件", "份", "名", "位", "座", "块" },
  { type = "number",
    "家", "人次", "户", "台", "辆", "架", "艘", "列", "组", "处", "幢", "栋",
    "间", "篇", "幅", "册", "本", "卷", "笔", "单", "起",
    "宗", "例", "批", "批次", "件次", "户次", "家次", "车次", "架次", "班次", "航次",
    "艘次", "台次", "台套", "场次", "剂", "剂次", "针", "针次", "头", "匹", "羽", "尾",
    "株", "棵", "颗", "粒", "枚", "门", "口", "盏", "盘", "杆", "瓶", "箱", "袋", "盒",
    "包", "捆", "筒", "罐", "杯", "碗", "床", "张床位", "标段", "回", "趟", "遍",
    "席", "桌", "枪", "集", "部次", "票", "员", "位次", "车位",
    "个车位", "泊位", "学位", "机位", "帧", "阶", "通", "封", "则", "款", "字",
    "样", "顶", "眼", "孔", "页", "辆次", "只次", "条次", "亿次", "个次", "人日", "人份" },
}

local function add(list, block, group, entry)
  if type(entry) == "string" then entry = { entry } end
  for _, word in ipairs(entry) do
    list[#list + 1] = {
      word = word, name = entry.name or entry[1], type = block.type, group = group,
      kind = block.kind, size = entry.size,
    }
  end
end

--- The units as quantity.open takes them.
---@return table[]
function units.list()
  local list, groups = {}, 0
  for _, block in ipairs(units.blocks) do
    if block.group then groups = groups + 1 end
    for _, entry in ipairs(block) do
      add(list, block, block.group and groups or 0, entry)
    end
  end
  return list
end

return units
