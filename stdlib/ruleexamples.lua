--- The examples of rules, by which a rule file proves itself.
local ruledefinition = require "tj.ruledefinition"

local ruleexamples = {}

local function shown(value)
  if type(value) == "string" then return '"' .. value .. '"' end
  return tostring(value)
end

local function difference(wanted, fact)
  for _, key in ipairs(ruledefinition.sorted_keys(wanted)) do
    if fact[key] ~= wanted[key] then
      return ("%s is %s, wanted %s"):format(key, shown(fact[key]),
                                            shown(wanted[key]))
    end
  end
end

--- What the function of `rule` failed with, of the problems of a text.
local function failure_of(rule, problems)
  local mark = ("rule '%s' failed on "):format(rule.id)
  for _, problem in ipairs(problems) do
    if problem:find(mark, 1, true) then return problem end
  end
end

local function check_yes(rule, text, wanted, facts, problems)
  local nearest
  for _, fact in ipairs(facts) do
    if fact.rule_id == rule.id then
      nearest = difference(wanted, fact)
      if not nearest then return nil end
    end
  end
  local others = {}
  for _, fact in ipairs(facts) do
    others[#others + 1] = fact.text .. " went to " .. fact.rule_id
  end
  return ("example '%s' fails: %s"):format(
    text, nearest or failure_of(rule, problems) or #others > 0 and table.concat(others, ", ")
    or "no rule claimed a number")
end

--- Runs the examples of every rule of `set` against the whole set.
---@param set rules.Set
---@param extract fun(text: string, set: rules.Set): table[], string[]  facts of a
---  text, and what functions failed with
---@return { rule: rules.Rule, text: string, problem: string? }[] results
function ruleexamples.run(set, extract)
  local results = {}
  for _, rule in ipairs(set.list) do
    for _, text in ipairs(ruledefinition.sorted_keys(rule.yes)) do
      results[#results + 1] = {
        rule = rule, text = text,
        problem = check_yes(rule, text, rule.yes[text], extract(text, set)) }
    end
    for _, text in ipairs(rule.no) do
      local problem
      for _, fact in ipairs(extract(text, set)) do
        if fact.rule_id == rule.id then
          problem = ("counter-example '%s' fails: the rule claims %s")
            :format(text, fact.text)
        end
      end
      results[#results + 1] = { rule = rule, text = text, problem = problem }
    end
  end
  return results
end

return ruleexamples
