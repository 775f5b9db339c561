-- pattern_spec.lua: the pattern language, on sentences cut by hand.
local _ = require "tests.spec.helper"
local pattern = require "tj.pattern"
local sentence = require "tj.sentence"

local PHRASES = sentence.phrases {
  cut = { "完成", "新增", "居" }, head = { "全市", "其中" },
  tail = { "达", "累计" }, stop = { "入选" },
}

--- A view of "工业/n 投资/n <147亿元/currency> ,/x": quantities in <text/type>,
--- periods among them; the text is the words joined.
local function view_of(cut)
  local words, quantities, parts, at = {}, {}, {}, 1
  for item in cut:gmatch("%S+") do
    local open, text, tag = item:match("^(<?)(.-)/(%w+)>?$")
    local word = { first = at, last = at + #text - 1, text = text, tag = tag }
    if open == "<" then
      local unit = text:match("[^%d.]+$") or ""
      quantities[#quantities + 1] = {
        first = word.first, last = word.last, text = text, unit = unit,
        context_first = word.first, context_last = word.last,
        type = tag, role = tag == "period" and "period" or "claim" }
      word.tag, word.quantity = "m", #quantities
    end
    words[#words + 1], parts[#parts + 1], at = word, text, at + #text
  end
  local doc = { text = table.concat(parts), words = words,
                quantities = quantities }
  return sentence.new(doc, { first = 1, last = at - 1 }, PHRASES), quantities
end

--- The captures of `source` around the nth claim of `cut`, as text.
local function captures(source, cut, nth)
  local view, quantities = view_of(cut)
  local compiled = assert(pattern.compile(source, { up = { "增长", "增" } }))
  local claims = {}
  for _, quantity in ipairs(quantities) do
    if quantity.role == "claim" then claims[#claims + 1] = quantity end
  end
  local quantity = claims[nth or 1]
  local found = compiled.accepts(quantity) and compiled.match(view, quantity)
  if not found then return nil end
  local texts = {}
  for name, span in pairs(found.captures) do
    texts[name] = view.text:sub(span.first, span.last)
  end
  return texts
end

describe("pattern.compile", function ()
  for _, row in ipairs {
    { "x:<np>", "no element is captured as 'value'", 1 },
    { "value:<percent> value:<np>", "'value' is captured twice", 17 },
    { "value:<percnt>", "no element is called <percnt>", 7 },
    { "(增长 value:<percent>", "'(' without ')'", 1 },
    { "增长) value:<percent>", "')' without '('", 3 },
    { "value:<percent", "'<' without '>'", 7 },
    { "@nothing value:<percent>", "no lexicon is called @nothing", 1 },
    { "value:(增长)", "'value' must be one element", 1 },
    { "value:<np>", "'value' must be a quantity", 1 },
    { "同比? value:<percent>", "put (同比) in parentheses", 3 },
    { '"增 value:<percent>', "a quote is not closed", 1 },
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
  it("takes the noun phrase before a number, trimmed", function ()
    assert.same({ indicator = "工业投资", value = "147亿元" },
      captures("indicator:<np> value:<money>",
               "全市/n 工业/n 投资/n 累计/v 达/v <147亿元/currency>"))
  end)

  it("begins a phrase after a verb of the cut list", function ()
    assert.same({ indicator = "总产值", value = "9亿元" },
      captures("indicator:<np> value:<money>",
               "工业/n 完成/v 总产值/n <9亿元/currency>"))
  end)

  it("ends a phrase at a number, and at the list mark after it", function ()
    assert.same({ indicator = "黑广播", value = "22个" },
      captures("indicator:<np> value:<count>",
               "伪基站/n <8个/number> 、/x 黑广播/n <22个/number>", 2))
  end)

  it("reads literals between phrase and number", function ()
    local found = captures("indicator:<np> (同比)? way:@up value:<percent>",
                           "出口/n 同比/d 增长/v <6%/percent>")
    assert.same({ indicator = "出口", way = "增长", value = "6%" }, found)
  end)

  it("leaves out what is optional", function ()
    assert.same({ value = "6%" },
      captures("indicator:<np>? 增长 value:<percent>",
               ",/x 增长/v <6%/percent>"))
  end)

  it("reads a phrase after the number, up to a stop word", function ()
    assert.same({ indicator = "大型企业", value = "19家" },
      captures("value:<count> indicator:<np>",
               "<19家/number> 大型/b 企业/n 入选/v 名单/n"))
  end)

  it("does not match a quantity of another type", function ()
    assert.is_nil(captures("value:<percent>", "<19家/number>"))
  end)

  it("asks for a unit", function ()
    assert.truthy(captures("value:<unit=家>", "<19家/number>"))
    assert.is_nil(captures("value:<unit=项>", "<19家/number>"))
  end)

  it("stays in the clause with a gap", function ()
    assert.truthy(captures("居 .. value:<rank>",
                           "居/v 全国/n 各/r 城市/n <第二/rank>"))
    assert.is_nil(captures("居 .. value:<rank>",
                           "居/v 前列/n ,/x 城市/n <第二/rank>"))
  end)

  it("refuses what an absent part finds", function ()
    assert.is_nil(captures("indicator:<np> !(等) value:<count>",
                           "甲/n 乙/n 等/u <5家/number>"))
  end)

  it("knows the edges of a clause", function ()
    assert.truthy(captures("^ 增长 value:<percent> $",
                           "出口/n ,/x 增长/v <6%/percent> 。/x"))
    assert.is_nil(captures("^ 增长 value:<percent>",
                           "出口/n 增长/v <6%/percent>"))
  end)

  it("tries its alternatives in order", function ()
    assert.same({ way = "升", value = "6%" },
      captures("way:(升高|升|降) value:<percent>", "升/v <6%/percent>"))
  end)

  it("skips a whole parenthesis inside a phrase", function ()
    assert.same({ indicator = "企业(含试点)", value = "30家" },
      captures("indicator:<np> value:<count>",
               ",/x 企业/n (/x 含/v 试点/n )/x <30家/number>"))
  end)

  it("ends where repeats could run away", function ()
    assert.truthy(captures("(增|长)* value:<percent>",
                           ("增/v 长/v "):rep(40) .. "<6%/percent>"))
  end)
end)
