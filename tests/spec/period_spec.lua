-- period_spec.lua: arithmetic on periods.
local _ = require "tests.spec.helper"
local period = require "tj.period"

describe("period.year_before", function ()
  for _, row in ipairs {
    { "2016", "2015" }, { "2015-11", "2014-11" }, { "2016Q1", "2015Q1" },
    { "2000H2", "1999H2" },
  } do
    it("takes " .. row[1] .. " to " .. row[2], function ()
      assert.equal(row[2], period.year_before(row[1]))
    end)
  end

  it("says why a span of years has none", function ()
    local base, reason = period.year_before "2015..2017"
    assert.is_nil(base)
    assert.equal("a span of years has no year before: 2015..2017", reason)
  end)

  it("raises on a caller's bug", function ()
    assert.error_matches(function () period.year_before(2016) end,
                         "period must be a string, got number")
  end)
end)

describe("period.resolve", function ()
  local base = { year = 2017, now = "2016" }
  for _, row in ipairs {
    { "2016", "2016" }, { "year-1", "2016" }, { "2015..", "2015..2017" },
    { "year+0..year+0", "2017" }, { "year+0-11", "2017-11" },
    { "year-2..year+0", "2015..2017" }, { "now", "2016" },
    { "2015..2017", "2015..2017" },
  } do
    it("makes " .. row[1] .. " " .. row[2], function ()
      assert.equal(row[2], period.resolve(row[1], base))
    end)
  end

  it("has no answer without a year to count from", function ()
    assert.is_nil(period.resolve("year-1", {}))
  end)
end)

describe("period.years", function ()
  for _, row in ipairs { { "2016", 2016, 2016 }, { "2015..2017", 2015, 2017 },
                         { "2015-11", 2015, 2015 } } do
    it("reads " .. row[1], function ()
      local first, last = period.years(row[1])
      assert.equal(row[2], first)
      assert.equal(row[3], last)
    end)
  end
  it("finds none in an empty period", function ()
    assert.is_nil(period.years "")
  end)
end)
