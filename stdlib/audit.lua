--- The audit: what numbers of a report say of each other, computed and judged.
---
--- The relations are in scripts/audit/, their words in scripts/lexicon/audit.lua.
local crosscheck = require "tj.crosscheck"
local document = require "tj.document"
local extraction = require "tj.extraction"
local figure = require "tj.figure"
local formula = require "tj.formula"
local passages = require "tj.passages"
local paths = require "tj.paths"
local relation = require "tj.relation"
local rules = require "tj.rules"
local sandbox = require "tj.sandbox"
local verdict = require "tj.verdict"

local audit = {}

---@class audit.Set
---@field relations relation.Relation[]
---@field words table
---@field failures string[]  of relations, while they were used

---@class audit.Finding
---@field id string  of the relation
---@field kind string
---@field computation string  147.44亿 / (1 + 64.6%) = 89.57亿
---@field stated figure.Figure
---@field computed decimal.Decimal?  nil where a number is a range
---@field verdict verdict.Verdict
---@field reason string
---@field figures figure.Figure[]  the stated number first

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
    local files, refusal = rules.files(location)
    if not files then problems[#problems + 1] = refusal end
    for _, file in ipairs(files or {}) do
      local list, trouble = relation.read(file, words)
      table.move(list, 1, #list, #set.relations + 1, set.relations)
      table.move(trouble, 1, #trouble, #problems + 1, problems)
    end
  end
  return set, problems
end

-- One relation at one place ---------------------------------------------------

local function each_figure(bound, visit)
  local names = {}
  for name in pairs(bound) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local one = bound[name]
    if one.kind then visit(one, name)
    else for _, part in ipairs(one) do visit(part, name) end end
  end
end

--- Amounts of one relation have one unit.
local function has_one_unit(bound)
  local unit, is_one = nil, true
  each_figure(bound, function (one)
    if one.kind == "amount" then
      unit = unit or one.unit
      is_one = is_one and unit == one.unit
    end
  end)
  return is_one
end

local function has_any(text, list)
  for _, word in ipairs(list) do
    if text:find(word, 1, true) then return true end
  end
  return false
end

--- What a relation's `where` is given: the figures as plain fields, the text that
--- matched, and what stands before it in its clause.
local function as_match(bound, text, before)
  local match = { text = text, before = before }
  for name, one in pairs(bound) do
    if one.kind then
      match[name] = { text = one.text, unit = one.unit, shown = one.shown,
                      approx = one.approx, is_exact = one.is_exact,
                      indicator = one.fact and one.fact.indicator or "" }
    else
      match[name] = { count = #one, text = bound[name .. "_text"].text }
    end
  end
  return match
end

--- A stretch of a passage with its numbers as written.
local function plain(passage, first, last)
  return (passage.text:sub(first, last):gsub("\1%l(%d+)\2", function (i)
    return passage.figures[tonumber(i)].text
  end))
end

local MAX_CLAUSE = 120  -- bytes

local function clause_before(passage, first)
  local from = math.max(1, first - MAX_CLAUSE)
  local before = passage.text:sub(from, first - 1)
  return plain(passage, from + #(before:match("^.*[,;:\n]") or ""), first - 1)
end

--- Asks a relation's `where`; what fails is told once and means no.
local function ask(one, match, set)
  local done, answer = sandbox.limited("call", one.where, match)
  if done then return answer end
  local problem = ("%s:%d: relation '%s' failed: %s"):format(
    one.file, one.line, one.id, sandbox.error_text(answer))
  if not set.failures[problem] then
    set.failures[problem] = true
    set.failures[#set.failures + 1] = problem
  end
  return false
end

local function is_meant(one, bound, passage, first, last, set)
  if not one.any_unit and not has_one_unit(bound) then return false end
  if not one.where then return true end
  return ask(one, as_match(bound, plain(passage, first, last),
                           clause_before(passage, first)), set)
end

--- The reason why a relation that does not fit cannot be checked; nil if none.
local function caveat_of(one, bound, set)
  local stated = bound[one.stated]
  local text = stated.sentence and stated.sentence.text or ""
  local names = {}
  each_figure(bound, function (part)
    names[#names + 1] = part.fact and part.fact.indicator
  end)
  local indicators = table.concat(names, " ")
  for _, name in ipairs(one.caveats) do
    local caveat = set.words.caveats[name]
    if has_any(text, caveat.words) or has_any(indicators, caveat.words) then
      return caveat.reason
    end
  end
end

local function judge(one, bound, set)
  local stated = bound[one.stated]
  local range = formula.interval(one.computed, bound)
  if not range or not range.low and not range.high then return nil end
  if one.weak and not stated.interval.high then return nil end
  local point = formula.point(one.computed, bound)
  local found, reason, used = nil, nil, one.computed
  if one.bound then
    found, reason = verdict.bound(stated, range, one.bound)
  else
    found, reason = verdict.equal(stated, range, point)
    for _, reading in ipairs(one.readings) do
      if found then break end
      local other = formula.interval(reading.formula, bound)
      local other_point = formula.point(reading.formula, bound)
      if other then
        found, reason = verdict.equal(stated, other, other_point)
        if found then
          point, used = other_point, reading.formula
          reason = reading.reason
        end
      end
    end
  end
  if found and (reason == "") then reason = one.reason or "" end
  if not found then
    if one.weak then return nil end
    reason = caveat_of(one, bound, set)
    found = reason and "unchecked" or "contradicts"
    reason = reason or verdict.slip(stated, range) or verdict.FAR
  end
  return found, reason, point, used
end

local function figures_of(bound, stated)
  local list = { stated }
  each_figure(bound, function (one)
    if one ~= stated and one.interval and one.kind ~= "span"
       and one.kind ~= "names" then
      list[#list + 1] = one
    end
  end)
  return list
end

--- The finding of a relation at one place; nil where it says nothing.
local function finding_of(one, bound, passage, first, last, set)
  local stated = bound[one.stated]
  if not stated or not is_meant(one, bound, passage, first, last, set) then
    return nil
  end
  local found, reason, point, used = judge(one, bound, set)
  if not found then return nil end
  local sign = one.bound and one.bound or nil
  local shown = formula.show(used, bound)
  if sign then
    shown = ("%s %s %s"):format(figure.written(stated, stated.point or stated.interval.low), sign, shown)
  elseif point then
    shown = shown .. " = " .. figure.rounded(stated, point)
  end
  return { id = one.id, kind = one.kind, computation = shown,
           stated = stated, computed = point, verdict = found, reason = reason,
           figures = figures_of(bound, stated), width = last - first }
end

-- Documents -------------------------------------------------------------------

--- Of the findings on one stated number, by kind, the best verdict counts: it is
--- contradicted only where no reading fits. Of the same, the nearest numbers.
local function is_better(a, b)
  local rank_a, rank_b = verdict.RANKS[a.verdict], verdict.RANKS[b.verdict]
  if rank_a ~= rank_b then return rank_a < rank_b end
  return (a.width or 0) < (b.width or 0)
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
        list[#list + 1] = finding_of(one, bound, passage, first, last, set)
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
---@field findings audit.Finding[]  in reading order
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
    local list = audit_passage(passage, set)
    table.move(list, 1, #list, #self.findings + 1, self.findings)
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
---@return audit.Finding[]
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
---@param document audit.Document
---@return integer
function audit.checked_count(document)
  local seen, count = {}, 0
  for _, one in ipairs(document.findings) do
    for _, part in ipairs(one.figures) do
      local id = one.verdict ~= "unchecked" and part.fact and part.fact.id
      if id and not seen[id] and part.path == document.path then
        seen[id], count = true, count + 1
      end
    end
  end
  return count
end

return audit
