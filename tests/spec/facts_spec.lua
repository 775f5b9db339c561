-- facts_spec.lua: facts and the raw bytes they stand on.
local helper = require "tests.spec.helper"
local document = require "tj.document"
local facts = require "tj.facts"
local numbers = require "tj.numbers"
local text = require "tj.core.text"

local set = facts.load_rules()

--- What was written, cleaned by itself. Traditional text is Simplified only
--- in a document that looks Traditional, so here it is asked for.
local function clean(written, is_page)
  local doc <close> = assert(text.open(written, { encoding = "UTF-8",
                                                  html = is_page }))
  return assert(text.simplify(doc:text()))
end

--- Without blanks, and without pinyin that stands alone in parentheses.
local function plain(s)
  return (s:gsub("%((%a[^()]*)%)", ""):gsub("%s", ""))
end

--- Checks every fact of a file: the raw bytes decoded are its text, cleaned
--- they are what the clean text has, and read alone, without the blanks that
--- only the text around them shows to be none, they have its digits.
local function check_raw(path)
  local doc <close> = assert(document.open(path))
  local raw, encoding = doc:raw(), doc:encoding()
  local list = facts.extract(doc, set, path)
  for _, fact in ipairs(list) do
    local bytes = raw:sub(fact.start + 1, fact["end"])
    assert.equal(fact.text, (text.decode(bytes, encoding)))
    local read = clean(fact.text, path:find("%.html$") ~= nil)
    local place = ("%s: %d: %s"):format(path, fact.start, fact.text)
    assert.equal(plain(doc:text():sub(fact.first, fact.last)), plain(read),
                 place)
    local number = numbers.find(plain(read))[1]
    for _, key in ipairs { "digits", "low_digits", "high_digits" } do
      assert.equal(fact[key], number and number[key], place)
    end
  end
  return #list
end

describe("a fact's raw bytes", function ()
  for name in require "lfs".dir "samples" do
    if name:find("%.%w+$") then
      it("are its text in samples/" .. name, function ()
        assert.truthy(check_raw("samples/" .. name) > 5)
      end)
    end
  end

  it("are its text in all of the corpus", function ()
    if not helper.has_shared() then
      pending("../shared is absent")
      return
    end
    local files = document.list { helper.shared .. "/corpus" }
    assert.truthy(#files > 50)
    for _, path in ipairs(files) do check_raw(path) end
  end)
end)

describe("facts.of_text", function ()
  local function only(sentence)
    local list = facts.of_text(sentence, set)
    assert.equal(1, #list, sentence)
    return list[1]
  end

  for _, row in ipairs {
    { "2016年工业投资147.44亿元。",
      { indicator = "工业投资", period = "2016", kind = "level",
        status = "actual", unit = "元" } },
    { "力争2017年工业投资增长8%。",
      { indicator = "工业投资", period = "2017", kind = "change",
        status = "target" } },
    { "预计全社会研发投入占GDP比重达2.8%。",
      { kind = "share", status = "forecast" } },
    { "截至2015年11月底,累计接待游客近30万人次。",
      { indicator = "接待游客", period = "2015-11", approx = "~" } },
    { "人口自然增长率为-1.59‰。", { indicator = "人口自然增长率",
                                      kind = "change", direction = "" } },
    { "全省粮食产量居全国第二。", { kind = "rank", unit = "位" } },
    { "地区生产总值[2]1845.67亿元。",
      { indicator = "地区生产总值", canonical = "地区生产总值" } },
  } do
    it("reads " .. row[1], function ()
      local fact = only(row[1])
      for key, value in pairs(row[2]) do assert.equal(value, fact[key], key) end
    end)
  end

  it("lets a number go on with the subject before it", function ()
    local list = facts.of_text("工业投资147亿元,同比增长6%。", set)
    assert.equal("工业投资", list[2].indicator)
    assert.equal("up", list[2].direction)
  end)

  it("gives the same ids for the same text", function ()
    assert.equal(only("企业33家。").id, only("企业33家。").id)
  end)
end)
