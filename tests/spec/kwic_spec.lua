-- kwic_spec.lua: tj kwic, a word in its contexts.
local document = require "tj.document"
local grid = require "tj.grid"
local helper = require "tests.spec.helper"
local kwic = require "tj.kwic"

local function find(text, word, options)
  local doc <close> = assert(document.from_text(text))
  local rows = {}
  kwic.add(rows, "a.txt", doc, word, options)
  return rows
end

local function show(rows)
  local lines = {}
  for i, row in ipairs(rows) do
    lines[i] = ("%s[%s]%s %d"):format(row.left, row.word, row.right, row.line)
  end
  return table.concat(lines, "\n")
end

describe("kwic.add", function ()
  local TEXT = "生产业绩显著，产业投资增长。\n第二产业增加值增长。\n"

  it("finds words and parts of terms, by line", function ()
    assert.equal("生产业绩显著,[产业]投资增长。 1\n第二[产业]增加值增长。 2",
                 (show(find(TEXT, "产业")):gsub("，", ",")))
  end)

  it("finds words in a row, and with --inside any place", function ()
    assert.equal(1, #find(TEXT, "产业投资"))
    assert.equal(0, #find(TEXT, "业投资"))
    assert.equal(3, #find(TEXT, "产业", { inside = true }))
  end)

  it("keeps within the columns, and gives raw bytes", function ()
    local raw = helper.read "samples/city-2026.txt"
    local doc <close> = assert(document.open("samples/city-2026.txt"))
    local rows = {}
    kwic.add(rows, "samples/city-2026.txt", doc, "增长", { width = 7 })
    assert.truthy(#rows > 10)
    for _, row in ipairs(rows) do
      assert.truthy(grid.width(row.left) <= 7 and grid.width(row.right) <= 7)
      assert.equal("增长", raw:sub(row.start + 1, row["end"]))
      local _, line = raw:sub(1, row.start):gsub("\n", "")
      assert.equal(line + 1, row.line)
    end
  end)

  it("sorts by either side", function ()
    local rows = find("乙增长丙。丁增长乙。甲增长丁。", "增长", { inside = true })
    local function order(way)
      kwic.sort(rows, way)
      local lefts = {}
      for i, row in ipairs(rows) do lefts[i] = row.left end
      return table.concat(lefts)
    end
    assert.equal("甲乙丁", order "right")  -- 丁 丙 乙, as code points sort
    assert.equal("丁乙甲", order "left")
  end)
end)

describe("tj kwic", function ()
  it("aligns the word, and exits 1 where it is nowhere", function ()
    local got = helper.run { "kwic", "--width", "8", "--format", "table",
                             "高新技术企业", "samples/city-2026.txt" }
    assert.equal(0, got.code)
    local columns = {}
    for line in got.out:gmatch("[^\n]*高新技术企业[^\n]*") do
      columns[grid.width(line:match("^(.-)高新技术企业"))] = true
    end
    assert.truthy(next(columns))
    assert.is_nil(next(columns, (next(columns))))
    assert.equal(1, helper.run({ "kwic", "无此词", "samples/city-2026.txt" }).code)
    assert.equal(2, helper.run({ "kwic", "", "samples/city-2026.txt" }).code)
    assert.equal(3, helper.run({ "kwic", "增长", "nowhere.txt" }).code)
  end)
end)
