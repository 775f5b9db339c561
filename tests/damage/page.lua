--- Damage by the page around a text: frames, spam, and HTML. All lines here
--- are invented, and none was taken from the program's own lists.
local Cells = require "tests.damage.cells"
local lines = require "tests.damage.lines"

local page = {}

page.HEAD = {
  { "无障碍浏览 | 长者模式 | 繁體版 | 登录个人中心",
    "首页 要闻动态 政务公开 办事大厅 互动交流 数据开放 走进清河",
    "您现在的位置：首页 > 政务公开 > 规划计划 > 年度总结",
    "【字号：大 中 小】 【打印本页】 【关闭窗口】" },
  { "欢迎您访问松岭市人民政府门户网站！今天是2017年3月8日 星期三 多云 9～17℃",
    "网站首页|机构职能|政策法规|通知公告|专题专栏|网上信访",
    "当前栏目：首页>>信息公开>>工作总结>>正文",
    "阅读次数：2318 次" },
  { "站内搜索 热门搜索：营商环境 公积金 社保查询",
    "设为首页 加入收藏 联系站长 RSS订阅",
    "当前位置： 首页 » 总结大全 » 工作总结 » 单位工作总结",
    "分享到： 微信 新浪微博 QQ空间 复制链接",
    "语音播报 调整字体 A- A+ 夜间模式" },
  { "扫一扫在手机上查看当前页面",
    "保护视力色： 杏仁黄 秋叶褐 胭脂红 芥末绿",
    "点击数：806 评论：0条 我要纠错" },
}

page.FOOT = {
  { "上一篇：松岭市粮食局2016年度工作要点",
    "下一篇：关于做好春季森林防火工作的通知",
    "相关链接： 中国政府网 省人民政府网 市人大 市政协",
    "主办：松岭市人民政府办公室 承办：松岭市大数据中心",
    "网站标识码：3712000055 备案号：鲁ICP备05038221号-3 鲁公网安备 37120002000117号",
    "建议使用1366×768以上分辨率 IE9.0以上浏览器访问本站" },
  { "【打印】 【关闭】 【返回顶部】",
    "分享到： 微信 微博 QQ",
    "关于我们 | 网站地图 | 隐私声明 | 版权保护 | 联系我们",
    "版权所有 © 2009-2019 清河县人民政府 未经授权禁止转载",
    "地址：清河县人民路88号 邮编：054800 电话：0319-8161111" },
  { "相关推荐",
    "• 2018年财政局上半年工作总结范文",
    "• 街道办事处安全生产工作汇报三篇",
    "• 社区主任个人述职报告（精选5篇）",
    "猜你喜欢 换一换",
    "本文来源于网络，如有侵权请联系客服删除",
    "下载Word文档 收藏 举报",
    "Copyright © 2012-2022 www.zongjie-example.com All Rights Reserved. 沪ICP备12004321号" },
  { "扫码关注官方微信公众号",
    "技术支持：松岭市信息中心",
    "您是本站第 1087345 位访问者" },
}

page.MIDDLE = {
  { "上一页 1 2 3 4 5 下一页 尾页" },
  { "共6页 当前第2页" },
  { "— 3 —" },
  { "第 4 页 共 12 页" },
  { "点击查看更多精彩内容>>" },
  { "（未完，请点击下一页继续阅读）" },
  { "广告", "更多总结范文请点击：工作总结网" },
}

page.SPAM = {
  { "注册即送88元彩金，百家乐真人娱乐平台，官网直营信誉保证" },
  { "代开各类发票，税点优惠，电话微信同号13800000000" },
  { "澳门新葡京娱乐城_真人棋牌_老虎机游戏_官方网站" },
  { "急用钱？无抵押贷款，当天放款，加QQ：100000001" },
  { "时时彩计划群 北京赛车pk10 六合彩开奖结果" },
  { "论文代写 职称代发 包过包见刊 咨询微信lw000001" },
}

local function choose(list)
  return list[math.random(#list)]
end

--- A frame's lines before, behind or within a text; `where` lists head, foot
--- and middle.
---@param cells Cells
---@param where string[]
---@param middle? string[][]  what is put in the midst
function page.frame(cells, where, middle)
  local count, added = #cells:lines(), {}
  for _, place in ipairs(where) do
    if place == "head" then added[1] = choose(page.HEAD)
    elseif place == "foot" then added[count + 1] = choose(page.FOOT)
    else added[math.random(3, math.max(3, count - 2))] = choose(middle or page.MIDDLE) end
  end
  return lines.put(cells, added)
end

-- HTML -----------------------------------------------------------------------

local ESCAPES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" }
local ENTITIES = { ["“"] = "&ldquo;", ["”"] = "&rdquo;", ["—"] = "&mdash;",
                   ["·"] = "&middot;", ["…"] = "&hellip;" }

local HEAD = [[<!DOCTYPE html>
<html>
<head>
%s<style>p { text-indent: 2em }</style>
<script>var a = "<p>不是正文</p>";</script>
</head>
<body>
<div id="zoom">
]]
local FOOT = [[</div>
<div style="display:none">不显示的一行</div>
<!-- <p>注释里的一行</p> -->
</body>
</html>
]]

page.CHARSET = '<meta charset="%s">\n'
page.CONTENT_TYPE =
  '<meta http-equiv="Content-Type" content="text/html; charset=%s">\n'

local function is_word(char)
  return char ~= nil and char:find("^[%w%%.]$") ~= nil
end

--- A page of paragraphs. Cells stay cells: tags and escapes are put in.
---@param cells Cells
---@param meta string  what declares the charset; may be empty
---@param style? "p" | "br" | "span"
function page.html(cells, meta, style)
  local out, places = Cells.new(), cells:lines()
  out:insert(HEAD:format(meta))
  for _, place in ipairs(places) do
    out:insert(style == "br" and "" or "<p>")
    for i = place[1], place[2] do
      local raw = cells.raw[i]
      if style == "span" and math.random() < 0.03 and not is_word(raw) then
        out:insert("<span style=\"font-size:14pt\">")
        out:add(cells.truth[i], ESCAPES[raw] or ENTITIES[raw] or raw, "hit")
        out:insert("</span>")
      else
        out:add(cells.truth[i], ESCAPES[raw] or ENTITIES[raw] or raw,
                cells.state[i] or "hit")
      end
    end
    out:insert(style == "br" and "<br/>" or "</p>")
    if place[2] < cells.count then out:take(cells, place[2] + 1) end
  end
  out:insert(FOOT)
  return out
end

return page
