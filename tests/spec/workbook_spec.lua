-- workbook_spec.lua: rows as XLSX, read back by openpyxl.
local helper = require "tests.spec.helper"
local json = require "tj.core.json"
local marked = require "tj.marked"
local output = require "tj.output"
local sheet = require "tj.core.sheet"

--- Debian's python, which has Debian's openpyxl.
local READ = [[
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], rich_text=False) \
    if "rich_text" in openpyxl.load_workbook.__code__.co_varnames \
    else openpyxl.load_workbook(sys.argv[1])
def cell(c):
    return {"value": c.value, "type": c.data_type, "format": c.number_format,
            "link": c.hyperlink.location if c.hyperlink else None,
            "tip": c.hyperlink.tooltip if c.hyperlink else None,
            "bold": bool(c.font.b)}
print(json.dumps([{"name": s.title, "frozen": s.freeze_panes,
                   "filter": s.auto_filter.ref,
                   "widths": {k: d.width for k, d in s.column_dimensions.items()},
                   "rows": [[cell(c) for c in row] for row in s.iter_rows()]}
                  for s in book.worksheets]))
]]

describe("xlsx", function ()
  local folder, path
  before_each(function ()
    folder = helper.folder()
    path = folder .. "/a.xlsx"
  end)
  after_each(function () helper.remove(folder) end)

  --- The sheets of the file that `rows` become.
  local function read(options, rows)
    options.format, options.file = "xlsx", path
    local writer = assert(output.open(options))
    for _, row in ipairs(rows) do assert(writer:row(row)) end
    assert(writer:close())
    helper.write(folder .. "/read.py", READ)
    local got = helper.shell(("/usr/bin/python3 %s/read.py %s"):format(folder, path))
    assert.equal(0, got.code, got.err)
    return json.decode(got.out)
  end

  --- The value of one cell, and the cell.
  local function cell_of(value, column)
    column = column or {}
    column.key = "a"
    local cell = read({ columns = { column } }, { { a = value } })[1].rows[2][1]
    return cell.value, cell
  end

  it("has a sheet with the rows under frozen headings", function ()
    local book = read({ title = "表: 1/2?", columns = {
      { key = "a", title = "指标" }, { key = "n", title = "数值" } } },
      { { a = "出口额", n = 5 }, { n = 6.5 } })
    assert.equal(1, #book)
    local page = book[1]
    assert.equal("表  1 2", page.name)
    assert.equal("A2", page.frozen)
    assert.equal("A1:B3", page.filter)
    assert.same({ "指标", "数值" }, { page.rows[1][1].value,
                                     page.rows[1][2].value })
    assert.is_true(page.rows[1][1].bold)
    assert.same({ "出口额", 5, json.null, 6.5 },
      { page.rows[2][1].value, page.rows[2][2].value, page.rows[3][1].value,
        page.rows[3][2].value })
    assert.is_true(page.widths.A >= 8)
  end)

  for _, row in ipairs {
    { "14744000000", 14744000000, "#,##0" },
    { "64.60", 64.6, "0.00" }, { "2025", 2025, "0" }, { "-4.4", -4.4, "0.0" },
    { "123456789012345", 123456789012345, "#,##0" },
    { "12345.5", 12345.5, "#,##0.0" },
    { "0.00000000000000123", 1.23e-15, "General" },
  } do
    it("makes a number of " .. row[1], function ()
      local value, cell = cell_of(row[1], { type = "number" })
      assert.equal(row[2], value)
      assert.same({ "n", row[3] }, { cell.type, cell.format })
    end)
  end

  it("makes text of digits that it would not keep", function ()
    assert.equal("1234567890123456", (cell_of("1234567890123456",
                                              { type = "number" })))
    assert.equal("1.234567890123456", (cell_of("1.234567890123456",
                                               { type = "number" })))
    assert.equal("9007199254740993", (cell_of(json.number "9007199254740993")))
  end)

  it("takes the format that a column has", function ()
    local value, cell = cell_of(0.25, { format = "0%" })
    assert.same({ 0.25, "0%" }, { value, cell.format })
  end)

  for _, text in ipairs { "=1+1", "+1", "2025", "-", "_x0041_", "a_x000D_b",
                          "一行\n又一行", " x ", "<b>&amp;</b>", "'=x" } do
    it("keeps text as it is: " .. text, function ()
      local value, cell = cell_of(text)
      -- Excel reads _x005F_ as "_"; openpyxl leaves it.
      assert.equal(text, (value:gsub("_x005F_", "_")))
      assert.equal("s", cell.type)
    end)
  end

  it("has blanks for control chars and U+FFFD for what is no text", function ()
    assert.equal("a b \u{FFFD}c\u{FFFD}", (cell_of "a\1b\0\xFFc\u{FFFF}"))
  end)

  it("cuts what is longer than a cell, and shows it", function ()
    local value = cell_of(("长"):rep(40000))
    assert.equal(sheet.max_chars, utf8.len(value))
    assert.equal("…", value:sub(-3))
    value = cell_of(("😀"):rep(20000))
    assert.equal(16383 + 1, utf8.len(value))
  end)

  it("links a cell to its sentence", function ()
    local from = { doc = "a.txt", line = 3, sentence = "出口9亿元。",
                   sentence_start = 6, sentence_end = 13, start = 40,
                   ["end"] = 47 }
    local book = read({ columns = {
      { key = "value", type = "number", source = "from" },
      { key = "text", source = "from" } } },
      { { value = "900000000", text = "9亿元", from = from },
        { value = "7", text = "" , from = from }, { value = "8" } })
    local rows = book[1].rows
    assert.same({ 900000000, "'sources'!A2", "出口9亿元。" },
                { rows[2][1].value, rows[2][1].link, rows[2][1].tip })
    assert.same({ "9亿元", "'sources'!A2" }, { rows[2][2].value, rows[2][2].link })
    assert.equal("'sources'!A2", rows[3][1].link)
    assert.equal(json.null, rows[3][2].link)
    assert.equal(json.null, rows[4][1].link)
    assert.equal("sources", book[2].name)
    local sentence = book[2].rows[2]
    assert.same({ "a.txt", 3, "出口9亿元。", 40, 47 }, {
      sentence[1].value, sentence[2].value, sentence[3].value,
      sentence[4].value, sentence[5].value })
    assert.equal(2, #book[2].rows)
  end)

  it("keeps the whole text of a marked cell", function ()
    assert.equal("工业投资", (cell_of(marked.new("工业投资", { { 7, 12 } }))))
    assert.equal("工业", (cell_of(marked.new("工业", { { 1, 6 } }))))
    assert.equal("a b", (cell_of(marked.new("a\1b", { { 1, 1 } }))))
  end)

  it("takes no rows that it cannot hold", function ()
    local writer = assert(output.open { format = "xlsx", file = path,
                                        columns = { "a" } })
    local most = sheet.max_rows
    sheet.max_rows = 3
    for _ = 1, 2 do assert(writer:row { a = 1 }) end
    local done, message = writer:row {}
    sheet.max_rows = most
    assert.is_nil(done)
    assert.equal(path .. ": more than 2 rows, which xlsx cannot hold", message)
    assert.is_nil((writer:close()))
    assert.is_nil(io.open(path))
  end)

  it("leaves no temporary file, and no file when it is not closed", function ()
    local tmpname, names = os.tmpname, {}
    os.tmpname = function ()  -- luacheck: ignore 122
      names[#names + 1] = tmpname()
      return names[#names]
    end
    read({ columns = { "a" } }, { { a = 1 } })
    os.remove(path)
    pcall(function ()
      local writer <close> = output.open { format = "xlsx", file = path,
                                           columns = { "a" } }
      writer:row { a = 1 }
      error "in the middle"
    end)
    os.tmpname = tmpname  -- luacheck: ignore 122
    assert.equal(2, #names)
    for _, name in ipairs(names) do assert.is_nil(io.open(name)) end
    assert.is_nil(io.open(path))
  end)

  it("leaves no temporary file where an error ends the program", function ()
    local got = helper.shell("tj run -", [[
      local output = require "tj.output"
      local tmpname = os.tmpname
      os.tmpname = function ()
        local name = tmpname()
        io.stdout:write(name)
        return name
      end
      local writer = output.open { format = "xlsx", file = "x.xlsx",
                                   columns = { "a" } }
      writer:row { a = 1 }
      error "in the middle"]])
    assert.truthy(got.err:find("in the middle", 1, true), got.err)
    assert.truthy(got.out:find("^/"), got.err)
    assert.is_nil(io.open(got.out))
  end)

  it("tells how many cells have no link for lack of room", function ()
    local most = sheet.max_links
    sheet.max_links = 1
    local writer = assert(output.open { format = "xlsx", file = path,
      columns = { { key = "a", source = "from" } } })
    for i = 1, 3 do
      writer:row { a = i, from = { doc = "a.txt", sentence = "第一句。" } }
    end
    local done, warning = writer:close()
    sheet.max_links = most
    assert.is_true(done)
    assert.equal("Excel takes 1 links of a sheet: 2 cells more have none", warning)
  end)

  for _, command in ipairs { "audit", "extract", "counts", "keywords", "unexplained" } do
    it("is what -o FILE.xlsx gives of " .. command, function ()
      local got = helper.run { command, "-q", "-o", path, "samples/city-2026.txt" }
      assert.is_true(got.code < 2, got.err)
      assert.equal("PK", helper.read(path):sub(1, 2))
    end)
  end

  it("goes to no terminal", function ()
    local got = helper.shell(("script -qec '%s counts --format xlsx samples' "
      .. "/dev/null"):format(helper.tj))
    assert.equal(2, got.code)
    assert.truthy(got.out:find("give -o FILE.xlsx", 1, true), got.out)
  end)
end)

describe("tj.core.sheet", function ()
  local book
  local folder, path
  before_each(function ()
    folder = helper.folder()
    path = folder .. "/a.xlsx"
    book = assert(sheet.create(path))
  end)
  after_each(function () helper.remove(folder) end)

  it("says why a file cannot be written", function ()
    local none, message = sheet.create "/nowhere/a.xlsx"
    assert.is_nil(none)
    assert.equal("/nowhere/a.xlsx: No such file or directory", message)
  end)

  it("refuses names that Excel refuses", function ()
    for _, name in ipairs { "a/b", ("x"):rep(32), "'a" } do
      local page, message = book:add(name)
      assert.is_nil(page)
      assert.truthy(message:find(path .. ": ", 1, true))
    end
    assert(book:add "a")
    assert.is_nil((book:add "A"))
  end)

  it("raises on a caller's bug", function ()
    local page = assert(book:add "a")
    assert.error_matches(function () page:text(0, 1, "x") end, "not in the sheet")
    assert.error_matches(function () page:text(1, 16385, "x") end, "not in the sheet")
    assert.error_matches(function () page:text(1, 1, "x\0") end, "a NUL byte")
    assert.error_matches(function () page:text(1, 1, "x", 9) end, "no such format")
    assert.error_matches(function () page:number(1, 1, 0/0) end, "not a finite number")
    assert.error_matches(function () page:link(1, 1, "http://x") end,
                         "not a place in the book")
    assert.error_matches(function () book:format { blod = true } end,
                         "unknown option: blod")
    for _, spans in ipairs { { { 0, 1 } }, { { 1, 9 } }, { { 2, 1 } },
                             { { 1, 2 }, { 2, 3 } }, { 5 } } do
      assert.has_error(function ()
        page:marked(1, 1, "abc", spans, book:format { bold = true })
      end)
    end
  end)

  it("closes once; its sheets then raise", function ()
    local page = assert(book:add "a")
    book:close()
    assert.error_matches(function () page:text(1, 1, "x") end, "the book is closed")
    assert.error_matches(function () book:close() end, "the book is closed")
  end)
end)
