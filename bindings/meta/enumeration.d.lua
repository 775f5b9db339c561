---@meta tj.core.enumeration

--- What is counted off in a document whose outline is there: its headings, and
--- the items inside its paragraphs. Methods only.

---@class outline.Item
---@field first integer
---@field last integer  before the next item of its level or of an outer one
---@field number string  一是
---@field ordinal integer  from 1
---@field level integer  1 is outermost
---@field block integer  index of its paragraph among all blocks

---@class tj.Document
local Document = {}

--- The headings of level 1 and below, one after another: where each starts, its
--- level, its number, and its title on one line, without number and final stop.
---@return fun(): integer?, integer, string, string
function Document:headings() end

--- The items of the paragraphs that touch a span, in reading order.
---@param first? integer
---@param last? integer
---@return outline.Item[]
function Document:items(first, last) end
