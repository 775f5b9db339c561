-- pattern_spec.lua: patterns on texts, through all layers; the matcher itself is
-- tested in tests/unit/matcher_test.c.
local _ = require "tests.spec.helper"
local document = require "tj.document"
local pattern = require "tj.pattern"
local rules = require "tj.rules"
local sentence = require "tj.sentence"

local set = rules.load()

--- Calls `ask` with the first sentence of a text and its nth claim.
local function at_claim(text, nth, ask)
  local doc <close> = assert(document.from_text(text))
  local quantities = doc:quantities()
  local view = sentence.new({ doc = doc, quantities = quantities },
                            doc:sentences()[1], set.phrases)
  for _, quantity in ipairs(quantities) do
    if quantity.role == "claim" then
      nth = nth - 1
      if nth == 0 then return ask(view, quantity) end
    end
  end
  error("no such claim in " .. text)
end

--- The captures of `source` around the nth claim of a text, as text.
local function captures(source, text, nth)
  local compiled = assert(pattern.compile(source, set.lexicons))
  return at_claim(text, nth or 1, function (view, quantity)
    local found = compiled.match(view, quantity)
    if not found then return nil end
    local texts = {}
    for name, span in pairs(found.captures) do
      texts[name] = view.text:sub(span.first, span.last)
    end
    return texts
  end)
end

describe("pattern.compile", function ()
  for _, row in ipairs {
    { "x:<np>", "no element is captured as 'value'", 1 },
    { "value:<percent> value:<percent>", "'value' is captured twice", 17 },
    { "value:<percnt>", "no element is called <percnt>", 7 },
    { "增长) value:<percent>", "')' without '('", 3 },
    { "@nothing value:<percent>", "no lexicon or pattern is called @nothing", 1 },
    { "同比? value:<percent>", "put (同比) in parentheses", 3 },
  } do
    it("refuses " .. row[1], function ()
      local compiled, message = pattern.compile(row[1])
      assert.is_nil(compiled)
      assert.truthy(message:find(row[2], 1, true), message)
      assert.truthy(message:find("(column " .. row[3] .. ")", 1, true), message)
    end)
  end

  it("points a caret at the place, two columns for a Chinese char", function ()
    local _, message, line = pattern.compile("\n 增长) value:<percent>")
    assert.equal(2, line)
    assert.equal("     增长) value:<percent>\n         ^",
                 message:match("\n(.*)$"))
  end)
end)

describe("a pattern", function ()
  for _, row in ipairs {
    { "takes the noun phrase before a number, trimmed",
      "indicator:<np> value:<money>", "全市工业投资累计达147亿元。",
      { indicator = "工业投资", value = "147亿元" } },
    { "takes words of a lexicon", "indicator:<np> (同比)? way:@up value:<percent>",
      "出口额同比增长6%。",
      { indicator = "出口额", way = "增长", value = "6%" } },
    { "asks for a size", "value:<money ≥100亿>", "投资147亿元。",
      { value = "147亿元" } },
    { "refuses another size", "value:<money ≥1万亿>", "投资147亿元。", nil },
    { "asks for an approximation", "value:<money over>", "投资超147亿元。",
      { value = "147亿元" } },
    { "passes over words of the sentence", "where:<region> ... value:<money>",
      "在北京,投资147亿元。", { where = "北京", value = "147亿元" } },
    { "takes titles", "title:<title> .. value:<count>", "《河湖条例》提出措施33项。",
      { title = "河湖条例", value = "33项" } },
  } do
    it(row[1], function ()
      assert.same(row[4], captures(row[2], row[3]))
    end)
  end

  it("tells how far it gets where it does not match", function ()
    local compiled = assert(pattern.compile "indicator:<np> 下降 value:<percent>")
    at_claim("出口额增长6%。", 1, function (view, quantity)
      local why = compiled.explain(view, quantity)[1]
      assert.is_false(why.matched)
      assert.equal(("indicator:<np> "):len() + 1, why.first)
      assert.equal(quantity.first - 1, why.at)
    end)
  end)
end)
