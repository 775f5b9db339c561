-- decimal_spec.lua: exact decimals, and intervals of them.
local decimal = require "tj.decimal"
local interval = require "tj.interval"

local of = decimal.of

describe("decimal", function ()
  for _, row in ipairs {
    { "147.44", "+", "0.56", "148" },
    { "-1.5", "+", "1.25", "-0.25" },
    { "0.1", "+", "0.2", "0.3" },
    { "4.35", "*", "100000000", "435000000" },
    { "10000000", "-", "0.0000001", "9999999.9999999" },
    { "99999999999999999999.5", "*", "100000000000000000000",
      "9999999999999999999950000000000000000000" },
    { "-3", "*", "-0.5", "1.5" },
  } do
    it(("computes %s %s %s"):format(row[1], row[2], row[3]), function ()
      local a, b = of(row[1]), of(row[3])
      local result = row[2] == "+" and a + b or row[2] == "-" and a - b or a * b
      assert.equal(row[4], tostring(result))
    end)
  end

  it("agrees with integers", function ()
    local state = 12345
    local function draw(n)
      state = (state * 1103515245 + 12345) % 2147483648
      return state % n + 1
    end
    for _ = 1, 300 do
      local a, b = draw(2147483647), draw(1048576)
      assert.equal(tostring(a // b), tostring(decimal.divide(of(a), of(b), 0, "down")))
      assert.equal(tostring(a * b), tostring(of(a) * of(b)))
      assert.equal(tostring(b - a), tostring(of(b) - of(a)))
      assert.equal(a < b, of(a) < of(b))
    end
  end)

  it("rounds a quotient as it is told", function ()
    assert.equal("-0.334", tostring(decimal.divide(of(-1), of(3), 3, "down")))
    assert.equal("-0.333", tostring(decimal.divide(of(-1), of(3), 3, "up")))
    assert.equal("0.667", tostring(decimal.divide(of(2), of(3), 3, "near")))
    assert.equal("8957.47", tostring(decimal.divide(of "14744", of "1.646", 2, "near")))
  end)

  it("rounds to hundreds and to places", function ()
    assert.equal("12300", tostring(decimal.round(of "12345.678", -2)))
    assert.equal("3", tostring(decimal.round(of "2.5", 0)))
    assert.equal("-3", tostring(decimal.round(of "-2.5", 0)))
    assert.equal("2.5", tostring(decimal.round(of "2.50", 7)))
  end)

  it("knows equal numbers that are written otherwise", function ()
    assert.is_true(of "1.50" == of "1.5")
    assert.is_true(of "-0" == decimal.zero)
    assert.is_true(of "-2" < of "-1.9")
  end)

  it("raises on what is no decimal number", function ()
    assert.error_matches(function () of "1e5" end, "not decimal digits: 1e5")
    assert.error_matches(function () of(1.5) end, "not decimal digits")
    assert.error_matches(function () decimal.divide(of(1), of(0), 2, "up") end,
                         "division by zero")
  end)
end)

describe("interval", function ()
  local function between(low, high)
    return interval.of(low and of(low), high and of(high))
  end
  local function ends(a) return tostring(a.low) .. " " .. tostring(a.high) end

  it("adds and takes away the ends", function ()
    assert.equal("3.5 6", ends(between("1", "2") + between("2.5", "4")))
    assert.equal("-3 -0.5", ends(between("1", "2") - between("2.5", "4")))
    assert.equal("3.5 nil", ends(between("1") + between("2.5", "4")))
    assert.equal("nil 1.5", ends(between("3", "4") - between("2.5", nil)))
  end)

  it("multiplies with signs", function ()
    assert.equal("-8 4", ends(between("-2", "1") * between("3", "4")))
    assert.equal("6 nil", ends(between("2", nil) * between("3", "4")))
  end)

  it("rounds a quotient outwards", function ()
    local third = between("1", "1") / between("3", "3")
    assert.is_true(third.low < third.high)
    assert.is_true(third.low * of(3) < decimal.one)
    assert.is_true(third.high * of(3) > decimal.one)
  end)

  it("says nothing after division by what may be nothing", function ()
    assert.equal("nil nil", ends(between("1", "2") / between("0", "2")))
  end)

  it("takes roots", function ()
    local root = interval.root(between("1.21", "1.44"), 2)
    assert.is_true(interval.holds(root, of "1.1"))
    assert.is_true(interval.holds(root, of "1.2"))
    assert.is_false(interval.holds(root, of "1.09999"))
  end)

  it("meets what it touches", function ()
    assert.is_true(interval.meet(between("1", "2"), between("2", "3")))
    assert.is_false(interval.meet(between("1", "2"), between("2.01", nil)))
  end)
end)
