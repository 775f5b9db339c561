-- quantity_spec.lua: tj.core.quantity by words of one's own, and numbers
-- written by grammar and read back.
local quantity = require "tj.core.quantity"
require "tests.spec.helper"

describe("quantity.open", function ()
  it("reads with the words that it was told", function ()
    local quantifier <close> = quantity.open {
      units = { { word = "匝", type = "dimension" } },
      before = { { word = "约", sign = "~" } },
    }
    local found = quantifier:find("约3匝和4家")
    assert.equal("3匝", found[1].text)
    assert.equal("~", found[1].approx)
    assert.equal("dimension", found[1].type)
    assert.equal("4", found[2].text)
  end)

  for _, row in ipairs {
    { { nosuch = {} }, "unknown list 'nosuch'" },
    { { units = { { word = "匝", nosuch = 1 } } }, "unknown key 'nosuch'" },
    { { units = { { word = "匝", kind = "nosuch" } } }, "unknown kind 'nosuch'" },
    { { units = { { word = "匝", type = "nosuch" } } }, "unknown type 'nosuch'" },
    { { units = { { word = "匝", sign = "nosuch" } } }, "unknown sign 'nosuch'" },
    { { units = { { name = "匝" } } }, "word must be a string" },
    { { units = { { word = "" } } }, "has 0 or over" },
    { { units = { "匝" } }, "an entry is no table" },
  } do
    it("refuses: " .. row[2], function ()
      assert.error_matches(function () quantity.open(row[1]) end, row[2], 1,
                           true)
    end)
  end

  it("is closed once and for all", function ()
    local quantifier = quantity.open {}
    quantifier:close()
    quantifier:close()
    assert.error_matches(function () quantifier:find "1" end, "closed")
  end)
end)

-- Writing by grammar: a whole number in Chinese, as one says it.
local DIGITS = { [0] = "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" }
local SMALL = { [0] = "", "十", "百", "千" }
local BIG = { [0] = "", "万", "亿" }

--- Four digits, such as 1050: 一千零五十.
local function write_section(number)
  local out, zero = "", false
  for place = 3, 0, -1 do
    local digit = number // 10 ^ place % 10 // 1 | 0
    if digit == 0 then
      zero = out ~= ""
    else
      out = out .. (zero and DIGITS[0] or "") .. DIGITS[digit] .. SMALL[place]
      zero = false
    end
  end
  return out
end

local function write_chinese(number)
  if number == 0 then return DIGITS[0] end
  local out, rest = "", false
  for part = 2, 0, -1 do
    local section = number // 10 ^ (4 * part) % 10000 // 1 | 0
    if section > 0 then
      local gap = out ~= "" and (section < 1000 or rest)
      out = out .. (gap and DIGITS[0] or "") .. write_section(section) ..
        BIG[part]
      rest = false
    else
      rest = out ~= ""
    end
  end
  return out
end

--- 12345678 with separators: 12,345,678.
local function separate(digits)
  local out = digits:reverse():gsub("(%d%d%d)", "%1,"):reverse()
  return (out:gsub("^,", ""))
end

local function digits_of(number, places)
  if places == 0 then return ("%d"):format(number) end
  local whole = ("%0" .. places + 1 .. "d"):format(number)
  local text = whole:sub(1, -places - 1) .. "." .. whole:sub(-places)
  return (text:gsub("0+$", ""):gsub("%.$", ""))
end

local WAYS = {
  function (number) return write_chinese(number), digits_of(number, 0) end,
  function (number) return ("%d"):format(number), digits_of(number, 0) end,
  function (number) return separate(tostring(number)), digits_of(number, 0) end,
  function (number)
    local places = 1 + number % 4
    return digits_of(number, places), digits_of(number, places)
  end,
  function (number)  -- 1.25万, 3亿
    local power = number % 2 == 0 and 4 or 8
    local places = number % 3
    local shown = digits_of(number, places)
    local digits = ("%d"):format(number) .. ("0"):rep(power - places)
    return shown .. (power == 4 and "万" or "亿"), digits
  end,
}

local UNITS = { { "元", "元" }, { "家", "家" }, { "%", "%" }, { "万元", "元", 4 },
                { "平方米", "平方米" }, { "人次", "人次" } }
local BOUNDS = { { "", "", "=" }, { "约", "", "~" }, { "超过", "", ">" },
                 { "", "以上", ">" }, { "不足", "", "<" }, { "", "左右", "~" } }

describe("numbers written by grammar", function ()
  it("are read back, ten thousand of them", function ()
    local numbers = require "tj.numbers"
    math.randomseed(20160931)
    for _ = 1, 10000 do
      local number = math.random(1, 10 ^ math.random(1, 12) // 1 | 0)
      local written, digits = WAYS[math.random(#WAYS)](number)
      local unit = UNITS[math.random(#UNITS)]
      local bound = BOUNDS[math.random(#BOUNDS)]
      if unit[3] and (digits:find("%.") or not written:find("^%d+$")) then
        unit = UNITS[1]
      end
      if unit[3] then digits = digits .. ("0"):rep(unit[3]) end
      local text = "合计" .. bound[1] .. written .. unit[1] .. bound[2]
      local found = numbers.find(text)
      local got = found[1] or {}
      local context = text .. " as " .. tostring(got.text)
      assert.equal(1, #found, text)
      assert.equal(digits, got.digits, context)
      assert.equal(unit[2], got.unit, context)
      assert.equal(bound[3], got.approx, context)
    end
  end)
end)
