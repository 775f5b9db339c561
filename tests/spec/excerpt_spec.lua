-- excerpt_spec.lua: which sentences a page shows, and where their numbers are.
require "tests.spec.helper"
local excerpt = require "tj.excerpt"

local function iterate(list)
  local i = 0
  return function () i = i + 1; return list[i] end
end

--- A store of one document with these sentences and facts.
local function stored(sentences, facts)
  for i, sentence in ipairs(sentences) do
    sentence.id, sentence.start = i, i * 100
    sentence.paragraph = sentence.paragraph or i
    sentence.type = sentence.type or "paragraph"
  end
  for i, fact in ipairs(facts) do
    fact.id, fact.status = "f" .. i, "actual"
  end
  return { documents = function () return iterate { { id = 1, path = "a.txt" } } end,
           sentences = function () return iterate(sentences) end,
           facts = function () return iterate(facts) end }
end

local function shown(pile) return excerpt.text(pile.documents[1]) end

describe("excerpt", function ()
  it("marks numbers one after the other where the store does not say where", function ()
    local pile = excerpt.read(stored({ { text = "甲3家，乙3家。" } }, {
      { text = "3家", sentence_id = 1 }, { text = "3家", sentence_id = 1 } }))
    assert.equal('<p><span class="s">甲<mark class="actual" id="d1n1">3家</mark>，'
      .. '乙<mark class="actual" id="d1n2">3家</mark>。</span></p>\n', shown(pile))
  end)

  it("takes the sentence where the number is written otherwise", function ()
    local pile = excerpt.read(stored({ { text = "达74亿元。" } }, {
      { text = "７ ４亿元", sentence_id = 1 } }))
    assert.is_truthy(shown(pile):find(">达74亿元。</mark>", 1, true))
  end)

  it("gives two facts of one number one anchor", function ()
    local pile = excerpt.read(stored({ { text = "达74亿元。" } }, {
      { text = "74亿元", sentence_id = 1, sentence_start = 3, sentence_end = 11 },
      { text = "74亿元", sentence_id = 1, sentence_start = 3, sentence_end = 11 } }))
    assert.equal("d1n1", pile:anchor "f1")
    assert.equal("d1n1", pile:anchor "f2")
  end)

  it("shows what is beside a number, and headings; counts the rest", function ()
    local pile = excerpt.read(stored({
      { text = "一、回顾", type = "heading" }, { text = "甲。" }, { text = "乙。" },
      { text = "丙。" }, { text = "达74亿元。" }, { text = "丁。" }, { text = "戊。" },
      { text = "己。" } }, { { text = "74亿元", sentence_id = 5 } }))
    local text = shown(pile)
    for _, there in ipairs { '<h4 class="heading">', "丙。", "丁。" } do
      assert.is_truthy(text:find(there, 1, true), there)
    end
    for _, left_out in ipairs { "甲。", "乙。", "戊。", "己。" } do
      assert.is_nil(text:find(left_out, 1, true), left_out)
    end
    local _, gaps = text:gsub('class="gap">⋯ <small>2 ', "")
    assert.equal(2, gaps)
  end)

  it("shows a sentence that is asked for, and gives it an anchor", function ()
    local pile = excerpt.read(stored({ { text = "《办法》印发。" } }, {}))
    assert.is_nil(shown(pile):find("印发", 1, true))
    assert.equal("d1s1", pile:anchor(nil, "a.txt", 100))
    assert.is_truthy(shown(pile):find('<span class="s" id="d1s1">', 1, true))
    assert.is_nil(pile:anchor("f9", "a.txt", 5))
  end)
end)
