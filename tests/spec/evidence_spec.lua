-- evidence_spec.lua: facts as figures, and which of several is shown.
require "tests.spec.helper"
local bars = require "tj.bars"
local evidence = require "tj.evidence"

local function fact(fields)
  local all = { approx = "=", direction = "", kind = "level", unit = "元",
                status = "actual", period = "2025", doc = "a.txt", start = 1,
                grain = "1", digits = tostring(fields.value) }
  for key, value in pairs(fields) do all[key] = value end
  return all
end

describe("evidence.shown", function ()
  for _, row in ipairs {
    { fact { text = "5.3万亿元", value = 5300000000000 }, "5.3万亿元" },
    { fact { text = "７ ４ ７ ２亿元", value = 747200000000 }, "7472亿元" },
    { fact { text = "3000亿元", value = 300000000000, approx = ">" }, ">3000亿元" },
    { fact { text = "百分之八点五", value = 8.5, unit = "%" }, "8.5%" },
    { fact { text = "2.5%", value = 2.5, unit = "%", kind = "change",
             direction = "down" }, "-2.5%" },
    { fact { text = "三千多名", value = 3000, unit = "名", approx = ">" }, ">3000名" },
    { fact { text = "第三位", value = 3, unit = "位", kind = "rank" }, "第三位" },
  } do
    it("is " .. row[2], function ()
      assert.equal(row[2], evidence.shown(row[1]))
    end)
  end
end)

describe("evidence.agree", function ()
  local exact = fact { value = 3019.9, grain = "0.1" }
  for _, row in ipairs {
    { "a coarser number that it rounds to", { value = 3020, grain = "10" }, true },
    { "a coarser number that it does not", { value = 3000, grain = "10" }, false },
    { "a bound that it passes", { value = 3000, approx = ">" }, true },
    { "a bound that it does not pass", { value = 3100, approx = ">" }, false },
    { "a bound above", { value = 3100, approx = "<" }, true },
    { "about as much", { value = 2900, approx = "~" }, true },
    { "about half as much", { value = 1500, approx = "~" }, false },
    { "the end of what it rounds to", { value = 3019.8, grain = "0.1" }, true },
    { "a hair more than that", { digits = "3019.7999999999999999999",
                                 value = 3019.8, grain = "0.1" }, false },
    { "another unit", { value = 5, unit = "美元" }, true },
  } do
    it("compares with " .. row[1], function ()
      assert.equal(row[3], evidence.agree(exact, fact(row[2])))
    end)
  end
end)

describe("evidence.choose", function ()
  it("takes the exact before the rounded, and tells what contradicts", function ()
    local over = fact { value = 3000, approx = ">", start = 1 }
    local exact = fact { value = 3019.9, grain = "0.1", start = 2 }
    local other = fact { value = 3100, start = 3, doc = "b.txt" }
    local best, others = evidence.choose { over, exact, other }
    assert.equal(exact, best)
    assert.same({ other }, others)
  end)

  it("takes the report on the year before later ones", function ()
    local later = fact { value = 12, document_year = 2026, doc = "a.txt" }
    local own = fact { value = 11, document_year = 2025, doc = "b.txt" }
    assert.equal(own, (evidence.choose { later, own }))
  end)
end)

describe("bars", function ()
  it("are as long as their share", function ()
    assert.equal("██", bars.bar(0.5, 4))
    assert.equal("██▌", bars.bar(0.625, 4))
    assert.equal("▏", bars.bar(0.0001, 4))
    assert.equal("", bars.bar(0, 4))
  end)

  it("show a series, and what is missing in it", function ()
    assert.equal("▁▅·█", bars.spark { 1, 2, false, 3 })
    assert.equal("▅▅", bars.spark { 2, 2 })
  end)
end)
