--- What each rule of a set does in an extraction: how often it matches and is the
--- next to be asked, declines and claims, and the time that its function takes.
--- The patterns of all rules are matched in one pass, which is no rule's own.
local grid = require "tj.grid"

local profile = {}

---@class profile.Row
---@field id string
---@field asked integer  numbers that it matched and no better rule claimed
---@field declined integer  of them, those that its function left
---@field claimed integer
---@field function_ms number

--- Counts and times calls of `f`, a function of a rule.
local function timed_function(row, f)
  return function (...)
    local start = os.clock()
    local given = f(...)
    row.function_ms = row.function_ms + (os.clock() - start) * 1000
    if not given then row.declined = row.declined + 1 end
    return given
  end
end

--- Begins to count what the rules of a set do.
---@param set rules.Set
---@return table<string, profile.Row> rows  by rule id
function profile.start(set)
  local rows, by_number = {}, set.by_number
  for _, rule in ipairs(set.list) do
    local row = { id = rule.id, asked = 0, declined = 0, claimed = 0,
                  function_ms = 0 }
    rows[rule.id] = row
    if rule.fact then rule.fact = timed_function(row, rule.fact) end
  end
  set.by_number = setmetatable({}, { __index = function (_, number)
    local rule = by_number[number]  -- looked up when it is asked
    local row = rows[rule.id]
    row.asked = row.asked + 1
    return rule
  end })
  return rows
end

--- Counts the facts of one document.
---@param rows table<string, profile.Row>
---@param facts fact.Fact[]
function profile.count(rows, facts)
  for _, fact in ipairs(facts) do
    local row = rows[fact.rule_id]
    row.claimed = row.claimed + 1
  end
end

--- A table to read, the rule that takes most time first.
---@param rows table<string, profile.Row>
---@return string
function profile.format(rows)
  local list = {}
  for _, row in pairs(rows) do list[#list + 1] = row end
  table.sort(list, function (a, b)
    if a.function_ms ~= b.function_ms then return a.function_ms > b.function_ms end
    if a.asked ~= b.asked then return a.asked > b.asked end
    return a.id < b.id
  end)
  for _, row in ipairs(list) do
    row.function_ms = ("%.1f"):format(row.function_ms)
  end
  return grid.format(list, {
    { key = "id", title = "rule" }, { key = "asked" }, { key = "declined" },
    { key = "claimed" },
    { key = "function_ms", title = "function ms", align = "right" },
  })
end

return profile
