-- context_spec.lua: period, status and region of a number, by what is around it.
local _ = require "tests.spec.helper"
local context = require "tj.context"
local document = require "tj.document"
local paths = require "tj.paths"
local rules = require "tj.rules"
local sandbox = require "tj.sandbox"
local sentence = require "tj.sentence"

local set = rules.load()
local words = assert(sandbox.read_data(paths.lexicon .. "/context.lua"))

local REVIEW = { year = 2016, spoken = 2017, now = "2016", period = "2016",
                 planned = false, region = "澜浦市", body = "" }
local PLAN = { year = 2017, spoken = 2017, now = "2016", period = "2017",
               planned = true, region = "澜浦市", body = "" }

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
    { "is no forecast for 预期目标", "超过预期目标5亿元。", REVIEW,
      "target" },
  } do
    it(row[1], function ()
      assert.equal(row[4], status_of(row[2], row[3]))
    end)
  end
end)

describe("the region", function ()
  local function region_of(text, frame)
    return at_last_claim(text, function (view, quantity)
      return context.region(view, quantity, frame, text, words)
    end)
  end

  it("is the document's", function ()
    assert.equal("澜浦市", region_of("工业投资5亿元。", REVIEW))
  end)

  it("is the country where the clause begins with it", function ()
    assert.equal("中国", region_of("全国工业投资5亿元。", REVIEW))
  end)

  it("is the body that reports, but not for all of its place", function ()
    local frame = frame_with(REVIEW, { body = "澜浦市商务局" })
    assert.equal("澜浦市商务局", region_of("我局办件5件。", frame))
    assert.equal("澜浦市", region_of("我局服务全市企业5家。", frame))
    assert.equal("澜浦市", region_of("办件5件。", frame))
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
