-- html_spec.lua: hostile text stays text.
require "tests.spec.helper"
local html = require "tj.html"

describe("html.escape", function ()
  for _, row in ipairs {
    { "4.35亿元", "4.35亿元" },
    { "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;" },
    { [["' onload='x]], "&quot;&#39; onload=&#39;x" },
    { "A&B", "A&amp;B" },
    { "a\tb\nc", "a\tb\nc" },
    { "a\0b\27c\127", "a␀b␛c␡" },
    { "a\xFFb\xE4\xBA", "a\u{FFFD}b\u{FFFD}\u{FFFD}" },
    { "\xFF<", "\u{FFFD}&lt;" },
    { "", "" },
  } do
    it(("takes %q"):format(row[1]), function ()
      assert.equal(row[2], html.escape(row[1]))
    end)
  end
end)

describe("html.template", function ()
  it("escapes {field} and leaves {!field}", function ()
    local row = html.template '<a title="{title}">{!inside}</a>{count}'
    assert.equal('<a title="&quot;&gt;"><b>1</b></a>3',
                 row { title = '">', inside = "<b>1</b>", count = 3 })
  end)

  it("does not fill in what a value holds", function ()
    local row = html.template "{a}{b}"
    assert.equal("{b}%1{!a}", row { a = "{b}%1", b = "{!a}" })
  end)

  it("raises on a field without a value", function ()
    assert.error_matches(function () html.template "{a}" {} end,
                         "no value for {a}")
  end)

  it("keeps braces that name no field", function ()
    assert.equal("p{color:red} {} { a }",
                 html.template "p{color:red} {} { a }" {})
  end)
end)
