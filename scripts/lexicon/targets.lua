-- How tj targets and tj ledger judge whether what was planned was reached.
return {
  -- Of these the less the better, so that a target is a ceiling (控制在…以内),
  -- also where the text writes no bound: names, or parts of names.
  ceilings = { "居民消费价格", "失业率", "能耗", "PM2.5", "赤字率", "死亡率",
               "二氧化碳排放", "排放强度", "上升率", "零售物价", "收入比" },

  -- Of these neither more nor less is better, so that a number that is planned
  -- is no promise: it is shown, and not judged.
  neither = { "赤字", "国债", "专项债券" },

  -- 6%左右 is met by a rate this many points away on the wrong side,
  about_points = 0.2,
  -- and 450家左右 by an amount short by this share of it.
  about_share = 0.02,
}
