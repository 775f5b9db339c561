---@meta tj.core.outline

--- Blocks and sentences of a clean text. Spans are bytes from 1, both in.
local outline = {}

---@class outline.Block
---@field first integer
---@field last integer  without the blanks around it and the line end
---@field type "paragraph"|"heading"|"metadata"|"furniture"|"row"
---@field level? integer  of a heading: 1 is topmost, 0 the document's title
---@field number? string  of a heading: 一、 or (二); "" where it has none
---@field header? integer  of a row: index of its header row among all blocks
---@field reason? outline.Reason  why it is furniture

---@alias outline.Reason
---| "menu"         nothing but words of menus and buttons
---| "legal"        copyright, licences, who runs the site
---| "trail"        当前位置: where the page lies
---| "contact"      how to reach the site
---| "counter"      浏览次数
---| "share"        sharing, printing, sizes, replies
---| "notice"       sentences of the site: browser, cookies, players, rights
---| "advertising"  injected, anywhere
---| "caption"      of a picture
---| "related"      what follows the report: other articles
---| "above"        a bare line above the title
---| "below"        a bare line among furniture below the report
---| "page number"  — 3 —, 第3页
---| "repeated"     a running title, or text that stood before

---@class outline.Sentence
---@field first integer
---@field last integer
---@field block integer  index of its block: a paragraph, a heading or a row

--- One of an enumeration inside a paragraph: 一是…, (2)…, 其次…, ——….
--- Words by which lines of a page are known; each key is a list of strings.
--- scripts/lexicon/furniture.lua says what each is for.
---@class outline.Furniture
---@field button? string[]    a line of these and menus is furniture
---@field menu? string[]      the same, but one alone amid the report stays
---@field legal? string[]     a line above or below the report with one of
---@field trail? string[]     these six is furniture
---@field address? string[]
---@field counter? string[]
---@field share? string[]
---@field notice? string[]    ... also as a sentence, and amid the report
---@field spam? string[]      advertising, without a sentence or with a contact
---@field contact? string[]   what advertising comes with
---@field offer? string[]     what it sells, with a lure or whom to call
---@field lure? string[]      how it says so
---@field inset? string[]     links and calls: a line with one, also amid the report
---@field tail? string[]      begins what follows the report
---@field caption? string[]   ends the caption of a picture
---@field scene? string[]     ends one that stands above the report
---@field key? string[]       of metadata, before a colon, bar, bracket or blank
---@field post? string[]      of who speaks, above the report
---@field greeting? string[]  opens a speech
---@field title? string[]     in the title of a document
---@field section? string[]   in a heading that has no number
---@field closing? string[]   in one that ends the report: always topmost

---@class outline.Options
---@field furniture? outline.Furniture

---@class outline.Marks: userdata  word lists, made ready once

--- Makes word lists ready for any number of documents. Raises on an unknown
--- option.
---@param options outline.Options
---@return outline.Marks
function outline.marks(options) end

---@class outline.Words: userdata
local Words = {}

--- Makes lists of words ready to be looked for, fifteen at most.
---@param lists string[][]
---@return outline.Words
function outline.words(lists) end

--- Which lists have a word somewhere in the text: bit 1 << i - 1 for list i.
---@param text string
---@return integer
function Words:seen(text) end

--- Fills the document's outline layer, anew if it has one. Raises on an
--- unknown option.
---@param doc tj.Document
---@param marks? outline.Marks|outline.Options
---@return tj.Document doc
function outline.add(doc, marks) end

--- The same for a plain string.
---@param text string
---@param marks? outline.Marks|outline.Options
---@return { blocks: outline.Block[], sentences: outline.Sentence[] }
function outline.cut(text, marks) end

---@class tj.Document
local Document = {}

--- The blocks that touch a span, of one type if given.
---@param first? integer  1 by default
---@param last? integer  the end of the text by default
---@param type? "paragraph"|"heading"|"metadata"|"furniture"|"row"
---@return outline.Block[]
function Document:blocks(first, last, type) end

--- The sentences that touch a span. A row is one sentence.
---@param first? integer
---@param last? integer
---@return outline.Sentence[]
function Document:sentences(first, last) end

return outline
