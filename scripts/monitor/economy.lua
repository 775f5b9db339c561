-- What tj monitor watches, and when it warns. Copy it, change it, and give it:
-- tj monitor --watch my.lua --db FILE
--
-- Each row: an indicator by its name in indicators.txt or in the texts; `of`,
-- its "growth" or its "level"; and bounds. `red` and `yellow` say from where on
-- it warns: below or above a number (of a level in base units: 1亿元 is 1e8).
-- `fall` and `rise` warn (yellow) when it changed by more than so much since the
-- period before: points of a growth or a percentage, else a share (0.1 is 10%).
return {
  { name = "地区生产总值", of = "growth", yellow = { below = 5 },
    red = { below = 3 }, fall = 1 },
  { name = "规模以上工业增加值", of = "growth", yellow = { below = 4 },
    red = { below = 0 }, fall = 3 },
  { name = "固定资产投资", of = "growth", yellow = { below = 2 },
    red = { below = 0 }, fall = 5 },
  { name = "社会消费品零售总额", of = "growth", yellow = { below = 3 },
    red = { below = 0 }, fall = 3 },
  { name = "进出口总额", of = "growth", yellow = { below = 0 },
    red = { below = -10 }, fall = 10 },
  { name = "一般公共预算收入", of = "growth", yellow = { below = 1 },
    red = { below = -2 }, fall = 5 },
  { name = "城镇调查失业率", of = "level", yellow = { above = 5.5 },
    red = { above = 6 }, rise = 0.3 },
  { name = "居民消费价格", of = "growth", yellow = { above = 3 },
    red = { above = 5 } },
  { name = "粮食产量", of = "level", fall = 0.03 },
  { name = "城镇新增就业", of = "level", fall = 0.1 },
}
