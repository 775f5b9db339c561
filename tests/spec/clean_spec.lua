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
    assert.same({ out = "2016年,增长5%", err = "", code = 0 }, result)
  end)

  it("lists the encoding, every change and what is set aside", function ()
    local result = helper.run({ "clean", "--log", "-" },
      "2016年工业总产值65亿元，增长５％\u{200B}了。\n打印 关闭\n")
    assert.matches("^encoding\tUTF%-8\tsure[^\n]*\ninvalid\t0 bytes\nlost\t0 chars\n", result.out)
    assert.equal('30-33\twidth\t"，" -> ","\n'
      .. '39-45\twidth\t"５％" -> "5%"\n'
      .. '45-48\tinvisible\t"\\u{200B}" -> ""\n'
      .. '55-68\tfurniture\t"打印 关闭": menu\n',
      result.out:match("chars\n(.*)$"))
  end)

  it("says how many bytes it could not decode", function ()
    local result = helper.run({ "clean", "-" }, "工业\xFF增长5%。\n")
    assert.same({ out = "工业\u{FFFD}增长5%。\n",
                  err = "tj: -: bytes that are not UTF-8: 1\n", code = 0 },
                result)
  end)

  it("says how many chars are lost, and leaves them", function ()
    local input = "工业锟斤拷增长5%。\n企业\u{FFFD}33家。\n"
    local warning = "tj: -: 4 chars are lost (锟斤拷, U+FFFD): they stand as they are\n"
    assert.same({ out = input, err = warning, code = 0 },
                helper.run({ "clean", "-" }, input))
    local log = helper.run({ "clean", "--log", "-" }, input)
    assert.matches("\nlost\t4 chars\n", log.out)
    assert.equal(warning, helper.run({ "outline", "-" }, input).err)
    local one = helper.run({ "clean", "-" }, "工业\u{FFFD}增长\xFF5%。\n")
    assert.equal("tj: -: bytes that are not UTF-8: 1\n"
      .. "tj: -: 1 char is lost (锟斤拷, U+FFFD): it stands as it is\n", one.err)
  end)

  it("leaves out steps, and says which there are", function ()
    local input = "２０１６ 年"
    local result = helper.run({ "clean", "--skip", "width", "--skip", "blanks",
                                "-" }, input)
    assert.equal(input, result.out)
    local refusal = helper.run({ "clean", "--skip", "pinyn", "-" }, input)
    assert.equal(2, refusal.code)
    local help = helper.run({ "clean", "--help" }).out
    for _, step in ipairs(require "tj.core.text".steps) do
      assert.truthy(help:find("%f[%w]" .. step .. "%f[%W]"), step)
      assert.truthy(refusal.err:find(step, 1, true), step)
    end
  end)

  it("refuses a file of blanks like an empty one", function ()
    assert.same({ out = "", err = "tj: -: is empty: it holds only blanks\n",
                  code = 3 }, helper.run({ "clean", "-" }, " \n\u{3000}\r\n"))
  end)

  it("takes a furniture line behind a long one", function ()
    local long = ("工业总产值65亿元,"):rep(20000) .. "。\n"
    local result = helper.run({ "clean", "-" }, long .. "联系我们 网站地图\n")
    assert.equal(0, result.code)
    assert.equal(long, result.out)
  end)

  it("gives the gold text of the corpus to the character", function ()
    if not helper.has_shared() then pending "../shared is absent" return end
    local name = "004_699593ea8f1e8c1e"
    local path = helper.shared .. "/corpus/" .. name .. ".txt"
    local gold = helper.read(helper.shared .. "/gold/" .. name .. ".clean.txt")
    assert.equal(gold, helper.run({ "clean", "--keep-furniture", path }).out)
    assert.equal((gold:gsub("浏览量[^\n]*\n", "")),
                 helper.run({ "clean", path }).out)
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
