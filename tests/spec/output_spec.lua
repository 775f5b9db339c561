-- output_spec.lua: rows in each format, to a stream and to a file.
local helper = require "tests.spec.helper"
local json = require "tj.core.json"
local marked = require "tj.marked"
local output = require "tj.output"

local rows = {
  { indicator = "出口额", value = json.number "43500000000", unit = "元" },
  { indicator = "a|b <i>\"x\"</i>", value = json.number "5.90", note = "一行\n又一行" },
}
local columns = {
  { key = "indicator", title = "指标" },
  { key = "value", title = "数值", align = "right" }, "note",
}

describe("output", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () helper.remove(folder) end)

  --- What the writer makes of `list` on a stream.
  local function written(options, list)
    local stream <close> = assert(io.tmpfile())
    options.stream = stream
    local writer = assert(output.open(options))
    for _, row in ipairs(list) do assert(writer:row(row)) end
    assert(writer:close())
    stream:seek("set")
    return stream:read("a")
  end

  it("writes jsonl: all fields, sorted, digits as they are", function ()
    assert.equal('{"indicator":"出口额","unit":"元","value":43500000000}\n',
                 written({ format = "jsonl" }, { rows[1] }))
  end)

  it("writes jsonl a row at a time", function ()
    local path = folder .. "/out"
    local stream <close> = assert(io.open(path, "wb"))
    stream:setvbuf("no")
    local writer = output.open { format = "jsonl", stream = stream }
    writer:row { a = 1 }
    assert.equal('{"a":1}\n', helper.read(path))
    writer:close()
  end)

  it("writes csv by RFC 4180", function ()
    assert.equal('指标,数值,note\r\n出口额,43500000000,\r\n'
      .. '"a|b <i>""x""</i>",5.90,"一行\n又一行"\r\n',
      written({ format = "csv", columns = columns }, rows))
  end)

  for cell, wanted in pairs {
    ["=1+1"] = "'=1+1", ["+x"] = "'+x", ["-x"] = "'-x", ["@x"] = "'@x",
    ["\tx"] = "'\tx", ["＝1"] = "'＝1", ["-4.4"] = "-4.4", ["+5%"] = "+5%",
    ["-1+2"] = "'-1+2", ["x=1"] = "x=1", [" =1"] = '" =1"',
    ["="] = "=", ["-"] = "-",
    ['=A1,"b"'] = '"\'=A1,""b"""',
  } do
    it("makes a csv cell harmless: " .. cell, function ()
      assert.equal("a\r\n" .. wanted .. "\r\n",
        written({ format = "csv", columns = { "a" } }, { { a = cell } }))
    end)
  end

  it("begins a csv file, and no stream, with a byte order mark", function ()
    local path = folder .. "/a.csv"
    local writer = output.open { format = "csv", columns = { "a" }, file = path }
    assert(writer:row { a = 1 })
    assert(writer:close())
    assert.equal("\u{FEFF}a\r\n1\r\n", helper.read(path))
  end)

  it("writes md with everything escaped", function ()
    assert.equal([[
# 表 \*

| 指标 | 数值 | note |
| --- | ---: | --- |
| 出口额 | 43500000000 |  |
| a\|b &lt;i>"x"&lt;/i> | 5.90 | 一行<br>又一行 |
]], written({ format = "md", columns = columns, title = "表 *" }, rows))
  end)

  it("writes html with everything escaped", function ()
    local page = written({ format = "html", columns = columns, title = "<T>" }, rows)
    assert.truthy(page:find("^<!DOCTYPE html>"))
    assert.truthy(page:find("<title>&lt;T&gt;</title>", 1, true))
    assert.truthy(page:find('<td>a|b &lt;i&gt;&quot;x&quot;&lt;/i&gt;</td>'
      .. '<td class="right">5.90</td>', 1, true))
    assert.truthy(page:find("</html>\n$"))
  end)

  it("marks what stands out in md and html, and nowhere else", function ()
    local row = { a = marked.new("工业*投资", { { 1, 6 }, { 8, 13 } }) }
    local function of(format)
      return written({ format = format, columns = { "a" } }, { row })
    end
    assert.truthy(of("md"):find("| **工业**\\***投资** |", 1, true))
    assert.truthy(of("html"):find("<mark>工业</mark>*<mark>投资</mark>", 1, true))
    assert.truthy(of("csv"):find("\n工业*投资\r", 1, true))
    assert.truthy(of("table"):find("│ 工业*投资 │", 1, true))
  end)

  it("links a cell of html to its sentence", function ()
    local from = { doc = "<a>.txt", line = 3, sentence = "出口9亿<元。",
                   sentence_start = 6, sentence_end = 10 }
    local page = written({ format = "html", columns = {
      { key = "v", source = "from" } } },
      { { v = 9, from = from }, { v = 10, from = from }, { v = "" , from = from },
        { v = 11 } })
    assert.truthy(page:find('<td class="right"><a href="#s1" '
      .. 'title="出口9亿&lt;元。">9</a></td>', 1, true))
    assert.truthy(page:find('<a href="#s1" title="出口9亿&lt;元。">10</a>', 1, true))
    assert.truthy(page:find("<td></td>", 1, true))
    assert.truthy(page:find('<td class="right">11</td>', 1, true))
    assert.truthy(page:find('<li id="s1" value="1">出口<mark>9亿</mark>&lt;元。 '
      .. "<small>&lt;a&gt;.txt:3</small></li>", 1, true))
    assert.is_nil(page:find('id="s2"', 1, true))
  end)

  it("writes a table", function ()
    assert.equal([[
┌──────┐
│ 指标 │
├──────┤
│ x    │
└──────┘
]], written({ format = "table", columns = { { key = "a", title = "指标" } } },
            { { a = "x" } }))
  end)

  it("is jsonl by default where there is no terminal", function ()
    assert.equal('{"a":1}\n', written({}, { { a = 1 } }))
  end)

  for _, format in ipairs { "table", "jsonl", "csv", "md", "html" } do
    it("shows bytes that are not UTF-8 as U+FFFD in " .. format, function ()
      local text = written({ format = format, columns = { "a" } },
                           { { a = "中\xFF\xD6国" } })
      assert.truthy(text:find("中\u{FFFD}\u{FFFD}国", 1, true))
      assert.truthy(utf8.len(text))
    end)
  end

  it("names the formats there are", function ()
    local writer, message = output.open { format = "pdf" }
    assert.is_nil(writer)
    assert.equal("no such format: pdf "
      .. "(there are table, jsonl, csv, md, html, xlsx)", message)
  end)

  it("raises on an unknown option, and on no columns", function ()
    assert.error_matches(function () output.open { fromat = "md" } end,
                         "unknown option: fromat")
    assert.error_matches(function () output.open { format = "md" } end,
                         "columns are needed for md")
  end)

  describe("that fails", function ()
    it("says that the disk is full", function ()
      local stream <close> = assert(io.open("/dev/full", "wb"))
      local writer = output.open { format = "jsonl", stream = stream }
      writer:row { a = 1 }
      local done, message = writer:close()
      assert.is_nil(done)
      assert.equal("standard output: No space left on device", message)
    end)

    it("says it at the row, where the stream is not buffered", function ()
      local stream <close> = assert(io.open("/dev/full", "wb"))
      stream:setvbuf("no")
      local writer = output.open { format = "jsonl", stream = stream }
      local done, message = writer:row { a = 1 }
      assert.is_nil(done)
      assert.equal("standard output: No space left on device", message)
    end)

    it("names a folder that is not there", function ()
      local path = folder .. "/no/a.jsonl"
      local writer = output.open { format = "jsonl", file = path }
      assert(writer:row { a = 1 })
      local done, message = writer:close()
      assert.is_nil(done)
      assert.truthy(message:find(path, 1, true))
    end)

    it("leaves the file as it was when the writer is not closed", function ()
      local path = helper.write(folder .. "/a.jsonl", "before")
      pcall(function ()
        local writer <close> = output.open { format = "jsonl", file = path }
        writer:row { a = 1 }
        error "in the middle"
      end)
      assert.equal("before", helper.read(path))
    end)

    it("raises for a row after close, and closes twice", function ()
      local writer = output.open { format = "jsonl", file = folder .. "/a" }
      assert(writer:close())
      assert(writer:close())
      assert.error_matches(function () writer:row {} end, "the writer is closed")
    end)
  end)
end)
