-- repl_spec.lua: the read, evaluate, print loop, without a terminal.
local helper = require "tests.spec.helper"
local printer = require "tj.printer"
local statement = require "tj.statement"

describe("the REPL", function ()
  for _, row in ipairs {
    { "1 + 1", "2\n" },
    { "= 'a', nil", '"a"\nnil\n' },
    { "local x = 1\nlocal y = x + 1\ny", "2\n" },
    { "local x = 1\nfunction f() return x end\nx = 5\nf()", "5\n" },
    { "local print = print\nprint 'still'", "still\n" },
    { "local function f(n) return n end\nf(3)", "3\n" },
    { "for i = 1, 2 do\nprint(i)\nend", "1\n2\n" },
    { "local a <const>, b = 1, 2\na + b", "3\n" },
    { "do local hidden = 1 end\nhidden", "nil\n" },
    { "x = 7\n_G.x", "7\n" },
    { "6 * 7\n_ + 1", "42\n43\n" },
    { "paths.root:sub(1, 1)", '"/"\n' },
    { ":quit\nprint 'not reached'", "" },
    { "", "" },
  } do
    it(("answers %q"):format(row[1]), function ()
      local got = helper.run({}, row[1])
      assert.equal(row[2], got.out)
      assert.equal("", got.err)
      assert.equal(0, got.code)
    end)
  end

  it("shows facts by what matters in them", function ()
    local got = helper.run({}, 'facts.of_text("工业投资147亿元,企业33家。")\n')
    assert.equal(0, got.code, got.err)
    assert.truthy(got.out:find("│ indicator │ text", 1, true), got.out)
    assert.truthy(got.out:find("fields; _[1] shows all of a row", 1, true))
  end)

  it("goes on after an error, and says so at the end", function ()
    local got = helper.run({ "repl" }, "error 'boom'\n1\n")
    assert.equal("1\n", got.out)
    assert.equal("tj: repl:1: boom\nstack traceback:\n\trepl:1: in main chunk\n",
                 got.err)
    assert.equal(70, got.code)
  end)

  it("says what is missing at the end", function ()
    local got = helper.run({}, "for i = 1, 2 do")
    assert.matches("^tj: repl:1: 'end' expected near <eof>\n$", got.err)
    assert.equal(70, got.code)
  end)
end)

describe("statement.lift_locals", function ()
  for _, row in ipairs {
    { "local x = 1", "x = 1", { "x" } },
    { "local a, b", "a, b = nil", { "a", "b" } },
    { "local s = 'local y = 1' -- local z", "s = 'local y = 1' -- local z", { "s" } },
    { "local s = [[local y]] local t = 1", "s = [[local y]] t = 1", { "s", "t" } },
    { "if true then local x = 1 end", "if true then local x = 1 end", {} },
    { "repeat local x = 1 until x local y = 2", "repeat local x = 1 until x y = 2",
      { "y" } },
    { "local f <close> = g()", "local f <close> = g()", {} },
  } do
    it("takes " .. row[1], function ()
      local text, names = statement.lift_locals(row[1])
      assert.equal(row[2], text)
      assert.same(row[3], names)
    end)
  end
end)

describe("printer.format", function ()
  local deep = { { { { { 1 } } } } }
  local ring = {}
  ring.ring = ring
  local long = {}
  for i = 1, 100 do long[i] = i end
  for _, row in ipairs {
    { {}, "{}" },
    { { 1, 2, b = 1, a = "x", [10] = true }, '{ 1, 2, [10] = true, a = "x", b = 1 }' },
    { "工业\n\"x\"", '"工业\\n\\"x\\""' },
    { "\255\0", '"\\255\\000"' },
    { deep, "{ { { { { 1 entries } } } } }" },
    { ring, "{ ring = <a table above> }" },
    { { ["end"] = 1 }, '{ ["end"] = 1 }' },
  } do
    it("gives " .. row[2], function () assert.equal(row[2], printer.format(row[1])) end)
  end

  it("counts what it leaves out", function ()
    assert.matches("40,\n  %-%- 60 more\n}$", printer.format(long))
    assert.equal('"工" (3 more bytes)', printer.format("工业", { bytes = 4 }))
  end)

  it("refuses an unknown option by name", function ()
    assert.error_matches(function () printer.format(1, { width = 3 }) end,
                         "unknown option width")
  end)
end)
