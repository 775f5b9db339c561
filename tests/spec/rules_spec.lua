-- rules_spec.lua: reading rule files, their faults, and their examples.
local helper = require "tests.spec.helper"
local document = require "tj.document"
local facts = require "tj.facts"
local rules = require "tj.rules"
local sentence = require "tj.sentence"

local folder

--- Writes a rule file; returns its path.
local function rule_file(source, name)
  local path = folder .. "/" .. (name or "rules.lua")
  helper.write(path, source)
  return path
end

describe("rules.load", function ()
  before_each(function () folder = helper.folder() end)
  after_each(function () helper.remove(folder) end)

  for _, row in ipairs {
    { "a syntax error", 'rule "a" {\n  match = \n}', 3, "unexpected symbol" },
    { "an unknown key", '\nrule "a" { match = "value:<rank>", piority = 1 }',
      2, "unknown key 'piority'" },
    { "a missing pattern", 'rule "a" { kind = "rank" }', 1,
      "'match' is missing" },
    { "a pattern without value", 'rule "a" { match = "x:<np>" }', 1,
      "no element is captured as 'value'" },
    { "a wrong type", 'rule "a" { match = "value:<rank>", priority = "1" }', 1,
      "'priority' must be a integer, got string" },
    { "an unknown kind", 'rule "a" { match = "value:<rank>", kind = "x" }', 1,
      "'kind' cannot be 'x'" },
    { "an id twice",
      'rule "a" { match = "value:<rank>" }\nrule "a" { match = "value:<rank>" }',
      2, "stands already on line 1" },
    { "an error in the file", "\nlocal x = nil + 1", 2, "arithmetic" },
    { "the use of a file", "io.open('x')", 1, "global 'io'" },
    { "an endless loop", "while true do end", 1, "instructions" },
    { "too much memory", "local s = ('x'):rep(1e9)", nil, "memory" },
    { "a method that is no function of the sandbox", "local s = ('x'):dump()",
      1, "method 'dump'" },
    { "chance", "math.random()", 1, "field 'random'" },
    { "an error that is no text", "error({})", nil,
      "(error object is a table value)" },
    { "a list with a name in it",
      'rule "a" { match = "value:<rank>", no = { "x", y = "z" } }', 1,
      "'no' must be a list of strings" },
    { "a constant of a wrong type",
      'rule "a" { match = "value:<rank>", indicator = 1 }', 1,
      "'indicator' must be a string, got number" },
  } do
    it("names file and line of " .. row[1], function ()
      local path = rule_file(row[2])
      local _, problems = rules.load { path }
      assert.equal(1, #problems)
      local where = row[3] and ("%s:%d: "):format(path, row[3]) or path .. ": "
      assert.equal(where, problems[1]:sub(1, #where))
      assert.truthy(problems[1]:find(row[4], 1, true), problems[1])
    end)
  end

  it("keeps the good rules of a file with a bad one", function ()
    local set, problems = rules.load { rule_file [[
      rule "good" { match = "value:<rank>" }
      rule "bad" { match = "value:<" }
    ]] }
    assert.equal(1, #problems)
    assert.equal(1, #set.list)
    assert.equal("good", set.list[1].id)
  end)

  it("says that a file is missing", function ()
    local _, problems = rules.load { folder .. "/none.lua" }
    assert.same({ folder .. "/none.lua: No such file or directory" }, problems)
  end)

  it("refuses bytecode", function ()
    local path = rule_file(string.dump(function () end))
    local _, problems = rules.load { path }
    assert.equal(1, #problems)
  end)

  it("does not depend on the order of files", function ()
    local one = rule_file('rule "a" { match = "value:<rank>", priority = 1 }',
                          "one.lua")
    local two = rule_file('rule "b" { match = "value:<rank>", priority = 2 }',
                          "two.lua")
    for _, order in ipairs { { one, two }, { two, one } } do
      local set = rules.load(order)
      assert.equal("b", set.list[1].id)
    end
  end)
end)

describe("the order of rules and files", function ()
  local SEEDS = 5

  --- The blocks `rule "…" { … }` of the bundled files.
  local function bundled_blocks()
    local blocks = {}
    for _, name in ipairs { "changes", "levels", "relations" } do
      local text = helper.read("scripts/rules/" .. name .. ".lua")
      for block in ("\n" .. text):gmatch("\n(rule %b\"\" %b{})") do
        blocks[#blocks + 1] = block
      end
    end
    return blocks
  end

  local function shuffle(list, seed)
    for i = #list, 2, -1 do
      seed = (seed * 1103515245 + 12345) % 2147483648
      local j = seed // 65536 % i + 1
      list[i], list[j] = list[j], list[i]
    end
    return list
  end

  --- The facts of the samples, with their rules' names alone.
  local function facts_with(locations)
    local set, problems = rules.load(locations)
    assert.same({}, problems)
    local lines = { #set.list }
    for _, sample in ipairs { "bureau-2016", "city-2025", "lake-2026" } do
      local doc <close> = assert(document.open("samples/" .. sample .. ".txt"))
      for _, one in ipairs(facts.extract(doc, set)) do
        lines[#lines + 1] = table.concat({ one.id, one.indicator, one.kind,
          one.direction, one.status, one.period, one.region, one.rule_id }, "|")
      end
    end
    return lines
  end

  it("does not matter", function ()
    folder = helper.folder()
    local wanted = facts_with()
    assert.truthy(#wanted > 50)
    for seed = 1, SEEDS do
      local parts, files = { {}, {}, {} }, {}
      for i, block in ipairs(shuffle(bundled_blocks(), seed)) do
        table.insert(parts[(i + seed) % 3 + 1], block)
      end
      for i, part in ipairs(parts) do
        files[i] = rule_file(table.concat(part, "\n"), i .. ".lua")
      end
      assert.same(wanted, facts_with(shuffle(files, seed + 7)))
    end
    helper.remove(folder)
  end)
end)

describe("a rule's function", function ()
  before_each(function () folder = helper.folder() end)
  after_each(function () helper.remove(folder) end)

  --- The problems of a rule with this function on a text of two numbers.
  local function problems_of(body)
    local set, wrong = rules.load { rule_file(
      'rule "a" { match = "value:<count>", fact = function (m) ' .. body
      .. ' end }') }
    assert.same({}, wrong)
    local doc <close> = assert(document.from_text "企业33家,学校5所。")
    local _, coverage, problems = facts.extract(doc, set, "a.txt")
    assert.equal(2, #coverage.unexplained)
    return problems
  end

  for _, row in ipairs {
    { "an error", "error 'no'", "no" },
    { "an error that is no text", "error {}",
      "(error object is a table value)" },
    { "a field of a wrong type", "return { indicator = {} }",
      "'indicator' must be a string, got table" },
    { "a value that no fact has", "return { status = 'done' }",
      "'status' cannot be 'done'; it is one of 'actual', 'forecast', 'target'" },
    { "an unknown field", "return { unit = '元' }", "unknown field 'unit'" },
    { "what is no table", "return 1", "'fact' returned a number" },
    { "a change of the quantity", "m.value.text = ''", "read only" },
    { "a change of the captures", "m.indicator = ''", "read only" },
    { "an endless loop", "while true do end", "instructions" },
  } do
    it("that fails by " .. row[1] .. " is said once", function ()
      local problems = problems_of(row[2])
      assert.equal(1, #problems)
      local where = folder
        .. "/rules.lua:1: rule 'a' failed on a.txt (2 numbers): "
      assert.equal(where, problems[1]:sub(1, #where))
      assert.truthy(problems[1]:find(row[3], 1, true), problems[1])
    end)
  end

  it("that fails is named with the line that failed", function ()
    local problems = problems_of "\n\n local x = nil + 1"
    assert.matches("/rules.lua:3: rule 'a' failed on a.txt", problems[1])
  end)

  it("that fails on every number is left out in the end", function ()
    local set = rules.load { rule_file [[
      rule "bad" { match = "value:<count>", priority = 9,
                   fact = function () return nil + 1 end }
      rule "good" { match = "indicator:<np> value:<count>" }]] }
    local doc <close> = assert(document.from_text(("企业33家。"):rep(50)))
    local list, _, problems = facts.extract(doc, set, "a.txt")
    assert.equal(50, #list)
    assert.equal(1, #problems)
    assert.truthy(problems[1]:find("20 numbers, then it was left out", 1, true))
  end)

  it("that runs long in string.find is named with its own line", function ()
    local problems = problems_of(
      "\n\n local at = ('a'):rep(1e4):find(('a*'):rep(20) .. 'b') ")
    assert.matches("/rules.lua:3: rule 'a' failed .- instructions", problems[1])
  end)

  it("leaves the methods of strings as they were", function ()
    problems_of "error 'no'"
    assert.equal("xx", ("x"):rep(2))
  end)

  it("can read all of a quantity, and the fact before", function ()
    local set = rules.load { rule_file [[
      rule "a" { match = "value:<count>", fact = function (m)
        local keys = {}
        for key in pairs(m.value) do keys[#keys + 1] = key end
        table.sort(keys)
        local before = m.context.previous
        before = before and before.indicator .. "," or ""
        return { indicator = before .. table.concat(keys, " "):match "unit" }
      end }]] }
    local list = facts.of_text("企业33家,学校5所。", set)
    assert.equal("unit", list[1].indicator)
    assert.equal("unit,unit", list[2].indicator)
  end)
end)

describe("a fault of a pattern", function ()
  before_each(function () folder = helper.folder() end)
  after_each(function () helper.remove(folder) end)

  local function first_problem(source)
    local _, problems = rules.load { rule_file(source) }
    return problems[1]:gsub("^.*/rules%.lua", "rules.lua")
  end

  it("is shown on the line of the file where it is", function ()
    assert.equal("rules.lua:3: rule 'a': no element "
      .. "is called <persent> (column 12)\n"
      .. "      增长 value:<persent> ]] }\n"
      .. "                 ^",
      (first_problem 'rule "a" { match = [[\n  x:<np>\n  增长 value:<persent> ]] }'))
  end)

  it("in a long line is shown with a part of it", function ()
    local message = first_problem('rule "a" { match = "' .. ("(增)* "):rep(500)
                                  .. 'value:<count>" }')
    assert.truthy(#message < 1000)
    assert.matches("…", message)
  end)

  for _, row in ipairs {
    { "a:<np> a:<np> value:<count>", "'a' is captured twice" },
    { "(a:增|b:减) a:<np> value:<count>", "'a' is captured twice" },
    { "context:<np> value:<count>", "no capture may be called 'context'" },
    { "(a:增|a:减) (b:等)* value:<count>" },
  } do
    it("or none: " .. row[1], function ()
      local problem = rules.load { rule_file(
        'rule "a" { match = "' .. row[1] .. '" }') } and
        select(2, rules.load { folder .. "/rules.lua" })[1]
      if row[2] then assert.truthy(problem:find(row[2], 1, true), problem)
      else assert.is_nil(problem) end
    end)
  end

  it("that is no UTF-8 is told by line", function ()
    assert.equal("rules.lua:2: not valid UTF-8; save the file as UTF-8",
                 (first_problem 'rule "a" {\n match = "\xD4\xF6 value:<count>" }'))
  end)

  it("is none where the file begins with a mark of UTF-8", function ()
    local set, problems = rules.load { rule_file(
      '\u{FEFF}rule "a" { match = "value:<count>" }') }
    assert.same({}, problems)
    assert.equal(1, #set.list)
  end)
end)

describe("an example", function ()
  before_each(function () folder = helper.folder() end)
  after_each(function () helper.remove(folder) end)

  it("that fails names its rule, the text and what came", function ()
    local path = rule_file [[
      rule "a" {
        match = "indicator:<np> value:<count>",
        yes = { ["企业33家。"] = { value = 34 } },
      }]]
    local set, problems = facts.load_rules { path }
    assert.equal(0, #set.list)
    assert.equal(path .. ":1: rule 'a': example '企业33家。' fails: "
                 .. "value is 33, wanted 34", problems[1])
  end)

  it("that fails with the rule's function says with what", function ()
    local _, problems = facts.load_rules { rule_file [[
      rule "a" { match = "value:<count>", fact = function () error "no" end,
                 yes = { ["企业33家。"] = {} } }]] }
    assert.truthy(problems[1]:find("rule 'a' failed on example: no", 1, true))
  end)

  it("that must not match fails when it does", function ()
    local _, problems = facts.load_rules { rule_file [[
      rule "a" { match = "value:<count>", no = { "企业33家。" } }]] }
    assert.truthy(problems[1]:find("the rule claims 33家", 1, true))
  end)
end)

describe("the bundled rules", function ()
  it("load, and pass all their examples", function ()
    local set, problems = facts.load_rules()
    assert.same({}, problems)
    assert.truthy(#set.list > 10)
  end)

  it("have an example each", function ()
    for _, rule in ipairs(rules.load().list) do
      assert.truthy(next(rule.yes), rule.id .. " has no example")
    end
  end)
end)

describe("the order", function ()
  before_each(function () folder = helper.folder() end)
  after_each(function () helper.remove(folder) end)

  --- A generator of whole numbers from 1 to `most`, the same in every run.
  local function numbers(seed)
    return function (most)
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed // 65536 % most + 1
    end
  end

  local function shuffled(list, next_number)
    local copy = table.move(list, 1, #list, 1, {})
    for i = #copy, 2, -1 do
      local j = next_number(i)
      copy[i], copy[j] = copy[j], copy[i]
    end
    return copy
  end

  --- Rules that get into each other's way, and what they name.
  local function definitions()
    local list = {
      'words "risen" { "增长", "上升" }', 'pattern "mild" [[ @risen (了)? ]]' }
    for i = 1, 12 do
      list[#list + 1] = ('rule "n%d" { match = { [[ %s value:<quantity> ]], '
        .. '[[ indicator:<np> value:<count|percent> ]] }, priority = %d }')
        :format(i, i % 2 == 0 and "@mild" or "indicator:<np> (达|为)?", i % 3)
    end
    return list
  end

  --- What the rules that match each number of a text are, best first.
  local function matches_of(set, text)
    local doc <close> = assert(document.from_text(text))
    local lines = {}
    for _, span in ipairs(doc:sentences()) do
      local view = sentence.new({ doc = doc }, span, set.phrases)
      for _, quantity in ipairs(doc:quantities(span.first, span.last)) do
        for _, match in ipairs(rules.matches(set, view, quantity)) do
          lines[#lines + 1] = ("%s %s %d %d"):format(
            quantity.text, match.rule.id, match.found.first, match.found.last)
        end
      end
    end
    return lines
  end

  it("of rules and files changes nothing", function ()
    local next_number, wanted = numbers(7), nil
    for _ = 1, 12 do
      local list, files = shuffled(definitions(), next_number), {}
      for i = 1, 3 do
        files[i] = rule_file(table.concat(
          table.move(list, (i - 1) * 5 + 1, math.min(i * 5, #list), 1, {}), "\n"),
          i .. ".lua")
      end
      local set, problems = rules.load(shuffled(files, next_number))
      assert.same({}, problems)
      local got = matches_of(set, "企业达33家,产值增长6%,出口上升了7%。投资为5亿元。")
      wanted = wanted or got
      assert.truthy(#got > 10)
      assert.same(wanted, got)
    end
  end)
end)

describe("the page on rules", function ()
  for _, page in ipairs { "docs/rules.md", "docs/rules.zh.md" } do
    it("shows rules that work: " .. page, function ()
      folder = helper.folder()
      local count = 0
      for block in helper.read(page):gmatch("```lua\n(.-)```") do
        local _, problems = facts.load_rules { rule_file(block) }
        assert.same({}, problems)
        count = count + 1
      end
      helper.remove(folder)
      assert.equal(3, count)
    end)
  end
end)

describe("tj rules new", function ()
  it("writes a rule file whose examples pass", function ()
    folder = helper.folder()
    local got = helper.run { "rules", "new", "bikes" }
    assert.equal(0, got.code, got.err)
    local _, problems = facts.load_rules { rule_file(got.out) }
    assert.same({}, problems)
    helper.remove(folder)
  end)

  it("refuses a name that no rule can have", function ()
    assert.equal(2, helper.run({ "rules", "new", "a b" }).code)
  end)
end)

describe("tj rules", function ()
  before_each(function () folder = helper.folder() end)
  after_each(function () helper.remove(folder) end)

  local FAILING = 'rule "a" { match = "indicator:<np> value:<count>",\n'
    .. '  yes = { ["企业33家。"] = { value = 34 }, ["学校5所。"] = {} } }\n'
    .. 'rule "b" { match = "value:<rank>" }\n'

  it("test tells what fails, with 1", function ()
    local path = rule_file(FAILING)
    local got = helper.run { "rules", "test", path }
    assert.equal(1, got.code)
    assert.equal("FAILED  a: 1 of 2 examples\n    " .. path
      .. ":1: example '企业33家。' fails: value is 33, wanted 34\n"
      .. "no examples  b: 0 of 0 examples\n"
      .. "2 rules, 2 examples: 1 hold, 1 fail\n", got.out)
  end)

  it("test --tap prints TAP", function ()
    local got = helper.run { "rules", "test", "--tap", rule_file(FAILING) }
    assert.equal(1, got.code)
    assert.matches("^1%.%.2\nnot ok 1 %- a: 企业33家。\n  # .*\nok 2 %- a: 学校5所。\n$",
                   got.out)
  end)

  it("test --bundled tests a file beside the bundled rules, a file once", function ()
    local got = helper.run { "rules", "test", "--bundled",
                             "scripts/rules/relations.lua" }
    assert.equal(0, got.code, got.out .. got.err)
  end)

  it("check names faults with 3, and what is suspect", function ()
    local got = helper.run { "rules", "check", rule_file(FAILING) }
    assert.equal(0, got.code)
    assert.equal("2 rules, 2 patterns, 2 suspect\n", got.out)
    assert.matches("rules%.lua:3: rule 'b' has no example in 'yes'", got.err)
    got = helper.run { "rules", "check", rule_file 'rule "a" { match = "(" }' }
    assert.equal(3, got.code)
    assert.matches("rules%.lua:1: rule 'a': '%(' without '%)'", got.err)
  end)

  it("new -o writes a file, and not over one", function ()
    local path = folder .. "/bikes.lua"
    assert.equal(0, helper.run({ "rules", "new", "bikes", "-o", path }).code)
    assert.equal(0, helper.run({ "rules", "test", "--bundled", path }).code)
    local got = helper.run { "rules", "new", "bikes", "-o", path }
    assert.equal(2, got.code)
    assert.matches("is there already", got.err)
  end)
end)

describe("a rule file's own words", function ()
  before_each(function () folder = helper.folder() end)
  after_each(function ()
    rules.load()  -- the words of these files are no longer kept whole
    helper.remove(folder)
  end)

  it("may lie beside it, a term a line, and are kept whole", function ()
    helper.write(folder .. "/goods.txt", "# what we make\n量子芯片器 n =芯片\n")
    local path = rule_file [[
      rule "goods" { match = "indicator:@goods value:<count>",
                     yes = { ["生产量子芯片器30个。"] = { indicator = "量子芯片器" } } }
    ]]
    local set, problems = facts.load_rules { path }
    assert.same({}, problems)
    assert.equal(1, #set.list)
    assert.equal(1, #require "tj.words".cut "量子芯片器")
    rules.load()
    assert.truthy(#require "tj.words".cut "量子芯片器" > 1)
  end)

  it("may give the canonical name of an indicator", function ()
    helper.write(folder .. "/goods.txt", "量子芯片器 =芯片\n")
    local set = rules.load { rule_file
      'rule "goods" { match = "indicator:@goods value:<count>" }' }
    local list = facts.of_text("生产量子芯片器30个。", set)
    assert.equal("芯片", list[1].canonical)
  end)

  it("are refused where they are no words", function ()
    local _, problems = rules.load { rule_file 'words "mine" { "a b" }' }
    assert.matches("rules.lua:1: words 'mine': 'a b' is no word", problems[1])
  end)

  it("may be the bundled ones, which are not kept whole", function ()
    local set, problems = rules.load { rule_file
      'rule "up" { match = "@up value:<percent>" }' }
    assert.same({}, problems)
    assert.equal(1, #set.list)
    assert.same({}, set.own_words)
  end)

  it("are told by line where they are wrong, and the others used", function ()
    helper.write(folder .. "/goods.txt", "芯片\na b c d\n")
    local set, problems = rules.load { rule_file
      'rule "goods" { match = "@goods value:<count>" }' }
    assert.equal(1, #set.list)
    assert.equal(1, #problems)
    assert.matches("/goods%.txt:2: expected: term", problems[1])
  end)

  it("are missed by name", function ()
    local _, problems = rules.load { rule_file
      'rule "goods" { match = "@goods value:<count>" }' }
    assert.matches("goods", problems[1])
  end)
end)

describe("tj lexicon check", function ()
  it("tells what is wrong with a file of indicators", function ()
    folder = helper.folder()
    local path = helper.write(folder .. "/indicators.txt",
      "# names\n工业投资 [元] = 工业固定资产投资\n技改投资 [元] = 工业投资\n= 无\n")
    local got = helper.run { "lexicon", "check", path }
    helper.remove(folder)
    assert.equal(3, got.code)
    assert.matches("txt:3: 工业投资 stands on line 2 already", got.err)
    assert.matches("txt:4: names without a canonical name", got.err)
    assert.matches("1 indicators", got.out)
  end)

  it("finds nothing wrong with the bundled files", function ()
    local got = helper.run { "lexicon", "check", "scripts/lexicon/indicators.txt",
      "scripts/lexicon/lists/up.txt", "scripts/lexicon/naming.lua" }
    assert.equal("", got.err)
    assert.equal(0, got.code)
  end)

  it("tells every line that will not load, and goes on", function ()
    folder = helper.folder()
    local path = helper.write(folder .. "/a.txt", "a b c d\n量子芯片器\nx y z w\n")
    local got = helper.run { "lexicon", "check", path }
    helper.remove(folder)
    assert.equal(3, got.code)
    assert.matches("a%.txt:1: .-a%.txt:3: ", got.err)
    assert.matches("a%.txt: 1 terms\n", got.out)
  end)
end)
