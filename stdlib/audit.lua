--- The audit: what numbers of a report say of each other, computed and judged.
---
--- The relations are in scripts/audit/, their words in scripts/lexicon/audit.lua.
local crosscheck = require "tj.crosscheck"
local decimal = require "tj.decimal"
local document = require "tj.document"
local extraction = require "tj.extraction"
local finding = require "tj.finding"
local passages = require "tj.passages"
local paths = require "tj.paths"
local relation = require "tj.relation"
local rulefile = require "tj.rulefile"
local sandbox = require "tj.sandbox"
local verdict = require "tj.verdict"

local audit = {}

---@class audit.Set
---@field relations relation.Relation[]
---@field words table
---@field failures string[]  of relations, while they were used

-- Loading ---------------------------------------------------------------------

--- The relations of files and folders.
---@param locations? string[]  default the bundled ones
---@return audit.Set
---@return string[] problems  of relations that are wrong, which are left out
function audit.load(locations)
  local words, message = sandbox.read_data(paths.lexicon .. "/audit.lua")
  if not words then error(message, 0) end
  local set = { relations = {}, words = words, failures = {} }
  local problems = {}
  for _, location in ipairs(locations or { paths.scripts .. "/audit" }) do
    local files, refusal = rulefile.list(location)
    if not files then problems[#problems + 1] = refusal end
    for _, file in ipairs(files or {}) do
      local list, trouble = relation.read(file, words)
      table.move(list, 1, #list, #set.relations + 1, set.relations)
      table.move(trouble, 1, #trouble, #problems + 1, problems)
    end
  end
  return set, problems
end

-- Documents -------------------------------------------------------------------

--- How far from what is stated; nil where either is a range.
local function distance(one)
  local own = one.stated.point
  if not own or not one.computed then return nil end
  local far = one.computed - own
  return far < decimal.zero and -far or far
end

--- Of the findings on one stated number, by kind, the best verdict counts: it is
--- contradicted only where no reading fits, and then by the one that fits least
--- badly. Of the same, the one that would tell of a fault, then the nearest.
local function is_better(a, b)
  local rank_a, rank_b = verdict.RANKS[a.verdict], verdict.RANKS[b.verdict]
  if rank_a ~= rank_b then return rank_a < rank_b end
  if a.verdict == "contradicts" then
    local far_a, far_b = distance(a), distance(b)
    if far_a and far_b and far_a ~= far_b then return far_a < far_b end
  end
  if a.weak ~= b.weak then return b.weak end
  return a.width < b.width
end

local function keep_best(list)
  local best, order = {}, {}
  for _, one in ipairs(list) do
    local is_bound = one.kind == "other"
    local key = one.stated
    best[key] = best[key] or {}
    local slot = is_bound and one.figures[2] or "checked"
    local known = best[key][slot]
    if not known then
      best[key][slot] = one
      order[#order + 1] = { key, slot }
    elseif is_better(one, known) then
      best[key][slot] = one
    end
  end
  local kept = {}
  for _, entry in ipairs(order) do
    kept[#kept + 1] = best[entry[1]][entry[2]]
  end
  return kept
end

--- What the relations find in one passage.
local function audit_passage(passage, set)
  local list = {}
  for _, one in ipairs(set.relations) do
    relation.each(one, passage.text, passage.figures,
      function (bound, first, last)
        list[#list + 1] = finding.of(one, bound, passage, first, last, set)
      end)
  end
  return keep_best(list)
end

--- Sentences with their facts, both in reading order.
---@param sentences { start: integer, end: integer, text: string }[]
---@param facts fact.Fact[]
---@return passages.Sentence[]
function audit.sentences(sentences, facts)
  local list, at = {}, 1
  for i, sentence in ipairs(sentences) do
    local own = {}
    while facts[at] and facts[at]["end"] <= sentence["end"] do
      own[#own + 1], at = facts[at], at + 1
    end
    list[i] = { text = sentence.text, start = sentence.start,
                ["end"] = sentence["end"], facts = own,
                paragraph = sentence.paragraph }
  end
  return list
end

---@class audit.Document: crosscheck.Source
---@field path string
---@field figures figure.Figure[]  with facts, in reading order
---@field findings finding.Finding[]  in reading order
---@field number_count integer  of facts

--- Audits one document by itself.
---@param path string
---@param sentences passages.Sentence[]
---@param set audit.Set
---@return audit.Document
function audit.document(path, sentences, set)
  local self = { path = path, figures = {}, findings = {}, number_count = 0 }
  for _, sentence in ipairs(sentences) do
    self.number_count = self.number_count + #sentence.facts
  end
  for _, passage in ipairs(passages.read(sentences, set.words)) do
    for _, one in ipairs(passage.figures) do
      one.path = path
      if one.fact then self.figures[#self.figures + 1] = one end
    end
    if passage.figures[1] then
      local list = audit_passage(passage, set)
      table.move(list, 1, #list, #self.findings + 1, self.findings)
    end
  end
  local twice = crosscheck.twice(self)
  table.move(twice, 1, #twice, #self.findings + 1, self.findings)
  return self
end

local function by_place(a, b)
  if a.stated.sentence.start ~= b.stated.sentence.start then
    return a.stated.sentence.start < b.stated.sentence.start
  end
  if a.stated.first ~= b.stated.first then
    return a.stated.first < b.stated.first
  end
  return a.id < b.id
end

--- Audits documents against each other, and puts all findings in reading order.
---@param documents audit.Document[]
---@param set audit.Set
function audit.across(documents, set)
  local found = crosscheck.growth(documents, set.words)
  for _, one in ipairs(documents) do
    local list = one.findings
    table.move(found[one], 1, #found[one], #list + 1, list)
    one.findings = keep_best(list)
    table.sort(one.findings, by_place)
  end
end

-- Examples --------------------------------------------------------------------

--- The findings of a plain text, for examples and for the REPL.
---@param content string
---@param set audit.Set
---@param rule_set rules.Set
---@return finding.Finding[]
function audit.of_text(content, set, rule_set)
  local doc <close> = assert(document.from_text(content, "example"))
  local result = extraction.of(doc, "example", rule_set,
                               { sentences = true })
  local one = audit.document("example",
    audit.sentences(result.sentences, result.facts), set)
  audit.across({ one }, set)
  return one.findings
end

local function example_problem(one, text, wanted, list)
  local got = "nothing"
  for _, found in ipairs(list) do
    if found.id == one.id then got = found.verdict end
  end
  if got == wanted then return nil end
  return ("%s:%d: relation '%s': '%s' gives %s, wanted %s"):format(
    one.file, one.line, one.id, text, got, wanted)
end

--- Runs the examples of all relations.
---@param set audit.Set
---@param rule_set rules.Set
---@return { relation: relation.Relation, text: string, problem: string? }[]
function audit.test(set, rule_set)
  local results = {}
  local function try(one, text, wanted)
    local list = audit.of_text(text, set, rule_set)
    results[#results + 1] = { relation = one, text = text,
      problem = example_problem(one, text, wanted, list) }
  end
  for _, one in ipairs(set.relations) do
    local texts = {}
    for text in pairs(one.yes) do texts[#texts + 1] = text end
    table.sort(texts)
    for _, text in ipairs(texts) do try(one, text, one.yes[text]) end
    for _, text in ipairs(one.no) do try(one, text, "nothing") end
  end
  return results
end

--- How many numbers are in at least one check that came to a verdict.
---@param self audit.Document
---@return integer
function audit.checked_count(self)
  local seen, count = {}, 0
  for _, one in ipairs(self.findings) do
    for _, part in ipairs(one.figures) do
      local id = one.verdict ~= "unchecked" and part.fact and part.fact.id
      if id and not seen[id] and part.path == self.path then
        seen[id], count = true, count + 1
      end
    end
  end
  return count
end

return audit
