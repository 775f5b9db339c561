-- segment_spec.lua: the native module tj.core.segment and `tj segment`.
local helper = require "tests.spec.helper"
local paths = require "tj.paths"
local segment = require "tj.core.segment"
local words = require "tj.words"

local WORDS = [[
工业 900 n
增加 800 v
增加值 300 n
值 200 n
增长 700 v
的 9000 uj
人 900 n
]]

describe("tj.core.segment", function ()
  local folder, source, dictionary, segmenter

  setup(function ()
    folder = helper.folder()
    source = helper.write(folder .. "/source", WORDS)
    dictionary = folder .. "/words.dict"
    assert.same({ true, 7 }, { segment.compile(source, dictionary) })
    segmenter = assert(segment.open(dictionary))
  end)

  teardown(function ()
    segmenter:close()
    helper.remove(folder)
  end)

  it("cuts right while finalizers cut with the same Segmenter", function ()
    local text, other = ("工业增加值"):rep(40), ("人的"):rep(400)
    local list, line = segmenter:cut(text), segmenter:join(text)
    local left = 200  -- finalizers that may run
    local function arm()
      setmetatable({}, { __gc = function ()
        left = left - 1
        if left > 0 then segmenter:cut(other); arm() end
      end })
    end
    arm()
    for _ = 1, 30 do
      assert.same(list, segmenter:cut(text))
      assert.equal(line, segmenter:join(text))
    end
    assert.truthy(left < 200)
    left = 0
  end)

  it("gives words with spans and tags", function ()
    assert.same({
      { first = 1, last = 6, text = "工业", tag = "n" },
      { first = 8, last = 16, text = "增加值", tag = "n" },
      { first = 17, last = 20, text = "5.9%", tag = "m" },
    }, segmenter:cut "工业 增加值5.9%")
    assert.same({}, segmenter:cut "")
    assert.equal(7, #segmenter)
  end)

  for _, row in ipairs {
    { "工业增长", "工业 增长" },
    { "工业\n\n 增长 \r\n", "工业\n\n增长\n" },
    { "工业增长", "工业/增长", "/" },
    { "工业增长", "工业_n 增长_v", " ", "_" },
    { "人\0人", "人 \0 人" },
    { "", "" },
  } do
    it(("joins %q into %q"):format(row[1], row[2]), function ()
      assert.equal(row[2], segmenter:join(row[1], row[3], row[4]))
    end)
  end

  it("keeps terms whole, in whatever order they come", function ()
    for _, terms in ipairs {
      { "业增", { text = "增长的人", tag = "nz", frequency = 3 } },
      { { text = "增长的人", tag = "nz" }, { text = "业增" } },
    } do
      assert.is_true(segmenter:set_lexicon(terms))
      assert.equal("工业/n 增长的人/nz", segmenter:join("工业增长的人", " ", "/"))
    end
    assert.is_true(segmenter:set_lexicon {})
    assert.equal("工业 增长 的 人", segmenter:join "工业增长的人")
  end)

  it("gives the canonical names of terms, whatever their order", function ()
    local a = { text = "增长的人", canonical = "乙", frequency = 2 }
    local b = { text = "增长的人", canonical = "丙" }
    local c = { text = "增长的人", canonical = "丁", frequency = 2 }
    for _, terms in ipairs { { a, b, c, "人" }, { "人", c, b, a }, { b, a, c } } do
      assert.is_true(segmenter:set_lexicon(terms))
      local list = segmenter:cut "增长的人的人"
      assert.equal("丁", list[1].canonical)
      assert.is_nil(list[2].canonical)
    end
    local doc <close> = assert(require "tj.core.text".open("增长的人", {}))
    segmenter:add(doc)
    assert.is_true(segmenter:set_lexicon {})
    assert.equal("丁", doc:words()[1].canonical)
    assert.is_nil(segmenter:cut "增长的人"[1].canonical)
  end)

  it("raises on a caller's bug in a lexicon", function ()
    for _, row in ipairs {
      { { { text = "人", tags = "n" } }, "term 1: unknown key 'tags'" },
      { { "人", { tag = "n" } }, "term 2: no text" },
      { { "人", 3 }, "term 2: expected a string or a table, got a number" },
      { { { text = "人", tag = "what" } }, "term 1: unknown tag 'what'" },
      { { { text = "人", frequency = 0 } }, "term 1: frequency out of range" },
      { { { text = 3 } }, "term 1: text is a number" },
    } do
      local done, message = pcall(segmenter.set_lexicon, segmenter, row[1])
      assert.is_false(done)
      assert.equal(row[2], message)
    end
  end)

  it("refuses terms that no text can hold", function ()
    local done, message = segmenter:set_lexicon { "人", "\xFF" }
    assert.is_nil(done)
    assert.equal("term 2: not valid UTF-8", message)
    assert.same({ nil, "blank in a word", 3 },
                { segment.check_term "人 人" })
  end)

  it("explains a cut: the edges, their costs, what was chosen", function ()
    local seen = {}
    for _, edge in ipairs(segmenter:explain("工业 增长5亿", {
      { first = 14, last = 17 } })) do
      seen[#seen + 1] = ("%s/%s %s %s%s"):format(
        edge.text, edge.tag, edge.source, edge.cheapest and "." or "",
        edge.chosen and "*" or "")
    end
    assert.same({ "工/x token ", "工业/n word .*", "业/x token ", "增/x token ",
                  "增长/v word .*", "长/x token ", "5亿/m quantity .*" }, seen)
    assert.same({}, segmenter:explain "")
  end)

  it("explains with totals that are the sums of costs", function ()
    local total = 0
    for _, edge in ipairs(segmenter:explain(("工业增加值增长的人"):rep(400))) do
      if edge.cheapest then
        total = total + edge.cost
        assert.equal(total, edge.total)
      end
    end
  end)

  it("what explain has chosen are the words", function ()
    segmenter:set_lexicon { "业增", "长的人" }
    local text = ("工业增长的人，一5亿 龘龘\0\xFF"):rep(300)
    local chosen = {}
    for _, edge in ipairs(segmenter:explain(text)) do
      if edge.chosen then
        chosen[#chosen + 1] = { first = edge.first, last = edge.last,
                                text = edge.text, tag = edge.tag }
      end
    end
    assert.same(segmenter:cut(text), chosen)
    segmenter:set_lexicon {}
  end)

  it("raises on spans that overlap or lie outside", function ()
    for _, spans in ipairs {
      { { first = 1, last = 3 }, { first = 3, last = 6 } },
      { { first = 2, last = 1 } }, { { first = 1, last = 7 } }, { { first = 1 } },
      { 1 },
    } do
      assert.is_false((pcall(segmenter.explain, segmenter, "工业", spans)))
    end
  end)

  it("says what is wrong with a source, and writes nothing", function ()
    local bad = helper.write(folder .. "/bad", "人 1 n\n人\n")
    local target = folder .. "/target"
    local done, message = segment.compile(bad, target)
    assert.is_nil(done)
    assert.equal(bad .. ":2: expected: word frequency tag", message)
    assert.is_nil(io.open(target))
  end)

  it("refuses a file that is no dictionary", function ()
    local opened, message = segment.open(source)
    assert.is_nil(opened)
    assert.equal(source .. ": not a compiled dictionary", message)
  end)

  it("cannot be used once closed", function ()
    local closed
    do
      local other <close> = assert(segment.open(dictionary))
      closed = other
    end
    closed:close()
    assert.error_matches(function () closed:cut "人" end,
                         "Segmenter is closed")
  end)
end)

describe("tj dict and tj segment", function ()
  local folder
  setup(function () folder = helper.folder() end)
  teardown(function () helper.remove(folder) end)

  it("segment prints the words of each line", function ()
    local result = helper.run({ "segment" },
                              "规模以上工业增加值 增长5.9%\n\n高新技术企业\n")
    assert.equal("规模以上工业增加值 增长 5.9%\n\n高新技术企业\n", result.out)
    assert.equal(0, result.code)
  end)

  it("segment takes tags and terms of the user's", function ()
    local terms = helper.write(folder .. "/terms", "# mine\n增增 nz 5\n")
    local result = helper.run({ "segment", "--tags", "--user", terms },
                              "增增长\n")
    assert.equal("增增/nz 长/a\n", result.out)
  end)

  it("segment explains a line", function ()
    local result = helper.run({ "segment", "--explain", "--quantities" },
                              "增长5亿元\n")
    assert.equal([[
增长5亿元
   char  cost   total  word
      1  2208    2208  增/v
*     1  1783    1783  增长/v
      2  1632    3840  长/a
*     3  4000    5783  5亿元/m  (a quantity, found before)
]], result.out)
    assert.equal(2, helper.run({ "segment", "--quantities" }, "").code)
    assert.equal(2, helper.run({ "segment", "--explain", "--tags" }, "").code)
  end)

  it("segment names a missing file and does the others", function ()
    local good = helper.write(folder .. "/good", "增长")
    local result = helper.run { "segment", "/nonexistent", good }
    assert.equal("增长", result.out)
    assert.equal("tj: /nonexistent: No such file or directory\n", result.err)
    assert.equal(3, result.code)
  end)

  it("segment names the line of a bad term", function ()
    local terms = helper.write(folder .. "/bad", "增增\n增 what\n")
    local result = helper.run({ "segment", "--user", terms }, "增\n")
    assert.equal(("tj: %s:2: unknown tag 'what'\n"):format(terms), result.err)
    assert.equal(3, result.code)
  end)

  it("lexicon check counts terms and names the line that is wrong", function ()
    local good = helper.write(folder .. "/good", "增长的人\n# 注\n高企 n 3\n")
    local bad = helper.write(folder .. "/bad", "增增\n增 what\n")
    local result = helper.run { "lexicon", "check", good, bad }
    assert.equal(good .. ": 2 terms\n" .. bad .. ": 1 terms\n" .. bad
      .. ":1: 增增: little effect: it is a word with this tag already, and now "
      .. "kept whole where costs would cut it\n", result.out)
    assert.equal(("tj: %s:2: unknown tag 'what'\n"):format(bad), result.err)
    assert.equal(3, result.code)
  end)

  it("lexicon check explains lines without effect", function ()
    local terms = helper.write(folder .. "/mine",
                               "增长 v\n增长的人\n增长 n\n增长的人 nz\n")
    local result = helper.run { "lexicon", "check", "--cuts", terms }
    local wanted = ("@: 4 terms\n" ..
      "@:1: 增长: no effect: the term stands in line 3\n" ..
      "@:2: 增长的人: else 增长/的/人\n" ..
      "@:3: 增长: else 增长/v\n" ..
      "@:4: 增长的人: no effect: the term stands in line 2\n"):gsub("@", terms)
    assert.equal(wanted, result.out)
  end)

  it("lexicon check knows canonical names", function ()
    local terms = helper.write(folder .. "/named",
      "规上工业 n 2 =规模以上工业\n规上工业 =别的\n增长 v\n")
    local result = helper.run { "lexicon", "check", terms }
    local wanted = ("@: 3 terms\n" ..
      "@:2: 规上工业: no effect: the term stands in line 1\n" ..
      "@:3: 增长: little effect: it is a word with this tag already, and now " ..
      "kept whole where costs would cut it\n"):gsub("@", terms)
    assert.equal(wanted, result.out)
  end)

  it("a user's tag of a bundled term counts, and lexicon check knows it", function ()
    local terms = helper.write(folder .. "/bundled",
      "规模以上工业增加值 nz\n高新技术企业 n\n， x\nKS-1Q eng\n，， x\n")
    local text = helper.write(folder .. "/text", "规模以上工业增加值\n")
    assert.equal("规模以上工业增加值/nz\n", helper.run {
      "segment", "--tags", "--user", terms, text }.out)
    local bundled = "no effect: it is a bundled term with this tag already"
    local uncut = "no effect: it is one word with this tag wherever it stands"
    assert.equal(("@: 5 terms\n@:2: 高新技术企业: " .. bundled
      .. "\n@:3: ，: " .. uncut .. "\n@:4: KS-1Q: " .. uncut .. "\n")
      :gsub("@", terms), helper.run { "lexicon", "check", terms }.out)
    local result = helper.run { "lexicon", "check", "--no-lexicon", terms }
    assert.is_nil(result.out:find("高新技术企业", 1, true))
    result = helper.run { "lexicon", "check", paths.lexicon .. "/terms.txt" }
    assert.is_nil(result.out:find("bundled term", 1, true))
  end)

  it("a term that is a word already is whole where costs would cut it", function ()
    local terms = helper.write(folder .. "/word", "同比 j\n")
    local text = helper.write(folder .. "/text", "协同比例\n")
    assert.equal("协 同比 例\n",
                 helper.run({ "segment", "--user", terms, text }).out)
    assert.truthy(helper.run({ "lexicon", "check", terms }).out
      :find("同比: little effect", 1, true))
  end)

  it("names the file when its terms are too many for a dictionary", function ()
    local lines = {}
    for i = 1, 10000 do lines[i] = ("型号%d n\n"):format(i) end
    local terms = helper.write(folder .. "/many", table.concat(lines))
    assert.equal(("tj: %s: too many different chars and runs for one " ..
      "dictionary\n"):format(terms), helper.run { "lexicon", "check", terms }.err)
  end)

  it("lexicon check is right about each of many lines", function ()
    math.randomseed(5)
    local texts = { "增长", "增长的人", "规上工业", "上工", "同比", "，", "甲乙" }
    local rest = { "", " n", " nz", " nz 2", " v 3", " =别名", " n 2 =丙丁" }
    for _ = 1, 8 do
      local lines, silent = {}, {}
      for i = 1, 12 do
        lines[i] = texts[math.random(#texts)] .. rest[math.random(#rest)]
      end
      local path = helper.write(folder .. "/round", table.concat(lines, "\n"))
      local out = helper.run { "lexicon", "check", "--no-lexicon", path }.out
      for line in out:gmatch(":(%d+): [^:]*: no effect") do
        silent[tonumber(line)] = true
      end
      local function cut_without(is_out)
        local kept = {}
        for i, line in ipairs(lines) do
          if not is_out(i) then kept[#kept + 1] = line end
        end
        local file = helper.write(folder .. "/kept", table.concat(kept, "\n"))
        local own <close> = assert(words.open({ file }, { lexicon = false }))
        local parts = {}
        for _, word in ipairs(own:cut("协同比例，" .. table.concat(texts, " "))) do
          parts[#parts + 1] = word.text .. "/" .. word.tag .. "=" ..
            (word.canonical or "")
        end
        return table.concat(parts, " ")
      end
      assert.equal(cut_without(function () return false end),
                   cut_without(function (i) return silent[i] end))
    end
  end)

  it("lexicon check tells the line of the tag and that of the name", function ()
    local terms = helper.write(folder .. "/two",
      "甲乙 =丙\n甲乙 nz 2\n甲乙 n =丁\n甲乙 nz\n")
    local result = helper.run { "lexicon", "check", terms }
    local name = "丁" < "丙" and 3 or 1
    local wanted = ("@: 4 terms\n@:%d: 甲乙: no effect: the term stands in " ..
      "line 2\n@:4: 甲乙: no effect: the term stands in line 2\n")
      :format(4 - name):gsub("@", terms)
    assert.equal(wanted, result.out)
  end)

  it("dict compiles terms, which open only for their text", function ()
    local text = "增增 nz\n"
    local source = helper.write(folder .. "/own.txt", text)
    local target = folder .. "/own.dict"
    assert.equal(0, helper.run({ "dict", "terms", "-o", target, source }).code)
    local own <close> = assert(segment.open(paths.dictionary))
    assert.is_true(own:load_lexicon(target, text))
    assert.equal("增增/nz 长/a", own:join("增增长", " ", "/"))
    local done, message = own:load_lexicon(target, text .. "增减 n\n")
    assert.is_nil(done)
    assert.equal(target .. ": compiled from another text", message)
    assert.equal("增增/nz 长/a", own:join("增增长", " ", "/"))
    local other = folder .. "/other.dict"
    assert(segment.compile(helper.write(folder .. "/words", WORDS), other))
    local small <close> = assert(segment.open(other))
    done, message = small:load_lexicon(target, text)
    assert.is_nil(done)
    assert.equal(target .. ": not compiled for this dictionary", message)
    done, message = segment.open(target)
    assert.is_nil(done)
    assert.equal(target .. ": a lexicon, no dictionary", message)
    assert.equal(2, helper.run({ "dict", "terms", source }).code)
  end)

  it("dict builds a dictionary and tells what is in it", function ()
    local source = helper.write(folder .. "/source", WORDS)
    local target = folder .. "/words.dict"
    assert.equal(0, helper.run({ "dict", "build", "-o", target, source }).code)
    assert.equal(target .. ": 7 words\n",
                 helper.run({ "dict", "info", target }).out)
    assert.equal(2, helper.run({ "dict", "build", source }).code)
    assert.equal(3, helper.run({ "dict", "info", source }).code)
  end)
end)
