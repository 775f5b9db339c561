-- report_spec.lua: the HTML report, from hostile documents and from samples.
-- What it does in a browser is tests/browser.
local helper = require "tests.spec.helper"
local document = require "tj.document"
local extraction = require "tj.extraction"
local facts = require "tj.facts"
local json = require "tj.core.json"
local report = require "tj.report"
local store = require "tj.store"

local HOSTILE = [[
<script>alert(1)</script>望汐区2016年工作报告
2016年，工业产值4.35亿元，增长8.2%。<img src=x onerror=alert(2)>出口</script>约3万元。
javascript:alert(3) 新增<!--企业12家，"><svg onload=alert(4)>园区2个。]] ..
  "\u{2028}培训3万人次。\n"

local rule_set = facts.load_rules()

--- A store in memory that holds texts by path.
local function stored(texts)
  local opened = assert(store.open ":memory:")
  for path, text in pairs(texts) do
    local doc <close> = assert(document.from_text(text, path))
    local result = extraction.of(doc, path, rule_set, { sentences = true })
    assert(opened:put(result, result.facts))
  end
  return opened
end

local function count(text, plain)
  local found, at = 0, 1
  while true do
    local _, last = text:find(plain, at, true)
    if not last then return found end
    found, at = found + 1, last + 1
  end
end

--- What the page's script reads.
local function data_of(page)
  local text = page:match('<script type="application/json" id="data">(.-)</script>')
  return assert(json.decode(text)), text
end

local function assert_links_resolve(page)
  local ids = {}
  for id in page:gmatch('<[^>]- id="([^"]*)"') do
    assert.is_nil(ids[id], "two of " .. id)
    ids[id] = true
  end
  for id in page:gmatch('href="#([^"]*)"') do
    assert.is_true(ids[id], "no " .. id)
  end
  for _, row in ipairs(data_of(page).facts.rows) do
    local id = ("d%dn%d"):format(row[1] + 1, row[2])
    assert.is_true(ids[id], "no " .. id)
  end
end

describe("report.page", function ()
  it("shows a number in its sentence and in the list of facts", function ()
    local page = report.page(stored { ["a.txt"] =
      "望汐区2016年工作报告\n2016年，工业产值4.35亿元，增长8.2%。\n" })
    assert.is_truthy(page:find(
      '工业产值<mark class="actual" id="d1n1">4.35亿元</mark>,增长', 1, true))
    local row = data_of(page).facts.rows[1]
    assert.same({ 0, 1, "4.35亿元", "4.35亿元" }, { table.unpack(row, 1, 4) })
    assert_links_resolve(page)
  end)

  it("makes hostile text no more than text", function ()
    local page = report.page(stored { ["<b>\".txt"] = HOSTILE },
      { title = "</title><script>", unread = { "<b>: gone" } })
    assert.equal(3, count(page, "<script"))
    assert.equal(3, count(page, "</script"))
    assert.equal(1, count(page, "</title>"))
    for _, markup in ipairs { "<img", "<svg onload", "<b>", "<!--",
                              'href="javascript', 'src="', " style=" } do
      assert.equal(0, count(page:gsub("<script>.-</script>", ""), markup), markup)
    end
    assert.is_truthy(page:find("&lt;img src=x onerror=alert(2)&gt;", 1, true))
    assert_links_resolve(page)
  end)

  it("allows its own scripts by their hash, and nothing else", function ()
    local page = report.page(stored { ["a.txt"] = HOSTILE })
    local policy = page:match('Content%-Security%-Policy" content="([^"]*)"')
    policy = policy:gsub("&#39;", "'")
    assert.is_truthy(policy:find("default-src 'none'", 1, true))
    assert.is_nil(policy:find("unsafe", 1, true))
    for script in page:gmatch("<script>(.-)</script>") do
      assert.is_truthy(policy:find(report.source(script), 1, true))
    end
    local style = page:match("<style>(.-)</style>")
    assert.is_truthy(policy:find(report.source(style), 1, true))
  end)

  it("holds in pieces what is far from any number", function ()
    local page = report.page(stored { ["a.txt"] = "望汐区2016年工作报告\n"
      .. ("今天天气很好。\n"):rep(50) .. "2016年，工业产值4.35亿元。\n"
      .. ("大家都很高兴。\n"):rep(50) })
    assert.equal(1, count(page, "今天天气很好"))
    assert.equal(1, count(page, "大家都很高兴"))
    assert.equal(2, count(page, 'class="gap"'))
  end)

  it("cuts what is long and without numbers", function ()
    local page = report.page(stored { ["a.txt"] = "望汐区2016年工作报告\n2016年，"
      .. ("好"):rep(100000) .. "，工业产值4.35亿元。\n" })
    assert.is_true(#page < 400000)
    assert.is_truthy(page:find(">4.35亿元</mark>", 1, true))
  end)

  it("has something to say of no documents, and of one without facts", function ()
    assert_links_resolve(report.page(stored {}))
    local page = report.page(stored { ["a.txt"] = "今天天气很好。\n" })
    assert.is_truthy(page:find("没有找到事实", 1, true))
    assert_links_resolve(page)
  end)

  it("shows the analyses, each figure a link", function ()
    local texts = {}
    for i, region in ipairs { "望汐市", "澜浦市", "青岚市" } do
      for year = 2021, 2025 do
        texts[region .. year] = ("%d年%s政府工作报告\n一、%d年工作回顾\n"
          .. "%d年，地区生产总值达到%d亿元，增长%d.5%%。\n二、%d年工作安排\n"
          .. "%d年主要预期目标：地区生产总值增长%d%%左右。\n"):format(
          year + 1, region, year, year, 1000 * i + year, i + 2, year + 1, year + 1,
          i + 3)
      end
    end
    local page = report.page(stored(texts))
    for _, id in ipairs { "headline", "compare", "timeline", "targets" } do
      assert.is_truthy(page:find('<section id="' .. id .. '"', 1, true), id)
    end
    local charts = data_of(page).charts
    assert.equal("bar", charts[1].kind)
    assert.equal(3, #charts[1].series[1].data)
    assert_links_resolve(page)
  end)
end)

describe("report.source", function ()
  it("is the hash that browsers compute", function ()
    assert.equal("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
                 report.source "")
    assert.equal("'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='",
                 report.source "abc")
  end)
end)

describe("report.island", function ()
  it("can end no script and begin no comment", function ()
    local text = report.island { "</script><!--\u{2028}&\u{2029}" }
    assert.is_nil(text:find "[<>&]")
    assert.is_nil(text:find "\u{2028}")
    assert.same({ "</script><!--\u{2028}&\u{2029}" }, (json.decode(text)))
  end)
end)

describe("tj report", function ()
  local folder = helper.folder()
  teardown(function () helper.remove(folder) end)

  it("writes the samples whole", function ()
    local result = helper.run { "report", "-o", folder .. "/r.html", "samples" }
    assert.equal("", result.err)
    assert.equal(0, result.code)
    local page = helper.read(folder .. "/r.html")
    assert.is_truthy(page:find("3286.4亿元", 1, true))
    assert_links_resolve(page)
  end)

  it("tells of files it cannot read, and does the others", function ()
    local result = helper.run { "report", "no-such.txt",
                                "samples/bureau-2016.txt" }
    assert.equal(3, result.code)
    assert.is_truthy(result.err:find("no-such.txt", 1, true))
    assert.is_truthy(result.out:find("no-such.txt", 1, true))
    assert.is_truthy(result.out:find("742.15亿元", 1, true))
  end)

  it("shows the same of a store as of its files", function ()
    local database = folder .. "/facts.db"
    helper.run { "extract", "--db", database, "samples" }
    local result = helper.run { "report", "--db", database }
    assert.equal("", result.err)
    assert.equal(0, result.code)
    assert.equal(helper.run({ "report", "samples" }).out, result.out)
  end)

  it("takes other rules", function ()
    local result = helper.run { "report", "--rules", folder .. "/none.lua",
                                "samples/bureau-2016.txt" }
    assert.equal(3, result.code)
    assert.is_truthy(result.out:find("none.lua", 1, true))
  end)

  it("says that a store is not there", function ()
    local result = helper.run { "report", "--db", folder .. "/none.db" }
    assert.equal(3, result.code)
    assert.is_truthy(result.err:find("none.db", 1, true))
  end)

  it("refuses wrong usage", function ()
    assert.equal(2, helper.run({ "report" }).code)
    assert.equal(2, helper.run({ "report", "--db", "a.db", "samples" }).code)
  end)
end)
