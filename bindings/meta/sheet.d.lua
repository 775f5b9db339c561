---@meta tj.core.sheet
--- Workbooks of Excel (XLSX). Rows and columns count from 1. Rows are written in
--- their order: they go to a temporary file as they come. What the world refuses
--- is nil, "path: what is wrong", code.
local sheet = {}

--- Rows of a sheet, links of a sheet, and chars of a cell that there can be.
---@type integer
sheet.max_rows = 1048576
---@type integer
sheet.max_links = 65530
---@type integer
sheet.max_chars = 32767

--- A workbook that close() writes to `path`; the file is made at once, empty.
---@param path string
---@return sheet.Book?
---@return string? message
---@return integer? code
function sheet.create(path) end

---@class sheet.Book  writes nothing when it is not closed by close()
local Book = {}

--- A new sheet. nil and a message for a name that Excel refuses.
---@param name string
---@return sheet.Sheet?
---@return string? message
---@return integer? code
function Book:add(name) end

---@class sheet.FormatOptions
---@field bold? boolean
---@field wrap? boolean
---@field underline? boolean
---@field number? string  as of Excel: "#,##0.00"
---@field align? "left"|"right"|"center"
---@field colour? integer  0xRRGGBB
---@field background? integer

--- A format for cells of this book.
---@param options sheet.FormatOptions
---@return integer number
function Book:format(options) end

--- Writes the file; the book is closed then, also when that fails.
---@return true? done
---@return string? message
---@return integer? code
function Book:close() end

---@class sheet.Sheet
local Sheet = {}

---@param row integer
---@param column integer
---@param value number
---@param format? integer
---@return true? done
---@return string? message
---@return integer? code
function Sheet:number(row, column, value, format) end

--- Text is UTF-8 without NUL; what looks like a formula stays text.
---@param row integer
---@param column integer
---@param text string
---@param format? integer
---@return true? done
---@return string? message
---@return integer? code
function Sheet:text(row, column, text, format) end

--- Makes a cell a link into the book; its value is to be written after that.
---@param row integer
---@param column integer
---@param target string  "internal:'sheet'!A5"
---@param tip? string  shown over it, 255 chars at most
---@param format? integer
---@return true? done
---@return string? message
---@return integer? code
function Sheet:link(row, column, target, tip, format) end

--- Text with some stretches in another format.
---@param row integer
---@param column integer
---@param text string
---@param spans [integer, integer][]  first and last bytes, in their order
---@param mark integer  the format of these
---@param format? integer
---@return true? done
---@return string? message
---@return integer? code
function Sheet:marked(row, column, text, spans, mark, format) end

---@param column integer
---@param chars number
---@return true? done
---@return string? message
---@return integer? code
function Sheet:width(column, chars) end

--- Keeps the first rows in sight.
---@param rows integer
function Sheet:freeze(rows) end

--- The first row filters the table that ends at `row` and `column`.
---@param row integer
---@param column integer
---@return true? done
---@return string? message
---@return integer? code
function Sheet:filter(row, column) end

return sheet
