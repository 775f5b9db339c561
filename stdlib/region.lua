--- Which place a report is about: from its title, from where it was given, or
--- from the places that its text names most. A place that no list has (samples
--- are of such places) is known by its last char.
local paths = require "tj.paths"
local places = require "tj.places"
local years = require "tj.years"

local region = {}

local names = dofile(paths.lexicon .. "/regions.lua")
local LEAST = 2       -- times a place must be named to be the report's own
local LONGEST = 6     -- 汉字 of a place that no list has
local LONGEST_ZONE = 10  -- 汉字 between a place and 开发区

local function set_of(list)
  local set = {}
  for _, item in ipairs(list) do set[item] = true end
  return set
end

local not_names = set_of(names.not_names)

--- Are its last two or three chars a word that is no name: 高新区?
local function is_word(name)
  return not_names[name] or not_names[name:sub(-6)] or not_names[name:sub(-9)]
end

local function starts_with_any(text, words)
  for _, word in ipairs(words) do
    if text:sub(1, #word) == word then return word end
  end
end

--- The byte after the `count`th char of `text` from byte `first`.
local function after_chars(text, first, count)
  return utf8.offset(text, count + 1, first) or #text + 1
end

-- Places that no list has ---------------------------------------------------------

--- A district, county or city of 2 to 5 chars and a suffix that `text` starts
--- with; `suffixes` are the last chars it may have.
local function local_place(text, suffixes)
  for count = 2, LONGEST do
    local name = text:sub(1, after_chars(text, 1, count) - 1)
    if not name:find("^[\228-\233][\128-\191\228-\233]*$") then return nil end
    for _, suffix in ipairs(suffixes) do
      if #name > #suffix + 3 and name:sub(-#suffix) == suffix
        and not is_word(name) then
        return name
      end
    end
  end
end

--- The zone that `text` starts with, a place's name and a suffix:
--- 合肥高新技术产业开发区. `from` is the byte after the place's name, if known.
local function zone(text, from)
  local at, stop = after_chars(text, from or 1, LONGEST_ZONE) + 1, nil
  for _, suffix in ipairs(names.zones) do  -- the first that stands in the text
    local first, last = text:find(suffix, from or 1, true)
    if first and first < at then at, stop = first, last end
  end
  if not stop or not from and at < 7 then return nil end  -- 市高新区
  local name = text:sub(1, stop)
  return name:find("^[\228-\233\128-\191]*$") and name or nil
end

-- Titles --------------------------------------------------------------------------

local DEEPER = { province = 1, city = 2, county = 3 }
local LOCAL_SUFFIXES = { "自治县", "自治旗", "区", "县", "旗" }

--- The places that `text` starts with, one in the other: the last of them, and
--- where its name ends.
local function chain_at(text)
  local found, stop, at = nil, 0, 1
  while true do
    local place, name = places.at(text, at)
    if not place or found and DEEPER[place.level] <= DEEPER[found.level] then
      return found, stop
    end
    found, stop, at = place, at + #name - 1, at + #name
  end
end

--- The most local place that the text starts with.
local function place_at(text)
  local place, stop = chain_at(text)
  if not place then
    local name = local_place(text, names.suffixes)
    return name and (zone(text, #name + 1) or name) or zone(text)
  end
  local inner = zone(text, stop + 1)
  if inner then return inner end
  local is_full = text:sub(1, stop):sub(-#place.name) == place.name
  if place.level ~= "county" and is_full then
    return local_place(text:sub(stop + 1), LOCAL_SUFFIXES) or place.name
  end
  return place.name
end

--- The place of the first full name in the text.
local function first_named(text)
  local found
  for at in text:gmatch("()[\228-\233]") do
    local place, name = places.at(text, at)
    if place and name == place.name and not not_names[name] then
      found = place_at(text:sub(at))
      break
    end
  end
  return found
end

--- The text from its first 汉字 that may be of a name.
local function skip_openings(text)
  text = years.plain(text):gsub("^[^\228-\233]*", "")
  while true do
    local word = starts_with_any(text, names.before)
    if not word then return text end
    text = text:sub(#word + 1):gsub("^[^\228-\233]*", "")
  end
end

--- The place that a title or the name of an office begins with, else the first
--- that it names in full.
---@param title string
---@return string?
function region.of_title(title)
  for _, word in ipairs(names.country.words) do
    if title:find(word, 1, true) then return names.country.name end
  end
  local text = skip_openings(title)
  return place_at(text) or first_named(text)
end

--- The place of an occasion: 2026年1月27日在贵州省第十四届人民代表大会…
---@param text string
---@return string?
function region.of_occasion(text)
  local place = text:match("日.-在(.*)")
  if not place then return nil end
  if starts_with_any(place, names.country.words)
    or place:find("^第.-届全国") or place:find("^全国") then
    return names.country.name
  end
  return place_at(skip_openings(place))
end

--- What the government of a place is called, after the place's name.
---@param name string
---@return string
function region.government(name)
  if name:find("特别行政区$") or places.province(name) == "台湾省" then
    return "政府"
  end
  return "人民政府"
end

-- Texts ---------------------------------------------------------------------------

--- How often the text names each place: a full name counts thrice; and the
--- places by their levels, in the order of their first mention.
local function count_places(text)
  local counts, order = {}, { province = {}, city = {}, county = {} }
  places.each(text, function (place, name)
    if not_names[name] then return end
    local list = order[place.level]
    if not counts[place.name] then
      counts[place.name] = 0
      list[#list + 1] = place
    end
    local weight = name == place.name and place.level ~= "county" and 3 or 1
    counts[place.name] = counts[place.name] + weight
  end)
  return counts, order
end

local function most_named(list, counts)
  local best, most = nil, LEAST - 1
  for _, place in ipairs(list) do
    if counts[place.name] > most then best, most = place, counts[place.name] end
  end
  return best
end

--- The place that no list has and that the text names most, more often than
--- `least` times; `suffixes` are its last char.
local function most_named_local(text, suffixes, least)
  local totals, order = {}, {}
  for _, suffix in ipairs(suffixes) do
    for first, last in text:gmatch("()" .. suffix .. "()") do
      local start = first
      for _ = 1, 4 do
        start = utf8.offset(text, -1, start)
        if not start or not text:find("^[\228-\233]", start) then break end
        local name = text:sub(start, last - 1)
        if #name > 6 then
          if not totals[name] then order[#order + 1] = name end
          totals[name] = (totals[name] or 0) + 1
        end
      end
    end
  end
  local best, most = nil, least
  for _, name in ipairs(order) do
    local total = totals[name]
    if not is_word(name) and (total > most or best and total == most
        and #name > #best and name:sub(-#best) == best) then
      best, most = name, total
    end
  end
  return best
end

local function count(text, word)
  local at, total = 1, 0
  while true do
    local first, last = text:find(word, at, true)
    if not first then return total end
    at, total = last + 1, total + 1
  end
end

--- Which level of place the report speaks of as its own.
---@param text string
---@return "province"|"city"|"district"|"country"|nil
function region.own_level(text)
  local best, most = nil, LEAST
  for _, level in ipairs { "province", "city", "district", "country" } do
    local total = 0
    for _, word in ipairs(names.own[level]) do
      total = total + count(text, word)
    end
    if total > most then best, most = level, total end
  end
  return best
end

--- The one district of `city` that the text calls by a short name: 楼区 for
--- 岳阳楼区 in 岳阳. Nil where it does so with several, or with none.
local function by_short_name(city, text)
  local found
  for _, county in ipairs(places.counties(city.short)) do
    local short = county.short
    if county.name:sub(1, #city.short) == city.short then
      short = county.name:sub(#city.short + 1)
    end
    if #short >= 6 and text:find(short, 1, true) then
      if found then return nil end
      found = county
    end
  end
  return found
end

local function of_district(text, counts, order)
  local county = most_named(order.county, counts)
  local least = county and counts[county.name] or LEAST
  local name = most_named_local(text, { "区", "县", "旗" }, least)
  name = name or county and county.name
  if name then return name, "text" end
  local city = most_named(order.city, counts)
  county = city and by_short_name(city, text)
  if county then return county.name, "text" end
  city = city or most_named(order.province, counts)
  return city and city.name, city and "wider"
end

--- The place that has words of its own for itself: 本港.
local function by_own_words(text)
  for _, row in ipairs(names.own_words) do
    local total = 0
    for i = 2, #row do total = total + count(text, row[i]) end
    if total >= LEAST then return row[1] end
  end
end

--- The place that the text is about by what it names.
---@param text string
---@return string? name
---@return "text"|"wider"|nil from  "wider": the text speaks of a district (我区)
---and names only the city that it lies in
function region.of_text(text)
  local own = by_own_words(text)
  if own then return own, "text" end
  local level = region.own_level(text)
  if level == "country" then return names.country.name, "text" end
  local counts, order = count_places(text)
  if level == "district" then return of_district(text, counts, order) end
  local place = most_named(level == "province" and order.province or order.city,
                           counts)
  if place then return place.name, "text" end
  local name = level == "city" and most_named_local(text, { "市" }, LEAST)
  if name then return name, "text" end
end

return region
