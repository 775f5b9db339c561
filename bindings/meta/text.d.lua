---@meta tj.core.text
--- File bytes to documents with clean text, and what else is asked of text.
local text = {}

---@alias text.Step
---| "entities"     &#20013; and &nbsp; that were left as text
---| "mojibake"     text that was read in a wrong encoding is read anew
---| "lost"         marks what cannot be brought back (U+FFFD, 锟斤拷); changes nothing
---| "lines"        every line end becomes \n
---| "invisible"    zero-width, soft and control chars are dropped
---| "spaces"       every Unicode space becomes an ordinary one
---| "width"        full-width forms of ASCII become ASCII
---| "forms"        compatibility forms (豈 ⼀ ㈠ ﹐ ｡) become plain chars
---| "pinyin"       總結(jié): readings in parentheses are dropped
---| "traditional"  Traditional text becomes Simplified
---| "breaks"       lines broken in mid-sentence are joined
---| "blanks"       7 4 7 7 2 亿元, 2016 年, 工 作 总 结 lose their blanks

---@class text.Options
---@field encoding? string   detected by default; UTF-8, GB18030, Big5,
---                          UTF-16LE or UTF-16BE, or an alias such as gbk
---@field html? boolean      is it a web page? detected by default
---@field skip? text.Step[]  steps to leave out
---@field name? string       what messages call it; "text" by default

---@class text.Change  one repair
---@field step text.Step
---@field first integer  in the clean text
---@field last integer   first - 1 where something was dropped
---@field start integer  in the raw file, from 0
---@field stop integer   end exclusive
---@field old string     what stood there before the step

---@class tj.Document  every stage adds the methods that read its layer
local Document = {}

--- The clean text, UTF-8.
---@return string
function Document:text() end

--- The bytes as saved.
---@return string
function Document:raw() end

--- "UTF-8+GB18030" is a file of lines in either.
---@return string name   "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE" or
---                      "UTF-8+GB18030"
---@return boolean sure  false where another encoding fits nearly as well
---@return string why    what it was told by: "named", "byte order mark", "valid
---                      throughout", "declared, and it fits", ...
function Document:encoding() end

--- The lines that are head rows of tables, of a web page: marked as such, or
--- words above numbers. Cells are parted by tabs, one more for each column that
--- a cell spans or a cell above reaches down into.
---@return { first: integer, last: integer }[]
function Document:heads() end

--- Where in the raw file clean bytes came from.
---@param first? integer  the whole text by default
---@param last? integer
---@return integer start  from 0
---@return integer stop   end exclusive
function Document:raw_span(first, last) end

--- What clean changed, in reading order. The document is read once more for it.
---@return text.Change[]? changes
---@return string? message  where memory is short
---@return integer? code
function Document:changes() end

--- Bytes that could not be decoded; each stands as U+FFFD in the text.
---@return integer
function Document:invalid_count() end

--- Chars that stand where something was lost and cannot be brought back, such
--- as U+FFFD and 锟斤拷: what the step "lost" marks. They stay in the text.
---@return integer
function Document:lost_count() end

--- Frees the document. Harmless twice.
function Document:close() end

--- Decodes and cleans a file; a web page becomes its text, a line a block.
--- Raises for unknown options and steps.
---@param bytes string
---@param options? text.Options
---@return tj.Document? doc
---@return string? message  "name: is empty", "name: looks like a binary file"
---@return integer? code
function text.open(bytes, options) end

--- The names of all steps of clean, in their order.
---@type text.Step[]
text.steps = {}

--- Decodes without cleaning.
---@param bytes string
---@param encoding? string  detected by default
---@return string? utf8
---@return string encoding_or_message
---@return integer? code
function text.decode(bytes, encoding) end

--- Columns on a terminal: Chinese chars take two, combining marks none.
---@param s string
---@return integer columns
function text.width(s) end

--- Cuts `s` on a char so that it is no wider than `columns`, with … at the cut.
---@param s string
---@param columns integer
---@return string fitting
---@return integer columns  its width
function text.fit(s, columns) end

--- How many chars `s` has; an invalid byte counts as one.
---@param s string
---@return integer
function text.chars(s) end

--- Traditional to Simplified, whether or not it looks Traditional.
---@param s string
---@return string? simplified
---@return string? message
---@return integer? code
function text.simplify(s) end

return text
