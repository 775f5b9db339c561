-- discovery_spec.lua: new words of a corpus, and tj terms.
local helper = require "tests.spec.helper"
local json = require "tj.core.json"
local discovery = require "tj.core.discovery"
local terms = require "tj.discovery"
local words = require "tj.words"

-- Chars that stand around a planted word, so that it varies what does.
local AROUND = {}
for code = 0x5000, 0x503F do AROUND[#AROUND + 1] = utf8.char(code) end

-- Chars that stand once each: what is rare is not there by chance.
local FILLER = {}
for code = 0x6000, 0x67FF do FILLER[#FILLER + 1] = utf8.char(code) end
FILLER = table.concat(FILLER)

--- A text with `word` in it `count` times, and other chars between.
local function plant(word, count)
  local parts = {}
  for i = 1, count do
    parts[#parts + 1] = AROUND[i * 7 % #AROUND + 1] .. word
      .. AROUND[i * 11 % #AROUND + 1]
  end
  return table.concat(parts) .. FILLER
end

local function texts(list)
  local found = {}
  for i, candidate in ipairs(list) do found[i] = candidate.text end
  return found
end

describe("discovery.find", function ()
  it("finds a planted word, and no part of it", function ()
    local text = plant("澜浦", 20) .. plant("云溪谷园", 20)
    assert.same({ "澜浦", "云溪谷园" }, texts(discovery.find(text)))
  end)

  it("counts it and says where it is first", function ()
    local found = discovery.find("甲乙。" .. plant("澜浦", 20))[1]
    assert.equal(20, found.count)
    assert.equal(("甲乙。" .. AROUND[8]):len() + 1, found.first)
    assert.equal(found.first + #"澜浦" - 1, found.last)
    assert.near(math.log(20, 2), found.left, 0.5)
  end)

  it("has every count right", function ()
    local text = helper.read "samples/city-2026.txt"
    local options = { count = 2, cohesion = 0, entropy = 0, longest = 4 }
    for _, candidate in ipairs(discovery.find(text, options)) do
      local count, at = 0, 1
      while true do
        local first = text:find(candidate.text, at, true)
        if not first then break end
        count, at = count + 1, first + 3
      end
      assert.equal(count, candidate.count, candidate.text)
    end
  end)

  it("takes any bytes", function ()
    for _, text in ipairs { "", "\0", "\xff\xe4\xb8", "中", "中\xe4", "a中\0文b" } do
      assert.same({}, discovery.find(text))
    end
    assert.same({}, discovery.find(("中"):rep(10000)))
  end)

  it("is as fast on a line that repeats itself", function ()
    local start = os.clock()
    discovery.find(("高质量发展"):rep(200000))
    assert.truthy(os.clock() - start < 20)
  end)

  it("raises on a wrong option", function ()
    assert.error_matches(function () discovery.find("", { shortest = 2 }) end,
                         "unknown option 'shortest'")
    assert.error_matches(function () discovery.find("", { longest = 13 }) end,
                         "longest is from 2 to 12")
    assert.error_matches(function () discovery.find("", { count = 0 }) end,
                         "count is from 1 on")
  end)
end)

describe("terms.find", function ()
  --- The terms of a text in which each of the phrases stands 20 times.
  local function find(phrases)
    local parts = {}
    for _, phrase in ipairs(phrases) do parts[#parts + 1] = plant(phrase, 20) end
    return texts(assert(terms.find(table.concat(parts))))
  end

  for _, row in ipairs {
    { "keeps names of things", "应用场景", true },
    { "leaves out what begins inside a word", "值突破", false,
      { "市值突破", "总产值突破", "增加值突破", "价值突破", "估值突破" } },
    { "leaves out what is to be done", "提高效益", false },
    { "leaves out pronouns", "我们港口", false },
    { "leaves out what is a word already", "地区生产总值", false },
  } do
    it(row[1], function ()
      local found = {}
      for _, text in ipairs(find(row[4] or { row[2] })) do found[text] = true end
      assert.equal(row[3] or nil, found[row[2]])
    end)
  end
end)

describe("tj terms", function ()
  local folder
  before_each(function ()
    folder = helper.folder()
    helper.write(folder .. "/a.txt", plant("澜浦谷", 20))
  end)
  after_each(function () helper.remove(folder) end)

  it("writes a dictionary that words are then cut with", function ()
    local got = helper.run { "terms", "-o", folder .. "/new.terms",
                             folder .. "/a.txt" }
    assert.equal(0, got.code, got.err)
    local list = assert(words.load_lexicon(folder .. "/new.terms"))
    assert.equal("澜浦谷", list[1].text)
    local cut = helper.run({ "segment", "--user", folder .. "/new.terms" },
                           "在澜浦谷里")
    assert.equal("在 澜浦谷 里", (cut.out:gsub("\n", "")))
  end)

  it("prints rows as well, and refuses what is out of range", function ()
    local got = helper.run { "terms", "--format", "jsonl", folder .. "/a.txt" }
    local row = json.decode(got.out:match("[^\n]+"))
    assert.equal("澜浦谷", row.term)
    assert.equal(20, row.count)
    assert.equal(2, helper.run({ "terms", "--longest", "13", folder }).code)
    assert.equal(3, helper.run({ "terms", folder .. "/none" }).code)
  end)
end)
