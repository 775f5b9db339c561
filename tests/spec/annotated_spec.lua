-- annotated_spec.lua: the words of sentences that were cut by hand.
local json = require "tj.core.json"
local helper = require "tests.spec.helper"

--- The line of a system, as the scorer of tests/cases prints it.
local function scores()
  local printed = helper.run({ "run", "tests/cases/words.lua" }).out
  local found = {}
  local line = "(tj [^:]*): whole ([%d.]+), parts ([%d.]+)"
  for name, whole, parts in printed:gmatch(line) do
    found[name] = { whole = tonumber(whole), parts = tonumber(parts) }
  end
  return found
end

describe("words.jsonl", function ()
  it("has 200 sentences whose words are their bytes", function ()
    local count = 0
    for line in io.lines "tests/cases/words.jsonl" do
      local case = json.decode(line)
      count = count + 1
      if case.words then
        local file <close> = assert(io.open(case.doc, "rb"))
        assert.equal(file:read("a"):sub(case.start + 1, case["end"]),
                     (case.words:gsub("[ _~]", "")))
      else
        assert.truthy(case.lengths:find("^[%d_~ ]+$"))
      end
    end
    assert.is_true(count >= 200)
  end)

  it("is cut better with the lexicon, where words are whole", function ()
    local found = scores()
    local with, without = found["tj with its lexicon"], found["tj without it"]
    assert.is_true(with.whole > 0.85)
    assert.is_true(with.whole > without.whole + 0.05)
  end)
end)
