-- What analyses take for the same thing under another name.
return {
  -- A growth told of the name on the left is one of the country's, or of a
  -- region's, indicator: 经济增长7%左右.
  growth = {
    ["经济增长"] = { country = "国内生产总值", region = "地区生产总值" },
    ["经济增长速度"] = { country = "国内生产总值", region = "地区生产总值" },
    ["国民经济增长速度"] = { country = "国内生产总值",
                             region = "地区生产总值" },
    ["经济增速"] = { country = "国内生产总值", region = "地区生产总值" },
  },
}
