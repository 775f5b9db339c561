-- A weighted index over regions, for tj score. Copy it, change it, and give it:
-- tj score --index my.lua --db FILE
return {
  title = "经济运行综合指数",

  -- Each indicator: its name in indicators.txt or in the texts; `of`, what of it
  -- counts: its "growth" or its "level"; its weight; `better`, whether "more" or
  -- "less" of it is better.
  indicators = {
    { name = "地区生产总值",       of = "growth", weight = 25, better = "more" },
    { name = "规模以上工业增加值", of = "growth", weight = 15, better = "more" },
    { name = "固定资产投资",       of = "growth", weight = 15, better = "more" },
    { name = "社会消费品零售总额", of = "growth", weight = 15, better = "more" },
    { name = "一般公共预算收入",   of = "growth", weight = 10, better = "more" },
    { name = "进出口总额",         of = "growth", weight = 10, better = "more" },
    { name = "城镇调查失业率",     of = "level",  weight = 10, better = "less" },
  },

  -- How a number becomes points from 0 to 100: "range" places it between the
  -- worst and the best region; "rank" by its place in the order.
  scale = "range",

  -- A region that does not tell an indicator: "skip" scores it by the others,
  -- with their weights made whole; "zero" gives it no points.
  missing = "skip",

  -- Regions that tell less than this share of the weights get no score.
  least_weight = 0.5,
}
