-- Words that say when a number holds, whether it is done, planned or expected,
-- and whom it is about. Each list may be extended.
return {
  -- the period after these is what a number is compared with
  base = { "比", "较", "是", "从", "由", "与", "同", "相比", "超过", "等于",
           "高于", "低于", "快于", "慢于", "多于", "少于" },

  -- in a report to a congress this is the year in which it is given
  this_year = "今年",

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
  target = { "计划新建", "计划新增", "计划建设", "计划引进", "力争", "争取达", "争取实现", "争取完成", "确保", "计划投资",
             "计划总投资", "计划达到", "计划完成", "目标是", "目标为",
             "预期目标", "将达", "将新增", "将建成", "将提供", "将超过",
             "将突破", "将形成", "将实现" },
  -- what has passed a target is done
  passed = { "超过预期目标", "高于预期目标", "好于预期目标", "低于预期目标",
             "超额完成预期目标", "超过预期" },
  -- the same for the rest of the sentence, as a word of its own before a verb
  target_word = { "拟", "计划" },

  -- in a section that looks ahead, these say that it is done already
  done = { "已经", "已达", "已建", "已有", "已完成", "目前", "截至", "截止",
           "累计完成" },

  -- words at the head of a clause, or right before a count, that name another
  -- place than the document's; not before a word with one of `ordinal`: 全国首个
  region = { { "全国", "中国" }, { "我国", "中国" } },
  ordinal = { "首", "第", "前", "百强", "最", "唯一", "领先", "先进", "文明", "优秀" },

  -- a clause that opens with one of these is about the document's own place
  whole = { "全市", "全省", "全区", "全县", "我市", "我省", "我区", "我县", "全州",
            "我州", "全疆", "全旗", "本市", "本省", "本区", "本县" },
  -- words that may stand before a name at the head of a clause
  leads = { "其中", "支持", "帮助", "指导", "推动", "推进", "同时", "目前", "的" },
  -- how the names of places and bodies end which a clause may be about
  named = { "省", "市", "县", "区", "旗", "自治州", "镇", "乡", "街道", "自治区" },
  -- those of bodies; what follows in the sentence is about them too, unless a word
  -- of `comes` stands behind: 东海集团落户
  bodies = { "公司", "集团", "大学", "学院", "医院", "研究院", "研究所", "超算中心" },
  comes = { "落户", "投产", "开工", "成立", "获批", "建成", "运营", "入驻", "签约",
            "落地", "组建", "挂牌", "正式", "建设", "投入" },
  -- words that end or begin like names and are none
  unnamed = { "城市", "城镇", "乡镇", "地区", "城区", "市区", "园区", "社区", "辖区",
              "山区", "老区", "灾区", "边境", "县区", "区县", "市县", "各市", "省市",
              "新建", "高水平", "高质量", "建成区", "试点", "集镇", "村镇", "牧区",
              "特区", "自治区", "开发区", "高新区" },
  -- and the parks and zones, which a whole paragraph may be about
  parks = { "科技园", "产业园", "工业园", "软件园", "创新园", "科学城", "科技城",
            "工业园区", "产业园区", "科技园区", "开发区", "经开区", "高新区", "集聚区",
            "保税区", "合作区", "自贸区", "新区", "工业区", "试验区" },

  -- a clause with one of `body` is about the body that reports; so is a paragraph
  -- with one of them whose first sentence has none of `outward`
  body = { "我委", "我局", "我厅", "我办", "我中心", "委党组", "局党组",
           "厅党组", "委系统", "局系统", "厅系统" },
  outward = { "经济", "工业", "产业", "企业", "项目", "投资", "园区", "创新", "科技",
              "农业", "农村", "商贸", "招商", "市场", "消费", "城市", "交通", "教育",
              "医疗", "就业", "环境" },
}
