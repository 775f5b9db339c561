--- Words of headings that tell what a section does. The first role that has a
-- word in the heading wins.
return {
  order = { "problems", "safeguards", "policies", "review", "plan" },
  words = {
    problems = {
      "存在问题", "存在的问题", "存在的主要问题", "主要问题", "问题及困难",
      "困难和问题", "问题和困难", "困难与问题", "问题与困难", "困难及问题",
      "问题和不足", "问题与不足", "问题及不足", "不足和问题", "不足之处",
      "存在的不足", "存在不足", "存在困难", "存在的困难", "薄弱环节",
      "差距和不足", "短板", "问题与挑战", "问题和挑战", "困难和挑战",
      "困难与挑战", "突出问题", "不足与问题", "直面问题", "正视问题", "正视不足", "正视困难",
    },
    safeguards = {
      "保障措施", "组织保障", "保障机制", "组织实施", "工作保障", "实施保障",
      "强化保障", "组织领导", "实施机制",
    },
    policies = { "公共政策", "政策清单", "出台的政策", "政策汇编" },
    review = {
      "回顾", "总结", "完成情况", "执行情况", "落实情况", "进展情况", "开展情况",
      "工作情况", "运行情况", "履职情况", "基本情况", "成效", "成就", "成绩",
      "新进展", "新成绩", "取得的", "亮点", "做法", "特点", "体会", "已完成",
      "过去五年", "过去一年", "过去的五年", "一年来", "年来的", "去年工作",
      "发展基础", "发展现状", "基础条件", "工作开展",
    },
    plan = {
      "计划", "规划", "打算", "思路", "展望", "前景", "目标", "任务", "安排",
      "部署", "重点工作", "工作重点", "建议", "总体要求", "重要要求", "主要考虑",
      "下一步", "下一阶段", "下阶段", "今后", "未来", "明年", "今年", "要求",
      "基本方针", "草案", "举措", "新的一年", "来年",
    },
  },
  -- Sections that neither review nor plan, whatever stands before them.
  none = { "注释", "名词解释", "名词说明", "附录" },
  -- What is faced is faced when the report is given, not in the year it reviews.
  faced = { "面临", "面对的", "形势" },
  -- Words that make a subsection leave the role of the section around it.
  turns = {
    problems = {
      "存在问题", "存在的问题", "存在的主要问题", "主要问题", "困难和问题",
      "问题和困难", "问题和不足", "问题与不足", "不足之处", "存在的不足",
    },
    plan = { "下一步", "下步", "下阶段", "下一阶段", "明年工作", "今后工作" },
    safeguards = { "保障措施", "组织保障", "组织实施" },
  },
  -- A paragraph with one word of `ahead` and one of `opens` begins the plan in
  -- a document whose headings are lost: 我委将按照…重点抓好以下工作:
  ahead = {
    "将", "下一步", "下步", "今后", "未来", "明年", "下一年", "来年", "新的一年",
  },
  opens = {
    "以下工作", "以下几方面", "以下几个方面", "如下工作", "以下重点", "以下任务",
    "几方面工作", "个方面工作", "项工作:", "方面的工作", "以下举措", "以下措施",
  },
  -- A paragraph that begins with one of these begins the plan as well.
  begins = {
    "下一步", "下步,", "下一阶段", "今后一个时期", "明年,", "明年我",
  },
  -- The first paragraphs of a section whose heading says nothing tell by these
  -- what it does: which of the two has more. A word of `neither` holds one of
  -- theirs and means something else.
  mood = {
    review = {
      "了", "已经", "已", "过去的一年", "过去一年", "一年来", "去年", "一年多来",
      "获得", "取得",
    },
    plan = {
      "要", "必须", "将", "应当", "今年", "今后", "继续", "进一步", "努力",
    },
    neither = {
      "主要", "重要", "需要", "要求", "只要", "为了", "将近", "概要", "摘要",
      "要素", "除了", "纲要", "了解", "首要",
    },
  },
  -- Documents that look back in what comes before their first heading.
  looks_back = { "work report", "communique", "annual report", "budget report",
                 "plan report" },
}
