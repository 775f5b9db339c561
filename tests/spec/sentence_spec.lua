-- sentence_spec.lua: one sentence of a document, as rules and facts see it. What
-- phrases are is tested in tests/unit/matcher_test.c.
local _ = require "tests.spec.helper"
local document = require "tj.document"
local rules = require "tj.rules"
local sentence = require "tj.sentence"

local phrases = rules.load().phrases

--- Calls `ask` with a view of the first sentence of a text.
local function with_view(text, ask)
  local doc <close> = assert(document.from_text(text))
  return ask(sentence.new({ doc = doc }, doc:sentences()[1], phrases))
end

describe("a view", function ()
  it("knows where clauses begin", function ()
    with_view("工业增长5%,投资(净额5亿元)。", function (view)
      local investment = view.text:find("投资", 1, true)
      local net = view.text:find("净额", 1, true)
      assert.equal(view.first, view:clause_start(view.first))
      assert.equal(investment, view:clause_start(investment))
      assert.equal(net, view:clause_start(view.text:find("5亿", 1, true)))
    end)
  end)

  it("trims a span at both ends", function ()
    with_view("其中全市工业投资达5亿元。", function (view)
      local first, last = view:trim(view.first, view.text:find("5亿", 1, true) - 1)
      assert.equal("工业投资", view.text:sub(first, last))
      assert.is_nil(view:trim(1, ("其中"):len()))
    end)
  end)

  it("finds the noun phrase before a byte, and after it", function ()
    with_view("全市拥有大型企业5家。", function (view)
      local number = view.text:find("5家", 1, true)
      local first, last = view:noun_phrase(number - 1, -1)
      assert.equal("大型企业", view.text:sub(first, last))
    end)
    with_view("入选33家大型企业。", function (view)
      local stop = select(2, view.text:find("33家", 1, true))
      local first, last = view:noun_phrase(stop + 1, 1)
      assert.equal("大型企业", view.text:sub(first, last))
    end)
  end)

  it("names the nouns that open a clause", function ()
    with_view("全市工业企业完成投资5亿元。", function (view)
      assert.equal("工业企业", view:subject(view.text:find("5亿", 1, true)))
    end)
  end)

  it("leaves out the periods inside titles", function ()
    with_view("《2015年纲要》在2016年完成。", function (view)
      assert.equal(1, #view.periods)
      assert.equal("2016年", view.periods[1].text)
    end)
  end)

  it("knows where words end", function ()
    with_view("出口增长6%。", function (view)
      assert.is_true(view:is_boundary(6))
      assert.is_false(view:is_boundary(3))
      assert.equal(1, view:index_at(4))
      assert.is_nil(view:index_at(view.last + 1))
    end)
  end)

  it("does not outlive its document", function ()
    local kept
    with_view("工业投资5亿元。", function (view) kept = view end)
    assert.error_matches(function () kept:clause_start(1) end,
                         "its document is closed")
  end)
end)
