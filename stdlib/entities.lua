--- The enterprises, parks, platforms, projects and institutions that reports
--- name, with what is said of them.
--
-- A name is found by its last word (…产业园), read backwards to where it begins,
-- or by a list that is told to be one: 甲、乙等19家企业.
local paths = require "tj.paths"
local sandbox = require "tj.sandbox"
local words = require "tj.words"

local entities = {}

---@class entities.Options
---@field type? string

local MAX_CHARS = 24   -- of a name
local LEAST_CHARS = 2
local LEAST_LISTED = 9  -- bytes of a name of common words in a list

-- Words --------------------------------------------------------------------------------

local function set_of(list)
  local set = {}
  for _, word in ipairs(list) do set[word] = true end
  return set
end

--- The lexicon with its lists as sets.
local function read_lexicon()
  local data, message = sandbox.read_data(paths.lexicon .. "/entities.lua")
  if not data then error(message, 0) end
  local endings = {}
  for _, row in ipairs(data.types) do
    for _, word in ipairs(row) do endings[word] = row end
  end
  return { endings = endings, heads = data.heads, between = data.between,
           leads = set_of(data.leads), generic = set_of(data.generic),
           inner = set_of(data.inner), through = set_of(data.through) }
end

local MARKS = 3  -- bytes of a char such as 《 or 大

local STOP_TAGS = { x = true, c = true, u = true, ul = true, uj = true, uv = true,
                    ud = true, p = true, r = true, d = true, q = true, y = true }

--- Does a name end before that word?
local function is_stop(word, lexicon)
  if lexicon.through[word.text] then return false end
  if word.tag == "v" and #word.text > MARKS then
    return not lexicon.inner[word.text]
  end
  return lexicon.leads[word.text]
    or STOP_TAGS[word.tag] and not word.text:find("^[%w·-]+$")
    or word.tag == "m" and word.quantity ~= nil
end

local CLOSING = { [")"] = "(", ["”"] = "“" }

--- The first word of what word `i` closes, if it closes something short.
local function opening(list, i)
  local open = CLOSING[list[i].text]
  if not open then return nil end
  for j = i - 1, math.max(1, i - 6), -1 do
    if list[j].text == open then return j end
  end
end

-- Tags of words that no name begins with, if they are longer than a char.
local LEADING = { v = true, d = true, vd = true, ad = true, t = true, l = true,
                  i = true, b = true }

local function is_leading(word, lexicon)
  return LEADING[word.tag] and #word.text > MARKS
         and not lexicon.inner[word.text] or lexicon.through[word.text]
end

--- The first word of the name that ends with word `i`.
local function beginning(list, i, lexicon)
  local first = i
  while first > 1 do
    local before = first - 1
    local open = opening(list, before)
    if open then before = open
    elseif is_stop(list[before], lexicon) then break end
    first = before
  end
  while first < i and is_leading(list[first], lexicon) do first = first + 1 end
  return first
end

-- Names ----------------------------------------------------------------------------------

local PROPER = { nr = true, nt = true, nz = true, nrt = true, nrfg = true,
                 eng = true }

--- What tells that words first..last are a name: "proper", "place", "common"; nil
--- where they are all common words of any report.
local function token_kind(list, first, last, lexicon)
  local best
  for i = first, last do
    local word = list[i]
    if PROPER[word.tag] or word.text == "“" then return "proper" end
    if word.tag == "ns" then
      if best == "place" then return "proper" end  -- 三江海洋, 清远市清城区
      best = "place"
    elseif not lexicon.generic[word.text] and word.tag ~= "x"
           and word.tag ~= "m" then
      best = best == "place" and "proper" or best or "common"
    end
  end
  return best
end

local function text_between(text, list, first, last)
  return text:sub(list[first].first, list[last].last)
end

local function fits(name)
  local count = utf8.len(name)
  return count and count >= LEAST_CHARS and count <= MAX_CHARS
end

--- Adds what ends with a word of the lexicon: 海辰新能源电池基地.
local function add_by_ending(found, text, list, lexicon)
  for i, word in ipairs(list) do
    local row = lexicon.endings[word.text]
    local following = list[i + 1]
    if row and not (following and lexicon.endings[following.text]) then
      local first = beginning(list, i, lexicon)
      local kind = first < i and token_kind(list, first, i - 1, lexicon)
      local name = text_between(text, list, first, i)
      local is_name = kind == "proper" or kind == "place" and row.place
                      or kind == "common" and row.common
      if is_name and fits(name) then
        found[#found + 1] = { name = name, type = row.type,
                              first = list[first].first, last = word.last }
      end
    end
  end
end

local LIST_JOINS = { ["、"] = true, ["和"] = true, ["与"] = true, ["及"] = true,
                     ["以及"] = true }

--- What the words after 等 say that the list is of; nil where they do not.
local function head_after(text, lexicon)
  text = text:gsub("^[%d.]+", "")
  local changed = true
  while changed do
    changed = false
    for _, row in ipairs(lexicon.heads) do
      for _, word in ipairs(row) do
        if text:sub(1, #word) == word then return row.type end
      end
    end
    for _, word in ipairs(lexicon.between) do
      if text:sub(1, #word) == word then
        text, changed = text:sub(#word + 1), true
        break
      end
    end
  end
end

--- Adds the items of a list before 等: 格力集团、三一海洋重工等19家企业.
local function add_by_list(found, text, list, lexicon)
  for i, word in ipairs(list) do
    local type = word.text == "等"
                 and head_after(text:sub(word.last + 1), lexicon)
    local last = i - 1
    while type and last >= 1 do
      local first = beginning(list, last, lexicon)
      local name = text_between(text, list, first, last)
      local row = lexicon.endings[list[last].text]
      local kind = token_kind(list, first, row and last - 1 or last, lexicon)
      if (kind == "proper" or kind == "place" and row
          or kind == "common" and #name >= LEAST_LISTED)
         and fits(name) and not is_stop(list[last], lexicon) then
        found[#found + 1] = { name = name, type = row and row.type or type,
                              first = list[first].first,
                              last = list[last].last }
      end
      if first == 1 or not LIST_JOINS[list[first - 1].text] then break end
      last = first - 2
    end
  end
end

--- The text with blanks for titles, in which names are no names: 《甲园区规划》.
local function without_titles(text)
  return (text:gsub("《.-》", function (title) return (" "):rep(#title) end))
end

--- The names of a sentence in its order, one where several overlap: the longest.
local function names_in(text, lexicon)
  text = without_titles(text)
  local list = assert(words.cut(text))
  local found = {}
  add_by_ending(found, text, list, lexicon)
  add_by_list(found, text, list, lexicon)
  table.sort(found, function (one, other)
    if one.first ~= other.first then return one.first < other.first end
    return one.last > other.last
  end)
  local kept = {}
  for _, name in ipairs(found) do
    local before = kept[#kept]
    if not before or name.first > before.last then kept[#kept + 1] = name end
  end
  return kept
end

-- What is said ------------------------------------------------------------------------------

local STOPS = "[,;]"

--- The clause around a name, and the one after where it ends with the name.
local function said_of(text, name)
  local from, to = 1, #text
  for at in text:gmatch("()" .. STOPS) do
    if at < name.first then from = at + 1
    elseif at > name.last + 1 and at < to then to = at - 1 end
  end
  local full = text:find("。", from, true)
  if full and full <= to and full > name.last then to = full - 1 end
  return text:sub(from, to)
end

-- Documents ----------------------------------------------------------------------------------

local COLUMNS = {
  { key = "name", about = "as the report names it" },
  { key = "type", about = "enterprise, park, platform, project, institution" },
  { key = "mentions", about = "how often the report names it" },
  { key = "said", about = "what is said where it is first named" },
  { key = "sentence", about = "where", hidden = true },
}

local function place_of(sentence)
  return { text = sentence.text, doc = sentence.doc, line = sentence.line,
           start = sentence.start, ["end"] = sentence["end"],
           sentence = sentence.text }
end

--- The entities of a document, each once, in the order of first mention.
local function rows_of(store, document, lexicon)
  local rows, known = {}, {}
  for sentence in store:sentences { document = document.id,
                                    type = { "paragraph", "row" } } do
    for _, name in ipairs(names_in(sentence.text, lexicon)) do
      local row = known[name.name]
      if row then
        row.mentions = row.mentions + 1
      else
        row = { name = name.name, type = name.type, mentions = 1,
                said = said_of(sentence.text, name),
                sentence = place_of(sentence) }
        rows[#rows + 1], known[name.name] = row, row
      end
    end
  end
  return rows
end

--- What a store keeps of a row.
local function kept(row)
  return { start = row.sentence.start, ["end"] = row.sentence["end"],
           name = row.name, type = row.type, said = row.said }
end

--- The entities that the reports of a store name, in reading order; and by
--- document those of all types, for Store:put_entities.
---@param store store.Store
---@param options? entities.Options
---@return analysis.Result
---@return pile.List[]
function entities.run(store, options)
  local lexicon, rows, lists = read_lexicon(), {}, {}
  local wanted = options and options.type
  for document in store:documents() do
    local items = {}
    for i, row in ipairs(rows_of(store, document, lexicon)) do
      items[i] = kept(row)
      if not wanted or row.type == wanted then rows[#rows + 1] = row end
    end
    lists[#lists + 1] = { document = document.id, items = items }
  end
  local counts, parts = {}, {}
  for _, row in ipairs(rows) do
    counts[row.type] = (counts[row.type] or 0) + 1
  end
  for type, count in pairs(counts) do parts[#parts + 1] = count .. " " .. type end
  table.sort(parts)
  return { title = "entities", columns = COLUMNS, rows = rows,
           notes = { ("%d names: %s"):format(#rows, table.concat(parts, ", ")) } },
         lists
end

return entities
