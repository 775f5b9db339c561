-- counts_spec.lua: tj counts and tj keywords.
local corpus = require "tj.corpus"
local counts = require "tj.counts"
local helper = require "tests.spec.helper"
local json = require "tj.core.json"
local keywords = require "tj.keywords"
local words = require "tj.words"

local function count(...)
  local all = counts.new()
  for _, text in ipairs { ... } do counts.add(all, text) end
  return all
end

describe("corpus.is_word", function ()
  for _, row in ipairs {
    { "产业", "n", true }, { "GDP", "eng", true }, { "砚", "ng", true },
    { "x", "eng", false }, { "5.9%", "m", false }, { "。", "x", false },
    { "％", "x", false }, { "……", "x", false }, { "\xff\xfe", "x", false },
  } do
    it(("takes %s for %s"):format(row[1], row[3] and "a word" or "none"),
       function () assert.equal(row[3], corpus.is_word(row[1], row[2])) end)
  end
end)

describe("counts", function ()
  it("counts words and the documents they are in", function ()
    local rows = counts.list(count("粮食，粮食。", "粮食 蔬菜 5.9%"))
    assert.same({ word = "粮食", tag = "n", count = 3, documents = 2,
                  per_million = 750000 }, rows[1])
    assert.equal("蔬菜", rows[2].word)
    assert.equal(2, #rows)
  end)

  it("counts what the words mode cuts, no more", function ()
    local text, sum = helper.read "samples/city-2026.txt", 0
    for _, row in ipairs(counts.list(count(text))) do sum = sum + row.count end
    local wanted = 0
    for line in text:gmatch("[^\n]+") do
      for _, word in ipairs(assert(words.cut(line))) do
        if corpus.is_word(word.text, word.tag) then wanted = wanted + 1 end
      end
    end
    assert.equal(wanted, sum)
  end)

  it("gives Dunning's log-likelihood, signed", function ()
    assert.equal(0, counts.keyness(5, 100, 5, 100))
    assert.near(13.86, counts.keyness(10, 100, 0, 100), 0.01)
    assert.near(-13.86, counts.keyness(0, 100, 10, 100), 0.01)
  end)

  it("says the opposite the other way round", function ()
    local a, b = count("粮食粮食蔬菜"), count("蔬菜蔬菜水果")
    local there = {}
    for _, row in ipairs(counts.compare(b, a)) do there[row.word] = row.keyness end
    for _, row in ipairs(counts.compare(a, b)) do
      assert.near(-there[row.word], row.keyness, 1e-9)
    end
  end)

  it("takes nothing for an answer", function ()
    assert.same({}, counts.list(count("")))
    assert.same({}, counts.compare(count(""), count("")))
  end)
end)

describe("tj counts", function ()
  it("prints words by count", function ()
    local got = helper.run { "counts", "--top", "1", "--tags", "v", "--format",
                             "csv", "samples/city-2026.txt" }
    assert.equal("word,tag,count,per_million,documents\r\n增长,v,19,",
                 got.out:match("^.-,19,"))
    assert.equal(0, got.code)
  end)

  it("compares with other documents", function ()
    local got = helper.run { "counts", "--against", "samples/bureau-2016.txt",
                             "--format", "jsonl", "samples/city-2026.txt" }
    local rows = {}
    for line in got.out:gmatch("[^\n]+") do rows[#rows + 1] = json.decode(line) end
    assert.truthy(rows[1].keyness > 0 and rows[#rows].keyness < 0)
    for i = 2, #rows do assert.truthy(rows[i - 1].keyness >= rows[i].keyness) end
  end)

  it("refuses a tag that no word has", function ()
    local result = helper.run { "counts", "--tags", "n,zz", "samples" }
    assert.equal(2, result.code)
    assert.truthy(result.err:find("--tags: unknown tag 'zz'", 1, true))
    assert.equal(0, helper.run { "counts", "--tags", "n,eng", "samples" }.code)
  end)

  it("goes on after what cannot be read", function ()
    local got = helper.run { "counts", "--top", "1", "--format", "csv", "nowhere",
                             "samples/city-2026.txt" }
    assert.equal(3, got.code)
    assert.truthy(got.out:find("增长", 1, true))
    assert.equal(2, helper.run({ "counts", "--min", "0", "x" }).code)
  end)
end)

describe("keywords", function ()
  local TEXT = "新能源电池产业发展快。新能源电池企业多，新能源电池出口增长。粮食稳定。"

  it("puts first what most words recommend", function ()
    local found = keywords.find(TEXT)
    assert.equal("新能源电池", found[1].word)
    assert.equal(3, found[1].count)
  end)

  it("leave out what every report has", function ()
    for _, row in ipairs(keywords.find(TEXT)) do
      assert.is_nil(assert(words.load_generic())[row.word], row.word)
    end
    assert.same({}, keywords.find("全市工作，重点工作，全市项目。"))
  end)

  it("gives as many as asked for, always the same", function ()
    local text = helper.read "samples/city-2026.txt"
    assert.equal(5, #keywords.find(text, 5))
    assert.same(keywords.find(text), keywords.find(text))
    assert.same({}, keywords.find(""))
  end)

  it("are printed by tj keywords for each document", function ()
    local got = helper.run { "keywords", "--top", "2", "--format", "csv",
                             "samples/city-2026.txt", "samples/city-2025.txt" }
    assert.equal(0, got.code)
    local _, lines = got.out:gsub("\n", "")
    assert.equal(5, lines)
  end)
end)
