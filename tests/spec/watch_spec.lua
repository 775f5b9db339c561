-- watch_spec.lua: tj extract --watch and --profile.
local helper = require "tests.spec.helper"
local facts = require "tj.facts"
local watch = require "tj.watch"

local function changes(old, new)
  local lines = {}
  for i, change in ipairs(watch.changes(facts.of_text(old), facts.of_text(new))) do
    lines[i] = watch.format(change)
  end
  return lines
end

describe("watch.changes", function ()
  it("tells what is gained, lost and changed, in reading order", function ()
    assert.same({
      "- example:1: 粮食产量 5万吨 level actual   (amount)",
      "+ example:2: 出口额 7亿元 level actual   (amount)",
    }, changes("粮食产量5万吨。\n\n工业投资8亿元。\n", "工业投资8亿元。\n出口额7亿元。\n"))
  end)

  it("knows a fact again that moved", function ()
    assert.same({}, changes("工业投资8亿元。", "\n\n工业投资8亿元。"))
  end)

  it("tells the fields that changed", function ()
    local old, new = facts.of_text "工业投资8亿元。", facts.of_text "工业投资8亿元。"
    new[1].status, new[1].rule_id, new[1].period = "target", "mine", ""
    old[1].period = "2016"
    local list = watch.changes(old, new)
    assert.equal("~ example:1: 工业投资 8亿元: status actual -> target, "
                 .. "period 2016 -> (empty), rule amount -> mine",
                 watch.format(list[1]))
  end)

  it("keeps equal sentences apart", function ()
    local one = "工业投资8亿元。"
    assert.equal(1, #changes(one .. one, one))
  end)
end)

describe("watch.differing", function ()
  for _, row in ipairs {
    { { a = "1;x" }, { a = "1;x" }, {} },
    { { a = "1;x" }, { a = "1;" }, {} },      -- looked at later: no hash
    { { a = "1;x" }, { a = "1;y" }, { "a" } },
    { { a = "1;" }, { a = "2;" }, { "a" } },
    { { a = "1;" }, {}, { "a" } },
    { {}, { b = "1;", a = "1;" }, { "a", "b" } },
  } do
    it("gives " .. table.concat(row[3], " "), function ()
      assert.same(row[3], watch.differing(row[1], row[2]))
    end)
  end
end)

describe("tj extract --watch", function ()
  it("shows what an edit changes, and ends with 130", function ()
    local folder = helper.folder()
    helper.write(folder .. "/report.txt", "工业投资8亿元。\n")
    helper.write(folder .. "/rules.lua",
                 'rule "a" { match = "indicator:<np> value:<money>" }')
    local got = helper.shell(([[
      cd %s
      await() {
        n=0; until grep -q "$1" err || [ $n = 150 ]; do sleep .2; n=$((n + 1)); done
      }
      %s extract --watch -j1 --rules rules.lua report.txt >out 2>err &
      pid=$!
      await "1 facts"; printf '工业投资8亿元。\n出口额7亿元。\n' >report.txt
      await "1 gained"; printf 'rule "a" { match = "indicator:<np> value:<money>",
        status = "target" }' >rules.lua
      await "2 changed"; echo 'rule "a" {' >rules.lua
      await "stay as"; kill -INT $pid; wait $pid; echo "code $?"
      cat out; cat err >&2
    ]]):format(helper.quote(folder), helper.quote(helper.tj)))
    helper.remove(folder)
    assert.truthy(got.out:find("code 130", 1, true), got.out)
    assert.truthy(got.out:find("+ report.txt:2: 出口额 7亿元", 1, true), got.out .. got.err)
    assert.truthy(got.out:find("~ report.txt:1: 工业投资 8亿元: status actual -> target",
                               1, true), got.out)
    assert.truthy(got.err:find("1 gained, 0 lost, 0 changed", 1, true), got.err)
    assert.truthy(got.err:find("0 gained, 0 lost, 2 changed", 1, true), got.err)
    assert.truthy(got.err:find("the facts stay as they were", 1, true), got.err)
  end)

  it("goes without -o and --db", function ()
    local got = helper.run { "extract", "--watch", "--db", "x.db", "samples" }
    assert.equal(2, got.code)
  end)
end)

describe("tj extract --profile", function ()
  it("tells of each rule what it did", function ()
    local got = helper.run { "extract", "--profile", "samples/city-2025.txt" }
    assert.equal(0, got.code, got.err)
    assert.matches("│ rule +│ asked │ declined │ claimed │", got.err)
    assert.matches("│ amount +│ +%d+ │ +%d+ │ +%d+ │", got.err)
  end)
end)
