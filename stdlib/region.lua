--- Which place a report is about: from its title, from where it was given, or
--- from the places that its text names most.
local paths = require "tj.paths"

local region = {}

local names = dofile(paths.lexicon .. "/regions.lua")
local SCAN = 200000  -- bytes of text that are counted
local LEAST = 2      -- times a place must be named to be the report's own

local function set_of(list)
  local set = {}
  for _, item in ipairs(list) do set[item] = true end
  return set
end

local not_names = set_of(names.not_names)

--- Places with their full and short names, longest first.
local provinces, cities = {}, {}
for _, row in ipairs(names.provinces) do
  provinces[#provinces + 1] = { name = row[1], short = row[2] }
  for item in (row[3] or ""):gmatch("%S+") do
    local short, full = item:match("^(.-)=(.*)$")
    cities[#cities + 1] = {
      name = full or item .. "市", short = short or item, province = row[1],
    }
  end
end

--- The chars of `text` from byte `first`, at most `count` of them.
local function chars(text, first, count)
  local list = {}
  for char in text:sub(first, first + 4 * count):gmatch(utf8.charpattern) do
    list[#list + 1] = char
    if #list == count then break end
  end
  return list
end

--- A district or county, 2 to 5 chars and a suffix, at byte `first` of `text`.
local function local_place(text, first)
  local list = chars(text, first, 6)
  for count = 2, #list do
    local name = table.concat(list, "", 1, count)
    for _, suffix in ipairs(names.suffixes) do
      if #name > #suffix + 3 and name:sub(-#suffix) == suffix
        and not not_names[name] and not not_names[name:sub(-6)] then
        return name
      end
    end
  end
end

--- The place whose name the text starts with, the most local one.
---@param text string
---@return string?
local function place_at(text)
  for _, list in ipairs { provinces, cities } do
    for _, place in ipairs(list) do
      for _, name in ipairs { place.name, place.short } do
        if text:sub(1, #name) == name then
          local rest = text:sub(#name + 1)
          if name == place.short then  -- 广州城市 is no place
            return place.name
          end
          return list == provinces and place_at(rest) or
            local_place(rest, 1) or place.name
        end
      end
    end
  end
  return local_place(text, 1)
end

--- The place that a title or the name of an office begins with.
---@param title string
---@return string?
function region.of_title(title)
  for _, word in ipairs(names.country.words) do
    if title:find(word, 1, true) then return names.country.name end
  end
  local text = title:gsub("^[^\228-\233]*", "")  -- up to the first 汉字
  for _, word in ipairs { "年度", "年", "关于" } do
    if text:sub(1, #word) == word then text = text:sub(#word + 1) end
  end
  return place_at(text)
end

--- The place of an occasion: 2026年1月27日在贵州省第十四届人民代表大会…
---@param text string
---@return string?
function region.of_occasion(text)
  local place = text:match("日在(.*)")
  if not place then return nil end
  for _, word in ipairs(names.country.words) do
    if place:sub(1, #word) == word then return names.country.name end
  end
  if place:find("^第.-届全国") then return names.country.name end
  return place_at(place)
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

--- The place of a list that the text names most; a full name counts thrice.
local function most_named(list, text)
  local best, most = nil, LEAST - 1
  for _, place in ipairs(list) do
    local total = count(text, place.short)
    if total > 0 and place.name ~= place.short then
      total = total + 2 * count(text, place.name)
    end
    if total > most then best, most = place.name, total end
  end
  return best
end

--- The district or county that the text names most.
local function most_named_local(text)
  local totals, order = {}, {}
  for _, suffix in ipairs { "区", "县", "旗" } do
    local at = 1
    while true do
      local first, last = text:find(suffix, at, true)
      if not first then break end
      at = last + 1
      local start = first
      for _ = 1, 4 do
        start = utf8.offset(text, -1, start)
        if not start or not text:find("^[\228-\233]", start) then break end
        local name = text:sub(start, last)
        if #name > 6 then
          if not totals[name] then order[#order + 1] = name end
          totals[name] = (totals[name] or 0) + 1
        end
      end
    end
  end
  local best, most = nil, LEAST
  for _, name in ipairs(order) do
    local total = totals[name]
    if not not_names[name] and not not_names[name:sub(-6)]
      and not not_names[name:sub(-9)]
      and (total > most or best and total == most and #name > #best
        and name:sub(-#best) == best) then
      best, most = name, total
    end
  end
  return best
end

--- The place that the text is about by what it names.
---@param text string
---@return string? name
---@return "text"|"wider"|nil from  "wider": the text speaks of a district (我区)
---and names only the city that it lies in
function region.of_text(text)
  text = text:sub(1, SCAN)
  local level = region.own_level(text)
  if level == "country" then return names.country.name, "text" end
  if level == "province" then
    local name = most_named(provinces, text)
    return name, name and "text"
  end
  if level == "district" then
    local name = most_named_local(text)
    if name then return name, "text" end
    name = most_named(cities, text) or most_named(provinces, text)
    return name, name and "wider"
  end
  local name = most_named(cities, text)
  return name, name and "text"
end

return region
