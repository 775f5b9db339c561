-- samples_spec.lua: the samples have the faults that docs/samples.md tells of,
-- and every number found in them lies where the program says.
local helper = require "tests.spec.helper"
local lfs = require "lfs"

local function sample(name)
  return helper.read(helper.root .. "/samples/" .. name)
end

local function names()
  local list = {}
  for name in lfs.dir(helper.root .. "/samples") do
    if not name:find("^%.") then list[#list + 1] = name end
  end
  table.sort(list)
  return list
end

--- The number at '#' in `pattern`, which is plain text of the sample.
local function number(name, pattern)
  local before, after = pattern:match("^(.-)#(.*)$")
  local content, from = sample(name), 1
  while true do
    local _, last = content:find(before, from, true)
    if not last then error(name .. " has no " .. pattern, 2) end
    local digits, stop = content:match("^([%d.]+)()", last + 1)
    if digits and content:sub(stop, stop + #after - 1) == after then
      return tonumber(digits)
    end
    from = last + 1
  end
end

local function growth(before, after)
  return ("%.1f"):format((after / before - 1) * 100)
end

describe("samples", function ()
  it("are each described", function ()
    local guide = helper.read(helper.root .. "/docs/samples.md")
    for _, name in ipairs(names()) do
      assert.is_truthy(guide:find("`" .. name .. "`", 1, true), name)
    end
  end)

  it("are UTF-8, but for the one that is GB18030", function ()
    for _, name in ipairs(names()) do
      assert.equal(name ~= "gb18030.txt", utf8.len(sample(name)) ~= nil, name)
    end
    assert.is_truthy(sample("gb18030.txt"):find("\x82\x31\xD2\x33", 1, true))
  end)

  for name, stretch in pairs {
    ["traditional-pinyin.txt"] = "機(jī)構(gòu)",
    ["communique-2025.txt"] = "７ ４ ７ ２亿元",
    ["web-page.html"] = "每日返水1.2%",
  } do
    it("have their faults: " .. stretch, function ()
      assert.is_truthy(sample(name):find(stretch, 1, true))
    end)
  end

  it("plant a sum that its parts do not make", function ()
    local whole = number("bureau-2016.txt", "各类创新平台#家")
    local parts = number("bureau-2016.txt", "其中国家级#家、省级")
      + number("bureau-2016.txt", "家、省级#家、市级")
      + number("bureau-2016.txt", "家、市级#家。")
    assert.equal(152, whole)
    assert.equal(149, parts)
  end)

  it("plant a growth that its endpoints do not make", function ()
    local before = number("web-page.html", "由2016年的#家增加到")
    local after = number("web-page.html", "家增加到#家")
    assert.equal("33.3", growth(before, after))
    assert.equal(23.3, number("web-page.html", "248家，增长#%"))
  end)

  it("plant a growth that the year before does not bear out", function ()
    local before = number("city-2025.txt", "实际使用外资#亿美元")
    local after = number("city-2026.txt", "实际使用外资#亿美元")
    assert.equal("12.5", growth(before, after))
    assert.equal(18.6, number("city-2026.txt", "3.6亿美元，增长#%"))
  end)

  for _, row in ipairs {
    { "地区生产总值完成#亿元", "大关，达到#亿元", "3019.9亿元，增长#%" },
    { "一般公共预算收入#亿元", "一般公共预算收入#亿元", "194.6亿元，增长#%" },
    { "固定资产投资#亿元", "固定资产投资#亿元", "1226.9亿元，增长#%" },
    { "社会消费品零售总额#亿元", "社会消费品零售总额#亿元", "1130.7亿元，增长#%" },
    { "进出口总额#亿元", "进出口总额#亿元", "541亿元，增长#%" },
    { "粮食总产量#万吨", "粮食总产量#万吨", "131.2万吨，增长#%" },
    { "接待游客#万人次", "接待游客#万人次", "4215万人次，增长#%" },
  } do
    it("bear out the other growths of two years: " .. row[1], function ()
      local before = number("city-2025.txt", row[1])
      local after = number("city-2026.txt", row[2])
      local stated = number("city-2026.txt", row[3])
      assert.equal(("%.1f"):format(stated), growth(before, after))
    end)
  end
end)

describe("tj extract samples", function ()
  local function facts(path)
    local result = helper.run { "extract", "--format", "jsonl", path }
    assert.equal(0, result.code, result.err)
    local json, list = require "tj.core.json", {}
    for line in result.out:gmatch("[^\n]+") do
      list[#list + 1] = json.decode(line)
    end
    return list
  end

  it("gives each number where it stands in the file as saved", function ()
    local has_facts = {}
    for _, fact in ipairs(facts "samples") do
      local name = fact.doc:match("[^/]*$")
      local raw = sample(name):sub(fact.start + 1, fact["end"])
      has_facts[name] = true
      assert.is_truthy(raw:find("%S"), fact.id)
      if name:find("%.txt$") and name ~= "gb18030.txt" then
        assert.equal(raw, fact.text)
      end
    end
    for _, name in ipairs(names()) do assert.is_true(has_facts[name], name) end
  end)

  it("takes nothing from menus, footers and advertisements", function ()
    local spam = { ["88元"] = true, ["58元"] = true, ["100元"] = true,
                   ["500元"] = true, ["1.2%"] = true, ["3095821"] = true }
    for _, fact in ipairs(facts "samples/web-page.html") do
      assert.is_nil(spam[fact.text], fact.text)
    end
  end)
end)
