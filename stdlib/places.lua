--- The places of China: which one stands at a place in a text. Provinces, cities
--- and prefectures by their full and short names, districts and counties by
--- their full ones. The lists are read when first asked for.
local paths = require "tj.paths"

local places = {}

---@class places.Place
---@field name string   as official papers have it
---@field short string
---@field level "province"|"city"|"county"
---@field province string?  of a city
---@field ending string?  of a county: 区, 县, 市, 旗

local PREFIX = 6     -- bytes of two 汉字, the least that a name has
local counties       -- city's short name -> names of its counties, blanks between
local prefixes       -- first two 汉字 of a name -> bytes of the longest such name
local by_name        -- name -> Place, or true for a county not yet asked for
local peoples        -- 土家族, ...

--- Without the peoples in it: 长阳土家族 -> 长阳.
local function without_peoples(name)
  local before
  repeat
    before = name
    for _, people in ipairs(peoples) do
      if #name > #people + 3 and name:sub(-#people) == people then
        name = name:sub(1, -#people - 1)
        break
      end
    end
  until name == before
  return name
end

local function put(name, place)
  local prefix = name:sub(1, PREFIX)
  by_name[name] = by_name[name] or place
  prefixes[prefix] = math.max(prefixes[prefix] or 0, #name)
end

--- The district or county of a name.
local function county(name)
  local stem, ending = name:match("^(.*)自治(...)$")
  if stem then
    stem = without_peoples(stem)
  else
    stem, ending = name:sub(1, -4), name:sub(-3)
  end
  return { name = name, short = stem, level = "county", ending = ending }
end

local function add_city(item, province)
  local short, full = item:match("^(.-)=(.*)$")
  short, full = short or item, full or item .. "市"
  local place = { name = full, short = short, level = "city",
                  province = province }
  put(full, place)
  put(short, place)
  if full:sub(-3) == "州" then put(short .. "州", place) end
end

local function add_counties(list)
  for name in list:gmatch("%S+") do
    if name:find("自治", 1, true) then
      local place = county(name)
      put(name, place)
      put(place.short .. place.ending, place)
    else
      put(name, true)
    end
  end
end

local function load()
  local names = dofile(paths.lexicon .. "/regions.lua")
  counties = dofile(paths.lexicon .. "/counties.lua")
  by_name, prefixes, peoples = {}, {}, names.peoples
  for _, row in ipairs(names.provinces) do
    local place = { name = row[1], short = row[2], level = "province" }
    put(row[1], place)
    put(row[2], place)
  end
  for _, row in ipairs(names.provinces) do
    for item in (row[3] or ""):gmatch("%S+") do
      add_city(item, row[1])
    end
  end
  for _, list in pairs(counties) do add_counties(list) end
end

--- The place whose name stands at byte `at` of the text, the longest; and the
--- name as it stands.
---@param text string
---@param at integer
---@return places.Place?
---@return string name
function places.at(text, at)
  if not by_name then load() end
  local longest = prefixes[text:sub(at, at + PREFIX - 1)]
  for size = longest or 0, PREFIX, -3 do
    local name = text:sub(at, at + size - 1)
    local place = by_name[name]
    if place then
      if place == true then
        place = county(name)
        by_name[name] = place
      end
      return place, name
    end
  end
  return nil, ""
end

--- The province that a city or a province of this name is in.
---@param name string
---@return string?
function places.province(name)
  local place, found = places.at(name, 1)
  if not place or found ~= name then return nil end
  return place.level == "province" and name or place.province
end

--- Calls `visit` with each place that the text names and the name as it stands.
---@param text string
---@param visit fun(place: places.Place, name: string)
function places.each(text, visit)
  if not by_name then load() end
  local done = 0
  for at in text:gmatch("()[\228-\233]") do
    if at > done and prefixes[text:sub(at, at + PREFIX - 1)] then
      local place, name = places.at(text, at)
      if place then
        visit(place, name)
        done = at + #name - 1
      end
    end
  end
end

--- The districts and counties of a city.
---@param city string  its short name
---@return places.Place[]
function places.counties(city)
  if not by_name then load() end
  local list = {}
  for name in (counties[city] or ""):gmatch("%S+") do
    list[#list + 1] = county(name)
  end
  return list
end

return places
