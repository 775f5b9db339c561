-- facts_spec.lua: facts and the raw bytes they stand on.
local helper = require "tests.spec.helper"
local document = require "tj.document"
local facts = require "tj.facts"
local numbers = require "tj.numbers"
local text = require "tj.core.text"

local set = facts.load_rules()

--- The value that the raw bytes of a fact read alone have.
local function value_of_raw(bytes, encoding)
  local doc <close> = assert(text.open(bytes, { encoding = encoding,
                                                html = false }))
  for _, quantity in ipairs(numbers.find(doc:text())) do
    if quantity.digits or quantity.low_digits then return quantity end
  end
end

--- Checks every fact of a file: its bytes are its text, and say its value.
local function check_raw(path)
  local doc <close> = assert(document.open(path))
  local raw, count = doc:raw(), 0
  for _, fact in ipairs((facts.extract(doc, set, path))) do
    local bytes = raw:sub(fact.start + 1, fact["end"])
    assert.equal(fact.text, bytes)
    local clean = doc:text():sub(fact.first, fact.last)
    local read = value_of_raw(clean, "UTF-8")
    if read and clean:find("^[%d.]+[亿万%%家项个元]*$") then
      assert.equal(fact.digits, read.digits, clean)
    end
    count = count + 1
  end
  return count
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
      { indicator = "游客", period = "2015-11", approx = "~" } },
    { "全省粮食产量居全国第二。", { kind = "rank", unit = "位" } },
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
