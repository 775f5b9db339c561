--- What the report page says in its own words, in Chinese and in English.
-- Both languages are in the page; CSS shows one of them.
local html = require "tj.html"

local label = {}

local two = html.template
  '<span class="zh" lang="zh-CN">{zh}</span><span class="en" lang="en">{en}</span>'

--- Markup of a label.
---@param zh string
---@param en string
---@return string
function label.of(zh, en) return two { zh = zh, en = en } end

local of = label.of

label.kinds = {
  level = of("总量", "level"), change = of("增减", "change"),
  share = of("占比", "share"), multiple = of("倍数", "multiple"),
  rank = of("位次", "rank"),
}
label.statuses = {
  actual = of("实绩", "actual"), target = of("目标", "target"),
  forecast = of("预计", "forecast"),
}
label.directions = {
  up = '<span class="up">↑ ' .. of("增", "up") .. "</span>",
  down = '<span class="down">↓ ' .. of("减", "down") .. "</span>",
}
label.approximations = {
  ["~"] = of("约数", "about"), [">"] = of("以上", "or more"),
  ["<"] = of("以下", "or less"),
}
--- Why a number became no fact, in the order they are told.
label.roles = {
  { "period", of("时间", "periods") },
  { "heading", of("标题编号", "headings") },
  { "name", of("名称中的数字", "in names") },
  { "reference", of("编号", "references") },
  { "idiom", of("套语", "idioms") },
  { "metadata", of("文首信息", "metadata") },
  { "furniture", of("页面杂项", "furniture") },
  { "page", of("正文之外", "outside the text") },
}

return label
