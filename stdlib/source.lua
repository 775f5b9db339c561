--- The sentence that a figure comes from, for formats that link a cell to it.
local grid = require "tj.grid"
local marked = require "tj.marked"

local source = {}

---@class source.Source  any fact of a store is one
---@field doc string  path of the document
---@field line? integer  of the raw file
---@field sentence string
---@field sentence_start? integer  of the number in it: bytes, from 0
---@field sentence_end? integer  exclusive
---@field start? integer  of the number in the raw file
---@field end? integer

---@class source.List  sources in the order that they were first asked for
local List = {}
List.__index = List

--- Where a source stands in the list; it is added when it is new.
---@param from source.Source
---@return integer
function List:number(from)
  local key = table.concat({ from.doc, from.start or "", from["end"] or "",
                             from.sentence }, "\0")
  if not self.numbers[key] then
    self[#self + 1] = from
    self.numbers[key] = #self
  end
  return self.numbers[key]
end

---@return source.List
function source.list()
  return setmetatable({ numbers = {} }, List)
end

--- The sentence, with the number marked where its place is known.
---@param from source.Source
---@return marked.Text|string
function source.sentence(from)
  local first, last = from.sentence_start, from.sentence_end
  if not first or not last or last > #from.sentence then return from.sentence end
  return marked.new(from.sentence, { { first + 1, last } })
end

--- FILE:LINE.
---@param from source.Source
---@return string
function source.place(from)
  return from.line and ("%s:%d"):format(from.doc, from.line) or from.doc
end

local TIP_CHARS = 200

--- The sentence, shortened, to be shown over a link.
---@param from source.Source
---@return string
function source.tip(from)
  local line = grid.line(from.sentence)
  local cut = utf8.offset(line, TIP_CHARS + 1)
  return cut and cut <= #line and line:sub(1, cut - 1) .. "…" or line
end

return source
