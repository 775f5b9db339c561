-- quotes_spec.lua: the native module tj.core.quotes.
require "tests.spec.helper"
local document = require "tj.document"
local quotes = require "tj.core.quotes"

describe("tj.core.quotes", function ()
  it("finds titles and quoted terms with spans", function ()
    assert.same({
      { first = 4, last = 18, text = "甲规划", kind = "title", depth = 0 },
      { first = 22, last = 30, text = "乙", kind = "quoted", depth = 0 },
    }, quotes.find "按《甲规划》抓“乙”")
    assert.same({}, quotes.find "")
  end)

  it("finds those of a document, and of a stretch of it", function ()
    local doc <close> = assert(document.from_text "按《甲规划》抓“乙”")
    local list = doc:quotes()
    assert.equal(2, #list)
    for _, quote in ipairs(list) do
      local inside = doc:text():sub(quote.first + 3, quote.last - 3)
      assert.equal(quote.text, inside)
    end
    assert.same({ list[2] }, doc:quotes(list[2].first))
    assert.same({}, doc:quotes(1, list[1].last - 1))
  end)

  it("is bounded where marks never close", function ()
    local text = ("“《甲"):rep(100000)
    assert.same({}, quotes.find(text))
    assert.equal(1, #quotes.find(text .. ("甲"):rep(200) .. "《乙》"))
  end)

  it("raises on what is no text", function ()
    assert.is_false((pcall(quotes.find, {})))
  end)
end)
