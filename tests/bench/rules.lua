--- rules: what rules cost: to load them, and to match by them.
--
-- usage    tj run tests/bench/rules.lua [FOLDER]
-- reads    the .txt files of FOLDER (by default ../shared/corpus, or samples/
--          where that is absent)
-- writes   for 10, 100 and 1,000 rules: seconds to load them, to match them
--          around every claimed number, and to make facts by the bundled rules
--          and them; the ratio from first to last beside what is asked. The
--          rules are made up: each has words of its own, drawn from the text,
--          and elements of every kind.
--
-- The sets are measured in turns; the least time of each counts.
local lfs = require "lfs"
local document = require "tj.document"
local facts = require "tj.facts"
local paths = require "tj.paths"
local rules = require "tj.rules"
local sentence = require "tj.sentence"

local RUNS, SIZE = 5, 400000

local function gather(folder, docs)
  for name in lfs.dir(folder) do
    local path = folder .. "/" .. name
    if name:find("^%.") then goto continue end
    if lfs.attributes(path, "mode") == "directory" then gather(path, docs)
    elseif name:find("%.txt$") and docs.size < SIZE then
      local doc = assert(document.open(path))
      docs[#docs + 1], docs.size = doc, docs.size + #doc:text()
    end
    ::continue::
  end
  return docs
end

--- The words of a document that may stand in a rule, each once.
local function vocabulary(docs)
  local list, seen = {}, {}
  for _, doc in ipairs(docs) do
    for _, word in ipairs(doc:words()) do
      if not seen[word.text] and word.tag ~= "x" and not word.quantity
         and not word.text:find("[%w%p]") then
        seen[word.text], list[#list + 1] = true, word.text
      end
    end
  end
  table.sort(list)
  return list
end

local FORMS = {
  [[ indicator:<np>? (%s|%s) (了|的)? value:<percent|points> ]],
  [[ ^ %s .. indicator:<np> %s+ value:<count ≥3> ]],
  [[ %s value:<quantity> 的? indicator:<np> !(%s) ]],
}

--- A file of `count` rules.
local function write_rules(path, count, words)
  local file <close> = assert(io.open(path, "w"))
  for i = 1, count do
    local at = i * 7919
    file:write(('rule "made-%d" { match = [[%s]], priority = %d }\n'):format(
      i, FORMS[i % #FORMS + 1]:format("(" .. words[at % #words + 1] .. ")",
                                      "(" .. words[(at + 31) % #words + 1] .. ")"),
      i % 50 - 100))  -- so that they seldom claim what a bundled rule does
  end
end

local function seconds_of(f)
  local start = os.clock()
  f()
  return os.clock() - start
end

--- Matches the rules of a set around every claim.
local function match_all(set, docs)
  local native = set.native:view()
  for _, doc in ipairs(docs) do
    local quantities, at = docs.quantities[doc], 1
    for _, span in ipairs(docs.sentences[doc]) do
      local view
      while quantities[at] and quantities[at].first <= span.last do
        if quantities[at].role == "claim" then
          view = view or sentence.new({ doc = doc }, span, set.phrases, native)
          native:matches(quantities[at].first)
        end
        at = at + 1
      end
    end
  end
end

--- Makes the facts of all documents.
local function extract_all(set, docs)
  for _, doc in ipairs(docs) do facts.extract(doc, set) end
end

local folder = arg[1]
  or (lfs.attributes("../shared/corpus", "mode") and "../shared/corpus" or "samples")
local docs = gather(folder, { size = 0, quantities = {}, sentences = {} })
for _, doc in ipairs(docs) do
  docs.quantities[doc], docs.sentences[doc] = doc:quantities(), doc:sentences()
end
local words, sets = vocabulary(docs), {}
local path = os.tmpname()
for i, count in ipairs { 10, 100, 1000 } do
  write_rules(path, count, words)
  local one = { count = count, match = math.huge, extract = math.huge,
                load = math.huge }
  for _ = 1, RUNS do
    one.load = math.min(one.load, seconds_of(function ()
      local problems
      one.set, problems = rules.load { path }
      assert(#problems == 0, problems[1])
    end))
  end
  one.all = rules.load { paths.rules, path }
  sets[i] = one
end
os.remove(path)
for _ = 1, RUNS do
  for _, one in ipairs(sets) do
    one.match = math.min(one.match,
                         seconds_of(function () match_all(one.set, docs) end))
    one.extract = math.min(one.extract,
                           seconds_of(function () extract_all(one.all, docs) end))
  end
end
print(("rules: %.1f MB of %s"):format(docs.size / 1e6, folder))
for _, one in ipairs(sets) do
  print(("  %5d rules: loaded in %.3f s, matched in %.3f s, facts in %.3f s"):format(
    one.count, one.load, one.match, one.extract))
end
local few, many = sets[1], sets[3]
print(("  1,000 to 10: matching %.2f times, facts %.2f times (asked: 1.5)"):format(
  many.match / few.match, many.extract / few.extract))
print(("  1,000 rules loaded in %.3f s (asked: 0.2)"):format(many.load))
