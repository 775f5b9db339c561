-- replcommands_spec.lua: the REPL's lines that begin with a colon.
local helper = require "tests.spec.helper"

--- What the REPL prints for some lines.
local function session(...)
  local got = helper.run({}, table.concat({ ... }, "\n") .. "\n")
  assert.equal(0, got.code, got.err)
  return got.out, got.err
end

describe("the REPL's", function ()
  for _, row in ipairs {
    { ':facts "工业投资147亿元,增长6%。"', "│ 工业投资  │ 147亿元 │" },
    { ':facts “工业投资147亿元。”\n_[1].indicator', '"工业投资"' },
    { ':why "工业投资147亿元。"', "indicator    工业投资: captured" },
    { ":why 没有", "no facts in it" },
    { ':why aaaaaaaaaaaa-1 samples/city-2025.txt', "no fact aaaaaaaaaaaa-1" },
    { ':whynot growth "工业投资147亿元。"', "does not match here" },
    { ":whynot nosuch x", "no rule is called 'nosuch'" },
    { ':try "a:<np> value:<money>" "工业投资147亿元。"',
      "147亿元: matches: a = 工业投资, value = 147亿元" },
    { ':try "增长 value:<percent>" "下降5%。"', "5%: 增长 does not match here" },
    { ':try "value:<nosuch>" "x"', "no element is called <nosuch>" },
    { ':try "value:<percent>" "没有"', "there is no number in the text" },
    { ':try "x"', 'usage: :try "PATTERN" "TEXT"' },
    { ':why "a', "a quote is not closed" },
    { ":nosuch", "no command :nosuch" },
    { ":help", ":reload" },
    { ":help kwic", "kwic" },
  } do
    it(row[1] .. " answers", function ()
      local out = session(row[1])
      assert.truthy(out:find(row[2], 1, true), out)
    end)
  end

  it(":reload shows what an edit did to the facts of :facts", function ()
    local folder = helper.folder()
    helper.write(folder .. "/a.txt", "工业投资8亿元。\n")
    local out = session(":facts " .. folder .. "/a.txt",
      ("io.open(%q, 'w'):write('工业投资9亿元。\\n'):close()"):format(folder .. "/a.txt"),
      ":reload")
    helper.remove(folder)
    assert.matches("%d+ modules will be read again\n%+ .-a%.txt:1: 工业投资 9亿元 .-\n"
                   .. "%- .-a%.txt:1: 工业投资 8亿元 .-\n2 changes in the facts", out)
  end)

  it(":reload does without facts", function ()
    assert.matches("^%d+ modules will be read again\n$", (session(":reload")))
  end)
end)
