-- highlight_spec.lua: spans woven into a text.
require "tests.spec.helper"
local highlight = require "tj.highlight"

local TEXT = "一二三四五"

local function bracket(spans, first, last)
  return highlight.weave(spans, first, last,
    function (span) return "[" .. TEXT:sub(span.first, span.last) .. "]" end,
    function (a, b) return TEXT:sub(a, b) end)
end

describe("highlight.weave", function ()
  local spans = { { first = 1, last = 3 }, { first = 7, last = 12 } }

  it("marks what lies in the stretch", function ()
    assert.equal("[一]二[三四]五", bracket(spans, 1, #TEXT))
    assert.equal("二[三四]", bracket(spans, 4, 12))
  end)

  it("leaves out what sticks out of the stretch", function ()
    assert.equal("二三", bracket(spans, 4, 9))
    assert.equal("", bracket(spans, 4, 3))
  end)
end)

describe("highlight.disjoint", function ()
  it("keeps the earlier, then the longer, and tells of the rest", function ()
    local long, short = { first = 1, last = 9 }, { first = 1, last = 3 }
    local late, inner = { first = 10, last = 12 }, { first = 4, last = 6 }
    local dropped = {}
    local kept = highlight.disjoint({ late, short, inner, long },
      function (span, by) dropped[span] = by end)
    assert.same({ long, late }, kept)
    assert.same({ [short] = long, [inner] = long }, dropped)
  end)
end)

describe("highlight.beginning and ending", function ()
  it("cut by chars", function ()
    assert.equal("一二…", highlight.beginning(TEXT, 2))
    assert.equal("…四五", highlight.ending(TEXT, 2))
    assert.equal(TEXT, highlight.ending(TEXT, 5))
    assert.equal("", highlight.beginning("", 5))
  end)
end)
