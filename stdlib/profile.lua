--- What each rule of a set does in an extraction: how often it is tried, matches,
--- declines and claims, and the time that takes.
local grid = require "tj.grid"

local profile = {}

---@class profile.Row
---@field id string
---@field tried integer  numbers on which its patterns were tried
---@field matched integer
---@field declined integer  its function left the number
---@field claimed integer
---@field match_ms number
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

--- The same for one of its patterns.
local function timed_match(row, match)
  return function (...)
    local start = os.clock()
    local found = match(...)
    row.match_ms = row.match_ms + (os.clock() - start) * 1000
    row.tried = row.tried + 1
    if found then row.matched = row.matched + 1 end
    return found
  end
end

--- Begins to count what the rules of a set do.
---@param set rules.Set
---@return table<string, profile.Row> rows  by rule id
function profile.start(set)
  local rows = {}
  for _, rule in ipairs(set.list) do
    local row = { id = rule.id, tried = 0, matched = 0, declined = 0,
                  claimed = 0, match_ms = 0, function_ms = 0 }
    rows[rule.id] = row
    if rule.fact then rule.fact = timed_function(row, rule.fact) end
    for _, one in ipairs(rule.patterns) do
      one.match = timed_match(row, one.match)
    end
  end
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
  for _, row in pairs(rows) do
    row.total = row.match_ms + row.function_ms
    list[#list + 1] = row
  end
  table.sort(list, function (a, b)
    if a.total ~= b.total then return a.total > b.total end
    return a.id < b.id
  end)
  for _, row in ipairs(list) do
    row.match_ms = ("%.1f"):format(row.match_ms)
    row.function_ms = ("%.1f"):format(row.function_ms)
  end
  return grid.format(list, {
    { key = "id", title = "rule" }, { key = "tried" }, { key = "matched" },
    { key = "declined" }, { key = "claimed" },
    { key = "match_ms", title = "match ms", align = "right" },
    { key = "function_ms", title = "function ms", align = "right" },
  })
end

return profile
