--- Why a rule does not claim a number of a text: the first element of each of its
--- patterns that fails, or what else is in the way.
--
-- The matcher itself tells how far it got: outwards from the value, leftwards
-- and then rightwards.
local document = require "tj.document"
local explanation = require "tj.explanation"
local fact = require "tj.fact"
local facts = require "tj.facts"
local pattern = require "tj.pattern"
local rules = require "tj.rules"
local sentence = require "tj.sentence"
local syntax = require "tj.syntax"

local whynot = {}

---@class whynot.Verdict  on one number and one pattern
---@field quantity table
---@field sentence string?
---@field index integer?  of several patterns of the rule
---@field pattern string?  nil where the number or the function is in the way
---@field claims boolean?  the rule does claim it
---@field problem string?
---@field source_at integer?  byte of the pattern: the element that fails
---@field at integer?  byte of the sentence where it fails

---@class whynot.Trial  of a pattern on one number
---@field quantity table
---@field captures table<string, string>?  where it matches
---@field verdicts whynot.Verdict[]?  where it does not

-- Numbers ---------------------------------------------------------------------

local function verdict_of(case, fields)
  local span = case.view
  fields.quantity = case.quantity
  fields.sentence = span.text:sub(span.first, span.last)
  if fields.at then fields.at = fields.at - span.first + 1 end
  return fields
end

--- What keeps one alternative of the pattern `source` from matching.
local function problem_of(why, source)
  if why.wrong_value then return "the number is not what `value` wants" end
  if why.wrong_section then return "the rule is for other sections" end
  return source:sub(why.first, why.last) .. " does not match here"
end

--- The verdicts on patterns, by what the matcher tells of each.
local function failed_patterns(case, sources, explanations)
  local verdicts = {}
  for _, why in ipairs(explanations) do
    if not why.matched then
      local source = sources[why.pattern]
      verdicts[#verdicts + 1] = verdict_of(case, {
        index = #verdicts + 1, pattern = source, source_at = why.first,
        at = why.at, problem = problem_of(why, source) })
    end
  end
  return verdicts
end

--- The verdict where a pattern of `rule` matches: what beat it, or nothing.
local function matched(case, rule, reading, made)
  local answers = fact.answers(reading, case.view, case.quantity,
                               reading.previous)
  for _, answer in ipairs(answers) do
    if answer.rule == rule then
      local problem
      if made and made.rule_id == rule.id then
        return verdict_of(case, { claims = true })
      elseif answer.problem then
        problem = "it matches, but its function failed: " .. answer.problem.text
      elseif not answer.fields then
        problem = "it matches, but its function leaves the number"
      else
        local winner = rules.find(reading.set, made.rule_id)
        problem = ("it matches, but rule '%s' comes first (priority %d, this "
                   .. "one %d)"):format(winner.id, winner.priority,
                                        rule.priority)
      end
      return verdict_of(case, { problem = problem })
    end
  end
end

--- Verdicts on one claimed number.
local function judge(case, rule, reading, made)
  local verdict = matched(case, rule, reading, made)
  if verdict then return { verdict } end
  return failed_patterns(case, rule.match,
                         rules.explain(rule, case.view, case.quantity,
                                       reading.role))
end

--- Why a number that claims nothing is asked of no rule.
local function set_aside(quantity)
  return { quantity = quantity,
           problem = ("it is a %s and claims nothing: %s"):format(
             quantity.role, explanation.reasons[quantity.reason]
             or quantity.reason) }
end

--- Why `rule` of `set` does not claim the numbers of a text; in their order.
---@param rule rules.Rule
---@param content string
---@param set rules.Set
---@return whynot.Verdict[]? verdicts
---@return string? message
function whynot.of_text(rule, content, set)
  local doc <close>, message = document.from_text(content)
  if not doc then return nil, message end
  local verdicts, seen = {}, {}
  local function add(verdict) verdicts[#verdicts + 1] = verdict end
  facts.extract(doc, set, "text", function (reading, view, index, made)
    local quantity = reading.quantities[index]
    seen[quantity.first] = true
    local case = { view = view, quantity = quantity }
    for _, verdict in ipairs(judge(case, rule, reading, made)) do add(verdict) end
  end)
  for _, quantity in ipairs(doc:quantities()) do
    if not seen[quantity.first] and quantity.role ~= "claim" then
      add(set_aside(quantity))
    end
  end
  table.sort(verdicts, function (a, b)
    if a.quantity.first ~= b.quantity.first then
      return a.quantity.first < b.quantity.first
    end
    return (a.index or 0) < (b.index or 0)
  end)
  return verdicts
end

--- What a pattern finds in a text, without any rule: captures, or the failure.
---@param source string  of the pattern
---@param content string
---@param set rules.Set  its lexicons and phrases
---@return whynot.Trial[]? found
---@return string? message
function whynot.try(source, content, set)
  local compiled, fault = pattern.compile(source, set.lexicons)
  if not compiled then return nil, fault end
  local doc <close>, message = document.from_text(content)
  if not doc then return nil, message end
  local found, text = {}, doc:text()
  for _, span in ipairs(doc:sentences()) do
    local view = sentence.new({ doc = doc, text = text }, span, set.phrases)
    for _, quantity in ipairs(doc:quantities(span.first, span.last)) do
      local match = compiled.match(view, quantity)
      local case = { view = view, quantity = quantity }
      local one = { quantity = quantity }
      if match then
        one.captures = {}
        for name, part in pairs(match.captures) do
          one.captures[name] = text:sub(part.first, part.last)
        end
      elseif quantity.role ~= "claim" then
        one.verdicts = { set_aside(quantity) }
      else
        one.verdicts = failed_patterns(case, { source },
                                       compiled.explain(view, quantity))
      end
      found[#found + 1] = one
    end
  end
  return found
end

-- Text ------------------------------------------------------------------------

--- As many blanks as `text` takes columns.
local function blanks(text)
  local columns = 0
  for _, code in utf8.codes(text, true) do
    columns = columns + (code > 0x2E80 and 2 or 1)
  end
  return (" "):rep(columns)
end

--- The line of `source` with byte `at`, and a caret below that.
local function with_caret(source, at)
  local lines = syntax.caret(source, at, "")
  return (lines:gsub("^[^\n]*\n", ""))
end

--- A verdict as lines to read: the number, the pattern with a caret under the
--- element that fails, the sentence with a caret where it does.
---@param verdict whynot.Verdict
---@return string
function whynot.format(verdict)
  local number = verdict.quantity.text
  if verdict.claims then return number .. ": the rule claims it" end
  local lines = { ("%s: %s"):format(number, verdict.problem) }
  if verdict.pattern then
    lines[#lines + 1] = with_caret(verdict.pattern, verdict.source_at)
    local at = math.max(1, math.min(verdict.at, #verdict.sentence + 1))
    while at > 1 and (verdict.sentence:byte(at) or 0) & 0xC0 == 0x80 do
      at = at - 1  -- leftwards it is a char's last byte
    end
    lines[#lines + 1] = "    " .. verdict.sentence
    lines[#lines + 1] = "    " .. blanks(verdict.sentence:sub(1, at - 1)) .. "^"
  end
  return table.concat(lines, "\n")
end

return whynot
