-- search_spec.lua: tj search, and what it makes of what a person asks.
local helper = require "tests.spec.helper"
local json = require "tj.core.json"
local searchquery = require "tj.searchquery"

describe("a query", function ()
  for _, row in ipairs {
    { '工业', '("工业")' },
    { '工业  投资', '("工业" AND "投资")' },
    { '"工业 投资" 增长*', '("工业 投资" AND "增长"*)' },
    { '“工业”*', '("工业"*)' },
    { '「工业」', '("工业")' },
    { '工业 OR 农业 粮食', '("工业") OR ("农业" AND "粮食")' },
    { '工业 -房地产 -"商品 房"', '(("工业")) NOT ("房地产" OR "商品 房")' },
    { 'AND NEAR(', '("AND" AND "NEAR(")' },
    { '5.9% a"b', '("5.9%" AND "a""b")' },
  } do
    it("is read: " .. row[1], function ()
      local query = searchquery.parse(row[1])
      assert.equal(row[2]:gsub("^%(%((.*)%)%) NOT", "((%1)) NOT"), query)
    end)
  end

  for text, message in pairs {
    [""] = "there is no word to look for", ["-x"] = "there is no word to look for",
    ["a OR"] = "there is no word to look for",
    ['"工业'] = "a quote is not closed",
  } do
    it("is refused: " .. text, function ()
      local query, why = searchquery.parse(text)
      assert.is_nil(query)
      assert.equal(message, why)
    end)
  end
end)

describe("tj search", function ()
  local folder = helper.folder()
  local path = folder .. "/facts.db"
  setup(function ()
    helper.write(folder .. "/a.txt", "云山市2016年工作总结\n\n一、工业\n"
      .. "全年工业技改投资147.44亿元，增长64.6%。扎实推进生产业绩考核。\n"
      .. "<b>工业</b>园区|新增3家。\n")
    local got = helper.run { "extract", "-q", "--db", path, "-o",
                             folder .. "/a.jsonl", folder .. "/a.txt" }
    assert.equal(0, got.code, got.err)
  end)
  teardown(function () helper.remove(folder) end)

  local function search(...)
    return helper.run { "search", "--db", path, ... }
  end

  it("gives sentences with their raw offsets and what was found", function ()
    local got = search("--format", "jsonl", "技改投资")
    assert.equal(0, got.code, got.err)
    local hit = json.decode(got.out)
    assert.equal(folder .. "/a.txt", hit.doc)
    assert.equal("云山市2016年工作总结", hit.title)
    assert.equal(4, hit.line)
    assert.same({ { 12, 24 } }, { { hit.marks[1][1], hit.marks[1][2] } })
    local raw = helper.read(hit.doc)
    assert.truthy(raw:sub(hit.start + 1, hit["end"]):find("^全年工业技改投资"))
    assert.equal("tj: 1 of 1 sentences\n", got.err)
  end)

  it("finds words and no parts of words, all of those that are asked", function ()
    assert.equal("", search("--format", "jsonl", "产业").out)
    assert.equal("", search("--format", "jsonl", "技改", "考核").out)
    assert.equal("tj: 0 of 0 sentences\n",
                 search("--format", "jsonl", "--", "技改", "-投资").err)
    assert.equal("tj: 2 of 3 sentences\n",
                 search("--format", "jsonl", "--limit", "2", "工业").err)
  end)

  it("marks what was found in each format", function ()
    local function of(format) return search("--format", format, "园区").out end
    assert.truthy(of("md"):find("工业&lt;/b>**园区**\\|新增3家", 1, true), of("md"))
    assert.truthy(of("html"):find("&lt;/b&gt;<mark>园区</mark>|", 1, true))
    assert.truthy(of("table"):find("</b>[园区]|新增3家", 1, true))
    assert.truthy(of("csv"):find(",<b>工业</b>园区|新增3家", 1, true))
  end)

  it("colours it on a terminal", function ()
    local got = helper.shell(([[TERM=xterm NO_COLOR= script -qec ]]
      .. [["%s search --db %s 园区" /dev/null]]):format(helper.tj, path))
    assert.truthy(got.out:find("\27[1;31m园区\27[0m", 1, true), got.out)
  end)

  it("says what is wrong with a query, and that there is no store", function ()
    local got = search('"工业')
    assert.equal(2, got.code)
    assert.truthy(got.err:find("a quote is not closed", 1, true))
    got = helper.run { "search", "工业" }
    assert.equal(2, got.code)
    got = helper.run { "search", "--db", folder .. "/none.db", "工业" }
    assert.equal(3, got.code)
  end)

  it("leaves the file to the sqlite3 shell, but for the search", function ()
    local got = helper.shell(([[sqlite3 %s "SELECT count(*) > 3 FROM sentences;
      SELECT indicator FROM sourced_facts WHERE kind = 'level' LIMIT 1;
      SELECT gained > 0 FROM run_counts; SELECT count(*) > 0 FROM figures;
      SELECT count(*) > 0 FROM fact_versions"]]):format(path))
    assert.equal("1\n工业技改投资\n1\n1\n1\n", got.out, got.err)
    got = helper.shell(([[sqlite3 %s "SELECT * FROM search"]]):format(path))
    assert.truthy(got.err:find("no such tokenizer: words", 1, true), got.err)
  end)
end)
