-- Words that say when a number holds, whether it is done, planned or expected,
-- and whom it is about. Each list may be extended.
return {
  -- the period after these is what a number is compared with
  base = { "比", "较", "是", "从", "由", "与", "同", "相比", "超过", "等于" },

  -- these periods are of the year that was named before them
  same_year = { "全年", "当年", "同年", "年内", "年末", "年底" },

  -- 连续三年: the years up to this one
  running = { "连续", "已连续", "连续第" },

  -- in a section that looks back over years, these mean its end
  now = { "已建成", "已有", "现有", "共有", "目前" },

  -- what is reached over years is reached in the last of them
  reached = { "达到", "达", "突破", "增加到", "增长到", "提高到", "上升到",
              "提升到", "增至", "升至", "扩大到", "下降到", "降低到", "降至",
              "超过", "跃升至", "跨上", "迈上", "稳定在", "总量", "总额达" },

  -- a rate of change that holds for every year of a span
  yearly = { "年均", "平均每年", "年平均", "每年平均" },

  forecast = { "预计", "有望", "估计", "预测" },
  not_forecast = { "预期目标", "预计目标" },

  -- in a section that looks back, these say that it is still to be done
  target = { "力争", "争取达", "争取实现", "争取完成", "确保", "计划投资",
             "计划总投资", "计划达到", "计划完成", "目标是", "目标为",
             "预期目标", "将达", "将新增", "将建成", "将提供", "将超过",
             "将突破", "将形成", "将实现" },
  -- the same for the rest of the sentence, as a word of its own before a verb
  target_word = { "拟" },

  -- in a section that looks ahead, these say that it is done already
  done = { "已经", "已达", "已建", "已有", "已完成", "目前", "截至", "截止",
           "累计完成" },

  -- words at the head of a clause that name another place than the document's
  region = { { "全国", "中国" }, { "我国", "中国" } },

  -- a paragraph with one of these is about the body that reports; not a clause
  -- with one of `whole`
  body = { "我委", "我局", "我厅", "我办", "我中心", "委党组", "局党组",
           "厅党组", "委系统", "局系统", "厅系统" },
  whole = { "全市", "全省", "全区", "全县", "我市", "我省", "我区", "我县" },
}
