-- What tj report shows, for an analyst to change: tj edit copies nothing out of
-- this folder, so change it here or in a copy of the program's folder (TJ_HOME).
return {
  -- Indicators of the overview, the comparison and the timelines, in this order;
  -- names of scripts/lexicon/indicators.txt.
  indicators = {
    "地区生产总值", "国内生产总值", "国民生产总值", "工农业总产值", "工业总产值",
    "规模以上工业总产值", "规模以上工业增加值", "固定资产投资",
    "社会消费品零售总额", "进出口总额", "一般公共预算收入", "财政收入",
    "城镇居民人均可支配收入", "农村居民人均可支配收入", "农村居民人均纯收入",
    "居民消费价格", "城镇新增就业", "城镇调查失业率", "粮食产量",
  },
  overview_columns = 6,   -- of the indicators above, those that most regions tell
  compare_regions = 3,    -- an indicator is compared when so many regions tell it
  timeline_years = 4,     -- and told over the years when there are so many
  -- Audit verdicts in the order in which they are read.
  verdicts = { "contradicts", "rounding", "unchecked", "holds" },
}
