-- Shares of a whole, and shares that must add to 100%.

relation "part-rate" {
  about = "申请 X,通过 Y,通过率 Z%",
  kind = "share",
  match = "<whole> ... <part> .. , @part_rates @link? <rate:percent>",
  stated = "rate", computed = "part / whole",
  yes = {
    ["推荐了3935家企业申请认定,通过认定数3251家,通过率达82.62%。"] = "holds",
    ["收集问题386个,已协调解决352个,办结率95.2%。"] = "contradicts",
  },
}

relation "named-share" {
  about = "总产值 X,增加值 Y,占总产值的 Z%: the whole by its name",
  kind = "share",
  match = "<name:phrase> <whole> .... <part> .. ,? 占 <of:phrase> (的|比重)? @link? <rate:percent>",
  stated = "rate", computed = "part / whole",
  where = function (m)
    local of = m.of.text:gsub("的?比重$", ""):gsub("的$", "")
    return #of >= 6 and m.name.text:sub(-#of) == of
  end,
  yes = { ["全年完成总产值312.6亿元,完成增加值78.15亿元,占总产值的25.0%。"] = "holds" },
}

relation "urban-share" {
  about = "常住人口 X,其中城镇人口 Y,城镇化率 Z%",
  kind = "share",
  match = "人口 .. <whole> .. , 其中 .. (城镇|城市) .. <part> .. , .. 城镇化率 @link? <rate:percent>",
  stated = "rate", computed = "part / whole",
  yes = { ["常住人口612.8万人,其中城镇常住人口419.2万人,城镇化率为68.4%。"] = "holds" },
}

-- 占规上企业总数的16% of 规上企业 755家 is no share of a number before them.
-- 占全省的16% is none either.
local function is_other_whole(m)
  for _, place in ipairs(words.of_all) do
    if m.whole_name.text:find(place, 1, true) then return true end
  end
  local name = m.whole_name.text:gsub("规上", "规模以上"):gsub("总数", "")
    :gsub("总量", ""):gsub("数量", ""):gsub("的", "")
  return #name > 6 and m.part_name.text:find(name, 1, true) ~= nil
end

relation "part-share" {
  about = "T,其中 A,占 Z%",
  kind = "share",
  match = "<whole> .. ,? 其中 <part_name:phrase> <part> .. ,? (占|占比|比重|比例) <whole_name:phrase> <rate:percent>",
  stated = "rate", computed = "part / whole",
  where = function (m) return not is_other_whole(m) end,
  yes = { ["共95项,其中有66项由企业完成,占获奖项目数的69%。"] = "holds",
          ["共95项,其中有66项由企业完成,占获奖项目数的79%。"] = "contradicts" },
  no = { "共95项,其中有66项由企业完成,占全省的79%。" },
}

relation "further-share" {
  about = "T,其中 A,占 Y%;B,占 Z%",
  kind = "share",
  match = "<whole> .. ,? 其中 .. <first> .. ,? (占|占比|比重|比例) .. <share:percent> .. , .. <part> .. ,? (占|占比|比重|比例) ..!of_all <rate:percent>",
  stated = "rate", computed = "part / whole",
  yes = { ["共95项,其中有66项由企业完成,占获奖项目数的69%;有31项独立完成,占32%。"] = "rounding" },
}

relation "whole-number" {
  about = "17家,占全市的37.7%: there is a whole number that it is a share of",
  kind = "share",
  match = "<part> , 占 @of_all (总数|数量|总量)? (的)? (比重)? @link? <rate:percent>",
  stated = "rate", computed = "part / round(part / rate)",
  reason = "整体未写明,取最接近的整数",
  where = function (m) return m.part.is_exact end,
  yes = { ["入选专家46人,占全省47.9%。"] = "holds",
          ["技术先进型企业17家,占全市总数的37.7%。"] = "rounding" },
  no = { "增加值17亿元,占全市的37.7%。" },
}

relation "three-shares" {
  about = "三次产业结构 8.0:45.0:47.0; 分别占 A%、B%、C%",
  kind = "share",
  match = {
    "<a:percent>:<b:percent>:<c:percent>",
    "分别占 .. <a:percent> (、|,|和) <b:percent> (、|,|和) <c:percent>",
  },
  stated = "c", computed = "1 - a - b", weak = true,
  reason = "各项之和为100%",
}
