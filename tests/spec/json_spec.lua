-- json_spec.lua: JSON text to Lua values and back.
require "tests.spec.helper"
local json = require "tj.core.json"

describe("json.encode", function ()
  for _, row in ipairs {
    { "a string", "增长\n\"5\"", '"增长\\n\\"5\\""' },
    { "a NUL in a string", "a\0b", '"a\\u0000b"' },
    { "the largest integer", math.maxinteger, "9223372036854775807" },
    { "the smallest integer", math.mininteger, "-9223372036854775808" },
    { "a float as a float", 5.0, "5.0" },
    { "the shortest float", 0.1, "0.1" },
    { "a float of 17 digits", 0.1 + 0.2, "0.30000000000000004" },
    { "a large float", 1e300, "1e+300" },
    { "null", json.null, "null" },
    { "true", true, "true" },
    { "a list", { 1, 2, { 3 } }, "[1,2,[3]]" },
    { "an empty table as an object", {}, "{}" },
    { "a marked table as a list", json.array(), "[]" },
    { "sorted keys", { b = 1, a = 2, ab = 3 }, '{"a":2,"ab":3,"b":1}' },
    { "a literal as it is", json.number "5.90", "5.90" },
    { "a literal beyond 64 bits", json.number "92233720368547758080",
      "92233720368547758080" },
  } do
    it("writes " .. row[1], function ()
      assert.equal(row[3], json.encode(row[2]))
    end)
  end

  local own = {}
  own.list = { own }
  for _, row in ipairs {
    { { 1, nil, 3 }, "value: a list with holes" },
    { { a = { b = { 0 / 0 } } }, "value.a.b[1]: NaN has no JSON form" },
    { { math.huge }, "value[1]: inf has no JSON form" },
    { { f = print }, "value.f: a function has no JSON form" },
    { { f = io.stdout }, "value.f: a userdata has no JSON form" },
    { { 1, a = 2 }, "value: keys of a list and names mixed" },
    { json.array { a = 2 }, "value: keys of a list and names mixed" },
    { { [0] = 1 }, "value: a list with holes" },
    { { [true] = 1 }, "value: a key that is neither a string nor 1..n" },
    { { "\xFF" }, "value[1]: a string that is not UTF-8" },
    { { ["\xFF"] = 1 }, "value: a key that is not UTF-8" },
    { { ["a\0b"] = 1 }, "value: a key that holds a NUL byte" },
    { own, "value.list[1]: a table that holds itself" },
  } do
    it("refuses " .. row[2], function ()
      local done, message = pcall(json.encode, row[1])
      assert.is_false(done)
      assert.equal(row[2], message)
    end)
  end

  it("refuses to nest deeper than 1000", function ()
    local deep = {}
    for _ = 1, 5000 do deep = { deep } end
    assert.error_matches(function () json.encode(deep) end, "deeper than 1000$")
  end)

  it("writes a pretty text that reads back", function ()
    local text = json.encode({ a = { 1, 2 }, b = {} }, { pretty = true })
    assert.truthy(text:find("\n"))
    assert.same({ a = { 1, 2 }, b = {} }, json.decode(text))
  end)

  it("refuses an unknown option by name", function ()
    assert.error_matches(function () json.encode({}, { prety = true }) end,
                         "unknown option: prety")
  end)
end)

describe("json.decode", function ()
  for _, text in ipairs {
    "[9223372036854775807,-9223372036854775808]",
    "[9223372036854775808,1e999,-123456789012345678901234567890]",
    "[0.1,1.5,-0.0,1e+300]",
    '{"a":[],"b":{},"c":[{}],"d":null}',
    '"a\\u0000b"',
    "[" .. ("9"):rep(500) .. "]",
  } do
    it("reads what writes back the same: " .. text:sub(1, 60), function ()
      assert.equal(text, json.encode(assert(json.decode(text))))
    end)
  end

  it("keeps integers integers and floats floats", function ()
    local list = json.decode "[9007199254740993, 1.0, 1e2, -0]"
    assert.equal(9007199254740993, list[1])
    assert.equal("integer", math.type(list[1]))
    for i = 2, 4 do assert.equal("float", math.type(list[i])) end
  end)

  it("reads escapes, pairs of surrogates and a byte order mark", function ()
    assert.equal("中\u{1F600}/\t\0", json.decode
      '\u{FEFF} "\\u4e2d\\ud83d\\ude00\\/\\t\\u0000" ')
  end)

  it("marks lists, so that an empty one stays one", function ()
    local value = json.decode '{"a":[],"b":{}}'
    assert.is_true(json.is_array(value.a))
    assert.is_false(json.is_array(value.b))
  end)

  for _, row in ipairs {
    { "", "f:1: column 1: the text ends too early" },
    { "[1,\n 2", "f:2: column 3: the text ends too early" },
    { "[1,]", "f:1: column 4: expected a value" },
    { '{"a":1,}', "f:1: column 8: expected a key in quotes" },
    { "{a:1}", "f:1: column 2: expected a key in quotes" },
    { '{"a" 1}', "f:1: column 6: expected : after the key" },
    { '{"a":1]', "f:1: column 7: expected , or }" },
    { "[1 2]", "f:1: column 4: expected , or ]" },
    { "]", "f:1: column 1: expected a value" },
    { '{"中":1,"中":2}', "f:1: column 13: the key of this value occurs twice" },
    { "01", "f:1: column 1: a number must not begin with 0" },
    { "-", "f:1: column 1: a number needs a digit here" },
    { "1.", "f:1: column 1: "
        .. "a number needs a digit after its point and its exponent" },
    { "1e+", "f:1: column 1: "
        .. "a number needs a digit after its point and its exponent" },
    { "NaN", "f:1: column 1: expected a value" },
    { "tru", "f:1: column 1: expected a value" },
    { "truee", "f:1: column 5: more text after the value" },
    { "1 2", "f:1: column 3: more text after the value" },
    { "1\0", "f:1: column 2: more text after the value" },
    { '"\\x"', "f:1: column 2: not an escape that JSON knows" },
    { '"\\ud800"', "f:1: column 2: not an escape that JSON knows" },
    { '"\\udc00\\ud800"', "f:1: column 2: not an escape that JSON knows" },
    { '"\\', "f:1: column 2: not an escape that JSON knows" },
    { '"中\xFF"', "f:1: column 3: a byte that is not UTF-8" },
    { '"\xED\xA0\x80"', "f:1: column 2: a byte that is not UTF-8" },
    { '"a\nb"', "f:1: column 3: a control character in a string" },
    { '"ab', "f:1: column 4: the string has no end" },
    { ("["):rep(100000), "f:1: column 1001: nested deeper than 1000" },
    { ('{"a":'):rep(100000), "f:1: column 5001: nested deeper than 1000" },
  } do
    it("says what is wrong: " .. row[2] .. " in " .. row[1]:sub(1, 20):gsub("%c", "?"),
      function ()
        local value, message = json.decode(row[1], "f")
        assert.is_nil(value)
        assert.equal(row[2], message)
      end)
  end

  it("reads a nesting of 1000", function ()
    local text = ("["):rep(1000) .. ("]"):rep(1000)
    assert.equal(text, json.encode(json.decode(text)))
  end)
end)

describe("json.number", function ()
  it("is its digits, and equal to the same digits", function ()
    assert.equal("5.90", tostring(json.number "5.90"))
    assert.is_true(json.number "5.90" == json.number "5.90")
    assert.is_false(json.number "5.90" == json.number "5.9")
  end)

  for _, digits in ipairs { "", "1x", "+1", ".5", "0x10", "1 ", "1\0", "inf" } do
    it("refuses " .. digits, function ()
      assert.error_matches(function () json.number(digits) end,
                           "not a JSON number")
    end)
  end
end)

describe("json.lines", function ()
  local function collect(source, name)
    local list = {}
    for line, value, message in json.lines(source, name) do
      list[#list + 1] = { line, value, message }
    end
    return list
  end

  it("goes on after a bad line, and counts blank ones", function ()
    assert.same({
      { 1, { id = 1 } },
      { 3, nil, "in:3: column 2: the text ends too early" },
      { 4, json.null },
      { 5, 7 },
    }, collect('{"id":1}\r\n\n[\nnull\n7', "in"))
  end)

  it("takes a function that gives lines", function ()
    assert.same({ { 1, 1 }, { 2, 2 } }, collect(("1\n2\n"):gmatch("[^\n]+")))
  end)

  it("gives nothing for an empty text", function ()
    assert.same({}, collect "")
  end)

  it("raises when the function gives no string", function ()
    assert.error_matches(function () collect(function () return 1 end) end,
                         "a line must be a string, got number")
  end)
end)

it("json.array refuses a table with another metatable", function ()
  assert.error_matches(function () json.array(setmetatable({}, {})) end,
                       "has another metatable")
end)
