-- extraction_spec.lua: facts out of files, on one process and on several.
local helper = require "tests.spec.helper"
local extraction = require "tj.extraction"
local facts = require "tj.facts"

local set = facts.load_rules()
local FILES = { "samples/city-2025.txt", "samples/none.txt",
                "samples/city-2026.txt", "samples/gb18030.txt" }

--- What extraction.each gives: { result or false, message or false }.
local function all(options)
  local list = {}
  for i, result, message in extraction.each(FILES, set, options) do
    assert.equal(#list + 1, i)
    list[i] = { result or false, message or false }
  end
  return list
end

describe("extraction.read", function ()
  it("gives the facts, their sentences and what they cover", function ()
    local result = assert(extraction.read("samples/gb18030.txt", set,
                                          { sentences = true }))
    assert.equal("GB18030", result.encoding)
    assert.equal(#helper.read "samples/gb18030.txt", result.bytes)
    assert.equal(64, #result.hash)
    assert.equal(#result.facts, result.coverage.claimed)
    assert.equal(0, result.invalid)
    assert.same({}, result.problems)
    for i, sentence in ipairs(result.sentences) do
      assert.truthy(i == 1 or sentence.start >= result.sentences[i - 1]["end"])
    end
    for _, fact in ipairs(result.facts) do
      local inside = false
      for _, sentence in ipairs(result.sentences) do
        inside = inside or sentence.start <= fact.start
                           and fact["end"] <= sentence["end"]
                           and sentence.text == fact.sentence
      end
      assert.is_true(inside, fact.id)
    end
  end)

  it("places the sections in the raw file", function ()
    local raw = helper.read "samples/city-2026.txt"
    local sections =
      assert(extraction.read("samples/city-2026.txt", set)).shape.sections
    assert.truthy(#sections > 3)
    for i = 2, #sections do
      local section = sections[i]
      assert.truthy(raw:sub(section.start + 1, section["end"])
                       :find(section.title, 1, true), section.title)
    end
  end)

  it("says what is wrong with a file that is not there", function ()
    local result, message = extraction.read("samples/none.txt", set)
    assert.is_nil(result)
    assert.equal("samples/none.txt: No such file or directory", message)
  end)
end)

describe("extraction.each", function ()
  it("goes on after a file that cannot be read", function ()
    local list = all()
    assert.equal(#FILES, #list)
    assert.equal("samples/none.txt: No such file or directory", list[2][2])
    assert.is_false(list[2][1])
    assert.equal("samples/gb18030.txt", list[4][1].path)
  end)

  it("gives the same on several processes, in the same order", function ()
    assert.same(all { jobs = 1 }, all { jobs = 3 })
  end)

  it("gives nothing for no files", function ()
    for _ in extraction.each({}, set) do error "a result" end
  end)
end)
