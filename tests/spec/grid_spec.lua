-- grid_spec.lua: tables aligned for wide chars.
require "tests.spec.helper"
local grid = require "tj.grid"
local json = require "tj.core.json"
local text = require "tj.core.text"

local rows = {
  { name = "工业增加值", rate = 5.9 },
  { name = "GDP", rate = 12 },
  { name = "出口" },
}
local columns = { { key = "name", title = "指标" }, { key = "rate" } }

describe("grid.format", function ()
  it("aligns Chinese and Latin, numbers to the right", function ()
    assert.equal([[
┌────────────┬──────┐
│ 指标       │ rate │
├────────────┼──────┤
│ 工业增加值 │  5.9 │
│ GDP        │   12 │
│ 出口       │      │
└────────────┴──────┘
]], grid.format(rows, columns))
  end)

  it("shortens the widest text to fit, and no number", function ()
    local wide = { { a = ("增长"):rep(40), b = ("x"):rep(30), c = 1234567890 } }
    local shown = grid.format(wide, { { key = "a" }, { key = "b" }, { key = "c" } },
                              { width = 50 })
    for line in shown:gmatch("[^\n]+") do
      assert.equal(50, text.width(line))
    end
    assert.truthy(shown:find("…", 1, true))
    assert.truthy(shown:find("1234567890", 1, true))
  end)

  it("leaves numbers whole where nothing more can be shortened", function ()
    local shown = grid.format({ { a = 12345678 } }, { { key = "a" } }, { width = 5 })
    assert.truthy(shown:find("12345678", 1, true))
  end)

  it("counts the rows it leaves out", function ()
    assert.truthy(grid.format(rows, columns, { max_rows = 1 }):find("… 2 more rows\n$"))
    assert.truthy(grid.format(rows, columns, { max_rows = 2 }):find("… 1 more row\n$"))
    assert.falsy(grid.format(rows, columns, { max_rows = 3 }):find("more"))
  end)

  it("shows headings alone where there are no rows", function ()
    assert.truthy(grid.format({}, columns):find("指标", 1, true))
  end)

  it("gives a terminal no control character to obey", function ()
    local shown = grid.format({ { a = "x\27[31m\n\r\t\u{9B}y\xFF" } }, { { key = "a" } })
    assert.truthy(shown:find("x [31m    y\u{FFFD}", 1, true))
  end)

  it("refuses an unknown option by name", function ()
    assert.error_matches(function () grid.format({}, {}, { widht = 1 }) end,
                         "unknown option: widht")
    assert.error_matches(function () grid.format({}, {}, { width = "1" }) end,
                         "width must be an integer")
  end)
end)

describe("grid.cell", function ()
  for _, row in ipairs {
    { nil, "" }, { json.null, "" }, { 5, "5" }, { 5.0, "5" }, { 0.1, "0.1" },
    { 1 / 0, "inf" }, { true, "true" }, { { 1, 2 }, "[1,2]" },
    { json.number "5.90", "5.90" },
  } do
    it("shows " .. row[2], function () assert.equal(row[2], grid.cell(row[1])) end)
  end
end)
