--- What a person calls an indicator or a region, as the facts call it.
local indicators = require "tj.indicators"
local region = require "tj.region"

local lookup = {}

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
  for fact in store:facts { name = name } do list[#list + 1] = fact end
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
