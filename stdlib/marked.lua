--- Text with stretches that stand out: what a search found, a number in its
--- sentence. Each format of tj.output shows them in its way.
local marked = {}

---@class marked.Text  tostring gives the text alone
---@field text string
---@field spans [integer, integer][]  first and last bytes, in their order
local Marked = {}
Marked.__index = Marked
Marked.__name = "marked.Text"
function Marked:__tostring() return self.text end

---@param text string
---@param spans [integer, integer][]
---@return marked.Text
function marked.new(text, spans)
  return setmetatable({ text = text, spans = spans }, Marked)
end

---@param value any
---@return boolean
function marked.is(value)
  return getmetatable(value) == Marked
end

--- The stretch from byte `first` to byte `last`, with what is marked of it.
---@param value marked.Text
---@param first integer
---@param last integer
---@return marked.Text
function marked.cut(value, first, last)
  local spans = {}
  for _, span in ipairs(value.spans) do
    local from, to = math.max(span[1], first), math.min(span[2], last)
    if from <= to then
      spans[#spans + 1] = { from - first + 1, to - first + 1 }
    end
  end
  return marked.new(value.text:sub(first, last), spans)
end

--- The text through `write`, marked stretches between `left` and `right`, which
--- are put in as they are.
---@param value marked.Text
---@param write fun(part: string): string
---@param left string
---@param right string
---@return string
function marked.render(value, write, left, right)
  local parts, at = {}, 1
  for _, span in ipairs(value.spans) do
    parts[#parts + 1] = write(value.text:sub(at, span[1] - 1))
    parts[#parts + 1] = left
    parts[#parts + 1] = write(value.text:sub(span[1], span[2]))
    parts[#parts + 1] = right
    at = span[2] + 1
  end
  parts[#parts + 1] = write(value.text:sub(at))
  return table.concat(parts)
end

return marked
