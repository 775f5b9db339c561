-- damage_spec.lua: samples are damaged, and what was undone may not get less
-- than tests/damage/floors.lua says. `make damage` shows the whole table.
require "tests.spec.helper"
local classes = require "tests.damage.classes"
local check = require "tests.damage.check"
local documents = require "tests.damage.documents"
local floors = require "tests.damage.floors"
local total = require "tests.damage.total"
local undamaged = require "tests.damage.undamaged"

describe("damage", function ()
  for _, class in ipairs(classes) do
    it("is undone: " .. class.name, function ()
      local floor = floors[class.name]
      assert.truthy(floor, "floors.lua lacks it: make floors")
      local sum = total.of_samples(class)
      local line = "\n" .. total.HEADER .. "\n" .. total.line(class.name, sum)
      assert.is_false(total.is_worse(sum, floor), ("below its floor, %.3f of the damage undone%s")
        :format(floor.share, line))
      assert.equal(sum.spans, sum.spans_right, "spans are wrong" .. line)
      assert.equal(0, sum.wrong_encoding, "encodings are wrong" .. line)
      assert.equal(0, sum.unmarked, "bytes are lost and not marked" .. line)
    end)
  end
end)

describe("what is undamaged", function ()
  for _, entry in ipairs(undamaged.list()) do
    it("stays: " .. entry.name, function ()
      if floors.changed[entry.name] and undamaged.changes(entry) then
        pending("is changed still: " .. entry.name)
        return
      end
      assert.is_nil(undamaged.changes(entry))
    end)
  end
end)

describe("the check", function ()
  local truth = documents.load(true)[1].truth

  --- The score after a planted fault in an otherwise untouched text.
  local function with(plant)
    local class = { name = "planted", damage = function (cells)
      plant(cells)
      return cells
    end }
    return (check.document({ name = "planted", truth = truth }, class, 1))
  end

  it("finds a char that did not come back", function ()
    local score = with(function (cells) cells:change(5, "龘") end)
    assert.same({ 1, 0, false }, { score.damaged, score.recovered, score.exact })
  end)

  it("finds harm to what was not damaged", function ()
    local score = with(function (cells) cells.raw[5] = "龘" end)
    assert.same({ 0, 1, false }, { score.damaged, score.harmed, score.exact })
  end)

  it("finds what is left of what was put in", function ()
    local score = with(function (cells) cells:change(5, cells.raw[5] .. "龘") end)
    assert.same({ 1, 0, false }, { score.damaged, score.recovered, score.exact })
  end)

  it("takes what is lost and left as it stood for no guess", function ()
    local score = with(function (cells) cells:change(5, "锟斤拷", "lost") end)
    assert.same({ 1, 0, 0 }, { score.lost, score.restored, score.guessed })
  end)

  it("finds a char invented for one that is lost", function ()
    -- cleaning makes 1 of its full-width form: neither what stood there nor true
    local score = with(function (cells) cells:change(5, "\u{FF11}", "lost") end)
    assert.same({ 1, 0, 1 }, { score.lost, score.restored, score.guessed })
  end)
end)
