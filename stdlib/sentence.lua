--- One sentence as patterns see it: its words, quantities, clauses, phrases.
--
-- Positions are bytes of the document's text, from 1. Leftwards a position is
-- the last byte not yet matched, rightwards the first.
local sentence = {}

local Sentence = {}
Sentence.__index = Sentence

local LEFT, RIGHT = -1, 1
local MAX_PHRASE_WORDS = 24  -- a longer noun phrase is no indicator

local function set(list)
  local result = {}
  for _, item in ipairs(list) do result[item] = true end
  return result
end

local CLAUSE_ENDS = set {
  ",", ";", ":", "。", "!", "?", "，", "；", "：", "！", "？", "…", "\n", "\t",
  "——", "—",
}
local OPENERS = { ["("] = ")", ["（"] = "）", ["“"] = "”", ["《"] = "》",
                  ["‘"] = "’", ["["] = "]", ["【"] = "】" }
local CLOSERS = {}
for opener, closer in pairs(OPENERS) do CLOSERS[closer] = opener end

---@class sentence.Phrases  what may not stand in a noun phrase, and where
---@field cut string[]  verbs: a phrase begins after them
---@field head string[]  dropped from a phrase's beginning
---@field tail string[]  dropped from a phrase's end
---@field stop string[]  words that end a phrase read rightwards
---@field generic string[]?  nouns that need what was spoken of before them

--- Words by their length in bytes, the longest first: { length, set }.
local function by_length(list)
  local groups, at = {}, {}
  for _, word in ipairs(list) do
    local group = at[#word]
    if not group then
      group = { length = #word, words = {} }
      at[#word], groups[#groups + 1] = group, group
    end
    group.words[word] = true
  end
  table.sort(groups, function (a, b) return a.length > b.length end)
  return groups
end

--- Prepares phrase vocabularies for views.
---@param lists sentence.Phrases
function sentence.phrases(lists)
  return { cut = set(lists.cut), stop = set(lists.stop),
           generic = set(lists.generic or {}), is_tail = set(lists.tail),
           head = by_length(lists.head), tail = by_length(lists.tail) }
end

--- A view of one sentence.
---@param doc table  its text, and its words and quantities of this sentence
---@param span table  first, last
---@param phrases table  of sentence.phrases
function sentence.new(doc, span, phrases)
  local self = setmetatable({
    text = doc.text, first = span.first, last = span.last,
    words = doc.words, quantities = doc.quantities, phrases = phrases,
    starts = {}, ends = {}, periods = {}, phrases_at = {},
    has = {}, content = doc.text:sub(span.first, span.last),
  }, Sentence)
  local titles = 0  -- 《…》 that are open: their years say nothing of numbers
  for i, word in ipairs(self.words) do
    self.starts[word.first], self.ends[word.last] = i, i
    if word.text == "《" then titles = titles + 1
    elseif word.text == "》" then titles = titles - 1 end
    local quantity = self:quantity_of(i)
    if quantity and quantity.role == "period" and titles <= 0 then
      self.periods[#self.periods + 1] = quantity
    end
  end
  return self
end

function Sentence:skip_blanks(at, direction)
  while at >= self.first and at <= self.last
        and self.text:byte(at) == 32 do
    at = at + direction
  end
  return at
end

--- Does the sentence hold one of these words? Remembered by the list itself.
---@param terms string[]
---@return boolean
function Sentence:has_any(terms)
  local known = self.has[terms]
  if known == nil then
    known = false
    for _, term in ipairs(terms) do
      if self.content:find(term, 1, true) then
        known = true
        break
      end
    end
    self.has[terms] = known
  end
  return known
end

--- The index of the word that holds byte `at`; nil outside the sentence.
function Sentence:index_at(at)
  if at < self.first or at > self.last then return nil end
  local low, high = 1, #self.words
  while low <= high do
    local middle = (low + high) // 2
    local word = self.words[middle]
    if at < word.first then high = middle - 1
    elseif at > word.last then low = middle + 1
    else return middle end
  end
  return nil
end

--- The word that begins at `at` (rightwards) or ends there (leftwards).
function Sentence:word_at(at, direction)
  at = self:skip_blanks(at, direction)
  local index = (direction == LEFT and self.ends or self.starts)[at]
  local word = index and self.words[index]
  if word then return word.first, word.last, word end
end

--- The quantity that begins at `at`, or ends there; and its span.
function Sentence:quantity_at(at, direction)
  local first, last, word = self:word_at(at, direction)
  local quantity = word and word.quantity and self.quantities[word.quantity]
  if quantity then return quantity, first, last end
end

--- One word on from `at` in its clause; nil at the clause's edge.
function Sentence:step(at, direction)
  at = self:skip_blanks(at, direction)
  local index = self:index_at(at)
  if not index then return nil end
  local word = self.words[index]
  if CLAUSE_ENDS[word.text] then return nil end
  return direction == LEFT and word.first - 1 or word.last + 1
end

function Sentence:at_clause_edge(at, direction)
  at = self:skip_blanks(at, direction)
  if at < self.first or at > self.last then return true end
  local index = self:index_at(at)
  return index == nil or CLAUSE_ENDS[self.words[index].text] == true
end

--- The first byte of the clause that holds byte `at`; a bracket opens one too.
function Sentence:clause_start(at)
  local i = self:index_at(math.max(at, self.first)) or #self.words
  while i > 1 do
    local before = self.words[i - 1].text
    if CLAUSE_ENDS[before] or before == "(" then break end
    i = i - 1
  end
  return self.words[i] and self.words[i].first or self.first
end

--- The quantity that word `i` is; nil for other words.
function Sentence:quantity_of(i)
  local word = self.words[i]
  return word.quantity and self.quantities[word.quantity]
end

local function is_wall(quantity)
  return quantity and (quantity.role == "claim" or quantity.role == "period"
                       or quantity.role == "heading")
end

--- The partner of the bracket at word `i`, looking in `direction`; and whether
--- a claimed number stands between.
function Sentence:partner(i, direction)
  local text = self.words[i].text
  local wanted = direction == LEFT and CLOSERS[text] or OPENERS[text]
  local depth, has_claim, j = 0, false, i
  while self.words[j] do
    local word = self.words[j]
    if word.text == text then depth = depth + 1
    elseif word.text == wanted then
      depth = depth - 1
      if depth == 0 then return j, has_claim end
    end
    local quantity = self:quantity_of(j)
    if quantity and quantity.role == "claim" then has_claim = true end
    j = j + direction
  end
  return nil
end

--- Does a word end at byte `at`, or begin at the byte after it?
function Sentence:is_boundary(at)
  return at < self.first or at >= self.last or self.ends[at] ~= nil
         or self.starts[at + 1] ~= nil
end

--- `first` after the longest entry of `head` that the span begins with.
function Sentence:drop_head(first, last)
  for _, group in ipairs(self.phrases.head) do
    local stop = first + group.length - 1
    if stop <= last and group.words[self.text:sub(first, stop)]
       and self:is_boundary(stop) then return stop + 1 end
  end
  return first
end

--- `last` before the longest entry of `tail` that the span ends with.
function Sentence:drop_tail(first, last)
  for _, group in ipairs(self.phrases.tail) do
    local start = last - group.length + 1
    if start >= first and group.words[self.text:sub(start, last)]
       and self:is_boundary(start - 1) then return start - 1 end
  end
  return last
end

--- Drops what the phrase vocabularies say from both ends of a span; whole words
--- only. nil when nothing is left.
function Sentence:trim(first, last)
  while first <= last do
    local new_first = self:drop_head(first, last)
    local new_last = self:drop_tail(new_first, last)
    new_first = self:skip_blanks(new_first, RIGHT)
    new_last = self:skip_blanks(new_last, LEFT)
    if new_first == first and new_last == last then return first, last end
    first, last = new_first, new_last
  end
  return nil
end

--- Where a noun phrase that ends before or at word `i` begins, as a word
--- index; nil when no word can belong to it.
function Sentence:phrase_start(i)
  local start, list_mark, count = nil, nil, 0
  while i >= 1 and count < MAX_PHRASE_WORDS do
    local word = self.words[i]
    local text = word.text
    if CLAUSE_ENDS[text] or OPENERS[text] then break end
    if is_wall(self:quantity_of(i)) then return list_mark or start end
    if CLOSERS[text] then
      local partner, has_claim = self:partner(i, LEFT)
      if not partner or has_claim then break end
      i = partner
    elseif self.phrases.cut[text] then
      break
    end
    if text == "、" then list_mark = start end
    start, count = i, count + 1
    i = i - 1
  end
  return start
end

--- The noun phrase that ends at `at` (leftwards) or begins there (rightwards),
--- without what the phrase vocabularies drop.
---@return integer? first
---@return integer? last
---@return integer? edge  leftwards, the byte before what was dropped
function Sentence:noun_phrase(at, direction)
  if direction == RIGHT then return self:noun_phrase_right(at) end
  local known = self.phrases_at[at]  -- many rules ask for the same one
  if not known then
    known = { self:noun_phrase_left(at) }
    self.phrases_at[at] = known
  end
  return known[1], known[2], known[3]
end

--- The word before the mark of a note that ends at word `index`, else `index`:
--- 生产总值[2]1845亿元.
function Sentence:skip_note(index)
  local word = index and self.words[index]
  local open = word and word.text == "]" and self:partner(index, LEFT)
  if not open or open ~= index - 2 then return index end
  local note = self:quantity_of(open + 1)
  return note and note.role == "reference" and open - 1 or index
end

function Sentence:noun_phrase_left(at)
  at = self:skip_blanks(at, LEFT)
  local index = self:skip_note(self:index_at(at))
  while index and index >= 1 and self.phrases.is_tail[self.words[index].text] do
    index = index - 1
  end
  if not index or index < 1 then return nil end
  local start = self:phrase_start(index)
  if not start then return nil end
  local edge = self.words[start].first
  local first, last = self:trim(edge, math.min(at, self.words[index].last))
  if first and not self:is_function_word(first, last) then
    return first, last, edge - 1
  end
end

local FUNCTION_TAGS = set { "v", "d", "p", "c", "r", "u", "uj", "ul", "x" }

--- Is the span one word that alone names nothing: 分(三批), 翻(一番)?
function Sentence:is_function_word(first, last)
  local word = self.words[self.starts[first]]
  return word ~= nil and word.last == last and FUNCTION_TAGS[word.tag] == true
end

local ENDING_TAGS = set { "v", "vd", "p", "d", "r", "uj", "ul", "y" }

--- Does word `i` end a phrase read rightwards, of which `count` words are read?
--- A verb may open one: 2个独立党支部.
local function ends_right(self, i, count)
  local word, next_word = self.words[i], self.words[i + 1]
  if CLAUSE_ENDS[word.text] or word.text == "、" or CLOSERS[word.text]
     or self.phrases.stop[word.text] then return true end
  if count == 0 and word.tag == "v" and next_word then
    return next_word.tag:sub(1, 1) ~= "n"
  end
  return ENDING_TAGS[word.tag] == true
end

--- The words from `at` on up to a number or to where `ends` says; a bracket is
--- passed over whole, unless a claimed number stands in it.
---@param at integer
---@param ends fun(self: table, i: integer, count: integer): boolean?
---@return integer? first
---@return integer? last
function Sentence:read_right(at, ends)
  at = self:skip_blanks(at, RIGHT)
  local i, last, count = self:index_at(at), nil, 0
  while i and self.words[i] and count < MAX_PHRASE_WORDS do
    if is_wall(self:quantity_of(i)) or ends(self, i, count) then break end
    if OPENERS[self.words[i].text] then
      local partner, has_claim = self:partner(i, RIGHT)
      if not partner or has_claim then break end
      i = partner
    end
    last, count = self.words[i].last, count + 1
    i = i + 1
  end
  if last then return at, last end
end

function Sentence:noun_phrase_right(at)
  local first, last = self:read_right(at, ends_right)
  if first then return self:trim(first, last) end
end

local SUBJECT_TAGS = set { "n", "nz", "nl", "ng", "nt", "ns", "vn", "b", "j",
                           "an", "eng", "l" }

--- The nouns that open the clause of byte `at`, when something else follows
--- them up to `at`: what the clause is about.
---@return string?
function Sentence:subject(at)
  local i = self.starts[self:clause_start(at)]
  local first, last
  while i and self.words[i] and self.words[i].first < at do
    local word = self.words[i]
    if CLAUSE_ENDS[word.text] then break end
    local dropped = not first
                    and (self:drop_head(word.first, word.last) > word.last
                         or is_wall(self:quantity_of(i)))
    if not dropped then
      if not SUBJECT_TAGS[word.tag] then break end
      first, last = first or word.first, word.last
    end
    i = i + 1
  end
  if not first or not self.words[i] or self.words[i].first >= at then
    return nil
  end
  return self.text:sub(first, last)
end

--- Does the clause end at word `i`? What is done does not begin with a mark.
local function ends_clause(self, i, count)
  local text = self.words[i].text
  return CLAUSE_ENDS[text] or CLOSERS[text] or count == 0 and text == "、"
end

--- From `at` to the end of the clause or the next quantity: what is done.
function Sentence:verb_phrase(at)
  return self:read_right(at, ends_clause)
end

return sentence
