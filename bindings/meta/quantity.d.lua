---@meta tj.core.quantity
-- Numbers, quantities, ranks and periods of clean text. tj.numbers opens a
-- Quantifier with the project's own words.

local quantity = {}

---@alias quantity.Type
---| "number" | "percent" | "points" | "multiple" | "ratio" | "rank"
---| "ordinal" | "currency" | "dimension" | "age" | "temperature" | "period"

---@class tj.Quantity
---@field first integer  number and unit, with 多 余 几 inside, without 约 超
---@field last integer
---@field number_first integer  the number without its unit
---@field number_last integer
---@field context_first integer  with the words that bound it
---@field context_last integer
---@field text string
---@field type quantity.Type
---@field role "claim"|"period"|"heading"|"name"|"reference"|"idiom"|"word"
---@field reason string  why it has that role: a key of tj.explanation's reasons
---@field approx "="|"~"|">"|"<"
---@field approx_word string  约, 多, 以上; "" where exact
---@field value? number  in base units; nil for a range and for what has none
---@field low? number  of a range
---@field high? number
---@field digits? string  of `value`, exact
---@field low_digits? string
---@field high_digits? string
---@field cut? boolean  a fraction of which more digits would follow: 三分之二
---@field grain? string  what 1 in the last written digit is worth
---@field unit string  "" where bare
---@field period string  "2016", "2015..2017", "year+0-11", "now"; "" elsewhere

---@class tj.QuantityWord
---@field word string  as written in texts
---@field name? string  what it stands for: a unit's name, a rank, a notation of
---  periods; the word itself by default
---@field kind? string  units: plain serial great loose name reference; fixed:
---  word idiom name period year era rank money minus some adverb festival amount;
---  cues: reference ranking lasting recent coming stating doing change; nouns:
---  thing money slogan meeting
---@field type? string  of the quantity that a unit makes
---@field sign? ""|"~"|">"|"<"  of a word of approximation
---@field group? integer  units of one group follow each other: 3元5角
---@field size? integer  how many of the group's smallest unit it is

---@class tj.QuantityLists
---@field units? tj.QuantityWord[]
---@field fixed? tj.QuantityWord[]  words that stop the reading of numbers
---@field before? tj.QuantityWord[]
---@field after? tj.QuantityWord[]
---@field cues? tj.QuantityWord[]
---@field nouns? tj.QuantityWord[]

---@class tj.QuantityOptions
---@field taiwan? boolean  the document is Taiwan's: 800兆 is 800 times 10^12
---@field festivals? boolean  国庆 and its kin are periods
---@field words? boolean  what is no number (统一) is found too, with role word

---@class tj.core.Quantifier
local Quantifier = {}

--- Raises on an unknown list, key, kind or type, by name.
---@param lists tj.QuantityLists
---@return tj.core.Quantifier
function quantity.open(lists) end

--- The quantities of a text, in reading order, never overlapping.
---@param text string
---@param options? tj.QuantityOptions  unknown ones raise, by name
---@return tj.Quantity[]
function Quantifier:find(text, options) end

--- Finds the quantities of a Document and keeps them in it.
---@param doc tj.core.Document
---@param options? tj.QuantityOptions
function Quantifier:add(doc, options) end

--- Harmless twice.
function Quantifier:close() end

---@class tj.core.Document
local Document = {}

--- The quantities that lie in a stretch of the clean text, or all.
---@param first? integer
---@param last? integer
---@return tj.Quantity[]
function Document:quantities(first, last) end

return quantity
