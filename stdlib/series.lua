--- Lists of numbers that belong to lists of names: 工业、商业增加值分别增长3%、5% is
--- two facts, 工业增加值 and 商业增加值; 2014年、2015年分别为8家、13家 are of two years.
local wordlists = require "tj.wordlists"

local series = {}

local LONGEST = 18  -- bytes of the longest measure

local words     -- scripts/lexicon/naming/, read once
local measures  -- its set of measures
local shared    -- the same and what may stand before them

local function load()
  words = wordlists.read("naming")
  measures, shared = {}, {}
  for _, measure in ipairs(words.measures) do
    measures[measure], shared[measure] = true, true
  end
  for _, word in ipairs(words.shared) do shared[word] = true end
end

--- Where the words of `list` begin that `name` ends in.
local function start_of(name, list)
  local at = #name + 1
  while true do
    local start
    for size = LONGEST, 3, -3 do
      if size < at and list[name:sub(at - size, at - 1)] then
        start = at - size
        break
      end
    end
    if not start then return at end
    at = start
  end
end

--- Where the measures begin that `name` ends in: 农村人均收入 has 农村 before them.
--- One past its last byte where it ends in none.
---@param name string
---@return integer
function series.measure_start(name)
  if not measures then load() end
  return start_of(name, measures)
end

-- Names -----------------------------------------------------------------------

local LAST_JOINS = { "以及", "和", "与", "及", "或" }

--- The parts of `name` between 、, brackets and quotes left whole.
local function split_at_marks(name)
  local parts, depth, from = {}, 0, 1
  for at, char in name:gmatch("()([%z\1-\127\194-\244][\128-\191]*)") do
    if char == "(" or char == "“" or char == "《" then depth = depth + 1
    elseif char == ")" or char == "”" or char == "》" then depth = depth - 1
    elseif char == "、" and depth <= 0 then
      parts[#parts + 1], from = name:sub(from, at - 1), at + #char
    end
  end
  parts[#parts + 1] = name:sub(from)
  return parts
end

--- Splits the last of `parts` in two, at 和 or the like: A、B和C.
local function split_last(parts)
  local last = parts[#parts]
  for _, join in ipairs(LAST_JOINS) do
    local first, stop = last:find(join, 4, true)
    if first and stop < #last then
      parts[#parts] = last:sub(1, first - 1)
      parts[#parts + 1] = last:sub(stop + 1)
      return
    end
  end
end

--- 城乡居民收入 as 城镇 and 农村居民收入.
local function split_pair(name, count)
  for _, pair in ipairs(words.pairs) do
    local first, last = name:find(pair[1], 1, true)
    if first and #pair == count + 1 then
      local parts = {}
      for i = 1, count do
        parts[i] = name:sub(1, first - 1) .. pair[i + 1] .. name:sub(last + 1)
      end
      return parts
    end
  end
end

local ONE_CHAR = 3  -- bytes

--- The end of `last` that the parts before share. 率 alone is no word: then it is
--- what goes beyond the first part, as 抽检合格率 of 食品、药品抽检合格率.
local function tail_of(last, first)
  local tail = last:sub(start_of(last, shared))
  if #tail ~= ONE_CHAR or #last <= #first + ONE_CHAR then return tail end
  return last:sub(#first + 1)
end

--- Gives each part the end that only the last has, and the beginning that only
--- the first has.
local function complete(parts)
  local last = parts[#parts]
  local first = parts[1]
  local tail = tail_of(last, first)
  local head = first:sub(1, start_of(first, measures) - 1)
  for i, part in ipairs(parts) do
    local start = start_of(part, measures)
    if start > #part and i < #parts and tail ~= last then
      parts[i] = part .. tail
    elseif start == 1 and i > 1 and head ~= first then
      parts[i] = head .. part
    end
  end
  return parts
end

--- The `count` names that `name` is a list of; nil where it is none of so many.
---@param name string
---@param count integer
---@return string[]?
function series.names(name, count)
  if not words then load() end
  local parts = split_at_marks(name)
  if #parts == count - 1 then split_last(parts) end
  if #parts == count then return complete(parts) end
  return #parts == 1 and split_pair(name, count) or nil
end

-- Numbers ---------------------------------------------------------------------

local SEPARATORS = { ["、"] = true, ["和"] = true, ["及"] = true, ["与"] = true,
                     ["以及"] = true }

--- Does nothing but a separator stand between two quantities?
local function is_next(text, one, other)
  local between = text:sub((one.context_last or one.last) + 1,
                           (other.context_first or other.first) - 1)
  return SEPARATORS[between:gsub("%s", "")] == true
end

--- The index of a quantity in the list, by where it begins.
local function index_of(quantities, quantity)
  local low, high = 1, #quantities
  while low < high do
    local middle = (low + high) // 2
    if quantities[middle].first < quantity.first then low = middle + 1
    else high = middle end
  end
  return low
end

--- The numbers of a kind from `quantity` on that only 、 or 和 parts.
---@param text string
---@param quantities table[]  all, in reading order
---@param quantity table
---@return table[]
function series.run(text, quantities, quantity)
  local index, run, type = index_of(quantities, quantity), { quantity }, quantity.type
  while true do
    local other = quantities[index + #run]
    if not other or other.type ~= type or other.role ~= "claim"
       or not is_next(text, run[#run], other) then return run end
    run[#run + 1] = other
  end
end

--- The `count` periods that end in a row before 分别 and the number at `at`.
---@param view table  of sentence.new
---@param at integer
---@param count integer
---@return table[]?  quantities
function series.periods(view, at, count)
  local list = view.periods
  local last = #list
  while last > 0 and list[last].first > at do last = last - 1 end
  if last < count then return nil end
  for i = last - count + 1, last - 1 do
    if not is_next(view.text, list[i], list[i + 1]) then return nil end
  end
  if last > count and is_next(view.text, list[last - count],
                              list[last - count + 1]) then return nil end
  local between = view.text:sub(list[last].last + 1, at - 1)
  if not between:find("分别", 1, true) then return nil end
  return table.move(list, last - count + 1, last, 1, {})
end

-- Dealing -----------------------------------------------------------------------

---@class series.Share  what one number of a row gets
---@field name string?
---@field list string?  the names of all as they are written
---@field names string[]?
---@field period table?  a quantity

--- Deals the names that `name` lists, or those that the numbers before had, and
--- the periods before 分别, to the numbers in a row from `quantity` on.
---@param view table  of sentence.new
---@param quantity table
---@param action string  a verb that `name` begins with and that all share, or ""
---@param name string
---@param names string[]?  of the fact before, where its subject goes on
---@return table<integer, series.Share>  by where the number begins
function series.deal(view, quantity, action, name, names)
  local run = series.run(view.text, view.quantities, quantity)
  if #run < 2 then return {} end
  if not names or #names ~= #run then
    names = series.names(name:sub(#action + 1), #run)
    for i = 1, names and #names or 0 do names[i] = action .. names[i] end
  end
  local periods = series.periods(view, run[1].first, #run)
  local shares = {}
  for i, one in ipairs(run) do
    shares[one.first] = {
      name = names and names[i], list = names and name, names = names,
      period = periods and periods[i] }
  end
  return shares
end

return series
