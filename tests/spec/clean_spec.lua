-- clean_spec.lua: the command `tj clean`.
local helper = require "tests.spec.helper"

local sample = "samples/traditional-pinyin.txt"

describe("tj clean", function ()
  it("prints the text in Simplified Chinese, without furniture", function ()
    local result = helper.run { "clean", sample }
    assert.equal(0, result.code)
    assert.equal("", result.err)
    assert.is_nil(result.out:find("浏览量", 1, true))
    assert.truthy(result.out:find("2016年以来,区科技工信局", 1, true))
  end)

  it("keeps furniture when told to", function ()
    local result = helper.run { "clean", "--keep-furniture", sample }
    assert.truthy(result.out:find("浏览量:1", 1, true))
  end)

  it("reads standard input", function ()
    local result = helper.run({ "clean", "-" }, "２０１６ 年，增长５％")
    assert.same({ out = "2016年,增长5%\n", err = "", code = 0 }, result)
  end)

  it("lists every change with its place in the file", function ()
    local result = helper.run({ "clean", "--log", "-" }, "增长５％\u{200B}了")
    assert.equal('6-12\twidth\t"５％" -> "5%"\n12-15\tinvisible\t"\u{200B}" -> ""\n',
                 result.out)
  end)

  it("says which file it cannot read, and ends with 3", function ()
    local result = helper.run { "clean", "no.txt" }
    assert.same({ out = "", err = "tj: no.txt: No such file or directory\n",
                  code = 3 }, result)
  end)

  it("ends with 2 on wrong usage", function ()
    assert.equal(2, helper.run({ "clean" }).code)
  end)
end)
