-- outline_script_spec.lua: `tj outline`, and the members that the stage adds.
local helper = require "tests.spec.helper"
local document = require "tj.document"
local json = require "tj.core.json"

describe("tj outline", function ()
  it("prints one object for the document, and one for each section", function ()
    local got = helper.run { "outline", "--format", "jsonl",
                             "samples/city-2026.txt" }
    assert.equal("", got.err)
    assert.equal(0, got.code)
    local raw, objects = helper.read "samples/city-2026.txt", {}
    for line in got.out:gmatch("[^\n]+") do
      objects[#objects + 1] = assert(json.decode(line))
    end
    assert.equal("samples/city-2026.txt", objects[1].doc)
    assert.equal(2025, objects[1].year)
    assert.truthy(#objects > 3)
    for i = 2, #objects do
      local heading = objects[i]
      assert.truthy(raw:sub(heading.start + 1, heading["end"])
                       :find(heading.title, 1, true), heading.title)
    end
  end)

  it("indents headings by their level", function ()
    local got = helper.run { "outline", "--format", "table",
                             "samples/city-2026.txt" }
    assert.equal(0, got.code)
    assert.truthy(got.out:find("\n一、", 1, true))
    assert.truthy(got.out:find("\n  (一)", 1, true))
  end)

  it("writes a file whole", function ()
    local folder = helper.folder()
    local path = folder .. "/out.jsonl"
    local got = helper.run { "outline", "-o", path, "samples/city-2026.txt" }
    assert.equal("", got.out)
    assert.equal("{", helper.read(path):sub(1, 1))
    helper.remove(folder)
  end)

  it("says that a file cannot be written, even with -q", function ()
    local got = helper.run { "outline", "-q", "-o", "/nowhere/out.jsonl",
                             "samples/city-2026.txt" }
    assert.equal(74, got.code)
    assert.matches("^tj: /nowhere/out.jsonl: ", got.err)
  end)

  it("says which file it cannot read, and ends with 3", function ()
    local got = helper.run { "outline", "none.txt" }
    assert.equal("tj: none.txt: No such file or directory\n", got.err)
    assert.equal(3, got.code)
  end)

  it("ends with 2 on wrong usage", function ()
    assert.equal(2, helper.run({ "outline" }).code)
  end)
end)

describe("a document's blocks and sentences", function ()
  it("lie in the text, in order, sentences in their blocks", function ()
    local doc <close> = assert(document.open "samples/city-2026.txt")
    local blocks, before = doc:blocks(), 0
    for _, block in ipairs(blocks) do
      assert.truthy(block.first > before and block.last >= block.first)
      before = block.last
    end
    assert.truthy(before <= #doc:text())
    before = 0
    for _, sentence in ipairs(doc:sentences()) do
      local block = blocks[sentence.block]
      assert.truthy(sentence.first > before)
      assert.truthy(block.first <= sentence.first
                    and sentence.last <= block.last)
      before = sentence.last
    end
  end)

  it("are one each in a document of one line", function ()
    local doc <close> = assert(document.from_text "企业33家。")
    assert.equal(1, #doc:blocks())
    assert.same({ { first = 1, last = #doc:text(), block = 1 } },
                doc:sentences())
  end)
end)
