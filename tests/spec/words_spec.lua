-- words_spec.lua: the bundled dictionary and lexicons of terms.
local helper = require "tests.spec.helper"
local paths = require "tj.paths"
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
    "鹭屿区/规划/到/溧塍镇",
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

  for _, row in ipairs {
    { "一个人第三次去一系列展会", "一/个/人/第三/次/去/一/系列/展会" },
    { "百年大计，一定完成", "百年大计/，/一定/完成" },
  } do
    it("cuts numbers from measures: " .. row[1], function ()
      assert.equal(row[2], join(row[1]))
    end)
  end

  describe("at random", function ()
    local pieces = {}  -- words, signs, Latin, blanks, lines, broken bytes
    for piece in ("工业 增加值 研究 研究生 命 一 个 第三次 规模以上 的 龘 𠀀 ， 。 《 》 " ..
                  "KS-1Q PM2.5 5.9% 1,234 …… —— ５G IP 地址 c+ naïve 〇"):gmatch "%S+" do
      pieces[#pieces + 1] = piece
    end
    for _, piece in ipairs { " ", "　", "\n", "\xE4", "\0" } do
      pieces[#pieces + 1] = piece
    end
    local seed = 20261122
    local function random(n)
      seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
      return (seed >> 8) % n + 1
    end
    local function text(n)
      local parts = {}
      for i = 1, n do parts[i] = pieces[random(#pieces)] end
      return table.concat(parts)
    end
    local segmenter = assert(words.open())

    local function is_blank(gap)
      return gap:gsub("\u{3000}", ""):find("^%s*$") ~= nil
    end

    it("the words and the blanks between are the text", function ()
      for _ = 1, 60 do
        local whole, at = text(400), 1
        for _, word in ipairs(segmenter:cut(whole)) do
          assert.is_true(is_blank(whole:sub(at, word.first - 1)))
          assert.equal(whole:sub(word.first, word.last), word.text)
          at = word.last + 1
        end
        assert.is_true(is_blank(whole:sub(at)))
      end
    end)

    it("a mode has the words of those before, with the same tags", function ()
      for _ = 1, 30 do
        local whole = text(300)
        local function spans(mode)
          local set, ends = {}, { [1] = true }
          for _, word in ipairs(segmenter:cut(whole, { mode = mode })) do
            local key = word.first .. "-" .. word.last
            assert.is_nil(set[key])
            set[key] = word.tag
            ends[word.first], ends[word.last + 1] = true, true
          end
          return set, ends
        end
        local path, ends = spans "words"
        local search, all = spans "search", spans "all"
        local _, joints = spans "chars"
        for key, tag in pairs(path) do assert.equal(tag, search[key]) end
        for key, tag in pairs(search) do assert.equal(tag, all[key]) end
        for joint in pairs(ends) do assert.is_true(joints[joint]) end
      end
    end)

    it("cut at the ends of lines, the words are the same", function ()
      for _ = 1, 20 do
        local lines = {}
        for i = 1, 40 do lines[i] = text(random(120)):gsub("\n", "") .. "\n" end
        local whole, parts = table.concat(lines), {}
        for i, line in ipairs(lines) do parts[i] = segmenter:join(line, "/") end
        assert.equal(table.concat(parts), segmenter:join(whole, "/"))
        local list, count = segmenter:cut(whole), 0
        for _, line in ipairs(lines) do count = count + segmenter:count(line) end
        assert.equal(count, #list)
      end
    end)

    it("keeps a term whole in ten thousand places", function ()
      local terms = { "研究生命", "业增加", "的一个", "值研究", "IP地址工业", "龘的" }
      local own = assert(words.open({}, { lexicon = false }))
      assert(own:set_lexicon(terms))
      local reversed = {}
      for i = #terms, 1, -1 do reversed[#reversed + 1] = terms[i] end
      local other = assert(words.open({}, { lexicon = false }))
      assert(other:set_lexicon(reversed))
      for _ = 1, 10000 do
        local term = terms[random(#terms)]
        local before = text(random(4)) .. "，"
        local whole = before .. term .. "。" .. text(random(3))
        local joined = own:join(whole, "/")
        local found = false
        for _, word in ipairs(own:cut(whole)) do
          found = found or word.first <= #before + 1 and
                           word.last >= #before + #term
        end
        assert.is_true(found, joined)
        assert.equal(joined, other:join(whole, "/"))
      end
    end)

    it("a term changes nothing where it does not stand", function ()
      local plain = assert(words.open({}, { lexicon = false }))
      local own = assert(words.open({}, { lexicon = false }))
      assert(own:set_lexicon { "研究", "增加", "命的龘" })
      for _ = 1, 300 do
        local whole = text(60):gsub("命的龘", "")
        assert.equal(plain:join(whole, "/"), own:join(whole, "/"))
      end
    end)
  end)

  describe("load_lexicon", function ()
    local folder
    setup(function () folder = helper.folder() end)
    teardown(function () helper.remove(folder) end)

    it("reads terms, tags, frequencies and comments", function ()
      local path = helper.write(folder .. "/terms",
        "\u{FEFF}# 注\n高企\n  科技局 nt\n\n互联网+ n 7 # 注\n高企 9\r\n" ..
        "规企 =规上企业\n规工 n 2 =规上工业 # 注\n=等号 =等于\n")
      assert.same({
        { text = "高企", tag = "n" },
        { text = "科技局", tag = "nt" },
        { text = "互联网+", tag = "n", frequency = 7 },
        { text = "高企", tag = "n", frequency = 9 },
        { text = "规企", tag = "n", canonical = "规上企业" },
        { text = "规工", tag = "n", frequency = 2, canonical = "规上工业" },
        { text = "=等号", tag = "n", canonical = "等于" },
      }, words.load_lexicon(path))
    end)

    it("the compiled terms are those of the text", function ()
      local path = paths.lexicon .. "/terms.txt"
      local own <close> = assert(words.open({}, { lexicon = false }))
      assert(own:set_lexicon(assert(words.load_lexicon(path))))
      local compiled <close> = assert(words.open())
      for line in io.lines(path) do
        assert.equal(own:join(line, " ", "/", "all"),
                     compiled:join(line, " ", "/", "all"))
      end
    end)

    it("an edited terms.txt counts at once", function ()
      local lexicon, own = paths.lexicon, folder .. "/lexicon"
      finally(function () paths.lexicon = lexicon end)
      assert(require "lfs".mkdir(own))
      helper.write(own .. "/terms.txt", "增增 nz\n")
      paths.lexicon = own
      local edited <close> = assert(words.open())
      assert.equal("增增/nz 长/a", edited:join("增增长", " ", "/"))
    end)

    for line, problem in pairs {
      ["高企 what"] = "unknown tag 'what'",
      ["高企 n 7 8"] = "expected: term [tag] [frequency] [=canonical]",
      ["高企 n x"] = "expected: term [tag] [frequency] [=canonical]",
      ["高企 =高企"] = "the canonical name is the term",
      ["高企 =高新 企业"] = "expected: term [tag] [frequency] [=canonical]",
      ["高企 =\xFF"] = "not valid UTF-8",
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

    it("takes any bytes: terms that open, or the line that is wrong", function ()
      math.randomseed(7)
      local alphabet = { "高", "企", "n", "nz", "5", "0", "=", "#", " ", "\t", "\n",
                         "\r", "\0", "\xFF", "\u{FEFF}", "，", "\u{3000}", "a" }
      local own <close> = assert(words.open({}, { lexicon = false }))
      for _ = 1, 2000 do
        local parts = {}
        for i = 1, math.random(0, 24) do
          parts[i] = alphabet[math.random(#alphabet)]
        end
        local path = helper.write(folder .. "/any", table.concat(parts))
        local terms, message, lines = words.load_lexicon(path)
        if terms then
          assert.equal(#terms, #lines)
          assert.is_true(own:set_lexicon(terms))
        else
          assert.equal(path .. ":", message:match("^(.-:)%d+: .+"))
        end
      end
    end)

    it("takes long lines of blanks in linear time", function ()
      local path = helper.write(folder .. "/blanks",
        "高企 n" .. (" "):rep(1000000) .. "9" .. (" "):rep(1000000) .. "\n")
      assert.same({ { text = "高企", tag = "n", frequency = 9 } },
                  (words.load_lexicon(path)))
    end)

    it("says that a file is missing", function ()
      local terms, message = words.load_lexicon(folder .. "/none")
      assert.is_nil(terms)
      assert.equal(folder .. "/none: No such file or directory", message)
    end)
  end)
end)
