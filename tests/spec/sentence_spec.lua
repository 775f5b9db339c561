-- sentence_spec.lua: one sentence as patterns see it, cut by hand.
local _ = require "tests.spec.helper"
local sentence = require "tj.sentence"

local LEFT, RIGHT = -1, 1

local PHRASES = sentence.phrases {
  cut = { "完成" }, head = { "其中", "全市" }, tail = { "达", "总数" },
  stop = { "入选" }, generic = { "数量" },
}

--- A view of "工业/n 投资/n 5家/claim": the text is the words joined; a word
--- tagged with a role of quantities is one.
local function view_of(cut)
  local words, quantities, parts, at = {}, {}, {}, 1
  for text, tag in cut:gmatch("(%S+)/(%w+)") do
    local word = { first = at, last = at + #text - 1, text = text, tag = tag }
    if tag == "claim" or tag == "period" or tag == "name" then
      quantities[#quantities + 1] =
        { first = word.first, last = word.last, role = tag, text = text }
      word.tag, word.quantity = "m", #quantities
    end
    words[#words + 1], parts[#parts + 1], at = word, text, at + #text
  end
  return sentence.new(
    { text = table.concat(parts), words = words, quantities = quantities },
    { first = 1, last = at - 1 }, PHRASES)
end

--- Where `text` begins and ends in the view.
local function span(view, text)
  return assert(view.text:find(text, 1, true))
end

local function text_of(view, first, last)
  return first and view.text:sub(first, last)
end

describe("the noun phrase before a number", function ()
  for _, row in ipairs {
    { "is trimmed at both ends", "其中/r 工业/n 投资/n 达/v", "工业投资" },
    { "is trimmed more than once", "其中/r 全市/n 投资/n 总数/n 达/v", "投资" },
    { "begins after a verb that cuts", "工业/n 完成/v 产值/n", "产值" },
    { "begins after a comma", "工业/n ,/x 产值/n", "产值" },
    { "begins after a number", "工业/n 3家/claim 产值/n", "产值" },
    { "goes on over a number that is a name", "中国制造2025/name 基金/n",
      "中国制造2025基金" },
    { "goes on over a parenthesis", "企业/n (/x 含/v 试点/n )/x",
      "企业(含试点)" },
    { "ends at a parenthesis with a number", "企业/n (/x 3家/claim )/x 产值/n",
      "产值" },
    { "after a number is the last of a list",
      "3家/claim 工厂/n 、/x 学校/n", "学校" },
    { "is not one verb", "分/v", nil },
    { "is not what is dropped alone", "其中/r", nil },
  } do
    it(row[1], function ()
      local view = view_of(row[2])
      assert.equal(row[3],
                   text_of(view, view:noun_phrase(view.last, LEFT)))
    end)
  end

  it("says where what was dropped begins", function ()
    local view = view_of ",/x 其中/r 投资/n"
    local _, _, edge = view:noun_phrase(view.last, LEFT)
    assert.equal(1, edge)
  end)
end)

describe("the noun phrase after a number", function ()
  for _, row in ipairs {
    { "ends at a verb", "大型/b 企业/n 参加/v", "大型企业" },
    { "ends at a stop word", "企业/n 入选/n", "企业" },
    { "ends at a list mark", "企业/n 、/x 学校/n", "企业" },
    { "may open with a verb before a noun", "独立/v 支部/n", "独立支部" },
    { "does not open with a verb before a verb", "开展/v 检查/v", nil },
    { "holds a whole parenthesis", "企业/n (/x 含/v 试点/n )/x 名单/n",
      "企业(含试点)名单" },
  } do
    it(row[1], function ()
      local view = view_of(row[2])
      assert.equal(row[3], text_of(view, view:noun_phrase(1, RIGHT)))
    end)
  end
end)

describe("the clause", function ()
  local view = view_of "工业/n 增长/v ,/x 投资/n (/x 净额/n 5家/claim )/x"

  it("begins after a comma", function ()
    assert.equal((span(view, "投资")), view:clause_start((span(view, "投资"))))
  end)

  it("begins after a bracket", function ()
    assert.equal((span(view, "净额")), view:clause_start((span(view, "5家"))))
  end)

  it("has its edges at commas and at the ends of the sentence", function ()
    assert.is_true(view:at_clause_edge(0, LEFT))
    assert.is_true(view:at_clause_edge((span(view, ",")), RIGHT))
    assert.is_false(view:at_clause_edge((span(view, "增长")), RIGHT))
  end)

  it("is not left by a step", function ()
    local comma = span(view, ",")
    assert.is_nil(view:step(comma, RIGHT))
    assert.equal(comma, view:step((span(view, "增长")), RIGHT))
  end)
end)

describe("the subject", function ()
  for _, row in ipairs {
    { "is the nouns that open the clause", "全市/n 规上/b 工业/n 完成/v", "规上工业" },
    { "begins after a period", "2016年/period 工业/n 完成/v", "工业" },
    { "is none where the clause opens with a verb", "完成/v 工业/n", nil },
    { "is none where nothing follows", "工业/n 投资/n", nil },
  } do
    it(row[1], function ()
      local view = view_of(row[2])
      assert.equal(row[3], view:subject(view.last + 1))
    end)
  end
end)

describe("a view", function ()
  it("leaves out the periods inside titles", function ()
    local view = view_of "《/x 2015年/period 纲要/n 》/x 2016年/period"
    assert.equal(1, #view.periods)
    assert.equal("2016年", view.periods[1].text)
  end)

  it("knows where words end", function ()
    local view = view_of "工业/n 投资/n"
    assert.is_true(view:is_boundary(6))
    assert.is_false(view:is_boundary(3))
  end)

  it("knows whether it holds one of some words", function ()
    local view = view_of "工业/n 投资/n"
    assert.is_true(view:has_any { "出口", "投资" })
    assert.is_false(view:has_any { "出口" })
  end)

  it("reads what is done after a number, to the end of the clause", function ()
    local view = view_of "入选/v 省/n 名单/n ,/x 投资/n"
    assert.equal("入选省名单", text_of(view, view:verb_phrase(1)))
  end)
end)
