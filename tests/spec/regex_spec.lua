-- regex_spec.lua: PCRE2 over UTF-8.
require "tests.spec.helper"
local regex = require "tj.core.regex"

local function collect(pattern, text, flags)
  local list = {}
  for a, b in regex.compile(pattern, flags):gmatch(text) do
    list[#list + 1] = b and a .. ":" .. b or a
  end
  return table.concat(list, "|")
end

describe("regex.compile", function ()
  it("raises for a bad pattern, with its place", function ()
    assert.error_matches(function () regex.compile "增(长" end,
                         "bad pattern at byte 8: missing closing parenthesis")
    assert.error_matches(function () regex.compile "\xFF" end,
                         "bad pattern at byte 1: UTF%-8 error")
  end)

  it("raises for an unknown flag", function ()
    assert.error_matches(function () regex.compile("a", "iq") end,
                         "unknown flag: q")
  end)
end)

describe("find", function ()
  it("gives bytes from 1, both in, and the captures", function ()
    assert.same({ 7, 10, "5.9" }, { regex.compile("([\\d.]+)%"):find "增长5.9%" })
  end)

  it("takes chars, not bytes: a set of Chinese chars", function ()
    assert.same({ 4, 6 }, { regex.compile("[，。]"):find "长。" })
    assert.same({ 1, 9 }, { regex.compile("^...$"):find "工业化" })
  end)

  for _, row in ipairs { { 1, 1 }, { 2, 3 }, { 4, nil }, { -1, 3 }, { -9, 1 },
                         { 0, 1 }, { 9, nil }, { math.mininteger, 1 },
                         { math.maxinteger, nil } } do
    it("begins at init " .. row[1], function ()
      assert.equal(row[2], (regex.compile("a"):find("aba", row[1])))
    end)
  end

  it("raises for an init inside a char", function ()
    assert.error_matches(function () regex.compile("a"):find("长a", 2) end,
                         "not at the start of a char")
  end)

  it("matches a text with NUL", function ()
    assert.same({ 2, 2 }, { regex.compile("\\x00"):find "a\0b" })
  end)

  it("says that a text is not UTF-8, unless bytes are asked for", function ()
    local first, message = regex.compile("a"):find "长\xFFa"
    assert.is_nil(first)
    assert.equal("byte 4 of the text is not UTF-8", message)
    assert.equal(5, (regex.compile("a", "b"):find "长\xFFa"))
  end)

  it("gives up a pattern that would take for ever", function ()
    local text = ("a"):rep(60) .. "!"
    local slow = "^(?:(?:a|a)+)+$"
    for _, method in ipairs { "find", "match", "exec", "split" } do
      local pattern = regex.compile(slow)
      local first, message = pattern[method](pattern, text)
      assert.is_nil(first)
      assert.equal("match limit reached", message)
    end
    assert.equal("match limit reached",
                 select(2, regex.compile(slow):gsub(text, "")))
    assert.error_matches(function () collect(slow, text) end,
                         "match limit reached")
  end)
end)

describe("match and exec", function ()
  local pattern = regex.compile("(?<name>\\p{Han}+)(\\d+)?(?<unit>元|家)")

  it("gives captures, nil for one that took no part", function ()
    assert.same({ n = 3, "收入", nil, "元" }, table.pack(pattern:match "收入元"))
  end)

  it("gives the whole where there are no captures", function ()
    assert.equal("12", regex.compile("\\d+"):match "a12")
  end)

  it("gives named captures in a table", function ()
    local found = pattern:exec("，收入35元")
    assert.same({ first = 4, last = 14, text = "收入35元", "收入", "35", "元",
                  named = { name = "收入", unit = "元" } }, found)
    assert.same({ name = 1, unit = 3 }, pattern:names())
    assert.is_nil(pattern:exec "x")
  end)
end)

describe("gmatch", function ()
  for _, row in ipairs {
    { "\\d+", "1年12月", "1|12" },
    { "(\\d+)(\\p{Han})", "1年12月", "1:年|12:月" },
    { "", "长a", "||" },
    { "a*", "baac", "|aa||" },
    { "(?=a)", "aa", "|" },
    { "^", "ab\ncd", "" },
    { "a", "", "" },
  } do
    it(("finds /%s/ in %q"):format(row[1], row[2]), function ()
      assert.equal(row[3], collect(row[1], row[2]))
    end)
  end

  it("stays linear in a long text", function ()
    local text, count = ("长1"):rep(200000), 0
    for _ in regex.compile("\\d"):gmatch(text) do count = count + 1 end
    assert.equal(200000, count)
  end)

  it("raises for a text that is not UTF-8", function ()
    assert.error_matches(function () collect("a", "\xFF") end, "byte 1 of the text")
  end)
end)

describe("gsub", function ()
  for _, row in ipairs {
    { "(\\d+)元", "3元5元", "¥$1", "¥3¥5", 2 },
    { "(?<n>\\d+)元", "3元", "${n}${1}$0$$", "333元$", 1 },
    { "(a)|(b)", "ab", "[$1$2]", "[a][b]", 2 },
    { "x*", "长a", "-", "-长-a-", 3 },
    { "\\d", "1a2", { ["1"] = "一" }, "一a2", 2 },
    { "\\d", "12", function (d) return d == "1" and d + 8 end, "92", 2 },
  } do
    it(("replaces /%s/ in %s"):format(row[1], row[2]), function ()
      assert.same({ row[4], row[5] }, { regex.compile(row[1]):gsub(row[2], row[3]) })
    end)
  end

  it("stops at max", function ()
    assert.same({ "bba", 2 }, { regex.compile("a"):gsub("aaa", "b", 2) })
    assert.same({ "aaa", 0 }, { regex.compile("a"):gsub("aaa", "b", 0) })
  end)

  it("may use itself in its function", function ()
    local pattern = regex.compile("(\\d+)")
    assert.equal("<1>年<22>月", (pattern:gsub("1年22月", function (digits)
      return (pattern:gsub(digits, "<$1>"))
    end)))
  end)

  for _, bad in ipairs { "$2", "$", "${", "${x}", "$x", "${99999999999}" } do
    it("raises for " .. bad .. " even where nothing matches", function ()
      assert.error_matches(function () regex.compile("(a)"):gsub("", bad) end,
                           "not a group in the replacement")
    end)
  end

  it("raises for what is no replacement", function ()
    assert.error_matches(function () regex.compile("a"):gsub("a", true) end,
                         "string, function or table expected")
    assert.error_matches(function ()
      regex.compile("a"):gsub("a", function () return {} end)
    end, "a replacement must be a string, got table")
  end)
end)

describe("split", function ()
  for _, row in ipairs {
    { "[,，]", "一,二，三", "一/二/三" },
    { ",", ",a,,b,", "/a//b/" },
    { ",", "", "" },
    { "", "工业ab", "工/业/a/b" },
    { "\\s*", "a b", "a/b" },
  } do
    it(("parts %q at /%s/"):format(row[2], row[1]), function ()
      assert.equal(row[3], table.concat(regex.compile(row[1]):split(row[2]), "/"))
    end)
  end

  it("gives at most max pieces", function ()
    assert.same({ "a", "b,c" }, regex.compile(","):split("a,b,c", 2))
    assert.same({ "a,b,c" }, regex.compile(","):split("a,b,c", 1))
  end)
end)

describe("flags", function ()
  it("are any case, lines, line ends, layout and Unicode", function ()
    assert.equal("GDP", regex.compile("gdp", "i"):match "GDP")
    assert.equal("b", regex.compile("^b$", "m"):match "a\nb")
    assert.equal("a\nb", regex.compile("a.b", "s"):match "a\nb")
    assert.equal("ab", regex.compile("a b # both", "x"):match "ab")
    assert.equal("１", regex.compile("\\d", "u"):match "１")
    assert.is_nil(regex.compile("\\d"):match "１")
  end)

  it("hold against what a pattern says of itself", function ()
    assert.error_matches(function () regex.compile("(*UTF).", "b") end,
                         "bad pattern at byte")
    assert.error_matches(function () regex.compile "\\C" end,
                         "bad pattern at byte")
    assert.equal("\xE9", regex.compile("\\C", "b"):match "长")
  end)
end)

it("raises after close", function ()
  local pattern = regex.compile "a"
  local walk = pattern:gmatch "aa"
  pattern:close()
  pattern:close()
  assert.error_matches(function () pattern:find "a" end, "regex is closed")
  assert.error_matches(function () walk() end, "regex is closed")
end)
