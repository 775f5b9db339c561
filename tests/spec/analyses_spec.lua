-- analyses_spec.lua: compare, timeline and targets on the samples, and how
-- every analysis is written.
local analysis = require "tj.analysis"
local compare = require "tj.compare"
local helper = require "tests.spec.helper"
local pile = require "tj.pile"
local targets = require "tj.targets"
local timeline = require "tj.timeline"

local CITY = { "samples/city-2025.txt", "samples/city-2026.txt" }

--- Texts of the cells that `keys` names, a row a line; - where one is missing.
local function show(result, keys)
  local lines = {}
  for i, row in ipairs(result.rows) do
    local cells = {}
    for j, key in ipairs(keys) do
      local cell = row[key]
      cells[j] = cell == nil and "-" or type(cell) == "table" and cell.text
                 or tostring(cell)
    end
    lines[i] = table.concat(cells, " ")
  end
  return table.concat(lines, "\n")
end

--- Every figure of a result stands where it says.
local function check_places(result)
  local count = 0
  for _, row in ipairs(result.rows) do
    for _, cell in pairs(row) do
      if type(cell) == "table" and cell.doc then
        count = count + 1
        local raw = helper.read(cell.doc):sub(cell.start + 1, cell["end"])
        assert.is_truthy(raw:find(cell.text:gsub("^[<>~%-]", ""), 1, true), raw)
        assert.is_truthy(cell.sentence:find(raw, 1, true), cell.sentence)
      end
    end
  end
  assert.is_true(count > 0)
end

describe("the analyses of two years of a city", function ()
  local store
  setup(function () store = assert(pile.read { path = CITY }) end)
  teardown(function () store:close() end)

  it("compare its years", function ()
    local result = assert(compare.run(store, {
      indicator = "GDP", by = "year", region = "澜浦市" }))
    assert.equal("1 2025 3019.9亿元 6.1% 5.5%—6%\n2 2024 2846.3亿元 5.8% ~6%",
                 show(result, { "rank", "year", "level", "growth", "target" }))
    check_places(result)
  end)

  it("say what regions there are for one that there is not", function ()
    for _, run in ipairs {
      function (region)
        return timeline.run(store, { region = region, indicators = { "GDP" } })
      end,
      function (region)
        return compare.run(store, { indicator = "GDP", by = "year",
                                    region = region })
      end,
      function (region) return targets.run(store, { region = region }) end,
    } do
      local result, message = run "澜浦"
      assert.is_nil(result)
      assert.equal("no number of the documents is about 澜浦; there are 澜浦市",
                   message)
    end
  end)

  it("show a year a row, gaps too", function ()
    local result = assert(timeline.run(store, {
      region = "澜浦市", indicators = { "实际使用外资", "粮食产量" } }))
    assert.equal("2024 3.2亿美元 -\n2025 3.6亿美元 18.6%\n"
      .. "2024 128.5万吨 -\n2025 131.2万吨 2.1%\n2026 - -",
      show(result, { "year", "level", "growth" }))
    check_places(result)
    assert.is_truthy(table.concat(result.notes, "\n"):find(
      "实际使用外资: growth: none found for 1 of 2 (2024)", 1, true))
  end)

  it("find the four targets that docs/samples.md says were missed", function ()
    local result = assert(targets.run(store, { verdict = "missed" }))
    assert.equal("固定资产投资 7% 6.5%\n研发经费投入强度 2.6% 2.57%\n"
      .. "新能源电池产业产值 >450亿元 428.5亿元\n改建农村公路 400公里 392公里",
      show(result, { "indicator", "target", "outcome" }))
    check_places(result)
  end)

  it("show a plan beside the year before", function ()
    local result = assert(targets.run(store,
      { indicator = "固定资产投资", year = 2026 }))
    assert.equal("6% 6.5% - open no report on it yet", show(result,
      { "target", "before", "outcome", "verdict", "reason" }))
  end)

  it("say what has a similar name", function ()
    local result, message = compare.run(store, { indicator = "粮食总" })
    assert.is_nil(result)
    assert.is_truthy(message:find("粮食总", 1, true))
  end)
end)

describe("analysis.write", function ()
  local folder, figure
  setup(function ()
    folder = helper.folder()
    figure = { text = ">5%", value = 5, unit = "%", doc = "x/a.txt", line = 3,
               start = 10, ["end"] = 12, sentence = "=增长5%以上。",
               fact = "1-10" }
  end)
  teardown(function () helper.remove(folder) end)

  local function written(format)
    local path = folder .. "/out." .. format
    assert.equal(0, analysis.write({
      title = "T", notes = {},
      columns = { { key = "name", about = "" }, { key = "growth", about = "" },
                  { key = "bar", about = "", only = "table" },
                  { key = "others", about = "" } },
      rows = { { name = "甲", growth = figure, bar = "█", others = { figure } },
               { name = "乙", bar = "", others = {} } },
    }, { format = format, output = path }))
    return helper.read(path)
  end

  it("gives figures and their places to people", function ()
    local text = written "table"
    assert.is_truthy(text:find("│ 甲   │ >5%    │ █   │ >5% (a.txt:3) │ a.txt:3 │", 1, true), text)
    assert.is_truthy(text:find("│ 乙   │ —      │     │               │         │", 1, true), text)
    assert.is_truthy(written "md":find("| 乙 | — |  |  |", 1, true))
  end)

  it("gives a column for each part of a figure to spreadsheets", function ()
    assert.equal("\u{FEFF}name,growth,growth_low,growth_high,growth_unit,"
      .. "growth_text,growth_doc,growth_line,growth_start,growth_end,"
      .. "growth_sentence,others\r\n甲,5,,,%,>5%,x/a.txt,3,10,12,"
      .. "'=增长5%以上。,>5% (a.txt:3)\r\n乙,,,,,,,,,,,\r\n", written "csv")
  end)

  it("links to the sentence in html", function ()
    assert.is_truthy(written "html":find(
      '<a href="#s1" title="=增长5%以上。">&gt;5%</a>', 1, true))
  end)

  it("writes a fall below 0 to spreadsheets", function ()
    figure.kind, figure.direction = "change", "down"
    assert.is_truthy(written "csv":find("\n甲,-5,,,%,", 1, true))
    figure.kind, figure.direction = nil, nil
  end)

  it("gives null and [] to programs", function ()
    local first, second = written "jsonl":match("^(.-)\n(.-)\n$")
    assert.is_truthy(first:find('"growth":{"doc":"x/a.txt"', 1, true))
    assert.equal('{"growth":null,"name":"乙","others":[]}', second)
  end)
end)
