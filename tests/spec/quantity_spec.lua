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

--- 1.25万, 3亿5千万 and the like: a number with multipliers.
local function write_mixed(number)
  local power = number < 100 and 3 or ({ 4, 8, 12 })[1 + number % 3]
  local places = number % 3
  local sign = ({ [3] = "千", [4] = "万", [8] = "亿", [12] = "万亿" })[power]
  local digits = ("%d"):format(number) .. ("0"):rep(power - places)
  return digits_of(number, places) .. sign, digits
end

--- 3亿5千万: two parts, each with its multiplier.
local function write_parts(number)
  local large, small = number % 9000 + 1, number % 9 + 1
  return ("%d亿%d千万"):format(large, small), ("%d%d0000000"):format(large, small)
end

local FINANCIAL = { ["零"] = "零", ["一"] = "壹", ["二"] = "贰", ["三"] = "叁", ["四"] = "肆",
                    ["五"] = "伍", ["六"] = "陆", ["七"] = "柒", ["八"] = "捌", ["九"] = "玖",
                    ["十"] = "拾", ["百"] = "佰", ["千"] = "仟" }
local TRADITIONAL = { ["万"] = "萬", ["亿"] = "億" }

local function replace(text, by)
  return (text:gsub("[^\x80-\xBF][\x80-\xBF]*", by))
end

local function full_width(text)
  return replace(text, function (c)
    if not c:find("^[%d.,]$") then return nil end
    return utf8.char(c:byte() + 0xFEE0)
  end)
end

local WAYS = {
  function (number) return write_chinese(number), digits_of(number, 0) end,
  function (number) return ("%d"):format(number), digits_of(number, 0) end,
  function (number) return separate(tostring(number)), digits_of(number, 0) end,
  function (number)
    local places = 1 + number % 4
    return digits_of(number, places), digits_of(number, places)
  end,
  write_mixed, write_parts,
  function (number)
    return replace(write_chinese(number), FINANCIAL), digits_of(number, 0)
  end,
  function (number)
    return replace(write_chinese(number), TRADITIONAL), digits_of(number, 0)
  end,
  function (number)
    return full_width(separate(tostring(number))), digits_of(number, 0)
  end,
  function (number)  -- 一百二十点三五
    local fraction = number % 97 + 1
    local text = ("%02d"):format(fraction):gsub("%d", function (d)
      return DIGITS[tonumber(d)]
    end)
    local digits = ("%d.%02d"):format(number, fraction):gsub("0$", "")
    return write_chinese(number) .. "点" .. text, digits
  end,
  function (number)  -- 1.25×10^8
    local power, places = 3 + number % 9, number % 3
    local digits = ("%d"):format(number) .. ("0"):rep(power - places)
    return ("%s×10^%d"):format(digits_of(number, places), power), digits
  end,
}

-- Forms that stand for themselves: what is found is told in full.
local TENS = { [20] = "廿", [30] = "卅" }
local INNER = { "多", "余", "几" }
local SPECIAL = {
  function (number)  -- 廿五, 卅
    local tens, ones = number % 2 == 0 and 20 or 30, number % 10
    local text = TENS[tens] .. (ones > 0 and DIGITS[ones] or "")
    return { text = text .. "户", digits = digits_of(tens + ones, 0), unit = "户",
             approx = "=" }
  end,
  function (number)  -- 三十多万亩, 三百余户, 二十几户
    local tens, word = 10 * (number % 8 + 2), INNER[1 + number % 3]
    local large = number % 2 == 0
    return { text = write_chinese(tens) .. word .. (large and "万亩" or "户"),
             digits = digits_of(tens, 0) .. (large and "0000" or ""),
             unit = large and "亩" or "户", approx = ">" }
  end,
  function (number)  -- 3至5亿元, 3.5%-4.5%, 三到五成
    local low, high = number % 40 + 1, number % 40 + 2 + number % 7
    if number % 3 == 0 then
      return { text = ("%d至%d亿元"):format(low, high), unit = "元", approx = "=",
               low = low .. "00000000", high = high .. "00000000" }
    elseif number % 3 == 1 then
      return { text = ("%d.5%%-%d.5%%"):format(low, high), unit = "%",
               approx = "=", low = low .. ".5", high = high .. ".5" }
    end
    return { text = write_chinese(low) .. "到" .. write_chinese(high) .. "亩",
             unit = "亩", approx = "=", low = digits_of(low, 0),
             high = digits_of(high, 0) }
  end,
  function (number)  -- 三五百户 and 七八万户
    local low = number % 8 + 1
    local sign, zeros = "百", "00"
    if number % 2 == 0 then sign, zeros = "万", "0000" end
    return { text = DIGITS[low] .. DIGITS[low + 1] .. sign .. "户", unit = "户",
             approx = "=", low = low .. zeros, high = low + 1 .. zeros }
  end,
  function (number)  -- 3兆5,000億元
    local large, small = number % 90 + 1, number % 8999 + 1000
    return { text = ("%d兆%s億元"):format(large, separate(tostring(small))),
             digits = ("%d%d00000000"):format(large, small), unit = "元",
             approx = "=" }
  end,
  function (number)  -- 八分之三, 3/8
    local over = number % 7 + 1
    local digits = ("%.3f"):format(over / 8):gsub("0+$", "")
    local text = "八分之" .. DIGITS[over]
    if number % 2 == 0 then text = over .. "/8" end
    return { text = text, digits = digits, unit = "", approx = "=" }
  end,
  function (number)  -- 百分之三点五, 千分之三
    local value = number % 99 + 1
    if number % 2 == 0 then
      return { text = "千分之" .. write_chinese(value), unit = "‰", approx = "=",
               digits = digits_of(value, 0) }
    end
    return { text = "百分之" .. write_chinese(value) .. "点五", unit = "%",
             digits = value .. ".5", approx = "=" }
  end,
}

-- As written, as named, how many zeros it adds.
local UNITS = { { "元", "元" }, { "夜", "夜" }, { "刻钟", "刻钟" }, { "‰", "‰" },
                { "公顷", "公顷" }, { "美元", "美元" }, { "台(套)", "台" },
                { "微克/立方米", "微克/立方米" },
                { "个半百分点", "百分点", nil, "5" }, { "家", "家" }, { "%", "%" }, { "万元", "元", 4 },
                { "平方米", "平方米" }, { "人次", "人次" }, { "个百分点", "百分点" },
                { "亿元", "元", 8 }, { "千瓦时", "千瓦时" }, { "元/吨", "元/吨" },
                { "吨标准煤", "吨标准煤" }, { "倍", "倍" } }
local BOUNDS = { { "", "", "=" }, { "约", "", "~" }, { "超过", "", ">" },
                 { "", "以上", ">" }, { "不足", "", "<" }, { "", "左右", "~" },
                 { "将近", "", "~" }, { "逾", "", ">" }, { "不低于", "", ">" },
                 { "至多", "", "<" }, { "", "以下", "<" }, { "突破", "", ">" },
                 { "接近", "", "~" }, { "大约", "", "~" }, { "不到", "", "<" },
                 { "至少", "", ">" }, { "", "上下", "~" }, { "", "以内", "<" },
                 { "不少于", "", ">" }, { "未满", "", "<" }, { "", "有余", ">" } }

--- A sentence of one quantity, and what should be read in it.
local function write_quantity()
  local number = math.random(1, 10 ^ math.random(1, 12) // 1 | 0)
  if math.random(4) == 1 then return SPECIAL[math.random(#SPECIAL)](number) end
  local written, digits = WAYS[math.random(#WAYS)](number)
  local unit = UNITS[math.random(#UNITS)]
  local bound = BOUNDS[math.random(#BOUNDS)]
  local whole = digits:find("^%d+$")
  if (unit[3] or unit[4]) and not (written:find("^%d+$") and whole) then
    unit = UNITS[1]
  end
  if unit[3] then digits = digits .. ("0"):rep(unit[3]) end
  if unit[4] then digits = digits .. "." .. unit[4] end
  return { text = bound[1] .. written .. unit[1] .. bound[2], digits = digits,
           unit = unit[2], approx = bound[3] }
end

describe("numbers written by grammar", function ()
  it("are read back, ten thousand of them", function ()
    local numbers = require "tj.numbers"
    math.randomseed(20160931)
    for _ = 1, 10000 do
      local wanted = write_quantity()
      local found = numbers.find("合计" .. wanted.text)
      local got = found[1] or {}
      local context = wanted.text .. " as " .. tostring(got.text)
      assert.equal(1, #found, wanted.text)
      assert.equal(wanted.digits, got.digits, context)
      assert.equal(wanted.low, got.low_digits, context)
      assert.equal(wanted.high, got.high_digits, context)
      assert.equal(wanted.unit, got.unit, context)
      assert.equal(wanted.approx, got.approx, context)
    end
  end)
end)

-- Pieces of which sentences are made, to find what looks beyond its sentence.
local PIECES = {
  "一、", "(二)", "1.", "3", "第三", "前三", "2016", "年", "1-11月", "至", "-", "约", "超过",
  "以上", "亿", "万", "元", "%", "家", "《", "》", "“", "”", "、", ",", "居", "电话:", "三五百",
  "百分之", "点", "五", "增长", "十三五", "一企一策", "负", "大于", "小于", "每小时", "人", " ",
  "http://", "@", "之间", "8:30", "统一", "近", "三年", "来", "半", "来自", "\xE4\xB8", "零下",
}
local STOPS = { "。", "！", "？", "\n", "。”", "! ", "。\n" }

local function write_sentence()
  local list = {}
  for i = 1, math.random(1, 8) do list[i] = PIECES[math.random(#PIECES)] end
  return table.concat(list) .. STOPS[math.random(#STOPS)]
end

--- What was found, on one line each, its places counted from `shift`.
local function add_shown(list, found, shift)
  for _, item in ipairs(found) do
    list[#list + 1] = table.concat({
      item.first + shift, item.last + shift, item.context_first + shift,
      item.context_last + shift, item.type, item.role, item.reason, item.approx,
      item.digits or "", item.low_digits or "", item.unit, item.period }, " ")
  end
  return list
end

describe("a text cut where sentences end", function ()
  it("gives what the whole gives", function ()
    local numbers = require "tj.numbers"
    math.randomseed(20170101)
    for _ = 1, 3000 do
      local apart, whole = {}, {}
      for i = 1, 4 do
        whole[i] = write_sentence()
        add_shown(apart, numbers.find(whole[i]),
                  #table.concat(whole, "", 1, i - 1))
      end
      local text = table.concat(whole)
      assert.same(apart, add_shown({}, numbers.find(text), 0), text)
    end
  end)
end)
