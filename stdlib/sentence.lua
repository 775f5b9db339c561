--- One sentence as patterns see it: its words, quantities, clauses, phrases.
--
-- The words stay in C (tj.core.match); `words` makes tables of them for whoever
-- asks. Positions are bytes of the document's text, from 1.
local match = require "tj.core.match"

local sentence = {}

---@class sentence.View
---@field doc tj.Document
---@field text string  of the document
---@field first integer
---@field last integer
---@field quantities table[]  of the document
---@field words tj.Word[]  of the sentence
---@field periods table[]  quantities that are periods, but for those in 《》
---@field native tj.SentenceView
local Sentence = {}

local LEFT = -1

---@class sentence.Phrases  what may not stand in a noun phrase, and where
---@field cut string[]  verbs: a phrase begins after them
---@field head string[]  dropped from a phrase's beginning
---@field tail string[]  dropped from a phrase's end
---@field stop string[]  words that end a phrase read rightwards
---@field generic string[]?  nouns that need what was spoken of before them
---@field org string[]?  what the names of bodies end with
---@field region string[]?  words that name places
---@field lexicons table<string, string[]>?  lists that patterns name as @NAME

--- Prepares phrase vocabularies for views; patterns are added to `native`.
---@param lists sentence.Phrases
---@return { lists: sentence.Phrases, generic: table<string, true>, native: tj.PatternSet }
function sentence.phrases(lists)
  local native, generic = match.set(lists), {}
  for name, words in pairs(lists.lexicons or {}) do native:words(name, words) end
  for _, word in ipairs(lists.generic or {}) do generic[word] = true end
  return { lists = lists, generic = generic, native = native }
end

-- What is made when it is first asked for -------------------------------------

local LAZY = {}

function LAZY.text(self) return self.doc:text() end

function LAZY.quantities(self) return self.doc:quantities() end

function LAZY.words(self) return self.doc:words(self.first, self.last) end

function LAZY.periods(self)
  local periods, titles = {}, 0  -- 《…》 that are open: their years say nothing
  for _, word in ipairs(self.words) do
    local text = word.text
    if text == "《" then titles = titles + 1
    elseif text == "》" then titles = titles - 1 end
    local quantity = word.quantity and self.quantities[word.quantity]
    if quantity and quantity.role == "period" and titles <= 0 then
      periods[#periods + 1] = quantity
    end
  end
  return periods
end

local Meta = {}

function Meta.__index(self, key)
  local method = Sentence[key]
  if method then return method end
  local make = LAZY[key]
  if not make then return nil end
  local value = make(self)
  rawset(self, key, value)
  return value
end

---@class sentence.Around  a stretch of the document's sentences
---@field list { first: integer, last: integer }[]
---@field from integer
---@field to integer

--- A view of one sentence.
---@param source { doc: tj.Document, text: string?, quantities: table[]? }
---@param span table  first, last
---@param phrases table  of sentence.phrases
---@param native? tj.SentenceView  one that is no longer used, to be filled anew
---@param around? sentence.Around  for patterns that look beyond the sentence
---@return sentence.View
function sentence.new(source, span, phrases, native, around)
  native = native or phrases.native:view()
  if around then
    native:read(source.doc, span.first, span.last, around.list, around.from,
                around.to)
  else
    native:read(source.doc, span.first, span.last)
  end
  return setmetatable({
    doc = source.doc, text = source.text, quantities = source.quantities,
    first = span.first, last = span.last, phrases = phrases, native = native,
  }, Meta)
end

-- Words -----------------------------------------------------------------------

--- The index of the word that holds byte `at`; nil outside the sentence.
function Sentence:index_at(at)
  if at < self.first or at > self.last then return nil end
  local words = self.words
  local low, high = 1, #words
  while low <= high do
    local middle = (low + high) // 2
    local word = words[middle]
    if at < word.first then high = middle - 1
    elseif at > word.last then low = middle + 1
    else return middle end
  end
  return nil
end

--- Does a word end at byte `at`, or begin at the byte after it?
function Sentence:is_boundary(at)
  if at < self.first or at >= self.last then return true end
  local here, after = self:index_at(at), self:index_at(at + 1)
  return here == nil and after ~= nil and self.words[after].first == at + 1
         or here ~= nil and self.words[here].last == at
end

-- Clauses and phrases ---------------------------------------------------------

--- The first byte of the clause that holds byte `at`; a bracket opens one too.
---@param at integer
---@return integer
function Sentence:clause_start(at)
  return self.native:clause_start(math.max(at, self.first))
end

--- Drops what the phrase vocabularies say from both ends of a span; whole words
--- only. nil when nothing is left.
---@return integer? first
---@return integer? last
function Sentence:trim(first, last)
  return self.native:trim(first, last)
end

--- The nouns that open the clause of byte `at`, when something else follows
--- them up to `at`: what the clause is about.
---@return string?
function Sentence:subject(at)
  local first, last = self.native:subject(at)
  return first and self.text:sub(first, last) or nil
end

--- The noun phrase that ends at `at` (leftwards, -1) or begins there, without
--- what the phrase vocabularies drop.
---@return integer? first
---@return integer? last
function Sentence:noun_phrase(at, direction)
  return self.native:noun_phrase(at, direction == LEFT)
end

--- From `at` to the end of the clause or the next quantity: what is done.
---@return integer? first
---@return integer? last
function Sentence:verb_phrase(at)
  return self.native:verb_phrase(at)
end

return sentence
