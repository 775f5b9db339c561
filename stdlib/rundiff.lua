--- What happened to the facts of a store between two runs.
---
--- A fact is known by its id (the bytes it stands in); where a document was
--- edited all ids are new, and a fact goes on as the one with the same words in
--- the same sentence, or as the one that says the same thing of another number.
local json = require "tj.core.json"

local rundiff = {}

---@class rundiff.Version  the fields of a fact as it was, and its place
---@field doc string
---@field line integer?
---@field start integer
---@field sentence string
---@field text string
---@field value string?  digits; or low and high
---@field low string?
---@field high string?
---@field unit string
---@field approx string
---@field direction string
---@field indicator string
---@field canonical string
---@field kind string
---@field status string
---@field period string
---@field region string

---@class rundiff.Change
---@field change "gained"|"lost"|"changed"
---@field before? rundiff.Version
---@field after? rundiff.Version
---@field fields string[]  that differ, sorted; only of "changed"

-- Those that began or ended between the two; the others are the same in both.
local TOUCHED = [[
SELECT id, run, ended, doc, line, start, sentence, fact FROM fact_versions
WHERE (run > :from AND run <= :to) OR (ended > :from AND ended <= :to)
ORDER BY doc, start, id]]

local function version_of(row)
  local version = {}
  for key, value in pairs(json.decode(row.fact)) do
    if value ~= json.null then version[key] = value end
  end
  for _, key in ipairs { "doc", "line", "start", "sentence" } do
    version[key] = row[key]
  end
  return version
end

--- Facts as they were after run `from` and after run `to`, by id.
local function read(store, from, to)
  local before, after, order = {}, {}, {}
  for row in store.database:rows(TOUCHED, { from = from, to = to }) do
    if not before[row.id] and not after[row.id] then
      order[#order + 1] = row.id
    end
    if row.run <= from then before[row.id] = version_of(row) end
    if row.run > from and (not row.ended or row.ended > to) then
      after[row.id] = version_of(row)
    end
  end
  return before, after, order
end

--- Pairs what is left in two lists by the key that `key_of` makes, in order.
--- Returns what found no partner.
local function pair(lost, gained, key_of, take)
  local waiting = {}
  for _, version in ipairs(lost) do
    local key = key_of(version)
    waiting[key] = waiting[key] or { next = 1 }
    table.insert(waiting[key], version)
  end
  local rest, partners = {}, {}
  for _, version in ipairs(gained) do
    local queue = waiting[key_of(version)]
    local partner = queue and queue[queue.next]
    if partner then
      queue.next, partners[partner] = queue.next + 1, true
      take(partner, version)
    else
      rest[#rest + 1] = version
    end
  end
  local left = {}
  for _, version in ipairs(lost) do
    if not partners[version] then left[#left + 1] = version end
  end
  return left, rest
end

local function same_words(version)
  return table.concat({ version.doc, version.sentence, version.text,
                        version.indicator }, "\0")
end

local function same_thing(version)
  local name = version.canonical ~= "" and version.canonical
               or version.indicator
  return table.concat({ version.doc, name, version.kind, version.status,
                        version.period, version.region, version.unit }, "\0")
end

local FIELDS = { "approx", "canonical", "direction", "high", "indicator",
                 "kind", "low", "period", "region", "status", "unit", "value" }

local function differing(before, after)
  local fields = {}
  for _, field in ipairs(FIELDS) do
    if before[field] ~= after[field] then fields[#fields + 1] = field end
  end
  return fields
end

local function comes_before(a, b)
  local one, other = a.after or a.before, b.after or b.before
  if one.doc ~= other.doc then return one.doc < other.doc end
  if one.start ~= other.start then return one.start < other.start end
  return a.order < b.order
end

--- The facts gained, lost and changed between the states after two runs, by
--- document and place. Run 0 is the empty store.
---@param store store.Store
---@param from integer
---@param to integer  not before `from`
---@return rundiff.Change[]
function rundiff.between(store, from, to)
  local before, after, order = read(store, from, to)
  local changes, lost, gained = {}, {}, {}
  local function add(change, old, new)
    local fields = old and new and differing(old, new) or {}
    if change == "changed" and #fields == 0 then return end
    changes[#changes + 1] = { change = change, before = old, after = new,
                              fields = fields, order = #changes }
  end
  local function changed(old, new) add("changed", old, new) end
  for _, id in ipairs(order) do
    if before[id] and after[id] then changed(before[id], after[id])
    elseif before[id] then lost[#lost + 1] = before[id]
    elseif after[id] then gained[#gained + 1] = after[id] end
  end
  lost, gained = pair(lost, gained, same_words, changed)
  lost, gained = pair(lost, gained, same_thing, changed)
  for _, version in ipairs(lost) do add("lost", version, nil) end
  for _, version in ipairs(gained) do add("gained", nil, version) end
  table.sort(changes, comes_before)
  return changes
end

--- The runs of a store in their order, as of the view run_counts; `arguments`
--- is a list.
---@param store store.Store
---@return table[]
function rundiff.runs(store)
  local list = {}
  for row in store.database:rows "SELECT * FROM run_counts ORDER BY id" do
    row.arguments = json.decode(row.arguments)
    list[#list + 1] = row
  end
  return list
end

return rundiff
