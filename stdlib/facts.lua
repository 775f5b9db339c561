--- Facts: what the rules make of a document's claimed numbers.
--
-- Each claimed number goes to the best rule that matches around it; the rule
-- gives the indicator and what is special, the context gives the rest.
local context = require "tj.context"
local document = require "tj.document"
local indicators = require "tj.indicators"
local outline = require "tj.outline"
local paths = require "tj.paths"
local period = require "tj.period"
local rules = require "tj.rules"
local sentence = require "tj.sentence"
local sqlite = require "tj.core.sqlite"
local text = require "tj.core.text"

local facts = {}

---@class facts.Fact  fields as docs/facts.md tells; spans are of the clean text
---@field id string
---@field doc string
---@field start integer  bytes of the raw file, from 0
---@field end integer  exclusive
---@field text string  as written in the raw file, decoded
---@field line integer  of the raw file, from 1
---@field sentence string
---@field value number?  or low and high; digits, low_digits, high_digits exact
---@field unit string
---@field approx "="|"~"|">"|"<"
---@field direction "up"|"down"|""
---@field indicator string
---@field subject string  what a later clause without a subject goes on with
---@field canonical string
---@field kind "level"|"change"|"share"|"multiple"|"rank"
---@field status "actual"|"target"|"forecast"
---@field period string
---@field region string
---@field rule string  id with FILE:LINE
---@field rule_id string
---@field first integer
---@field last integer

---@class facts.Coverage  of the numbers of a document
---@field seen integer
---@field claimed integer
---@field aside table<string, integer>  by role: heading, name, period, …
---@field unexplained table[]  the quantities that no rule claimed

local words  -- scripts/lexicon/context.lua, read once

local function context_words()
  if not words then
    local message
    words, message = rules.read_data(paths.lexicon .. "/context.lua")
    if not words then error(message, 2) end
  end
  return words
end

-- One fact --------------------------------------------------------------------

local function view_of(state, span)
  return sentence.new({
    text = state.text, words = state.doc:words(span.first, span.last),
    quantities = state.quantities,
  }, span, state.set.phrases)
end

local KIND_OF_TYPE = { rank = "rank", multiple = "multiple", ratio = "multiple",
                       points = "change" }

--- The kind that unit and indicator tell where the rule tells none.
local function default_kind(quantity, indicator)
  local kind = KIND_OF_TYPE[quantity.type]
  if kind then return kind end
  if quantity.type == "percent" then
    return indicators.is_rate_of_change(indicator) and "change" or "share"
  end
  return "level"
end

--- The period that a capture is, as facts write it.
local function captured_period(state, view, span)
  for _, quantity in ipairs(view.periods) do
    if quantity.first == span.first and quantity.last == span.last then
      return period.resolve(quantity.period, state.frame)
    end
  end
end

--- What a rule's function is given: captures as text, and what is around.
local function make_match(state, view, quantity, found, previous)
  local match = { value = quantity, previous = previous,
                  clause_first = view:clause_start(quantity.first) }
  for name, span in pairs(found.captures) do
    if name ~= "value" then
      match[name] = captured_period(state, view, span)
                    or view.text:sub(span.first, span.last)
    end
  end
  match.is_generic = state.set.phrases.generic[match.indicator] == true
  return match
end

--- The fields that `rule` gives; nil when its function declines.
---@return table? fields
---@return string? problem  when the function failed
local function rule_fields(rule, match)
  local fields = {}
  for key, value in pairs(rule.constants) do fields[key] = value end
  fields.indicator = fields.indicator or match.indicator
  if not rule.fact then return fields end
  local ok, given = rules.limited(rule.fact, match)
  if not ok then
    return nil, ("%s:%d: rule '%s' failed: %s"):format(
      rule.file, rule.line, rule.id, tostring(given))
  end
  if not given then return nil end
  for key, value in pairs(given) do fields[key] = value end
  return fields
end

--- The best rule that does not decline, and its fields.
local function claim(state, view, quantity, previous)
  for _, candidate in ipairs(rules.matches(state.set, view, quantity)) do
    local match = make_match(state, view, quantity, candidate.found, previous)
    local fields, problem = rule_fields(candidate.rule, match)
    if problem then state.problems[#state.problems + 1] = problem end
    if fields then return candidate.rule, fields, candidate.found end
  end
end

local function copy_quantity(fact, quantity)
  for _, key in ipairs { "value", "low", "high", "digits", "low_digits",
                         "high_digits", "grain", "unit", "approx" } do
    fact[key] = quantity[key]
  end
end

--- The line of the raw file that holds byte `start`, counted on from the last
--- one that was asked for: facts come in reading order.
local function line_at(state, start)
  local at = state.line_at or 0
  if start < at then
    state.line, at = 1, 0
  end
  local _, breaks = state.raw:sub(at + 1, start):gsub("\n", "")
  state.line, state.line_at = (state.line or 1) + breaks, start
  return state.line
end

--- The noun that the paragraph opens with, for numbers that name nothing.
local function topic_of(state)
  if state.topic == nil then
    local span = state.doc:sentences()[state.block_sentence]
    local view = view_of(state, span)
    state.topic = view:subject(span.last) or ""
  end
  return state.topic
end

--- What the rule named, or what the sentence or the paragraph is about.
local function indicator_of(state, view, named, previous)
  local in_sentence = previous and previous.sentence_first == view.first
  if not named then
    return previous and previous.subject or topic_of(state)
  end
  if state.set.phrases.generic[named] and in_sentence
     and not state.set.phrases.generic[previous.subject] then
    return previous.subject .. named
  end
  return named
end

--- A thing counted after the number (连跨3个台阶) is not the clause's subject.
local function subject_of(view, quantity, found, indicator)
  local span = found.captures.indicator
  if span and span.first > quantity.last then
    return view:subject(quantity.first) or indicator
  end
  return indicator
end

local function make_fact(state, view, quantity, previous)
  local rule, fields, found = claim(state, view, quantity, previous)
  if not rule then return nil end
  local frame, vocabulary = state.frame, context_words()
  local start, stop = state.doc:raw_span(quantity.first, quantity.last)
  local indicator = indicator_of(state, view, fields.indicator, previous)
  local when, named = context.period(view, quantity, frame, vocabulary)
  local status = fields.status
                 or context.status(view, quantity, frame, when, vocabulary)
  if status == "target" and not named and not frame.planned then
    when = ""  -- to be done, nobody says when
  end
  if status == "actual" and not fields.indicator and previous
     and previous.sentence_first == view.first then
    status = previous.status  -- it goes on with what was planned or expected
  end
  if named and frame.planned then state.carried = when end
  local fact = {
    id = ("%s-%d"):format(state.hash, start), doc = state.path,
    start = start, ["end"] = stop, line = line_at(state, start),
    text = text.decode(state.raw:sub(start + 1, stop), state.encoding),
    sentence = view.text:sub(view.first, view.last),
    direction = fields.direction or "",
    indicator = indicator,
    subject = subject_of(view, quantity, found, indicator),
    kind = fields.kind or default_kind(quantity, indicator),
    status = status,
    period = fields.period or when,
    region = fields.region or context.region(view, quantity, frame,
                                             state.paragraph, vocabulary),
    rule = ("%s %s:%d"):format(rule.id, rule.shown_file, rule.line),
    rule_id = rule.id,
    first = quantity.first, last = quantity.last,
    sentence_first = view.first, sentence_last = view.last,
    match_first = found.first, match_last = found.last,
    clause_first = view:clause_start(quantity.first),
  }
  fact.canonical = indicators.canonical(indicator)
  copy_quantity(fact, quantity)
  return fact
end

-- A document ------------------------------------------------------------------

local function has_claim(quantities, from, to)
  for i = from, to do
    if quantities[i].role == "claim" then return true end
  end
  return false
end

--- Adds the facts of one sentence; `from` and `to` are its quantities.
local function extract_sentence(state, span, from, to)
  local view = view_of(state, span)
  local previous = state.previous
  for i = from, to do
    local quantity = state.quantities[i]
    if quantity.role == "claim" then
      local fact = make_fact(state, view, quantity, previous)
      if fact then
        state.facts[#state.facts + 1] = fact
        previous = fact
      else
        local unexplained = state.coverage.unexplained
        unexplained[#unexplained + 1] = quantity
      end
    end
  end
  state.previous = previous
end

local OPENING = 18  -- bytes that may stand before a period that opens a sentence

--- A sentence without numbers that opens with a period says when the numbers
--- after it hold: 过去一年,各项工作取得了很大成绩。
local function carry_period(state, span, quantity)
  if quantity and quantity.role == "period" and quantity.last <= span.last
     and quantity.first - span.first <= OPENING then
    state.carried = period.resolve(quantity.period, state.frame)
                    or state.carried
  end
end

--- What holds for all sentences of a block is settled at its first.
local function enter_block(state, index, block, shape)
  state.block, state.previous, state.carried = index, nil, nil
  state.topic = nil
  state.paragraph = state.text:sub(block.first, block.last)
  state.frame = context.frame(shape, outline.section_at(shape, block.first))
end

local function count_roles(quantities)
  local coverage = { seen = 0, claimed = 0, aside = {}, unexplained = {} }
  for _, quantity in ipairs(quantities) do
    coverage.seen = coverage.seen + 1
    if quantity.role ~= "claim" then
      local role = quantity.role
      coverage.aside[role] = (coverage.aside[role] or 0) + 1
    end
  end
  return coverage
end

--- Numbers in blocks that are no part of the report become no facts.
local function set_aside(state, span_first, span_last, reason)
  for i = span_first, span_last do
    if state.quantities[i].role == "claim" then
      local aside = state.coverage.aside
      aside[reason] = (aside[reason] or 0) + 1
    end
  end
end

--- Extracts the facts of a document.
---@param doc table  of document.open
---@param set rules.Set
---@param path? string  what `doc` fields say; default the document's own path
---@return facts.Fact[] list  in reading order
---@return facts.Coverage coverage
---@return string[] problems  of rules that failed
---@return table shape  of outline.read
function facts.extract(doc, set, path)
  local shape = outline.read(doc)
  local quantities, raw = doc:quantities(), doc:raw()
  local state = {
    doc = doc, set = set, path = path or "", raw = raw, text = doc:text(),
    encoding = (doc:encoding()),
    hash = facts.hash(raw), quantities = quantities, facts = {}, problems = {},
    coverage = count_roles(quantities),
  }
  local next_quantity, blocks = 1, doc:blocks()
  for index, span in ipairs(doc:sentences()) do
    local from = next_quantity
    while quantities[from] and quantities[from].last < span.first do
      from = from + 1
    end
    local to = from - 1
    while quantities[to + 1] and quantities[to + 1].first <= span.last do
      to = to + 1
    end
    set_aside(state, next_quantity, from - 1, "page")
    next_quantity = to + 1
    local block = blocks[span.block]
    if block.type == "furniture" or block.type == "metadata" then
      set_aside(state, from, to, block.type)
    else
      if state.block ~= span.block then
        enter_block(state, span.block, block, shape)
        state.block_sentence = index
      end
      state.frame.carried = state.carried
      if has_claim(quantities, from, to) then
        extract_sentence(state, span, from, to)
      else
        carry_period(state, span, quantities[from])
      end
    end
  end
  set_aside(state, next_quantity, #quantities, "page")
  state.coverage.claimed = #state.facts
  return state.facts, state.coverage, state.problems, shape
end

--- The facts of a plain text, for examples and for the REPL.
---@param content string
---@param set rules.Set
---@return facts.Fact[]
function facts.of_text(content, set)
  local doc <close> = assert(document.from_text(content, "example"))
  return (facts.extract(doc, set, "example"))
end

--- Loads rule files and proves them by their examples. A rule whose examples
--- fail is left out, and is one of the problems.
---@param locations? string[]  files and folders; default the bundled rules
---@return rules.Set
---@return string[] problems
function facts.load_rules(locations)
  local set, problems = rules.load(locations)
  local failed = {}
  for _, result in ipairs(rules.test(set, facts.of_text)) do
    local rule = result.rule
    if result.problem and not failed[rule] then
      failed[rule] = true
      problems[#problems + 1] = ("%s:%d: rule '%s': %s"):format(
        rule.file, rule.line, rule.id, result.problem)
    end
  end
  rules.remove(set, failed)
  return set, problems
end

--- A short name of a document's content, the same wherever the file lies.
---@param bytes string
---@return string
function facts.hash(bytes)
  return sqlite.hash(bytes):sub(1, 12)
end

return facts
