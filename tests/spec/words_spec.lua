-- words_spec.lua: the bundled dictionary and lexicons of terms.
local helper = require "tests.spec.helper"
local words = require "tj.words"

local function join(text)
  return assert(words.segmenter()):join(text, "/")
end

describe("tj.words", function ()
  it("opens one Segmenter", function ()
    assert.equal(words.segmenter(), words.segmenter())
  end)

  for _, expected in ipairs {
    "规模以上工业增加值/同比/增长/5.9%",
    "全社会研发投入/占/地区生产总值/比重/达/3.1%",
    "新增/高新技术企业/12/家",
    "实现/一般公共预算收入/4.35/亿元",
    "企业/KS-1Q/和/WLAN/、/IPv6/、/O2O",
    "PM2.5浓度/下降",
    "研究/生命/的/起源",
  } do
    it("cuts " .. expected, function ()
      assert.equal(expected, join((expected:gsub("/", ""))))
    end)
  end

  it("gives words as tables", function ()
    assert.same({ { first = 1, last = 6, text = "增长", tag = "v" } },
                words.cut "增长")
  end)

  it("adds words to a document, each quantity one of them", function ()
    local numbers = require "tj.numbers"
    local text = require "tj.core.text"
    local doc <close> = assert(text.open("研发投入4.35亿元,增长5.9%。", {}))
    assert.is_true(words.add(doc))
    assert.equal("4.35", doc:words()[2].text)
    numbers.add(doc)
    words.add(doc)
    local quantities = doc:quantities()
    local list = doc:words()
    assert.same({ first = 13, last = 22, text = "4.35亿元", tag = "m",
                  quantity = 1 }, list[2])
    for _, word in ipairs(list) do
      local quantity = quantities[word.quantity]
      if quantity then
        assert.same({ quantity.first, quantity.last }, { word.first, word.last })
      end
    end
    assert.same({ list[2], list[3] }, doc:words(13, 23))
    assert.same({ list[3] }, doc:words(14, 26))
    assert.same({}, doc:words(14, 13))
  end)

  describe("load_lexicon", function ()
    local folder
    setup(function () folder = helper.folder() end)
    teardown(function () helper.remove(folder) end)

    it("reads terms, tags, frequencies and comments", function ()
      local path = helper.write(folder .. "/terms",
        "\u{FEFF}# 注\n高企\n  科技局 nt\n\n互联网+ n 7 # 注\n高企 9\r\n")
      assert.same({
        { text = "高企", tag = "n" },
        { text = "科技局", tag = "nt" },
        { text = "互联网+", tag = "n", frequency = 7 },
        { text = "高企", tag = "n", frequency = 9 },
      }, words.load_lexicon(path))
    end)

    for line, problem in pairs {
      ["高企 what"] = "unknown tag 'what'",
      ["高企 n 7 8"] = "expected: term [tag] [frequency]",
      ["高企 n x"] = "expected: term [tag] [frequency]",
      ["高企 n 0"] = "frequency out of range",
      ["\xFF"] = "not valid UTF-8",
      [("高"):rep(33)] = "word of more than 31 chars",
    } do
      it("names the line: " .. problem, function ()
        local path = helper.write(folder .. "/terms", "好\n" .. line .. "\n")
        local terms, message = words.load_lexicon(path)
        assert.is_nil(terms)
        assert.equal(path .. ":2: " .. problem, message)
      end)
    end

    it("says that a file is missing", function ()
      local terms, message = words.load_lexicon(folder .. "/none")
      assert.is_nil(terms)
      assert.equal(folder .. "/none: No such file or directory", message)
    end)
  end)
end)
