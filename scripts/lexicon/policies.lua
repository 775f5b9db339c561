-- What tj policies takes for a policy document, and what is said of it.
return {
  -- Kinds, by what titles end with (brackets such as (试行) left out). The first
  -- row that fits counts.
  kinds = {
    { "law", "法", "法典", "条例", "宪法" },
    { "agreement", "协议", "协定", "合同", "备忘录", "公约", "条约", "联合声明",
      "宣言" },
    { "plan", "规划", "计划", "纲要", "方案", "战略", "规划纲要", "行动", "预案",
      "路线图", "蓝图", "计划要点", "要点", "工程", "纲要草案", "建议", "工作安排",
      "行动计划书" },
    { "rules", "办法", "细则", "规定", "规则", "规程", "制度", "章程", "准则",
      "守则" },
    { "opinion", "意见", "决定", "决议", "指示", "批复", "命令" },
    { "measures", "措施", "政策", "若干条", "政策措施", "工作措施", "十条" },
    { "notice", "通知", "通告", "公告", "公报", "函", "通报" },
    { "list", "清单", "目录", "名录", "责任书", "任务书" },
    { "standard", "标准", "指南", "导则", "规范", "指引", "指标体系" },
  },

  -- Not policies: what titles end with, and the words before and after them;
  -- the words of `weak` count where the title itself tells no kind.
  works = {
    ends = { "报", "日报", "杂志", "文选", "文集", "选集", "汇编", "手册",
             "同胞书", "读本", "白皮书", "蓝皮书", "年鉴" },
    before = { "电影", "电视剧", "纪录片", "舞剧", "歌剧", "京剧", "杂技剧", "舞蹈",
               "歌曲", "动画", "小说", "图书", "专著", "杂志", "期刊", "晚会",
               "节目", "题为" },
    weak = { "推出", "播出", "创作" },
    after = { "杂志", "一书", "节目", "论坛", "全球论坛", "文艺", "等一批影视",
              "等一批深受", "等获", "等影视", "等文艺", "报道", "信息",
              "两篇信息" },
  },

  -- What is said of a document, by the words before it in its clause: the last
  -- one counts, the longer of two at one place (出台实施 is issued).
  verbs = {
    { "issued", "出台实施", "制定实施", "颁布实施", "印发实施", "制定并颁布",
      "制定和实施", "制定并组织实施", "出台", "印发", "下发", "发布", "颁布",
      "公布", "发出", "作出", "通过", "审议通过", "制定出台", "制定", "制订",
      "出台了", "批准", "批复", "获批", "推出" },
    { "revised", "修订", "修改", "修编", "修订完善" },
    { "drafted", "起草", "编制", "拟定", "草拟", "编制完成", "研究起草",
      "完成" },
    { "signed", "签署", "签订", "加入", "缔结" },
    { "implemented", "落实", "贯彻", "实施", "执行", "推进", "贯彻落实",
      "组织实施", "施行", "启动", "推行", "宣贯", "履行", "深化" },
    { "cited", "根据", "按照", "依据", "遵照", "依照", "对照", "违反", "围绕",
      "符合", "以", "按", "依", "发挥" },
  },

  -- The same right after it: 《…条例》修订工作, 《…法》的实施.
  nouns = {
    { "issued", "出台", "印发", "发布", "颁布", "获批", "公布", "获国务院批复" },
    { "revised", "修订", "修改" },
    { "drafted", "修订草案", "草案", "编制", "起草", "经大会", "提请", "已经拟出草案" },
    { "implemented", "实施", "落实", "执行", "宣贯", "正式实施", "开始实施",
      "施行" },
  },

  -- In a title, or as its end: not in force yet.
  drafts = { "草案", "征求意见稿", "送审稿", "讨论稿" },

  -- Before the verb: it is still to be done; and what says that it is done.
  planning = { "抓紧", "将", "拟", "力争", "争取", "尽快", "推动", "加快", "谋划",
               "筹备", "研究" },
  done = { "了", "已", "相继", "先后", "完成", "经过", "之后" },
  past = { "去年", "上年", "不久前" },  -- anywhere in the sentence before

  -- Who reports only helped: it is not the issuer.
  helping = { "配合", "协助", "参与", "支持", "所谓" },
  -- The last words of those who passed or issued the document: …会议通过的《…》.
  subjects = { "会议", "全会", "大会", "常委会", "政府", "部门", "国务院", "全国人大",
               "中央", "委", "局", "厅", "部", "委员会" },

  -- Who issues: as reports name them. %region is the report's own region.
  issuers = {
    { "中共中央、国务院" }, { "国务院办公厅" }, { "国务院" }, { "中共中央" },
    { "全国人大常委会" }, { "全国人大" }, { "党中央" },
    { "省委、省政府", "%region党委、政府" },
    { "市委、市政府", "%region党委、政府" },
    { "自治区人民政府", "%government" }, { "省人民政府", "%government" },
    { "市人民政府", "%government" }, { "区人民政府", "%government" },
    { "自治区党委", "中共%region委员会" },
    { "省委", "中共%region委员会" }, { "市委", "中共%region委员会" },
    { "区委", "中共%region委员会" },
    { "省政府", "%government" }, { "市政府", "%government" },
    { "区政府", "%government" }, { "县政府", "%government" },
  },
  -- The last words of bodies that stand before 关于 in a title, or open it.
  bodies = { "人民政府", "办公厅", "管委会", "委员会", "常委会", "科工信局", "局",
             "厅", "工信委", "科创委", "发改委", "中共中央", "国务院", "省委",
             "市委", "区委", "党委" },
}
