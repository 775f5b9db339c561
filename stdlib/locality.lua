--- The place or body that a number is about: the one that its clause opens with,
--- or an earlier clause of the sentence; else the park that the section is
--- about, the body that reports, or the document's place. The words that decide
--- are in scripts/lexicon/context/.
local places = require "tj.places"
local wordlists = require "tj.wordlists"

local locality = {}

---@class locality.Block  the paragraph or row around a number
---@field text string
---@field opening string  its first sentence

local MOST_WORDS = 6  -- of a name

local LEAST = 9       -- bytes of a name

local words, suffixes, parks, bodies, unnamed, whole, leads, comes

local after_list = wordlists.set { "、", "和", "与", "及", "等" }
local marks = wordlists.set { ",", ";", ":", "。", "!", "?", "，", "；", "：", "！",
                              "？", "\n" }

--- Takes `lists` for the words that decide.
local function use(lists)
  if words == lists then return end
  local set = wordlists.set
  words = lists
  suffixes, parks = set(words.named), set(words.parks)
  bodies, unnamed, comes = set(words.bodies), set(words.unnamed), set(words.comes)
  for park in pairs(parks) do suffixes[park] = true end
  for body in pairs(bodies) do suffixes[body] = true end
  whole, leads = set(words.whole), set(words.leads)
end

local function contains_any(text, list)
  for _, part in ipairs(list) do
    if text:find(part, 1, true) then return true end
  end
  return false
end

-- Names -----------------------------------------------------------------------

--- Is a word one of `endings`, or a noun that ends in one?
local function ends_in(word, endings)
  if whole[word.text] then return false end
  if endings[word.text] then return true end
  if word.tag:sub(1, 1) ~= "n" or unnamed[word.text:sub(-6)]
     or unnamed[word.text:sub(-9)] then return false end
  for size = 15, 3, -3 do
    if size < #word.text and endings[word.text:sub(-size)] then return true end
  end
  return false
end

local PROPER = wordlists.set { "ns", "nr", "nrt", "nz", "nt" }

--- The name of a body or a place from word `i` on: a proper noun and what ends
--- such names; and the index of its last word.
local function named_from(view, i)
  local list = view.words
  local first = list[i]
  if not first or whole[first.text] then return nil end
  local place, name = places.at(view.text, first.first)
  if place and name == place.name and view:is_boundary(first.first + #name - 1) then
    return name, view:index_at(first.first + #name - 1)
  end
  if not PROPER[first.tag] and not place or unnamed[first.text] then return nil end
  local found
  for j = i, math.min(i + MOST_WORDS - 1, #list) do
    local word = list[j]
    local may_end = ends_in(word, suffixes)
    if not may_end and word.tag:sub(1, 1) ~= "n" and word.tag ~= "eng"
       and word.tag ~= "b" and word.tag ~= "vn" then break end
    if may_end and (j > i or word.tag == "nt" or word.tag == "ns") then found = j end
  end
  name = found and view.text:sub(first.first, list[found].last) or ""
  if #name >= LEAST then return name, found end
end

--- What the clause from word `i` on is about: a name, a word such as 全市 for the
--- document's own place, nil where it opens with neither; and whether it is a body that
--- what follows is about too.
local function opening_of(view, i)
  local list = view.words
  while list[i] and (leads[list[i].text] or list[i].tag == "d"
                     or list[i].tag == "c") do i = i + 1 end
  if not list[i] then return nil end
  if whole[list[i].text] then return list[i].text end
  local name, last = named_from(view, i)
  local following = last and list[last + 1]
  if name and following and not after_list[following.text] then
    return name, ends_in(list[last], bodies) and not comes[following.text]
  end
end

--- The names that the clauses of a sentence open with, and how far each holds.
---@return { first: integer, last: integer, name: string }[]
local function openings(view)
  local list, is_start = {}, true
  for i, word in ipairs(view.words) do
    local open = list[#list]
    if is_start then
      if open and not open.stays then open.last = math.min(open.last, word.first - 1) end
      local name, stays = opening_of(view, i)
      if name then
        if open then open.last = math.min(open.last, word.first - 1) end
        list[#list + 1] = { first = word.first, last = view.last, name = name,
                            stays = stays }
      end
    end
    is_start = marks[word.text] == true
  end
  return list
end

--- The park whose 管委会 reports: of 澜浦区科技局、澜浦科技园管委会.
---@param name string?  of a publisher, or a title
---@return string?
function locality.reporting_park(name)
  use(wordlists.read("context"))
  for part in (name or ""):gsub("、", "\n"):gmatch("[^\n]+") do
    local park = part:match("^(.-)管委会") or part:match("^(.-)管理委员会")
    for ending in pairs(parks) do
      if park and #park > #ending and park:sub(-#ending) == ending then
        return park
      end
    end
  end
end

-- The number ------------------------------------------------------------------

--- The country where the clause opens with 全国, or 全国 counts the number: 全国21个
--- 赛区; but not 全国首个, 居全国第二.
local function of_country(view, quantity, clause)
  local first = view:index_at(clause)
  local before = view:index_at((quantity.context_first or quantity.first) - 1)
  for _, name in ipairs(words.region) do
    local country = words.region.names[name]
    local word, next_word = view.words[first], view.words[first and first + 1]
    if word and word.text == name and next_word
       and not contains_any(next_word.text, words.ordinal) then return country end
    if before and before > 1 and view.words[before].text == name
       and quantity.type == "number" and quantity.unit ~= "" then
      return country
    end
  end
end

--- The name or the word such as 全市 that holds at byte `at`.
local function opened_with(view, at)
  if view.opened_by ~= words then
    view.openings, view.opened_by = openings(view), words
  end
  for _, opening in ipairs(view.openings) do
    if opening.first <= at and at <= opening.last then return opening.name end
  end
end

--- The document's place as 全市 or the like names it: its province is 全省.
local function own_place(word, region)
  return word:find("省", 1, true) and places.province(region) or region
end

--- Does the paragraph speak of the body that reports? Asked once for each.
local function speaks_of_body(block)
  if block.is_own == nil then
    block.is_own = contains_any(block.text, words.body)
                   and not contains_any(block.opening, words.outward)
  end
  return block.is_own
end

--- The place or body that `quantity` is about.
---@param view table  of sentence.new
---@param quantity table
---@param frame context.Frame
---@param block locality.Block
---@param lists table<string, wordlists.List>  of scripts/lexicon/context/
---@return string region
function locality.of(view, quantity, frame, block, lists)
  use(lists)
  local clause = view:clause_start(quantity.first)
  local country = of_country(view, quantity, clause)
  if country then return country end
  local name = opened_with(view, quantity.first)
  if name and not whole[name] then return name end
  if name then return own_place(name, frame.region) end
  local before = view.text:sub(clause, quantity.first - 1)
  local park = frame.park
  if park and (before:find("园区", 1, true) or frame.title:find("园区", 1, true)
               or frame.title:find(park, 1, true)) then return park end
  local is_own = contains_any(before, words.body) or speaks_of_body(block)
  if frame.body ~= "" and is_own and not contains_any(before, words.whole) then
    return frame.body
  end
  return frame.region
end

return locality
