-- furniture_spec.lua: page frames around a report: exactly the report stays;
-- and reports without a frame, of which nothing may go.
local outline = require "tj.outline"

local TITLE = "溪源县科学技术局2019年工作总结和2020年工作计划"

local REPORT = [[
2019年,全县科技系统围绕县委、县政府中心工作,扎实推进各项任务,取得了新的进展。
一、2019年工作完成情况
(一)企业培育成效明显
全年新认定高新技术企业12家,规模以上工业增加值增长6.3%。
——平台建设加快。新建市级研发机构5家。
各乡镇完成情况如下:
溪源镇
青岚乡
(二)创新环境不断优化
出台奖励办法2个,兑现资金360万元;
举办培训班4期。
二、存在的主要问题
一是投入不足。二是人才短缺。
三、2020年工作计划
到2020年底,高新技术企业达到20家以上,研发投入占比达到1.8%。
溪源县科学技术局
2019年12月25日]]

--- The lines that are neither furniture nor metadata nor the title.
local function kept(text)
  local lines = {}
  for _, block in ipairs(outline.cut(text).blocks) do
    local title = block.type == "heading" and block.level == 0
    if block.type ~= "furniture" and block.type ~= "metadata" and not title then
      lines[#lines + 1] = text:sub(block.first, block.last)
    end
  end
  return table.concat(lines, "\n")
end

--- Every block that is not as a report without frame has it.
local function set_aside(text)
  local lines = {}
  for _, block in ipairs(outline.cut(text).blocks) do
    if block.type == "furniture" or block.type == "metadata" then
      lines[#lines + 1] = text:sub(block.first, block.last)
    end
  end
  return lines
end

local FRAMES = {
  ["a county's site with menus, fields and a foot"] = { [[
溪源县人民政府门户网站
设为首页 | 加入收藏 | 无障碍浏览
首页
政务公开
办事服务
互动交流
走进溪源
当前位置:首页 > 政务公开 > 规划计划
索引号:0012/2020-00031
发布机构:县科学技术局
发布日期:2020-01-08
浏览次数:213
【字体:大 中 小】
]] .. TITLE, [[
【打印本页】 【关闭窗口】
上一篇:溪源县科学技术局2018年工作总结
下一篇:关于开展科技活动周的通知
主办:溪源县人民政府办公室 承办:溪源县大数据中心
地址:溪源县人民路1号 邮编:325000 电话:0577-88880000
浙ICP备05000000号-1 浙公网安备33000000000000号 网站标识码:3300000001
建议使用1024×768分辨率浏览本网站]] },

  ["a province's open-information page of tab rows"] = { [[
欢迎访问云岭省人民政府网站!今天是2020年1月9日 星期四
首页	新闻	公开	服务	互动
索引号	0012/2016	发布机构	溪源县科技局
标题	溪源县科学技术局2019年工作总结和2020年工作计划
发文字号	无	有效性	有效
【索引号】123 【发布日期】2020-01-02
]] .. TITLE .. [[

来源:县科技局  发布时间:2020-01-08 10:21  点击数:45
字号:[ 大 中 小 ]  视力保护色:]], [[
扫一扫在手机打开当前页
分享到: 微信 微博 QQ空间
相关文件
版权所有:云岭省人民政府办公厅
网站地图 | 联系我们 | 网站声明]] },

  ["an older CMS with a trail and counters"] = { [[
您现在的位置: 首页 >> 信息公开 >> 工作总结
]] .. TITLE .. [[

2020-01-08 09:30:12  作者: 办公室  点击: 1024 次
大 中 小
打印]], [[
[打印] [关闭]
上一条:无
下一条:溪源县2020年科技特派员名单公示
Copyright © 2015-2020 溪源县科学技术局 All Rights Reserved
技术支持:某某软件有限公司
您是第 102938 位访客]] },

  ["a news site"] = { [[
要闻 | 国内 | 国际 | 财经 | 视频 | 论坛
溪源新闻网 > 时政 > 正文
]] .. TITLE .. [[

2020年01月08日 08:15 来源:溪源日报 作者:某某
我要评论 0
分享到:
会议现场。本报记者 某某 摄]], [[
(责任编辑:某某)
[纠错]
分享让更多人看到
热门排行
1 县长调研重点项目建设
2 全县经济工作会议召开
3 我县新增3家国家级企业
推荐阅读
我县举行春节团拜会
24小时热闻
客户端下载
凡本网注明“来源:溪源日报”的所有作品,未经授权不得转载。
信息网络传播视听节目许可证 ©2020 溪源新闻网 版权所有]] },

  ["a content farm with advertising"] = { [[
首页 产品中心 新闻资讯 联系我们
24小时咨询热线:400-000-0000
网站公告:欢迎光临某某娱乐城官网!
新闻资讯
当前位置:首页 > 新闻资讯
]] .. TITLE .. [[

时间:2020-01-08 来源:网络 点击量:88]], [[
标签: 工作总结 工作计划
上一篇:没有了
下一篇:某某百家乐平台最新活动
相关推荐
某某县教育局2019年工作总结
某某县农业局2019年工作总结
在线客服
电话:400-000-0000 传真:0577-8888888 邮箱:abc@qq.com
地址:某某市某某工业区88号
Copyright © 2018-2020 某某公司 版权所有 技术支持:某某网络]] },

  ["a WeChat article"] = { TITLE .. [[

原创 溪源科技 溪源科技发布 2020-01-08 18:00
点击上方“溪源科技”蓝字关注我们]], [[
END
来源丨县科技局
编辑丨某某
审核丨某某
长按二维码关注我们
喜欢就点个在看吧
阅读原文
阅读 1234
预览时标签不可点
微信扫一扫
关注该公众号
继续滑动看下一个
向上滑动看下一个]] },

  ["a document library"] = { [[
文库 > 专业资料 > 工作总结
]] .. TITLE .. [[

4.5分(超过80%的文档) 123人阅读 45次下载
上传于:2020-01-08
第1页 / 共5页
VIP免费下载]], [[
还剩4页未读,继续阅读
下载文档到电脑,方便使用
您可能关注的文档
个人年终工作总结范文
教师工作总结
文档评分
0条评论
贡献者:某某用户]] },

  ["a forum"] = { [[
登录 | 注册 | 搜索
溪源论坛 » 政务交流 » 工作总结
]] .. TITLE .. [[

发表于 2020-1-8 10:00 | 只看该作者 | 倒序浏览
楼主]], [[
回复 举报
沙发
发表于 2020-1-8 11:00
感谢楼主分享!
您需要登录后才可以回帖 登录 | 注册会员
积分 120
Powered by Discuz! X3.4
GMT+8, 2020-1-9 10:00]] },

  ["a page with a cookie notice and a player"] = { [[
本网站使用Cookie以改善您的浏览体验。
您的浏览器版本过低,建议升级浏览器以获得更好的体验。
您的浏览器不支持video标签
播放 00:00 / 03:25
]] .. TITLE, [[
正在加载
返回顶部
©2020 某某网]] },

  ["a committee's site in English and Chinese"] = { [[
English | 简体 | 繁体
登录 | 注册
站内搜索
热点新闻
关于开展2020年科技奖申报工作的通知
关于印发县科技发展规划的通知
首页>>政务公开>>工作总结
]] .. TITLE, [[
附件下载:附件1.doc
打印 | 关闭
友情链接
科学技术部
省科学技术厅
主办单位:溪源县科学技术局
ICP备案号:浙ICP备05000000号]] },

  ["a numbered list of headlines above the title"] = { [[
首页
最新动态
1.县科技局召开年度工作会议
2.县领导调研高新技术企业
3.科技活动周开幕
4.我县两个项目获奖
5.科技特派员座谈会召开
]] .. TITLE .. "\n发布时间:2020-01-08", [[
返回列表
版权所有 溪源县科学技术局]] },

  ["a disclaimer at the end"] = { TITLE, [[
免责声明:本文来源于互联网,仅供参考,不代表本站观点,如有侵权请联系删除。
本文链接:http://www.example.cn/a/1.html]] },

  ["only a counter"] = { TITLE .. "\n浏览量:1 | | | |", "" },
}

describe("a frame", function ()
  for name, frame in pairs(FRAMES) do
    it("of " .. name .. " goes, the report stays", function ()
      assert.equal(REPORT, kept(frame[1] .. "\n" .. REPORT .. "\n" .. frame[2]))
    end)
  end
end)

describe("a copy in pages", function ()
  it("loses page numbers and running titles", function ()
    local lines, count, page = { TITLE }, 0, 1
    for line in REPORT:gmatch("[^\n]+") do
      lines[#lines + 1] = line
      count = count + 1
      if count % 5 == 0 then
        lines[#lines + 1] = ("— %d —"):format(page)
        lines[#lines + 1] = TITLE
        page = page + 1
      end
    end
    assert.equal(REPORT, kept(table.concat(lines, "\n")))
  end)

  for _, form in ipairs { "第%d页 共12页", "- %d -", "第 %d 页", "%d", "-%d-",
                          "第%d页/共12页", "·%d·" } do
    it("loses page numbers such as " .. form:format(3), function ()
      local lines, count, page = { TITLE }, 0, 1
      for line in REPORT:gmatch("[^\n]+") do
        lines[#lines + 1] = line
        count = count + 1
        if count % 4 == 0 then
          lines[#lines + 1] = form:format(page)
          page = page + 1
        end
      end
      assert.equal(REPORT, kept(table.concat(lines, "\n")))
    end)
  end

  it("loses a header with another name beside the number", function ()
    local lines, count, page = { TITLE }, 0, 1
    for line in REPORT:gmatch("[^\n]+") do
      lines[#lines + 1] = line
      count = count + 1
      if count % 5 == 0 then
        lines[#lines + 1] = ("第%d页"):format(page)
        lines[#lines + 1] = "溪源县政府公报"
        page = page + 1
      end
    end
    assert.equal(REPORT, kept(table.concat(lines, "\n")))
  end)
end)

describe("what stands twice", function ()
  it("is set aside when the report was pasted twice", function ()
    local text = TITLE .. "\n" .. REPORT .. "\n" .. TITLE .. "\n" .. REPORT
    assert.equal(REPORT, kept(text))
    local blocks = outline.cut(text).blocks
    assert.equal("repeated", blocks[#blocks].reason)
  end)

  it("is set aside when a paragraph follows itself", function ()
    local doubled = REPORT:gsub("(全年新认定[^\n]*\n)", "%1%1")
    assert.not_equal(REPORT, doubled)
    assert.equal(REPORT, kept(TITLE .. "\n" .. doubled))
  end)

  it("stays when it is short", function ()
    local text = "各位代表!\n一、目标\n稳中求进。\n各位代表!\n二、任务\n稳中求进。"
    assert.equal(text, kept(text))
  end)
end)

describe("advertising", function ()
  it("amid the report goes", function ()
    local text = TITLE .. "\n" .. REPORT:gsub("二、存在", [[
某某棋牌平台注册送,详询客服微信
二、存在]])
    assert.equal(REPORT, kept(text))
  end)
end)

describe("a report without frame", function ()
  for name, text in pairs {
    ["the whole of it"] = REPORT,
    ["short lines"] = "一、任务\n抓项目\n抓招商\n抓服务\n二、要求\n实干。",
    ["a contact that is its content"] =
      REPORT .. "\n联系人:张某某\n联系电话:0577-88881234",
    ["a list of names"] = "一、获奖名单\n张三 李四 王五\n赵六\n孙七\n" ..
      "二、表彰\n对以上同志予以表彰,希望再接再厉,争取更大成绩,为全县发展作出贡献。",
    ["signature and date"] = "全年任务全面完成,各项指标均好于预期,群众满意度进一步提高。\n" ..
      "特此报告。\n溪源县人民政府\n2020年1月5日\n(此件公开发布)",
    ["annexes"] = "全年任务全面完成,各项指标均好于预期,群众满意度进一步提高。\n" ..
      "附件:1.重点项目表\n2.责任分解表\n附件1\n重点项目表\n项目\t投资\n溪源桥\t3.5亿元",
    ["a speech"] = "各位代表:\n现在,我代表县人民政府,向大会作政府工作报告。\n" ..
      "一、回顾\n成绩来之不易。\n各位代表!\n让我们携手奋进!\n谢谢大家!",
    ["menus' words as headings"] = "一、服务\n政务公开\n主动公开信息300条,办理依申请公开12件。\n" ..
      "便民服务\n新建便民服务点15个,受理事项2.3万件,群众满意率98%。\n",
    ["sizes in a table"] = "一、企业情况\n规模\t家数\n大\t3\n中\t12\n小\t230\n合计245家。",
    ["words of pages in sentences"] = "一、宣传\n微信公众号粉丝达到3万人,网站访问量突破100万次。\n" ..
      "开通咨询热线12345,扫描二维码即可下载客户端办理业务,全年办件2万件。",
    ["keys amid it"] = "一、重大活动\n全年举办各类活动30场,参与群众2万人次,反响良好。\n" ..
      "科技活动周\n时间:5月\n地点:文化广场\n来源:县财政\n效果明显。",
    ["a chronicle of years"] = "一、沿革\n2016\n建成园区1个。\n引进企业3家。\n投资2亿元。\n2017\n" ..
      "建成园区2个。\n引进企业4家。\n投资3亿元。\n2018\n建成园区3个。",
  } do
    it("loses nothing: " .. name, function ()
      assert.same({}, set_aside(text))
    end)
  end
end)
