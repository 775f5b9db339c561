--- The sections that a document's headings open, as a tree in a list: the whole
--- document first, then the others in reading order.
local sections = {}

---@class outline.Section
---@field first integer
---@field last integer
---@field number string   一、 or (二); "" where the heading has none
---@field title string    without the number and the final stop
---@field level integer   0 is the whole document, 1 the topmost headings
---@field role outline.Role
---@field period string   "2016", "2016..2020"; "" where nothing tells
---@field periods string[]?  all that the heading names, in reading order
---@field parent integer  index of the section around it; 0 for the document

local function new(first, last, number, title, level, parent)
  return {
    first = first, last = last, number = number, title = title, level = level,
    parent = parent, role = "", period = "",
  }
end

local WIDEST = 15  -- bytes of a title that blanks spread: 综 合

--- A short title without the blanks between all its chars.
local function close_up(name)
  if #name > WIDEST or not name:find(" ", 1, true) then return name end
  local closed, blanks = name:gsub("([\228-\233][\128-\191][\128-\191]) +", "%1")
  return utf8.len(closed) == blanks + 1 and closed or name
end

--- The sections of a document, under one for the whole.
---@param doc tj.Document
---@param length integer  of its text
---@param name string?  its title
---@return outline.Section[]
function sections.of(doc, length, name)
  local list, count = { new(1, length, "", name or "", 0, 0) }, 1
  local open = { 1 }  -- indexes of the sections around, by level from 0
  for first, level, number, title in doc:headings() do
    while #open > level do
      list[table.remove(open)].last = first - 1
    end
    count = count + 1
    list[count] = new(first, length, number, close_up(title), level, open[#open])
    open[#open + 1] = count
  end
  return list
end

--- The innermost section around byte `first`, and its index.
---@param list outline.Section[]
---@param first integer
---@return outline.Section
---@return integer index
function sections.find(list, first)
  local low, high = 1, #list
  while low < high do  -- the last section that starts at or before `first`
    local middle = (low + high + 1) // 2
    if list[middle].first <= first then low = middle else high = middle - 1 end
  end
  while low > 1 and list[low].last < first do low = list[low].parent end
  return list[low], low
end

--- Opens a section without a heading at byte `first`, in the section of index
--- `parent`, by default the innermost around; it ends where the next heading or
--- the section around it does, and ends those that it lies in.
---@param list outline.Section[]
---@param first integer
---@param parent? integer
---@return outline.Section
function sections.open(list, first, parent)
  if not parent then parent = select(2, sections.find(list, first)) end
  local around, at = list[parent], #list
  local last = around.last
  while list[at].first > first do
    if list[at].first <= last then last = list[at].first - 1 end
    at = at - 1
  end
  for i, other in ipairs(list) do
    if i > parent and i <= at and other.last >= first then
      other.last = first - 1
    end
    if other.parent > at then other.parent = other.parent + 1 end
  end
  local section = new(first, last, "", "", around.level + 1, parent)
  table.insert(list, at + 1, section)
  return section
end

return sections
