--- One fact: what the best rule and the context make of one claimed number.
local context = require "tj.context"
local locality = require "tj.locality"
local indicators = require "tj.indicators"
local naming = require "tj.naming"
local period = require "tj.period"
local rules = require "tj.rules"
local text = require "tj.core.text"
local wordlists = require "tj.wordlists"

local fact = {}

---@class fact.Fact  fields as docs/facts.md tells; spans are of the clean text
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
---@field action string  the verb that its list goes on with: 淘汰, ""
---@field names string[]?  that its subject lists, one for each number in a row
---@field canonical string
---@field kind "level"|"change"|"share"|"multiple"|"rank"
---@field status "actual"|"target"|"forecast"
---@field period string
---@field region string
---@field rule string  id with FILE:LINE
---@field rule_id string
---@field first integer
---@field last integer
---@field sentence_first integer
---@field sentence_last integer
---@field clause_first integer

---@class fact.Reading  a document on its way through its sentences
---@field doc tj.Document
---@field path string
---@field raw string
---@field text string
---@field encoding string
---@field hash string  begins the ids of its facts
---@field set rules.Set
---@field failures fact.Failure[]  of rules, in the order of their first
---@field words table<string, table>  of fact.context_words
---@field frame context.Frame  of the section
---@field around locality.Block
---@field topic string  the noun that the block opens with
---@field shares table<integer, series.Share>  of numbers in a row still to come
---@field carried string?  a period that holds until the block names another
---@field line integer?  of the last fact
---@field line_start integer?  its byte

--- The words by which the context decides.
---@return table<string, table>
function fact.context_words()
  return wordlists.read("context")
end

-- What the rule gives ---------------------------------------------------------

--- The period that a capture is, as facts write it.
local function captured_period(reading, view, span)
  for _, quantity in ipairs(view.periods) do
    if quantity.first == span.first and quantity.last == span.last then
      return period.resolve(quantity.period, reading.frame)
    end
  end
end

local PART = "其中"

--- The field `period` of a match's context, which few rules ask for.
local function lazy_period(reading, view, quantity)
  return { __index = function (_, key)
    if key ~= "period" then return nil end
    return (context.period(view, quantity, reading.frame, reading.words))
  end }
end

--- What a rule's function is given: captures as text, and what is around.
local function make_match(reading, view, quantity, found, previous)
  local match = { value = quantity, context = setmetatable(
    { previous = previous, clause_first = view:clause_start(quantity.first) },
    lazy_period(reading, view, quantity)) }
  for name, span in pairs(found.captures) do
    if name ~= "value" and name ~= "context" then
      match[name] = captured_period(reading, view, span)
                    or view.text:sub(span.first, span.last)
    end
  end
  local clause = match.context.clause_first
  match.context.is_part = view.text:sub(clause, clause + #PART - 1) == PART
  match.context.is_generic = reading.set.phrases.generic[match.indicator] == true
  return match
end

---@class fact.Failure
---@field rule rules.Rule
---@field problem rules.Problem  of the first number that it failed on
---@field count integer

local MAX_FAILURES = 20  -- then a rule is not asked again in this document

--- The failure of `rule` in this document; nil where it never failed.
local function failure_of(reading, rule)
  for _, failure in ipairs(reading.failures) do
    if failure.rule == rule then return failure end
  end
end

local function add_failure(reading, rule, problem)
  local failure = failure_of(reading, rule)
  if failure then
    failure.count = failure.count + 1
  else
    reading.failures[#reading.failures + 1] = { rule = rule, problem = problem,
                                                count = 1 }
  end
end

--- A rule that fails on every number may take its whole limit each time.
local function is_given_up(reading, rule)
  local failure = reading.failures[1] and failure_of(reading, rule)
  return failure ~= nil and failure.count >= MAX_FAILURES
end

--- "FILE:LINE: rule 'x' failed on report.txt: why", one for each rule.
---@param reading fact.Reading
---@return string[] problems
function fact.problems(reading)
  local problems = {}
  for i, failure in ipairs(reading.failures) do
    local numbers = failure.count == 1 and "" or (" (%d numbers%s)"):format(
      failure.count, failure.count < MAX_FAILURES and ""
      or ", then it was left out")
    problems[i] = ("%s: rule '%s' failed on %s%s: %s"):format(
      failure.problem.where, failure.rule.id, reading.path, numbers,
      failure.problem.text)
  end
  return problems
end

--- What the rule of `candidate` says to `quantity`; nil when it declines.
local function ask(reading, view, quantity, candidate, previous)
  local match = make_match(reading, view, quantity, candidate.found, previous)
  return rules.fields(candidate.rule, match)
end

--- The best rule that does not decline, its fields, and what it matched.
local function claim(reading, view, quantity, previous)
  for rule, found in rules.each_match(reading.set, view, quantity,
                                      reading.role) do
    if not is_given_up(reading, rule) then
      local fields, problem = ask(reading, view, quantity,
                                  { rule = rule, found = found }, previous)
      if problem then add_failure(reading, rule, problem) end
      if fields then return rule, fields, found end
    end
  end
end

---@class fact.Answer  of a rule that matches around a number
---@field rule rules.Rule
---@field found table  of rules.matches
---@field fields table<string, string>?  nil where its function declines
---@field problem rules.Problem?

--- What every rule that matches says to `quantity`, the best first.
---@return fact.Answer[]
function fact.answers(reading, view, quantity, previous)
  local answers = {}
  for i, candidate in ipairs(rules.matches(reading.set, view, quantity,
                                           reading.role)) do
    local fields, problem = ask(reading, view, quantity, candidate, previous)
    answers[i] = { rule = candidate.rule, found = candidate.found,
                   fields = fields, problem = problem }
  end
  return answers
end

-- What the context gives ------------------------------------------------------

local KIND_OF_TYPE = { rank = "rank", multiple = "multiple", ratio = "multiple",
                       points = "change" }

--- 五分之一, 1/4
local function is_fraction(quantity)
  local written = quantity.unit == "" and quantity.text
  return written and (written:find("分之", 1, true) or written:find("/", 1, true))
end

--- The kind that unit and indicator tell where the rule tells none.
local function default_kind(quantity, indicator)
  local kind = KIND_OF_TYPE[quantity.type]
  if kind then return kind end
  if is_fraction(quantity) then return "share" end
  if quantity.type == "percent" then
    return indicators.is_rate_of_change(indicator) and "change" or "share"
  end
  return "level"
end

--- A thing counted after the number (连跨3个台阶) is not the clause's subject.
local function subject_of(view, quantity, found, indicator)
  local span = found.captures.indicator
  if span and span.first > quantity.last then
    return view:subject(quantity.first) or indicator
  end
  return indicator
end

--- Period and status, which lean on each other and on the fact before.
---@return string period
---@return string status
local function time_of(reading, view, quantity, fields, previous)
  local frame, vocabulary = reading.frame, reading.words
  local share = reading.shares[quantity.first]
  local when, named = context.period(view, quantity, frame, vocabulary)
  local status = context.status(view, quantity, frame, when, vocabulary)
  if status == "target" and not named and not frame.planned then
    when = ""  -- to be done, nobody says when
  end
  if status == "actual" and not fields.indicator and previous
     and quantity.type ~= "rank" and previous.sentence_first == view.first then
    status = previous.status  -- it goes on with what was planned or expected
  end
  if named and frame.planned then reading.carried = when end
  if share and share.period then
    when = period.resolve(share.period.period, frame) or when
  end
  return fields.period or when, fields.status or status
end

--- The line of the raw file that holds byte `start`, counted on from the last
--- one that was asked for: facts come in reading order.
local function line_at(reading, start)
  local from = reading.line_start or 0
  if start < from then reading.line, from = 1, 0 end
  local line, at = reading.line or 1, reading.raw:find("\n", from + 1, true)
  while at and at <= start do
    line, at = line + 1, reading.raw:find("\n", at + 1, true)
  end
  reading.line, reading.line_start = line, start
  return line
end

-- The fact --------------------------------------------------------------------

local COUNTRY = "中国"  -- as regions.lua names it

local COPIED = { "value", "low", "high", "digits", "low_digits", "high_digits",
                 "grain", "unit", "approx" }

--- The fact that a quantity is; nil when every rule leaves it.
---@param reading fact.Reading
---@param view table  of sentence.new
---@param quantity table
---@param previous fact.Fact?  the fact before it in the paragraph
---@return fact.Fact?
function fact.make(reading, view, quantity, previous)
  local rule, fields, found = claim(reading, view, quantity, previous)
  if not rule then return nil end
  local start, stop = reading.doc:raw_span(quantity.first, quantity.last)
  local indicator, action = naming.indicator(reading, view, quantity,
                                             { found = found,
                                               named = fields.indicator,
                                               previous = previous })
  local share = reading.shares[quantity.first] or {}
  local kind = fields.kind or default_kind(quantity, indicator)
  local region = fields.region
                 or locality.of(view, quantity, reading.frame, reading.around,
                                reading.words)
  local when, status = time_of(reading, view, quantity, fields, previous)
  local result = {
    id = ("%s-%d"):format(reading.hash, start), doc = reading.path,
    start = start, ["end"] = stop, line = line_at(reading, start),
    text = text.decode(reading.raw:sub(start + 1, stop), reading.encoding),
    sentence = view.text:sub(view.first, view.last),
    indicator = indicator,
    subject = share.list or subject_of(view, quantity, found, indicator),
    names = share.names, action = action,
    kind = kind,
    canonical = reading.set.names[indicator]
      or indicators.canonical(indicator, quantity.unit, kind, region == COUNTRY),
    direction = fields.direction or "", status = status, period = when,
    region = region,
    rule = ("%s %s:%d"):format(rule.id, rule.shown_file, rule.line),
    rule_id = rule.id,
    first = quantity.first, last = quantity.last,
    sentence_first = view.first, sentence_last = view.last,
    clause_first = view:clause_start(quantity.first),
  }
  for _, key in ipairs(COPIED) do result[key] = quantity[key] end
  return result
end

return fact
