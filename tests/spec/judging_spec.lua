-- judging_spec.lua: whether a target was reached.
require "tests.spec.helper"
local judging = require "tj.judging"

local rules = judging.rules()

--- "growth >5%" as a fact: name, approx, number and unit.
local function fact(text)
  local name, approx, number, unit = text:match("^(%S+) ([<>~]?)(%-?[%d.]+)(.*)$")
  local low, high = text:match(" [<>~]?([%d.]+)–([%d.]+)")
  local value = tonumber(number)
  return { name = name, approx = approx ~= "" and approx or "=",
           kind = (unit:find("%%$") or value < 0) and "change" or "level",
           unit = unit:match("[^%d.–]+$"), direction = value < 0 and "down" or "",
           value = not low and math.abs(value) or nil,
           low = tonumber(low), high = tonumber(high) }
end

describe("judging.of", function ()
  for _, row in ipairs {
    { "出口 5%", "出口 5%", "met" },
    { "出口 5%", "出口 4.9%", "missed" },
    { "出口 >5%", "出口 5%", "met" },
    { "出口 ~5%", "出口 4.8%", "met" },
    { "出口 ~5%", "出口 4.7%", "missed" },
    { "出口 ~6%", "出口 5.8%", "met" },
    { "出口 ~6%", "出口 5.79999999999%", "missed" },
    { "出口 5.5–6%", "出口 5.6%", "met" },
    { "出口 5.5–6%", "出口 5.4%", "missed" },
    { "出口 5%", "出口 -5%", "missed" },
    { "能耗 -3%", "能耗 -3.2%", "met" },
    { "能耗 -3%", "能耗 -2.8%", "missed" },
    { "能耗 -3%", "能耗 1%", "missed" },
    { "贫困人口 >1000人", "贫困人口 -1232人", "met" },
    { "城镇登记失业率 <4.5%", "城镇登记失业率 4.1%", "met" },
    { "城镇登记失业率 4.5%", "城镇登记失业率 4.6%", "missed" },
    { "居民消费价格 ~3%", "居民消费价格 1.2%", "met" },
    { "居民消费价格 ~3%", "居民消费价格 3.3%", "missed" },
    { "企业 450家", "企业 >400家", "open" },
    { "企业 450家", "企业 >450家", "met" },
    { "企业 ~450家", "企业 445家", "met" },
    { "城镇登记失业率 <4.5%", "城镇登记失业率 <4%", "met" },
    { "财政赤字 300元", "财政赤字 280元", "open" },
  } do
    it(("%s, then %s: %s"):format(row[1], row[2], row[3]), function ()
      assert.equal(row[3], (judging.of(fact(row[1]), fact(row[2]), rules)))
    end)
  end
end)
