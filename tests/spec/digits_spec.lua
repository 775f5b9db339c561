-- digits_spec.lua: decimal digits for people, and none of them lost.
require "tests.spec.helper"
local digits = require "tj.digits"

describe("digits.group", function ()
  for _, row in ipairs {
    { "1", "1" }, { "123", "123" }, { "1234", "1,234" },
    { "-1234567.1234", "-1,234,567.1234" }, { "100000", "100,000" },
    { "", "" },
  } do
    it("takes " .. row[1], function ()
      assert.equal(row[2], digits.group(row[1]))
    end)
  end
end)

describe("digits.readable", function ()
  for _, row in ipairs {
    { "860", "860" }, { "9999", "9999" }, { "53200", "5.32万" },
    { "100000000", "1亿" }, { "435000000", "4.35亿" },
    { "-435000000", "-4.35亿" }, { "12345678901234567890", "123456789012.3456789亿" },
    { "0.5", "0.5" }, { "8.20", "8.20" },
  } do
    it("takes " .. row[1], function ()
      assert.equal(row[2], digits.readable(row[1]))
    end)
  end
end)

describe("digits.shift", function ()
  it("raises on what is no number", function ()
    assert.error_matches(function () digits.shift("1e5", 2) end,
                         "^not decimal digits: 1e5$")
  end)
end)
