-- insets_spec.lua: what was put between two paragraphs of a report goes; what
-- only looks so stays. All lines are invented.
local outline = require "tj.outline"

local HEAD = "溪源县商务局2019年工作总结\n" ..
  "2019年,全县商务系统扎实推进各项任务,取得了新的进展,主要指标全面完成。\n" ..
  "一、2019年工作完成情况\n"
local ABOVE = "全年实现社会消费品零售总额58.3亿元,增长9.2%,电商交易额突破10亿元。\n"
local BELOW = "外贸进出口总额完成1.6亿元,新增备案企业12家,实绩企业达到35家。\n"

--- What is left of `lines` when they stand amid a report.
local function left(lines)
  local text = HEAD .. ABOVE .. lines .. "\n" .. BELOW .. BELOW:rep(3):gsub("\n", "", 2)
  local found, from = {}, #HEAD + #ABOVE + 1
  for _, block in ipairs(outline.cut(text).blocks) do
    if block.type ~= "furniture" and block.first >= from
      and block.last < from + #lines then
      found[#found + 1] = text:sub(block.first, block.last)
    end
  end
  return table.concat(found, "\n")
end

describe("amid a report", function ()
  for _, line in ipairs {
    -- links and calls
    "点击查看更多精彩内容>>", "更多内容请关注“溪源商务”微信公众号",
    "长按图片识别二维码关注我们", "延伸阅读>>溪源县十三五商务规划",
    "剩余内容请登录后查看", "图片加载中,请稍候", "广告", "责任编辑:王小明",
    "您现在的位置:首页 > 新闻 > 正文", "https://www.example.com/a/b_12.html",
    "本文来自溪源文库www.example.com", "版权所有 溪源县商务局办公室",
    "您当前的位置:溪源县商务局 >> 信息公开 >> 内容", "本文已被浏览 3521 次",
    "信息来源:局办公室 发布人:admin 点击率:1287次",
    "作者:佚名 | 时间:2022-01-12 09:15 | 阅读:532",
    "字号选择:【大】【中】【小】", "下一篇文章:关于公布名单的通知",
    -- pages
    "共6页 当前第2页", "本文共3页,当前为第2页", "(下转第二版)", "(接上页)",
    "首页 上一页 1 2 3 下一页 末页 共3页", "Page 3 of 12",
    -- menus with words that no list has
    "首页 要闻动态 政务公开 办事大厅 走进溪源 溪源风采",
    -- advertising
    "代开各类发票,税点优惠,电话微信同号13800000000",
    "论文代写 职称代发 包过包见刊 咨询微信lw000001",
    "个人小额贷款 利息低 放款快 微信号daikuan0000",
    "白癜风能治好吗?专家免费咨询热线400-000-0000",
    "同城约会交友,在线视频", "股票配资十倍杠杆 实盘交易 加QQ群100000001",
    "【广告】祛斑就选某某医院,首次半价", "网站SEO优化 百度首页排名 效果付费",
    "正规贷款公司,低息放款,联系电话13800000000。",
    -- a frame in the midst
    "溪源新闻 | 要闻 | 国内 | 专题\n分享到:\n热点推荐\n全县经济工作会议召开\n" ..
      "县领导调研重点项目\n更多>>",
  } do
    it("takes " .. line:gsub("\n", "|"), function ()
      assert.equal("", left(line))
    end)
  end

  for _, line in ipairs {
    "服务", "民生", "产品", "推广应用", "版权服务", "当前形势",
    "第二版块", "一、首页设计", "增加群众收入", "小额贷款发放",
    "代开发票业务量下降;", "网上平台注册企业12家,", "会员企业3家",
    "淘宝村建设", "名称:溪源县商务局电商平台",
    "对小微企业发放低息贷款3.2亿元。",
    "联系人:王某某 联系电话:0577-88880000",
    "全县查处代开发票案件12起、网络刷单案件5起。",
    "打造线上平台,扫码点餐全覆盖", "无抵押贷款投放2.3亿元",
    "全年查处未经许可经营案件12起。", "全县建成数字文库36个。",
    "加强农家书屋和数字文库建设。",
    "溪源镇\n青岚乡\n白水乡",
  } do
    it("keeps " .. line:gsub("\n", "|"), function ()
      assert.equal(line, left(line))
    end)
  end

  it("keeps what follows a call, though few chars are left", function ()
    local text = HEAD .. ABOVE .. "分享到:微信 微博 QQ空间\n(一)外贸。" .. BELOW
      .. "相关阅读:溪源县召开商务会议\n" .. ABOVE:rep(3):gsub("\n", "", 2)
    local kept = {}
    for _, block in ipairs(outline.cut(text).blocks) do
      if block.type ~= "furniture" then
        kept[#kept + 1] = text:sub(block.first, block.last)
      end
    end
    local whole = table.concat(kept, "\n")
    assert.truthy(whole:find("(一)外贸。\n外贸进出口", 1, true))
    assert.falsy(whole:find("分享到", 1, true) or whole:find("相关阅读", 1, true))
    assert.truthy(whole:find("电商交易额突破10亿元。$"))
  end)

  it("takes no piece of a sentence that is broken over lines", function ()
    local text = HEAD .. "一年来,严厉打击侵害群众利益的行为,全年查处网络刷单、\n" ..
      "代开发票和无抵押贷款诈骗等违法犯罪案件\n三十余起,挽回损失120万元。\n" .. BELOW
    for _, block in ipairs(outline.cut(text).blocks) do
      assert.not_equal("furniture", block.type)
    end
  end)
end)
