--- Facts: a document's claimed numbers, read sentence by sentence.
local context = require "tj.context"
local document = require "tj.document"
local fact = require "tj.fact"
local outline = require "tj.outline"
local period = require "tj.period"
local ruleexamples = require "tj.ruleexamples"
local rules = require "tj.rules"
local sentence = require "tj.sentence"
local sqlite = require "tj.core.sqlite"

local facts = {}

local ID_DIGITS = 12  -- of a document's hash, in the ids of its facts

---@class facts.Coverage  of the numbers of a document
---@field seen integer
---@field claimed integer
---@field aside table<string, integer>  by role: heading, name, period, …
---@field unexplained table[]  the quantities that no rule claimed

-- Coverage --------------------------------------------------------------------

local function count_roles(quantities)
  local coverage = { seen = #quantities, claimed = 0, aside = {},
                     unexplained = {} }
  for _, quantity in ipairs(quantities) do
    local role = quantity.role
    if role ~= "claim" then
      coverage.aside[role] = (coverage.aside[role] or 0) + 1
    end
  end
  return coverage
end

--- Claims on lines that are no part of the report become no facts.
local function set_aside(reading, from, to, reason)
  local aside = reading.coverage.aside
  for i = from, to do
    if reading.quantities[i].role == "claim" then
      aside[reason] = (aside[reason] or 0) + 1
    end
  end
end

-- Sentences -------------------------------------------------------------------

local AROUND = 12  -- sentences before and after one that `....` may look into

--- The sentences around number `index` in its section, where a rule asks.
---@return sentence.Around?
local function around_of(reading, index)
  if not reading.set.native:is_wide() then return nil end
  local list, section = reading.sentences, reading.section
  local low, high = section and section.first or 1, section and section.last or #reading.text
  local from, to = index, index
  while from > 1 and index - from < AROUND and list[from - 1].first >= low do
    from = from - 1
  end
  while to < #list and to - index < AROUND and list[to + 1].last <= high do
    to = to + 1
  end
  return { list = list, from = from, to = to }
end

--- A view of a sentence of the document, in `native` if it is given.
local function view_of(reading, span, native, around)
  return sentence.new(reading, span, reading.set.phrases, native, around)
end

local function has_claim(quantities, from, to)
  for i = from, to do
    if quantities[i].role == "claim" then return true end
  end
  return false
end

--- The indices of the quantities in `span`, from index `from` on.
local function quantities_in(quantities, span, from)
  while quantities[from] and quantities[from].last < span.first do
    from = from + 1
  end
  local to = from - 1
  while quantities[to + 1] and quantities[to + 1].first <= span.last do
    to = to + 1
  end
  return from, to
end

--- The noun that the block's first sentence opens with, "" where none does.
local function topic_of(reading)
  local span = reading.opening
  return view_of(reading, span):subject(span.last) or ""
end

--- Adds the facts of one sentence; `from` and `to` are its quantities.
local function read_sentence(reading, span, from, to, index)
  reading.topic = reading.topic or topic_of(reading)
  local view = view_of(reading, span, reading.native,
                       around_of(reading, index))
  reading.native = view.native
  for i = from, to do
    local quantity = reading.quantities[i]
    if quantity.role == "claim" then
      local made = fact.make(reading, view, quantity, reading.previous)
      if reading.watch then
        reading.watch(reading, view, i, made)
      end
      if made then
        reading.facts[#reading.facts + 1], reading.previous = made, made
      else
        local unexplained = reading.coverage.unexplained
        unexplained[#unexplained + 1] = quantity
      end
    end
  end
end

local OPENING = 18  -- bytes that may stand before a period that opens a sentence

--- The period that a sentence opens with.
local function opening_period(reading, span, quantity)
  if quantity and quantity.role == "period" and quantity.last <= span.last
     and quantity.first - span.first <= OPENING then
    return period.resolve(quantity.period, reading.frame)
  end
end

--- A sentence without numbers that opens with a period says when the numbers
--- after it hold: 过去一年,各项工作取得了很大成绩。 So does a year that a block opens
--- with, whether numbers follow or not.
local function carry_period(reading, span, from, is_told)
  local named = opening_period(reading, span, reading.quantities[from])
  if not named then return end
  if not is_told or span == reading.opening and named:find("^%d%d%d%d$") then
    reading.carried = named
  end
end

--- The frame of a section, made once.
local function frame_of(reading, section)
  local key = section or reading.shape
  reading.frames[key] = reading.frames[key]
                        or context.frame(reading.shape, section)
  return reading.frames[key]
end

--- What holds for all sentences of a block is settled at its first, `span`.
local function enter_block(reading, span)
  local block = reading.blocks[span.block]
  local section = outline.section_at(reading.shape, block.first)
  reading.block, reading.previous, reading.carried = span.block, nil, nil
  reading.around = { text = reading.text:sub(block.first, block.last),
                     opening = reading.text:sub(span.first, span.last) }
  reading.frame = frame_of(reading, section)
  reading.section, reading.role = section, section and section.role
  reading.opening, reading.topic = span, nil
end

-- Documents -------------------------------------------------------------------

local function start_reading(doc, set, path, watch)
  local quantities, raw = doc:quantities(), doc:raw()
  return {
    doc = doc, set = set, path = path or "", raw = raw, text = doc:text(),
    encoding = (doc:encoding()), hash = facts.hash(raw):sub(1, ID_DIGITS),
    shape = outline.read(doc), blocks = doc:blocks(), quantities = quantities,
    frames = {}, shares = {}, facts = {}, failures = {}, watch = watch,
    words = fact.context_words(),
    coverage = count_roles(quantities),
  }
end

--- Extracts the facts of a document.
---@param doc table  of document.open
---@param set rules.Set
---@param path? string  what the field `doc` says
---@param watch? fun(reading: fact.Reading, view: table, index: integer,
---  made: fact.Fact?)  called for each claim, the quantity `index`, when it was
---  read
---@return fact.Fact[] list  in reading order
---@return facts.Coverage coverage
---@return string[] problems  of rules that failed
---@return table shape  of outline.read
function facts.extract(doc, set, path, watch)
  local reading = start_reading(doc, set, path, watch)
  local quantities, next_quantity = reading.quantities, 1
  reading.sentences = doc:sentences()
  for i, span in ipairs(reading.sentences) do
    local from, to = quantities_in(quantities, span, next_quantity)
    set_aside(reading, next_quantity, from - 1, "page")
    next_quantity = to + 1
    local type = reading.blocks[span.block].type
    if type == "furniture" or type == "metadata" then
      set_aside(reading, from, to, type)
    else
      if reading.block ~= span.block then enter_block(reading, span) end
      local is_told = has_claim(quantities, from, to)
      reading.frame.carried = reading.carried
      if is_told then read_sentence(reading, span, from, to, i) end
      carry_period(reading, span, from, is_told)
    end
  end
  set_aside(reading, next_quantity, #quantities, "page")
  reading.coverage.claimed = #reading.facts
  return reading.facts, reading.coverage, fact.problems(reading), reading.shape
end

local bundled  -- the bundled rules, loaded when first needed

--- The facts of a plain text, for examples and for the REPL.
---@param content string
---@param set? rules.Set  the bundled rules by default
---@return fact.Fact[]
---@return string[] problems  of rules that failed
function facts.of_text(content, set)
  if not set then
    bundled = bundled or facts.load_rules()
    set = bundled
  end
  local doc <close> = assert(document.from_text(content, "example"))
  local list, _, problems = facts.extract(doc, set, "example")
  return list, problems
end

--- Loads rule files and proves them by their examples. A rule whose examples
--- fail is left out, and is one of the problems.
---@param locations? string[]  files and folders; default the bundled rules
---@return rules.Set
---@return string[] problems
function facts.load_rules(locations)
  local set, problems = rules.load(locations)
  local failed = {}
  for _, result in ipairs(ruleexamples.run(set, facts.of_text)) do
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

--- A name of a document's content, the same wherever the file lies: SHA-256.
---@param bytes string
---@return string  64 hexadecimal digits
function facts.hash(bytes)
  return sqlite.hash(bytes)
end

return facts
