-- excerpt_spec.lua: stored facts as a text with spans.
require "tests.spec.helper"
local excerpt = require "tj.excerpt"

local function text(list)
  local i = 0
  return excerpt.text(function () i = i + 1; return list[i] end)
end

describe("excerpt.text", function ()
  it("puts sentences under each other and facts in them", function ()
    local whole, facts = text {
      { text = "3家", sentence = "甲3家，乙3家。" },
      { text = "3家", sentence = "甲3家，乙3家。" },
      { text = "5%", sentence = "增长5%。" },
    }
    assert.equal("甲3家，乙3家。\n增长5%。", whole)
    local found = {}
    for i, fact in ipairs(facts) do
      found[i] = whole:sub(fact.first, fact.last) .. " " .. fact.first
    end
    assert.same({ "3家 4", "3家 14", "5% 28" }, found)
    assert.equal("增长5%。", whole:sub(facts[3].sentence_first,
                                       facts[3].sentence_last))
  end)

  it("takes the sentence where the number is written otherwise", function ()
    local whole, facts = text { { text = "７ ４亿元", sentence = "达74亿元。" } }
    assert.equal(whole, whole:sub(facts[1].first, facts[1].last))
  end)

  it("is empty of no facts", function ()
    assert.equal("", (text {}))
  end)
end)
