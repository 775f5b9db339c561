---@meta tj.core.quotes
--- Titles in 《》 and terms in “”: where they stand in a text.
local quotes = {}

---@class tj.Quote
---@field first integer  of the opening mark
---@field last integer   of the closing mark
---@field text string    what is between them
---@field kind "title"|"quoted"  《》 and 〈〉; “” ‘’ 「」 and 『』
---@field depth integer  how many others it lies in

--- What is enclosed, sorted by start; quotes nest and never cross. A mark that
--- nothing closes within its line, what it lies in, and 120 chars encloses
--- nothing.
---@param text string
---@return tj.Quote[]
function quotes.find(text) end

---@class tj.Document
local Document = {}

--- The same for a stretch of the clean text.
---@param first? integer  1 by default
---@param last? integer   the end by default
---@return tj.Quote[]
function Document:quotes(first, last) end

return quotes
