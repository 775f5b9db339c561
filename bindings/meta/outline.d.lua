---@meta tj.core.outline

--- Blocks and sentences of a clean text. Spans are bytes from 1, both in.
local outline = {}

---@class outline.Block
---@field first integer
---@field last integer  without the blanks around it and the line end
---@field type "paragraph"|"heading"|"metadata"|"furniture"
---@field level? integer  of a heading: 1 is topmost, 0 the document's title
---@field number? string  of a heading: 一、 or (二); "" where it has none
---@field reason? string  why it is furniture

---@class outline.Sentence
---@field first integer
---@field last integer
---@field block integer  index of its block: a paragraph or a heading

--- Words by which lines of a page are known; each key is a list of strings.
---@class outline.Furniture
---@field whole? string[]     a line of these alone is furniture
---@field part? string[]      a line with one, above or below the report, is
---@field spam? string[]      advertising, without a sentence or with a contact
---@field contact? string[]   what advertising comes with
---@field tail? string[]      begins what follows the report
---@field caption? string[]   ends the caption of a picture
---@field key? string[]       of metadata, before a colon
---@field post? string[]      of who speaks, above the report
---@field greeting? string[]  opens a speech
---@field title? string[]     in the title of a document
---@field section? string[]   in a heading that has no number
---@field closing? string[]   of one that ends the report: always topmost

---@class outline.Options
---@field furniture? outline.Furniture

--- Fills the document's outline layer, anew if it has one. Raises on an
--- unknown option.
---@param doc tj.Document
---@param options? outline.Options
---@return tj.Document doc
function outline.add(doc, options) end

--- The same for a plain string.
---@param text string
---@param options? outline.Options
---@return { blocks: outline.Block[], sentences: outline.Sentence[] }
function outline.cut(text, options) end

---@class tj.Document
local Document = {}

---@return outline.Block[]
function Document:blocks() end

---@return outline.Sentence[]
function Document:sentences() end

return outline
