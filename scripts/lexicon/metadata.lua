-- Which keys of a page's metadata say what. The first of a list that has a value
-- counts. Every key must also be in `key` of furniture.lua, by which the lines
-- are known, or in `more`.
return {
  title = { "信息名称", "标题", "文件标题", "名称" },
  publisher = {
    "发布机构", "发布单位", "发布部门", "发文机关", "发文机构", "发文单位",
    "制发机关", "成文机关", "公开主体", "公开责任部门", "所属机构",
    "信息来源", "来源", "稿件来源", "文章来源",
  },
  date = {
    "发布日期", "发布时间", "公开日期", "公开时间", "成文日期", "成文时间",
    "生成日期", "生成时间", "印发日期", "发文日期", "制发日期", "发表时间",
    "更新时间", "更新日期", "录入时间", "时间", "日期", "来源", "信息来源",
  },
  number = { "发文字号", "文号", "文件编号", "发文文号", "公文文号" },
  -- Fields too, though a line is not known for metadata by them.
  more = { "发文文号", "公文文号", "成文机关", "公开主体", "签发人", "信息提供" },
  -- These end the value before them, and are no fields.
  counters = {
    "浏览量", "点击量", "访问量", "点击数", "浏览数", "阅读量", "点击次数",
    "访问次数", "字号", "字体", "字体大小", "分享到", "分享", "打印", "更多",
  },
}
