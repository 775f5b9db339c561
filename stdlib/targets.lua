--- What was planned beside what came of it: each target with the outcome that
--- the next report tells, or, as long as there is none, with the year before.
local evidence = require "tj.evidence"
local lookup = require "tj.lookup"
local span = require "tj.period"
local judging = require "tj.judging"
local yearly = require "tj.yearly"

local targets = {}

---@class targets.Options
---@field region? string
---@field indicator? string
---@field year? integer      that was planned
---@field verdict? "met"|"missed"|"open"
---@field known? boolean     only indicators of the lexicon

-- Who belongs together --------------------------------------------------------------

local LEADS = { "全市", "全省", "全区", "全县", "全国", "全年" }

--- A name without what says whose it is: 全市粮食产量 is 粮食产量.
local function bare(name)
  for _, lead in ipairs(LEADS) do
    if name:sub(1, #lead) == lead and #name > #lead then
      return name:sub(#lead + 1)
    end
  end
  return name
end

--- Additions (新增就业) are told as an amount and as a change.
local function kind_of(fact)
  if fact.kind == "change" and fact.unit ~= "%" and fact.unit ~= "百分点" then
    return "level"
  end
  return fact.kind
end

local function key_of(fact, when)
  return table.concat({ fact.region, bare(fact.name), kind_of(fact), fact.unit,
                        when }, "\0")
end

--- Growth of a single year is over the year before it.
local function is_over_a_year(fact)
  local first, last = span.years(fact.period)
  return fact.kind ~= "change" or first == nil or first ~= last
         or yearly.is_of_one_year(fact)
end

local function is_comparable(fact)
  return span.years(fact.period) ~= nil and fact.name ~= ""
         and fact.kind ~= "rank" and is_over_a_year(fact)
end

--- What was reached, by what it may be the outcome of.
local function outcomes_of(facts)
  local found = {}
  for _, fact in ipairs(facts) do
    if fact.status == "actual" and is_comparable(fact) then
      local key = key_of(fact, fact.period)
      found[key] = found[key] or {}
      table.insert(found[key], fact)
    end
  end
  return found
end

--- Is it a target still to come when its report is given?
---@param fact store.Fact
---@return boolean
function targets.is_promise(fact)
  local _, last = span.years(fact.period)
  return fact.status == "target" and fact.kind ~= "rank" and fact.name ~= ""
    and is_over_a_year(fact)
    and not (last and fact.document_year and fact.document_year >= last)
end

--- One target for each thing and period: the best witness of several.
local function promises_of(facts)
  local lists, order = {}, {}
  for _, fact in ipairs(facts) do
    if targets.is_promise(fact) then
      local key = key_of(fact, fact.period ~= "" and fact.period or fact.id)
      if not lists[key] then
        lists[key], order[#order + 1] = {}, key
      end
      table.insert(lists[key], fact)
    end
  end
  local promises = {}
  for i, key in ipairs(order) do promises[i] = (evidence.choose(lists[key])) end
  return promises
end

-- Rows ----------------------------------------------------------------------------

local function cell(fact) return fact and evidence.of(fact) end

--- The years that each region's reports look back on.
local function told_years(store)
  local told = {}
  for document in store:documents() do
    local region, year = document.region, document.year
    if region and year then
      told[region] = told[region] or {}
      told[region][year] = true
    end
  end
  return told
end

--- Why there is no outcome.
local function why_open(target, told)
  local _, last = span.years(target.period)
  if not last then return "no year is named" end
  for year in pairs(told[target.region] or {}) do
    if year >= last then return "later reports do not tell it" end
  end
  return "no report on it yet"
end

--- Is it told by another report, given when the planned time was over?
local function is_outcome(fact, target)
  local _, last = span.years(target.period)
  return last ~= nil and fact.document ~= target.document
    and (fact.document_year == nil or fact.document_year >= last)
end

---@class targets.Judge  what came of the targets of a store
local Judge = {}
Judge.__index = Judge

--- Knows the outcomes among `facts`.
---@param store store.Store
---@param facts store.Fact[]
---@return targets.Judge
function targets.judge(store, facts)
  return setmetatable({ outcomes = outcomes_of(facts), rules = judging.rules(),
                        told = told_years(store) }, Judge)
end

--- What came of a target: the best witness, those that contradict it, met,
--- missed or open, and why.
---@param target store.Fact
---@return store.Fact? outcome
---@return store.Fact[] others
---@return "met"|"missed"|"open" verdict
---@return string reason
function Judge:of(target)
  local told = {}
  for _, fact in ipairs(self.outcomes[key_of(target, target.period)] or {}) do
    if is_outcome(fact, target) then told[#told + 1] = fact end
  end
  local outcome, others = evidence.choose(told)
  if not outcome then
    return nil, others, "open", why_open(target, self.told)
  end
  return outcome, others, judging.of(target, outcome, self.rules)
end

--- The result of the year before the one that is planned for.
---@param target store.Fact
---@return store.Fact?
function Judge:before(target)
  if not target.period:find("^%d%d%d%d$") then return nil end
  local key = key_of(target, ("%d"):format(tonumber(target.period) - 1))
  return (evidence.choose(self.outcomes[key] or {}))
end

local function row_of(target, judge)
  local outcome, others, verdict, reason = judge:of(target)
  local conflicts = {}
  for i, other in ipairs(others) do conflicts[i] = evidence.of(other) end
  return {
    region = target.region, indicator = target.name, period = target.period,
    target = cell(target), before = cell(judge:before(target)),
    outcome = cell(outcome), verdict = verdict, reason = reason,
    conflicts = conflicts, promised = evidence.quote(target),
    reported = outcome and evidence.quote(outcome) or nil,
  }
end

local COLUMNS = {
  { key = "region", about = "whose target" },
  { key = "indicator", about = "what is planned" },
  { key = "period", about = "for when; empty where the text does not say" },
  { key = "target", about = "what is planned", align = "right" },
  { key = "before", about = "the year before", align = "right" },
  { key = "outcome", about = "what came of it", align = "right" },
  { key = "verdict", about = "met, missed, or open" },
  { key = "reason", about = "why" },
  { key = "promised", about = "the words of the target" },
  { key = "reported", about = "the words of the outcome" },
  { key = "conflicts", about = "other outcomes told", hidden = true },
}

local function facts_of(store, options)
  if options.indicator then
    local _, found, message = lookup.facts(store, options.indicator)
    return found, message
  end
  local list = {}
  for fact in store:facts { status = { "actual", "target" } } do
    list[#list + 1] = lookup.named(fact)
  end
  return list
end

--- Is the target one of those asked for?
local function is_wanted(target, options, region)
  local first = span.years(target.period)
  return not (region and target.region ~= region
    or options.year and first ~= options.year
    or options.known and target.canonical == "")
end

local function order(one, other)
  if one.region ~= other.region then return one.region < other.region end
  if one.period ~= other.period then return one.period < other.period end
  if one.target.doc ~= other.target.doc then
    return one.target.doc < other.target.doc
  end
  return one.target.start < other.target.start
end

--- The table; nil and a message where no report speaks of the indicator.
---@param store store.Store
---@param options targets.Options
---@return analysis.Result?
---@return string? message
function targets.run(store, options)
  local facts, message = facts_of(store, options)
  if not facts then return nil, message end
  local region = options.region and lookup.region(store, options.region)
  local judge = targets.judge(store, facts)
  local rows, counts = {}, { met = 0, missed = 0, open = 0 }
  for _, target in ipairs(promises_of(facts)) do
    if is_wanted(target, options, region) then
      local row = row_of(target, judge)
      counts[row.verdict] = counts[row.verdict] + 1
      if not options.verdict or options.verdict == row.verdict then
        rows[#rows + 1] = row
      end
    end
  end
  table.sort(rows, order)
  local total = counts.met + counts.missed + counts.open
  return {
    title = "targets and outcomes", columns = COLUMNS, rows = rows,
    notes = { ("%d targets: %d met, %d missed, %d open"):format(
      total, counts.met, counts.missed, counts.open) },
  }
end

return targets
