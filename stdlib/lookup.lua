--- What a person calls an indicator or a region, as the facts call it.
local indicators = require "tj.indicators"
local paths = require "tj.paths"
local region = require "tj.region"
local sandbox = require "tj.sandbox"

local lookup = {}

local COUNTRY = "中国"
local same  -- scripts/lexicon/same.lua, read once

local function same_names()
  if not same then
    local message
    same, message = sandbox.read_data(paths.lexicon .. "/same.lua")
    if not same then error(message, 0) end
  end
  return same
end

--- A fact under the name of the indicator that it tells of: a 经济增长 of 中国 is
--- the growth of its 国内生产总值.
---@param fact store.Fact
---@return store.Fact fact
function lookup.named(fact)
  local names = fact.kind == "change" and same_names().growth[fact.name]
  if names then
    fact.name = fact.region == COUNTRY and names.country or names.region
  end
  return fact
end

--- The names under which facts tell of an indicator.
local function names_of(name)
  local list = { name }
  for other, names in pairs(same_names().growth) do
    if names.country == name or names.region == name then
      list[#list + 1] = other
    end
  end
  table.sort(list)
  return list
end

local NEAREST = 5  -- names that a message offers

local SIMILAR = [[
SELECT name, count(*) AS count FROM facts
WHERE name <> '' AND (instr(name, ?1) > 0 OR instr(?1, name) > 0)
GROUP BY name ORDER BY count DESC, name LIMIT ?2]]

--- Why nothing has that name, and what has a similar one.
local function refusal(store, wanted)
  local list = {}
  for row in store.database:rows(SIMILAR, { wanted, NEAREST }) do
    list[#list + 1] = row.name
  end
  local similar = #list > 0 and "; there are " .. table.concat(list, ", ") or ""
  return ("no number of the documents is about %s%s"):format(wanted, similar)
end

--- The name under which facts have an indicator, and those facts; nil, nil and
--- a message where there are none.
---@param store store.Store
---@param wanted string  its canonical name, an alias, or as a text names it
---@return string? name
---@return store.Fact[]? facts
---@return string? message
function lookup.facts(store, wanted)
  local canonical = indicators.canonical(wanted)
  local name = canonical ~= "" and canonical or wanted
  local list = {}
  for fact in store:facts { name = names_of(name) } do
    if lookup.named(fact).name == name then list[#list + 1] = fact end
  end
  if #list == 0 then return nil, nil, refusal(store, wanted) end
  return name, list
end

--- The region as facts name it: 中国 for 中华人民共和国, 广东省 for 广东.
---@param store store.Store
---@param wanted string
---@return string
function lookup.region(store, wanted)
  local known = store.database:value(
    "SELECT 1 FROM facts WHERE region = ? LIMIT 1", { wanted })
  return known and wanted or region.of_title(wanted) or wanted
end

return lookup
