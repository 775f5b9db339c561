-- ledger_spec.lua: commitments as tasks, an index over regions, early warning,
-- and a page of what changed.
local brief = require "tj.brief"
local extraction = require "tj.extraction"
local facts = require "tj.facts"
local helper = require "tests.spec.helper"
local ledger = require "tj.ledger"
local monitor = require "tj.monitor"
local pile = require "tj.pile"
local score = require "tj.score"
local store = require "tj.store"

local function text_of(cell)
  if type(cell) ~= "table" then return tostring(cell == nil and "-" or cell) end
  if cell.text then return cell.text end
  local parts = {}
  for i, one in ipairs(cell) do parts[i] = one.text end
  return table.concat(parts, "+")
end

local function show(rows, keys)
  local lines = {}
  for i, row in ipairs(rows) do
    local cells = {}
    for j, key in ipairs(keys) do cells[j] = text_of(row[key]) end
    lines[i] = table.concat(cells, " ")
  end
  return table.concat(lines, "\n")
end

describe("ledger.run", function ()
  it("tells who, how much and by when", function ()
    local reports <close> = assert(pile.read { path = { "samples/port-2026.txt" } })
    local rows = ledger.run(reports).rows
    assert.equal("霁川市人民政府 - 2026-12\n市发展改革委 - 2026-06\n"
      .. "霁川市人民政府 - 2026\n各县区 - 2026",
      show({ table.unpack(rows, 2) }, { "owner", "none", "due" }))
    assert.equal("1.6万个+120个", text_of(rows[4].amounts))
    assert.equal(0, #ledger.run(reports, { state = "met" }).rows)
  end)

  it("judges by what the next report tells", function ()
    local reports <close> = assert(pile.read {
      path = { "samples/city-2025.txt", "samples/city-2026.txt" } })
    local missed = ledger.run(reports, { state = "missed" }).rows
    assert.equal("力争新能源电池产业产值突破450亿元。 428.5亿元 "
      .. "新能源电池产业产值: below the target",
      show({ missed[3] }, { "task", "outcomes", "reason" }))
  end)
end)

describe("score", function ()
  local reports
  setup(function ()
    reports = assert(pile.read { path = {
      "samples/port-2026.txt", "samples/lake-2026.txt", "samples/city-2026.txt" } })
  end)
  teardown(function () reports:close() end)

  local function index(fields)
    local all = { title = "T", scale = "range", missing = "skip",
                  least_weight = 0.5, indicators = {
      { name = "地区生产总值", of = "growth", weight = 3, better = "more" },
      { name = "城镇调查失业率", of = "level", weight = 1, better = "less" } } }
    for key, value in pairs(fields or {}) do all[key] = value end
    return all
  end
  local KEYS = { "rank", "region", "score", "told", "地区生产总值",
                 "地区生产总值 points", "城镇调查失业率" }

  it("weighs what is told, and says how much that is", function ()
    assert.equal("1 澜浦市 100.0 75% 6.1% 100.0 -\n"
      .. "2 霁川市 66.3 100% 5.2% 55.0 5.1%\n"
      .. "3 砚川市 0.0 100% 4.1% 0.0 5.7%",
      show(score.run(reports, index()).rows, KEYS))
  end)

  it("gives nothing for what is missing, if it should", function ()
    assert.equal("澜浦市 75.0", show({ score.run(reports,
      index { missing = "zero" }).rows[1] }, { "region", "score" }))
  end)

  it("ranks, if it should", function ()
    assert.equal("100.0\n50.0\n0.0", show(score.run(reports,
      index { scale = "rank" }).rows, { "地区生产总值 points" }))
  end)

  it("gives no score to who tells too little", function ()
    local result = score.run(reports, index { least_weight = 0.8 })
    assert.equal("- 澜浦市 - 75%", show({ result.rows[3] },
      { "rank", "region", "score", "told" }))
    assert.same({ "城镇调查失业率: 1 of 3 regions do not tell its level" },
                result.notes)
  end)

  it("says what is wrong with a table", function ()
    local folder = helper.folder()
    for text, message in pairs {
      ["return {}"] = "indicators: there are none",
      ["return { indicators = { { name = 'a', of = 'x', weight = 1, "
        .. "better = 'more' } } }"] = "indicators[1]: no such of: x",
      ["return { indicators = { { name = 'a', weight = 0/0 } } }"] =
        "indicators[1]: weight must be a number above 0",
    } do
      local path = helper.write(folder .. "/index.lua", text)
      local found, refusal = score.read(path)
      assert.is_nil(found)
      assert.equal(path .. ": " .. message, refusal)
    end
    helper.remove(folder)
  end)
end)

describe("monitor.run", function ()
  local KEYS = { "region", "indicator", "period", "value", "before", "signal",
                 "reason" }

  it("warns by bounds and by what fell", function ()
    local reports <close> = assert(pile.read { path = {
      "samples/city-2025.txt", "samples/city-2026.txt",
      "samples/lake-2026.txt" } })
    local result, red = monitor.run(reports, {
      { name = "固定资产投资", of = "growth", yellow = { below = 2 },
        red = { below = 0 } },
      { name = "城镇调查失业率", of = "level", yellow = { above = 5.5 } },
      { name = "居民消费价格", of = "growth", fall = 0.1 } })
    assert.equal(1, red)
    assert.equal("砚川市 固定资产投资 2025 -2.6% - red below 0\n"
      .. "澜浦市 居民消费价格 2025 0.1% 0.3% yellow fell by more than 0.1\n"
      .. "砚川市 城镇调查失业率 2025 5.7% - yellow above 5.5\n"
      .. "澜浦市 固定资产投资 2025 6.5% 6.5% green ", show(result.rows, KEYS))
  end)

  it("keeps months, quarters and years apart, in their order", function ()
    local folder = helper.folder()
    local path = helper.write(folder .. "/a.txt", "砚川市2021年经济运行情况\n\n"
      .. "2021年4月，进出口总额增长5%。2021年5月，进出口总额下降8%。"
      .. "2021年7月，进出口总额增长2%。2021年上半年，进出口总额增长3%。\n")
    local reports <close> = assert(pile.read { path = { path } })
    local rows = monitor.run(reports, { { name = "进出口总额", of = "growth",
      fall = 10 } }, { all = true }).rows
    helper.remove(folder)
    assert.equal("2021-05 -8% 5% yellow\n2021-04 5% - green\n"
      .. "2021-07 2% - green\n2021H1 3% - green",
      show(rows, { "period", "value", "before", "signal" }))
  end)
end)

describe("brief.run", function ()
  it("tells what changed since the last run", function ()
    local folder = helper.folder()
    local set = facts.load_rules()
    for _, path in ipairs { "samples/city-2025.txt", "samples/city-2026.txt" } do
      local reports <close> = assert(store.open(folder .. "/a.db"))
      local result = assert(extraction.read(path, set, { sentences = true }))
      assert(reports:put(result, result.facts))
    end
    local reports <close> = assert(store.open(folder .. "/a.db"))
    local options = { top = 2, watch = assert(monitor.read()) }
    local result = assert(brief.run(reports, options))
    assert.equal("documents 澜浦市2026年政府工作报告\nmissed 固定资产投资\n"
      .. "missed 研发经费投入强度\nmet 地区生产总值\nmet 规模以上工业增加值",
      show(result.rows, { "part", "what" }))
    assert.equal("missed: 2 more", result.notes[1])
    options.since = 9
    local nothing, message = brief.run(reports, options)
    assert.is_nil(nothing)
    assert.equal("there is no run 9: the last is 2", message)
    helper.remove(folder)
  end)
end)
