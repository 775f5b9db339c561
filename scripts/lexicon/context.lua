-- Words that say when a number holds and whether it is done, planned or
-- expected. Each list may be extended.
return {
  -- the period after these is what a number is compared with
  base = { "比", "较", "是", "从", "由", "与", "同", "相比", "超过" },

  forecast = { "预计", "有望", "估计", "预测" },
  not_forecast = { "预期目标", "预计目标" },

  -- in a section that looks back, these say that it is still to be done
  target = { "力争", "确保", "拟", "计划投资", "计划总投资", "总投资额计划",
             "目标是", "目标为", "预期目标", "将新增", "将达到", "将建成",
             "将提供", "将连续", "将在", "制定引进" },
  -- with a year to come
  future = { "到", "至", "将", "力争", "前", "底" },

  -- in a section that looks ahead, these say that it is done already
  done = { "已经", "已达", "已建", "已有", "已完成", "目前", "去年", "上年",
           "截至", "截止", "累计完成" },

  -- words at the head of a clause that name another place than the document's
  region = { { "全国", "中国" }, { "我国", "中国" } },
}
