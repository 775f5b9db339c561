-- bounded_spec.lua: the matcher in Lua gives what Lua's own gives.
local bounded = require "tj.bounded".functions(0)  -- nothing is cheap

local function results(f, ...)
  local got = table.pack(pcall(f, ...))
  return got[1] and got or "an error"
end

local SUBJECTS = { "", "a", "aaab", "f(a(b)c)d", "key = value", "工业33.5亿元,",
                   "THE (quick) fox", "x^y", "a\0b", "]-%" }
local PATTERNS = {
  "a*", "a-b", "a+b?", "^a", "a$", "^$", "()", "(a*(.)%w(%s*))", "%b()",
  "%f[%w]%w+", "%f[^%z]", "(%a+)%s*=%s*(%a+)", "[^%s]+", "[%a_][%w_]*", "[]]",
  "[^]]", "[a-]", "[%-a]", "(.)%1", "%d+%.?%d*", ".-", "$a", "%%", "[^a-z]+",
  "^(%w+)", "a%z?b", "x^", "[\0-\31]",
  -- faults
  "(a", "a)", "[a", "%", "%1", "%b", "%f", "(()", "[%",
}

describe("bounded", function ()
  for _, name in ipairs { "find", "match" } do
    it(name .. " gives what string." .. name .. " gives", function ()
      for _, subject in ipairs(SUBJECTS) do
        for _, pattern in ipairs(PATTERNS) do
          for _, init in ipairs { 1, 3, -2 } do
            assert.same(results(string[name], subject, pattern, init),
                        results(bounded[name], subject, pattern, init),
                        subject .. " with " .. pattern)
          end
        end
      end
    end)
  end

  it("gmatch gives what string.gmatch gives", function ()
    local function all(gmatch, text, pattern)
      local list = {}
      for a, b in gmatch(text, pattern) do list[#list + 1] = { a, b } end
      return list
    end
    for _, subject in ipairs(SUBJECTS) do
      for _, pattern in ipairs(PATTERNS) do
        local text = subject .. " " .. subject
        assert.same(results(all, string.gmatch, text, pattern),
                    results(all, bounded.gmatch, text, pattern), pattern)
      end
    end
  end)

  it("gsub gives what string.gsub gives", function ()
    local replacements = { "<%0>", "%1", "%%", "", "%2", "%x", { a = "b" },
                           function (a) return a ~= "a" and "F" end }
    for _, subject in ipairs(SUBJECTS) do
      for _, pattern in ipairs(PATTERNS) do
        for _, replacement in ipairs(replacements) do
          local text = subject .. " " .. subject
          for _, most in ipairs { 2, 1000 } do
            assert.same(results(string.gsub, text, pattern, replacement, most),
                        results(bounded.gsub, text, pattern, replacement, most),
                        text .. " with " .. pattern)
          end
        end
      end
    end
  end)

  it("finds a plain text", function ()
    local text = ("a"):rep(3000) .. "(b)"
    assert.same({ 2502, 3002 }, { bounded.find(text, ("a"):rep(499) .. "(b", 1,
                                               true) })
  end)
end)
