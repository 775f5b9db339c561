-- report_spec.lua: the HTML report, from facts made by hand and from samples.
local helper = require "tests.spec.helper"
local lfs = require "lfs"
local report = require "tj.report"

local TEXT = "望汐区报告\n首页 > <script>alert(1)</script>\n"
  .. "工业产值4.35亿元，增长8.2%。<img src=x onerror=alert(2)>出口约3万元。"

local function fact(written, fields)
  local first, last = TEXT:find(written, 1, true)
  local line_first = TEXT:find("工业产值", 1, true)
  local one = { first = first, last = last, sentence_first = line_first,
                sentence_last = #TEXT, text = written, digits = "0",
                unit = "元", approx = "=", direction = "", indicator = "产值",
                canonical = "", kind = "level", status = "actual",
                period = "2016", region = "望汐区", rule = "a b.lua:1" }
  for key, value in pairs(fields or {}) do one[key] = value end
  return one
end

local function entry(list, fields)
  local one = { path = "a/<b>\".txt", title = "望汐区<报告>", text = TEXT,
                facts = list, encoding = "UTF-8",
                coverage = { seen = #list + 2, claimed = #list,
                             aside = { period = 2 }, unexplained = {} } }
  for key, value in pairs(fields or {}) do one[key] = value end
  return one
end

local function count(text, plain)
  local found, at = 0, 1
  while true do
    local _, last = text:find(plain, at, true)
    if not last then return found end
    found, at = found + 1, last + 1
  end
end

local function assert_links_resolve(page)
  local ids = {}
  for id in page:gmatch(' id="([^"]*)"') do
    assert.is_nil(ids[id], "two of " .. id)
    ids[id] = true
  end
  for id in page:gmatch('href="#([^"]*)"') do
    assert.is_true(ids[id], "no " .. id)
  end
end

describe("report.page", function ()
  it("shows a number in its sentence, and both link to each other", function ()
    local page = report.page { entry {
      fact("4.35亿元", { digits = "435000000" }) } }
    assert.is_truthy(page:find("工业产值<mark>4.35亿元</mark>，增长8.2%", 1, true))
    assert.is_truthy(page:find('<a href="#d1n1">4.35亿元</a>', 1, true))
    assert.is_truthy(page:find(
      '<a class="n actual" id="d1n1" href="#d1r1">4.35亿元</a>', 1, true))
    assert.is_truthy(page:find("<small>435,000,000</small>", 1, true))
    assert_links_resolve(page)
  end)

  it("makes hostile text no more than text", function ()
    local page = report.page({ entry {
      fact("8.2%", { indicator = "<svg onload=alert(3)>", unit = "\"'>",
                     region = "javascript:alert(4)" }) } },
      { title = "</title><script>", unread = { "<b>: gone" } })
    assert.equal(1, count(page, "<script"))
    assert.equal(1, count(page, "</title>"))
    for _, markup in ipairs { "<img", "<svg", "<b>", "href=\"javascript",
                              "src=\"" } do
      assert.equal(0, count(page, markup), markup)
    end
    assert.is_truthy(page:find("&lt;img src=x onerror=alert(2)&gt;", 1, true))
    assert_links_resolve(page)
  end)

  it("asks nothing of any server", function ()
    local page = report.page { entry {} }
    assert.equal(0, count(page, "http:"))
    assert.equal(0, count(page, "https:"))
    assert.equal(0, count(page, "url("))
    assert.is_truthy(page:find("default-src 'none'", 1, true))
  end)

  it("gives two facts of one number one anchor", function ()
    local page = report.page { entry {
      fact("4.35亿元"), fact("4.35亿元", { indicator = "增加值" }) } }
    assert.equal(1, count(page, 'id="d1n1"'))
    assert.equal(2, count(page, 'href="#d1n1"'))
    assert_links_resolve(page)
  end)

  it("marks numbers that no rule claimed, and counts them", function ()
    local first, last = TEXT:find("3万元", 1, true)
    local page = report.page { entry({ fact("8.2%") }, { coverage = {
      seen = 4, claimed = 1, aside = { furniture = 2 },
      unexplained = { { first = first, last = last } } } }) }
    assert.is_truthy(page:find('<span class="n none">3万元</span>', 1, true))
    assert.is_truthy(page:find("50%", 1, true))
  end)

  it("greys furniture and keeps headings", function ()
    local _, nav_last = TEXT:find("</script>", 1, true)
    local page = report.page { entry({}, { blocks = {
      { first = 1, last = TEXT:find("\n") - 1, type = "heading", level = 1 },
      { first = TEXT:find("\n") + 1, last = nav_last, type = "furniture" },
    } }) }
    assert.is_truthy(page:find('<h4 class="heading">望汐区报告</h4>', 1, true))
    assert.is_truthy(page:find('<p class="furniture">首页 &gt;', 1, true))
  end)

  for _, row in ipairs {
    { "a range", { low_digits = "80", high_digits = "100", unit = "家" }, "80–100家" },
    { "a lower end", { low_digits = "5000000", unit = "元" }, "≥500万元" },
    { "a rank", { digits = "3", unit = "位", kind = "rank" }, "第3位" },
    { "a move by ranks", { digits = "3", unit = "位", kind = "change" }, "3位" },
    { "a ratio", { digits = "27", unit = "1:n" }, "1:27" },
    { "a fall below nothing", { digits = "-1.50", unit = "‰" }, "-1.50‰" },
  } do
    it("shows the base value of " .. row[1], function ()
      local one = fact("8.2%", row[2])
      one.digits = row[2].digits
      local page = report.page { entry { one } }
      assert.is_truthy(page:find('">' .. row[3], 1, true))
    end)
  end

  it("says so where only facts are known", function ()
    local page = report.page { { path = "a", text = TEXT, facts = { fact "8.2%" } } }
    assert.is_truthy(page:find("有事实的句子", 1, true))
    assert.is_truthy(page:find("<dd>–</dd>", 1, true))
    assert_links_resolve(page)
  end)

  it("has something to say of no documents, and of one without facts", function ()
    assert_links_resolve(report.page {})
    assert.is_truthy(report.page { entry {} }:find("没有找到事实", 1, true))
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
    assert.equal(1, count(page, "<script"))
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

  it("shows what a store has", function ()
    local database = folder .. "/facts.db"
    helper.run { "extract", "--db", database, "samples" }
    local result = helper.run { "report", "--db", database }
    assert.equal("", result.err)
    assert.equal(0, result.code)
    assert.is_truthy(result.out:find("<mark>742.15亿元</mark>", 1, true))
    assert_links_resolve(result.out)
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

describe("the page in a browser", function ()
  local BROWSER = "/usr/bin/chromium"

  it("runs its own script and none of a document's", function ()
    if lfs.attributes(BROWSER, "mode") ~= "file" then
      return pending("chromium is absent")
    end
    local folder = helper.folder()
    finally(function () helper.remove(folder) end)
    helper.write(folder .. "/r.html", report.page { entry {
      fact("8.2%"), fact("4.35亿元") } })
    local result = helper.shell(table.concat({
      BROWSER, "--headless --no-sandbox --disable-gpu --disable-quic",
      "--no-first-run --disable-background-networking",
      "--disable-component-update --disable-sync --user-data-dir=" .. folder,
      "--dump-dom file://" .. folder .. "/r.html" }, " "))
    assert.is_truthy(result.out:find(">2 / 2</output>", 1, true))
    assert.is_truthy(result.out:find('aria-sort="none"', 1, true))
    assert.equal(1, count(result.out, "<script"))
  end)
end)
