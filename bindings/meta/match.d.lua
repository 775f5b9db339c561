---@meta tj.core.match
--- Patterns over the words and numbers of a Document: many rules compiled to
--- one program, matched around one number. docs/rules.md is the language.
--- Positions are bytes from 1, both ends in.
local match = {}

---@class tj.PatternSet  the patterns of all rules, and the words that they name
local PatternSet = {}

---@class tj.Match
---@field first integer
---@field last integer
---@field captures table<string, { first: integer, last: integer }>  without `value`

---@class tj.SentenceView  one sentence as patterns see it; borrows its Document
local SentenceView = {}

---@class tj.PhraseWords  vocabularies of phrases
---@field cut string[]?
---@field head string[]?
---@field tail string[]?
---@field stop string[]?
---@field org string[]?
---@field region string[]?

--- A set without patterns. The vocabularies of phrases are lists of words, each
--- of which may be absent; what else the table has is left alone.
---@param vocabularies tj.PhraseWords
---@return tj.PatternSet
function match.set(vocabularies) end

--- Names a list of words, so that patterns added later may say @NAME.
---@param name string  raises where it is taken
---@param list string[]
function PatternSet:words(name, list) end

--- Names a part of patterns, in the same way. It is read where it is named.
---@param name string  raises where it is taken
---@param source string
function PatternSet:part(name, source) end

---@param name string
---@return boolean  whether a word list or a part is called so
function PatternSet:has(name) end

--- Adds a pattern to rule number `rule`; those of a rule come one after the
--- other.
---@param rule integer
---@param source string
---@param sections? string[]  roles of the sections that it is for; nil: all
---@return true? added
---@return string? message  what is wrong
---@return integer? at  the byte of the source where
---@return string? part  the named part whose source that is
function PatternSet:add(rule, source, sections) end

--- Of rules that match one number the one of highest priority comes first, then
--- the longest match, then the lowest order.
---@param rule integer
---@param priority integer
---@param order integer
function PatternSet:rank(rule, priority, order) end

--- The rule matches no more.
---@param rule integer
function PatternSet:disable(rule) end

---@return boolean  whether a pattern looks beyond its sentence (....)
function PatternSet:is_wide() end

---@return tj.SentenceView  of no sentence yet
function PatternSet:view() end

--- Reads a sentence, in place of the one before. For patterns that look beyond
--- it, `sentences[from..to]` are it and those around.
---@param doc tj.Document  with its quantities and words
---@param first integer
---@param last integer
---@param sentences? { first: integer, last: integer }[]
---@param from? integer
---@param to? integer
function SentenceView:read(doc, first, last, sentences, from, to) end

--- Finds the rules that match around the number at byte `at`, in a section of
--- this role; view:match(i) gives the ith best.
---@param at integer
---@param role? string
---@return integer count
function SentenceView:matches(at, role) end

---@param i integer
---@return integer rule
---@return tj.Match found
function SentenceView:match(i) end

---@class tj.MatchExplanation  what kept one alternative of a pattern from matching
---@field matched boolean
---@field pattern integer  which of the rule's sources it is of, from 1
---@field first integer  bytes of the source: the element that got farthest ...
---@field last integer   ... and was not found
---@field leftwards boolean
---@field at integer  the byte of the text where it was to begin, leftwards to end
---@field wrong_value boolean  the number is not such a one as `value` asks for
---@field wrong_section boolean
---@field lacks boolean  a word that it needs stands nowhere in the sentence

---@param rule integer
---@param at integer  byte of the number
---@param role? string
---@return tj.MatchExplanation[]  one for each alternative of each pattern
function SentenceView:explain(rule, at, role) end

---@param at integer
---@return integer first  of the clause that holds byte `at`
function SentenceView:clause_start(at) end

--- The nouns that open the clause of byte `at`, where something else follows
--- them before it.
---@param at integer
---@return integer? first
---@return integer? last
function SentenceView:subject(at) end

--- A span without the words that phrases drop at their ends.
---@param first integer
---@param last integer
---@return integer? first  nil when nothing is left
---@return integer? last
function SentenceView:trim(first, last) end

--- The noun phrase that ends at byte `at`, or begins there.
---@param at integer
---@param leftwards boolean
---@return integer? first
---@return integer? last
function SentenceView:noun_phrase(at, leftwards) end

--- From byte `at` to the end of the clause or the next number: what is done.
---@param at integer
---@return integer? first
---@return integer? last
function SentenceView:verb_phrase(at) end

return match
