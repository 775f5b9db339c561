-- text_spec.lua: documents from bytes, and text on a terminal.
local helper = require "tests.spec.helper"
local text = require "tj.core.text"

describe("text.open", function ()
  it("decodes and cleans, and maps back to the raw bytes", function ()
    local doc <close> = text.open "增长５．９％。\r\n"
    assert.equal("增长5.9%。\n", doc:text())
    assert.same({ "UTF-8", true, "valid throughout" }, { doc:encoding() })
    local first, last = doc:text():find("5.9%", 1, true)
    local start, stop = doc:raw_span(first, last)
    assert.equal("５．９％", doc:raw():sub(start + 1, stop))
    assert.equal(0, doc:invalid_count())
  end)

  it("lists what it changed", function ()
    local doc <close> = text.open "增长５％"
    assert.same({ { step = "width", first = 7, last = 8, start = 6, stop = 12,
                    old = "５％" } }, doc:changes())
  end)

  it("takes a page for a page, unless told otherwise", function ()
    local page = "<html><p>总结</p>"
    local doc <close> = text.open(page)
    assert.equal("总结", doc:text())
    local plain <close> = text.open(page, { html = false })
    assert.equal(page, plain:text())
  end)

  it("leaves out the steps it is told to skip", function ()
    local doc <close> = text.open("5 ％", { skip = { "width", "blanks" } })
    assert.equal("5 ％", doc:text())
  end)

  for _, row in ipairs {
    { "", "a.txt: is empty" },
    { "\0\1\2\3\4\5", "a.txt: looks like a binary file" },
    { "<html><p></p>", "a.txt: a web page without text" },
  } do
    it("refuses: " .. row[2], function ()
      local doc, message, code = text.open(row[1], { name = "a.txt" })
      assert.is_nil(doc)
      assert.equal(row[2], message)
      assert.equal("integer", math.type(code))
    end)
  end

  it("refuses an encoding that it does not know", function ()
    local doc, message = text.open("a", { encoding = "latin1", name = "a" })
    assert.is_nil(doc)
    assert.matches("^a: unknown encoding 'latin1'", message)
  end)

  it("raises on a caller's bug", function ()
    for _, row in ipairs {
      { { nane = "a" }, "unknown option 'nane'" },
      { { 1 }, "unknown option '1'" },
      { { skip = { "pinyn" } }, "option 'skip': unknown step 'pinyn'" },
      { { skip = "pinyin" }, "option 'skip' must be a list, got string" },
      { { name = 1 }, "option 'name' must be a string, got number" },
    } do
      assert.error_matches(function () text.open("a", row[1]) end, row[2], 1,
                           true)
    end
    assert.has_error(function () text.open() end)
  end)

  it("refuses work on a closed document", function ()
    local doc = text.open "a"
    doc:close()
    doc:close()
    assert.error_matches(function () doc:text() end, "Document is closed")
  end)

  it("counts the bytes that it could not decode", function ()
    local doc <close> = text.open "工业\xFF增长"
    assert.equal("工业\u{FFFD}增长", doc:text())
    assert.equal(1, doc:invalid_count())
  end)

  it("counts the chars that are lost, and marks them", function ()
    local doc <close> = text.open "工业锟斤拷增长\u{FFFD}5%。"
    assert.equal(4, doc:lost_count())
    local marked = {}
    for _, change in ipairs(doc:changes()) do
      marked[#marked + 1] = change.step .. " " .. change.old
    end
    assert.same({ "lost 锟斤拷", "lost \u{FFFD}" }, marked)
    local without <close> = text.open("锟斤拷", { skip = { "lost" } })
    assert.equal(0, without:lost_count())
  end)
end)

describe("text.decode", function ()
  it("finds GB18030", function ()
    assert.same({ "工业", "GB18030" },
                { text.decode "\xB9\xA4\xD2\xB5" })
  end)
end)

describe("text on a terminal", function ()
  it("is two columns a Chinese char", function ()
    assert.equal(7, text.width "总产值5")
    assert.equal(2, text.width "e\u{301}é")
    assert.equal(0, text.width "")
  end)

  for _, row in ipairs {
    { "总产值", 6, "总产值", 6 }, { "总产值", 5, "总产…", 5 },
    { "总产值", 4, "总…", 3 }, { "总产值", 1, "…", 1 }, { "总", 0, "", 0 },
    { "abc", 3, "abc", 3 },
  } do
    it(("fits %s into %d"):format(row[1], row[2]), function ()
      assert.same({ row[3], row[4] }, { text.fit(row[1], row[2]) })
    end)
  end

  it("counts chars", function ()
    assert.equal(4, text.chars "总产值5")
    assert.equal(2, text.chars "\xFF\xFE")
  end)
end)

describe("text.simplify", function ()
  it("makes any text Simplified", function ()
    assert.equal("总结\0报告\n沿着", text.simplify "總結\0報告\n沿著")
    assert.equal("", text.simplify "")
  end)
end)

describe("the corpus", function ()
  it("is read as it should be", function ()
    if not helper.has_shared() then pending "../shared is absent" return end
    local name = "004_699593ea8f1e8c1e"
    local doc <close> = text.open(
      helper.read(helper.shared .. "/corpus/" .. name .. ".txt"))
    local want = helper.read(helper.shared .. "/gold/" .. name .. ".clean.txt")
    assert.equal(want, doc:text())
  end)

  it("moves the log of early steps along with single chars", function ()
    local doc <close> = assert(text.open("\0\x88，", { encoding = "UTF-8" }))
    local whole = doc:text()
    for _, change in ipairs(doc:changes()) do
      if change.step == "lost" then
        assert.equal("\u{FFFD}", whole:sub(change.first, change.last))
      end
    end
  end)

  it("reads a number beyond Unicode as U+FFFD", function ()
    local doc <close> = assert(text.open(
      "<p>&#x884C;&#2411111111111A33;</p>", { html = true }))
    assert.equal("行\u{FFFD}A33;", doc:text())
  end)

end)
