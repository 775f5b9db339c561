--- Keyword in context: the places of a word or phrase in documents.
local corpus = require "tj.corpus"
local grid = require "tj.grid"
local words = require "tj.words"

local kwic = {}

---@class kwic.Row
---@field doc string
---@field line integer   of the raw file
---@field place string   doc:line
---@field start integer  bytes of the raw file, from 0
---@field end integer    exclusive
---@field left string    what stands before, cut to the width
---@field word string
---@field right string

--- The bytes at which words of a text begin, and those at which they end.
local function edges_of(text)
  local begins, ends = {}, {}
  for _, word in ipairs(assert(words.cut(text, { mode = "search" }))) do
    begins[word.first], ends[word.last] = true, true
  end
  return begins, ends
end

--- Iterates over first and last of the places of `word` in `text`.
local function places(text, word, inside)
  local begins, ends, init = nil, nil, 1
  return function ()
    while true do
      local first, last = text:find(word, init, true)
      if not first then return nil end
      init = last + 1
      if inside then return first, last end
      if not begins then begins, ends = edges_of(text) end
      if begins[first] and ends[last] then return first, last end
      init = utf8.offset(text, 2, first) or init
    end
  end
end

--- Counts lines of `raw` up to bytes that only grow.
local function line_counter(raw)
  local line, at = 1, 1
  return function (start)
    while true do
      local found = raw:find("\n", at, true)
      if not found or found > start then return line end
      line, at = line + 1, found + 1
    end
  end
end

--- The end of `text` that fits into `width` columns.
local function last_columns(text, width)
  local first, used = #text + 1, 0
  while first > 1 do
    local before = utf8.offset(text, -1, first)
    if not before then break end
    used = used + grid.width(text:sub(before, first - 1))
    if used > width then break end
    first = before
  end
  return text:sub(first)
end

--- The beginning of `text` that fits into `width` columns.
local function first_columns(text, width)
  local last, used = 0, 0
  while last < #text do
    local after = utf8.offset(text, 2, last + 1) or #text + 1
    used = used + grid.width(text:sub(last + 1, after - 1))
    if used > width then break end
    last = after - 1
  end
  return text:sub(1, last)
end

--- Appends the places of `word` in a document to `rows`, in its order.
---@param rows kwic.Row[]
---@param path string
---@param doc tj.Document
---@param word string
---@param options? { width?: integer, inside?: boolean }  30 columns; whether
---  it may begin and end inside words
function kwic.add(rows, path, doc, word, options)
  local width = options and options.width or 30
  local line_of = line_counter(doc:raw())
  for _, sentence in ipairs(corpus.sentences(doc)) do
    local text = sentence.text
    for first, last in places(text, word, options and options.inside) do
      local start, stop = doc:raw_span(sentence.first + first - 1,
                                       sentence.first + last - 1)
      local line = line_of(start)
      rows[#rows + 1] = {
        doc = path, line = line, place = path .. ":" .. line,
        start = start, ["end"] = stop, word = word,
        left = last_columns(text:sub(1, first - 1), width),
        right = first_columns(text:sub(last + 1), width),
      }
    end
  end
end

--- The chars of a text from its end.
local function backwards(text)
  local chars = {}
  for char in text:gmatch(utf8.charpattern) do table.insert(chars, 1, char) end
  return table.concat(chars)
end

--- Sorts rows by what stands right of the word, or left of it from the word
--- outwards; equal ones keep their order.
---@param rows kwic.Row[]
---@param way "left"|"right"
function kwic.sort(rows, way)
  local keys, order = {}, {}
  for i, row in ipairs(rows) do
    keys[row] = way == "left" and backwards(row.left) or row.right
    order[row] = i
  end
  table.sort(rows, function (a, b)
    if keys[a] ~= keys[b] then return keys[a] < keys[b] end
    return order[a] < order[b]
  end)
end

return kwic
