---@meta tj.core.segment
--- Words with part-of-speech tags, by the maximum probability path over the
--- words of a dictionary. Spans are bytes from 1, both ends in.
local segment = {}

---@class tj.Word
---@field first integer
---@field last integer
---@field text string
---@field tag string         jieba's: n noun, v verb, m number, x sign, eng Latin
---@field quantity? integer  index into doc:quantities(), where it is one
---@field canonical? string  the name that a user's term is known by

---@class tj.Segmenter  also a to-be-closed variable; #segmenter: its words
local Segmenter = {}

--- Compiles the lines "word frequency tag" of files into a dictionary file,
--- written whole or not at all. A later file goes over the earlier ones; its
--- words with frequency 0 are taken away. The same sources give the same bytes.
---@param sources string|string[]  paths
---@param target string  path
---@return true? done
---@return integer|string count  of words; the message when it failed
---@return integer? code
function segment.compile(sources, target) end

--- Opens a dictionary file. One that is damaged, cut short or of another
--- version is refused.
---@param path string
---@return tj.Segmenter? segmenter
---@return string? message  path: what is wrong
---@return integer? code
function segment.open(path) end

--- Whether set_lexicon takes such a term: valid UTF-8 of at most 32 chars, no
--- blank in it, and a tag that exists.
---@param text string
---@param tag? string
---@return true? good
---@return string? message
---@return integer? code
function segment.check_term(text, tag) end

--- Replaces the lexicon. Wherever a term stands it is one word; where terms
--- overlap the longest counts, of equally long ones the first. The order of
--- the list does not matter. A term never begins or ends inside a run of Latin
--- letters and digits, and gives way to a quantity.
---@param terms (string|words.Term)[]
---@return true? done
---@return string? message
---@return integer? code
function Segmenter:set_lexicon(terms) end

--- Writes the lexicon, whose terms were read from `source`, to a file, whole or
--- not at all. Canonical names are not in it.
---@param path string
---@param source string
---@return true? done
---@return string? message
---@return integer? code
function Segmenter:save_lexicon(path, source) end

--- Replaces the lexicon by one that save_lexicon wrote with the same dictionary
--- and an equal source; any other is refused.
---@param path string
---@param source string
---@return true? done
---@return string? message
---@return integer? code
function Segmenter:load_lexicon(path, source) end

---@alias tj.CutMode
---| "words"   # the most probable path; every char but blanks is in one word
---| "search"  # and the words of two chars and more inside its words
---| "all"     # and those across its words: every word of the dictionaries
---| "chars"   # single chars; Latin words stay whole

--- The words of a text. Blanks are no words. In the modes search and all they
--- overlap and are sorted by their start, then by their end.
---@param text string
---@param options? { mode?: tj.CutMode }
---@return tj.Word[]
function Segmenter:cut(text, options) end

--- How many words a text has.
---@param text string
---@param mode? tj.CutMode
---@return integer
function Segmenter:count(text, mode) end

--- The words of each line with `separator` between them and, when it is given,
--- `tag_separator` and its tag behind each. Line ends stay, blanks do not.
---@param text string
---@param separator? string  one space by default
---@param tag_separator? string
---@param mode? tj.CutMode
---@return string
function Segmenter:join(text, separator, tag_separator, mode) end

---@class tj.Edge  a word that could stand in the text
---@field first integer
---@field last integer
---@field text string
---@field tag string
---@field source "word"|"token"|"term"|"joined"|"measure"|"quantity"
---@field cost? integer     in the dictionary: 0 to 4000, the rarest
---@field total? integer    of the cheapest path to its end that has it
---@field cheapest boolean  on the cheapest path over the dictionary alone
---@field chosen boolean    a word of the cut

--- Why a text is cut as it is: its word graph, sorted by start, then by end.
--- The chosen edges are the words of `cut`. `whole` are spans that are one word
--- each, sorted, such as doc:quantities().
---@param text string
---@param whole? { first: integer, last: integer }[]
---@return tj.Edge[]
function Segmenter:explain(text, whole) end

--- Fills the words of a document anew; each of its quantities is one word.
---@param doc tj.Document
function Segmenter:add(doc) end

--- Gives the dictionary back. Harmless twice.
function Segmenter:close() end

---@class tj.Document
local Document = {}

--- The words that lie wholly in a stretch of the clean text.
---@param first? integer  1 by default
---@param last? integer   the end by default
---@return tj.Word[]
function Document:words(first, last) end

return segment
