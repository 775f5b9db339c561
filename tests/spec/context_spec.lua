-- context_spec.lua: period, status and region of a number, by what is around it.
local _ = require "tests.spec.helper"
local context = require "tj.context"
local document = require "tj.document"
local locality = require "tj.locality"
local rules = require "tj.rules"
local sentence = require "tj.sentence"

local set = rules.load()
local words = require "tj.wordlists".read "context"

local REVIEW = { year = 2016, spoken = 2017, now = "2016", period = "2016",
                 planned = false, region = "澜浦市", body = "", title = "" }
local PLAN = { year = 2017, spoken = 2017, now = "2016", period = "2017",
               planned = true, region = "澜浦市", body = "", title = "" }

--- A frame with some fields of its own.
local function frame_with(frame, fields)
  return setmetatable(fields, { __index = frame })
end

--- Calls `ask` with a view of `text` and its last claimed number.
local function at_last_claim(text, ask)
  local doc <close> = assert(document.from_text(text))
  local quantities, last = doc:quantities(), nil
  for _, quantity in ipairs(quantities) do
    if quantity.role == "claim" then last = quantity end
  end
  local span = doc:sentences()[1]
  local view = sentence.new(
    { doc = doc, quantities = quantities }, span, set.phrases)
  return ask(view, assert(last, "no claim in " .. text))
end

local function period_of(text, frame)
  return at_last_claim(text, function (view, quantity)
    return context.period(view, quantity, frame, words)
  end)
end

local function status_of(text, frame)
  return at_last_claim(text, function (view, quantity)
    local when = context.period(view, quantity, frame, words)
    return context.status(view, quantity, frame, when, words)
  end)
end

describe("the period", function ()
  for _, row in ipairs {
    { "is that of the section where none is named", "工业投资5亿元。",
      REVIEW, "2016", false },
    { "is the one named in the clause", "2015年工业投资5亿元。",
      REVIEW, "2015", true },
    { "is the one that opens an earlier clause",
      "2015年,工业投资5亿元。", REVIEW, "2015", true },
    { "is not what the number is compared with",
      "工业投资比2014年增长5%。", REVIEW, "2016", false },
    { "counts 去年 from the year of the report", "去年工业投资5亿元。",
      REVIEW, "2016", true },
    { "of 目前 in a plan is now", "目前工业投资5亿元。", PLAN, "2016", true },
    { "of 连续三年 is those years", "工业投资连续三年超过5亿元。", REVIEW,
      "2014..2016", true },
    { "of 年均 is the span of the section", "投资年均增长5%。",
      frame_with(REVIEW, { span = "2012..2016" }), "2012..2016", false },
    { "of what is reached over years is the last of them",
      "2012年至2016年投资达到5亿元。", REVIEW, "2016", true },
    { "is the one that a sentence before named", "工业投资5亿元。",
      frame_with(REVIEW, { carried = "2013" }), "2013", false },
  } do
    it(row[1], function ()
      local when, named = period_of(row[2], row[3])
      assert.equal(row[4], when)
      assert.equal(row[5], named)
    end)
  end
end)

describe("the status", function ()
  for _, row in ipairs {
    { "is actual in a review", "工业投资5亿元。", REVIEW, "actual" },
    { "is target in a plan", "工业投资5亿元。", PLAN, "target" },
    { "is forecast after 预计", "预计工业投资5亿元。", REVIEW, "forecast" },
    { "is target after 力争", "力争工业投资5亿元。", REVIEW, "target" },
    { "is actual in a plan after 目前", "目前工业投资5亿元。", PLAN, "actual" },
    { "is target for a year to come", "2018年工业投资5亿元。", REVIEW,
      "target" },
    { "is actual where the target is passed", "超过预期目标5亿元。", REVIEW,
      "actual" },
    { "is target for 预期目标", "预期目标是5亿元。", REVIEW, "target" },
  } do
    it(row[1], function ()
      assert.equal(row[4], status_of(row[2], row[3]))
    end)
  end
end)

describe("the region", function ()
  local function region_of(text, frame, opening)
    return at_last_claim(text, function (view, quantity)
      return locality.of(view, quantity, frame, { text = text,
                                                  opening = opening or text },
                         words)
    end)
  end

  for _, row in ipairs {
    { "is the document's", "工业投资5亿元。", "澜浦市" },
    { "is the country where the clause begins with it", "全国工业投资5亿元。",
      "中国" },
    { "is the country where it is counted by", "对比全国21个赛区。", "中国" },
    { "is not the country of 全国首个", "全国首个实验室建成,投资5亿元。", "澜浦市" },
    { "is not the country that a rank is in", "工业投资居全国第二。", "澜浦市" },
    { "is the county that the clause begins with", "越秀区工业投资5亿元。", "越秀区" },
    { "is the company that the sentence begins with",
      "东海汽车集团扩大生产,营业收入达5亿元。", "东海汽车集团" },
    { "is the park that the sentence begins with",
      "广州开发区新增企业5家。", "广州开发区" },
    { "is the town that is helped", "支持唐家湾镇建设公园5个。", "唐家湾镇" },
    { "is the document's again after 全市",
      "东海汽车集团扩大生产,全市工业投资5亿元。", "澜浦市" },
    { "is not the company that comes",
      "东海汽车集团落户,工业投资5亿元。", "澜浦市" },
    { "is not 力争全区", "力争全区工业投资5亿元。", "澜浦市" },
    { "is not 城镇", "城镇居民收入5亿元。", "澜浦市" },
    { "is not the first of a list of bodies",
      "东海汽车集团、西海汽车集团等5家企业入选。", "澜浦市" },
  } do
    it(row[1], function () assert.equal(row[3], region_of(row[2], REVIEW)) end)
  end

  it("is the province of the document's city after 全省", function ()
    local frame = frame_with(REVIEW, { region = "珠海市" })
    assert.equal("广东省", region_of("全省工业投资5亿元。", frame))
    assert.equal("珠海市", region_of("全市工业投资5亿元。", frame))
  end)

  it("is the body that reports, but not for all of its place", function ()
    local frame = frame_with(REVIEW, { body = "澜浦市商务局" })
    assert.equal("澜浦市商务局", region_of("我局办件5件。", frame))
    assert.equal("澜浦市", region_of("我局服务全市企业5家。", frame))
    assert.equal("澜浦市", region_of("办件5件。", frame))
    assert.equal("澜浦市商务局",
                 region_of("办件5件,受到我局表扬。", frame, "加强作风建设。"))
    assert.equal("澜浦市",
                 region_of("投资5亿元,受到我局表扬。", frame, "招商有力。"))
  end)

  it("is the park of the paragraph", function ()
    local frame = frame_with(REVIEW, { park = "澜浦科技园" })
    assert.equal("澜浦科技园", region_of("园区企业5家。", frame))
    frame.title = "加强园区党建"
    assert.equal("澜浦科技园", region_of("党员5名。", frame))
    assert.equal("澜浦科技园", locality.reporting_park(
      "澜浦区科技局、澜浦科技园管委会2015年工作总结"))
  end)
end)

describe("context.frame", function ()
  local shape = { year = 2016, plan_year = 2017, region = "澜浦市",
                  sections = {} }

  it("of a plan speaks of the year to come", function ()
    local frame = context.frame(shape, { role = "plan", title = "明年安排" })
    assert.equal(2017, frame.year)
    assert.equal("2017", frame.period)
    assert.is_true(frame.planned)
  end)

  it("of a review speaks of the year of the report", function ()
    local frame = context.frame(shape, { role = "review", title = "回顾" })
    assert.equal("2016", frame.period)
    assert.is_false(frame.planned)
    assert.equal("", frame.body)
  end)

  it("takes the years of a section's title, or of one above it", function ()
    local sections = { { role = "review", period = "2013..2017",
                         title = "过去五年" },
                       { role = "review", title = "工业", parent = 1 } }
    local frame = context.frame(shape, sections[1])
    assert.equal("2013..2017", frame.span)
    assert.equal(2017, frame.year)
    sections[1].title = "2013年至2017年"
    local below = context.frame(
      { year = 2016, plan_year = 2017, sections = sections }, sections[2])
    assert.equal("2013..2017", below.span)
  end)
end)
