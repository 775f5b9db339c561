--- Whether a target was reached, and why, in words.
local decimal = require "tj.decimal"
local evidence = require "tj.evidence"
local paths = require "tj.paths"
local sandbox = require "tj.sandbox"

local judging = {}

---@class judging.Rules  of scripts/lexicon/targets.lua
---@field ceilings string[]
---@field neither string[]
---@field about_points number
---@field about_share number

--- The rules as the analyst keeps them; raises where the file is wrong.
---@return judging.Rules
function judging.rules()
  local rules, message = sandbox.read_data(paths.lexicon .. "/targets.lua")
  if not rules then error(message, 0) end
  return rules
end

local function is_named(name, list)
  for _, part in ipairs(list) do
    if name:find(part, 1, true) then return true end
  end
  return false
end

--- Is less better: 控制在5.5%以内, or an indicator of which that is so?
local function is_ceiling(target, rules)
  if target.approx == "<" then return true end
  return target.direction ~= "down" and is_named(target.name, rules.ceilings)
end

--- A number of the rules, as it is written there.
local function written(number) return decimal.of(("%.9f"):format(number)) end

local function size(number) return number < decimal.zero and -number or number end

--- How far on the wrong side still is 左右.
local function slack(target, bound, rules)
  if target.approx ~= "~" then return decimal.zero end
  if target.unit == "%" or target.unit == "百分点" then
    return written(rules.about_points)
  end
  return size(bound) * written(rules.about_share)
end

--- What decides: the bound that the target sets and the number reached, exact
--- and both so that more is better. A range promises its nearer end.
local function sides(target, outcome, ceiling)
  local bound = evidence.digits(target, "value")
                or evidence.digits(target, ceiling and "high" or "low")
                or evidence.exact(target)
  local reached = evidence.exact(outcome)
  if target.direction == "" and target.unit ~= "%" then
    reached = size(reached)  -- 减少1000万人, of which one sentence says 减少
  end
  if target.kind == "change" and target.direction == "down" then
    return bound, -reached  -- 下降3%: a fall of more is more
  end
  if ceiling then return -bound, -reached end
  return bound, reached
end

--- Does the outcome say too little: 超400家 of a target of 450家?
local function is_open(outcome, ceiling, is_met)
  if outcome.approx == ">" then return is_met == ceiling end
  if outcome.approx == "<" then return is_met ~= ceiling end
  return false
end

--- "met", "missed", or "open" where the outcome does not tell; and the reason.
---@param target store.Fact
---@param outcome store.Fact
---@param rules judging.Rules
---@return "met"|"missed"|"open" verdict
---@return string reason
function judging.of(target, outcome, rules)
  if is_named(target.name, rules.neither) then
    return "open", "neither more nor less is better"
  end
  local ceiling = is_ceiling(target, rules)
  local bound, reached = sides(target, outcome, ceiling)
  local is_met = reached >= bound
  if is_open(outcome, ceiling, is_met) then
    return "open", "the outcome is not told exactly"
  end
  if is_met then
    return "met", ceiling and "within its ceiling" or "reached"
  end
  local short = slack(target, bound, rules)
  if reached >= bound - short then return "met", "左右: near enough" end
  return "missed", ceiling and "above its ceiling" or "below the target"
end

return judging
