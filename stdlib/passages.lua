--- Passages: sentences that follow each other in a paragraph, as the audit reads
--- them. Each number of the text stands in it as \1, a letter, an index, \2; the
--- index is of the passage's figures, which know their facts.
local figure = require "tj.figure"
local numbers = require "tj.numbers"
local numberpattern = require "tj.numberpattern"

local passages = {}

---@class passages.Passage
---@field text string  the numbers marked, without blanks, each sentence a line
---@field figures figure.Figure[]
---@field sentences passages.Sentence[]

---@class passages.Sentence
---@field text string
---@field start integer  bytes of the raw file
---@field end integer
---@field paragraph integer  the same for those of one paragraph
---@field facts fact.Fact[]

local MAX_SENTENCES = 10  -- of a passage

--- Is this quantity that fact's number?
local function is_same(quantity, fact)
  return quantity.digits == fact.digits and quantity.unit == fact.unit
         and quantity.low_digits == fact.low_digits
end

--- The facts of a sentence, by the index of their quantity in it. Both are in
--- reading order; a claim that became no fact is passed over.
local function pair(quantities, facts)
  local paired, at = {}, 1
  for i, quantity in ipairs(quantities) do
    if quantity.role ~= "period" then
      for ahead = at, math.min(at + 3, #facts) do
        if is_same(quantity, facts[ahead]) then
          paired[i], at = facts[ahead], ahead + 1
          break
        end
      end
    end
  end
  return paired
end

local THREE = "^([%d.]+)[:：]([%d.]+)[:：]([%d.]+)$"

--- 8.0:45.0:47.0 as three figures in percent.
local function add_three(parts, figures, quantity, sentence, words)
  local a, b, c = quantity.text:match(THREE)
  if not a then return false end
  local list = numbers.find(("%s%%、%s%%、%s%%"):format(a, b, c))
  if #list ~= 3 then return false end
  local marks = {}
  for i, one in ipairs(list) do
    local made = figure.of(one, words)
    made.sentence, made.first, made.last = sentence, quantity.first, quantity.last
    figures[#figures + 1] = made
    marks[i] = ("\1p%d\2"):format(#figures)
  end
  parts[#parts + 1] = table.concat(marks, ":")
  return true
end

--- Is the quantity one that relations may name?
local function is_meant(quantity)
  return quantity.role == "claim" or quantity.role == "period"
         or quantity.unit == "年" and quantity.type == "dimension"
end

local function add_sentence(passage, sentence, words)
  local text, parts, at = sentence.text, {}, 1
  local quantities = numbers.find(text)
  local paired = pair(quantities, sentence.facts)
  local figures = passage.figures
  for i, quantity in ipairs(quantities) do
    local made = (paired[i] or is_meant(quantity)) and figure.of(quantity, words)
    local first, last = quantity.first, quantity.last
    if quantity.role ~= "period" then
      first, last = quantity.context_first, quantity.context_last
    end
    if made and first >= at then
      parts[#parts + 1] = text:sub(at, first - 1)
      made.fact, made.sentence = paired[i], sentence
      figures[#figures + 1] = made
      parts[#parts + 1] = ("\1%s%d\2"):format(numberpattern.LETTERS[made.kind],
                                              #figures)
      at = last + 1
    elseif quantity.type == "ratio" and first >= at then
      parts[#parts + 1] = text:sub(at, first - 1)
      if add_three(parts, figures, quantity, sentence, words) then at = last + 1
      else at = first end
    end
  end
  parts[#parts + 1] = text:sub(at)
  local line = table.concat(parts):gsub("[ \n]+", "")
  passage.lines[#passage.lines + 1] = line
end

--- Are they of one paragraph?
local function is_next(before, after)
  return before.paragraph == after.paragraph
end

--- The passages of a document's sentences, in reading order.
---@param sentences passages.Sentence[]
---@param words table  scripts/lexicon/audit.lua
---@return passages.Passage[]
function passages.read(sentences, words)
  local list, passage = {}, nil
  for i, sentence in ipairs(sentences) do
    local before = sentences[i - 1]
    if not before or not is_next(before, sentence)
       or #passage.sentences >= MAX_SENTENCES then
      passage = { figures = {}, sentences = {}, lines = {} }
      list[#list + 1] = passage
    end
    passage.sentences[#passage.sentences + 1] = sentence
    add_sentence(passage, sentence, words)
  end
  for _, one in ipairs(list) do one.text = table.concat(one.lines, "\n") .. "\n" end
  return list
end

return passages
