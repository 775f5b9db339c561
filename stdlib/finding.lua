--- One relation at one place of a text: are these numbers meant, and do they
--- agree?
local figure = require "tj.figure"
local formula = require "tj.formula"
local sandbox = require "tj.sandbox"
local verdict = require "tj.verdict"

local finding = {}

---@class finding.Finding
---@field id string  of the relation
---@field kind string
---@field computation string  147.44亿 / (1 + 64.6%) = 89.57亿
---@field stated figure.Figure
---@field computed decimal.Decimal?  nil where a number is a range
---@field verdict verdict.Verdict
---@field reason string
---@field figures figure.Figure[]  the stated number first
---@field weak boolean  it would have said nothing where it did not fit
---@field width number  bytes between its numbers

local function each_figure(bound, visit)
  local names = {}
  for name in pairs(bound) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local one = bound[name]
    if one.kind then visit(one, name)
    else for _, part in ipairs(one) do visit(part, name) end end
  end
end

--- Amounts of one relation have one unit.
local function has_one_unit(bound)
  local unit, is_one = nil, true
  each_figure(bound, function (one)
    if one.kind == "amount" then
      unit = unit or one.unit
      is_one = is_one and unit == one.unit
    end
  end)
  return is_one
end

local function has_any(text, list)
  for _, word in ipairs(list) do
    if text:find(word, 1, true) then return true end
  end
  return false
end

--- What a relation's `where` is given: the figures as plain fields, the text that
--- matched, and what stands before it in its clause.
local function as_match(bound, text, before)
  local match = { text = text, before = before }
  for name, one in pairs(bound) do
    if one.kind then
      match[name] = { text = one.text, unit = one.unit, shown = one.shown,
                      approx = one.approx, is_exact = one.is_exact,
                      indicator = one.fact and one.fact.indicator or "" }
    else
      match[name] = { count = #one, text = bound[name .. "_text"].text }
    end
  end
  return match
end

--- A stretch of a passage with its numbers as written.
local function plain(passage, first, last)
  return (passage.text:sub(first, last):gsub("\1%l(%d+)\2", function (i)
    return passage.figures[tonumber(i)].text
  end))
end

local MAX_BEFORE = 120  -- bytes

--- What stands before byte `first`, back to one of `marks`.
local function text_before(passage, first, marks)
  local from = math.max(1, first - MAX_BEFORE)
  local before = passage.text:sub(from, first - 1)
  return plain(passage, from + #(before:match("^.*[" .. marks .. "]") or ""),
               first - 1)
end

local function clause_before(passage, first)
  return text_before(passage, first, ",;:\n")
end

local function part_before(passage, first)
  return text_before(passage, first, ";\n")
end

--- Asks a relation's `where`; what fails is told once and means no.
local function ask(one, match, set)
  local done, answer = sandbox.limited("call", one.where, match)
  if done then return answer end
  local problem = ("%s:%d: relation '%s' failed: %s"):format(
    one.file, one.line, one.id, sandbox.error_text(answer))
  if not set.failures[problem] then
    set.failures[problem] = true
    set.failures[#set.failures + 1] = problem
  end
  return false
end

local function is_meant(one, bound, passage, first, last, set)
  if not one.any_unit and not has_one_unit(bound) then return false end
  if not one.where then return true end
  return ask(one, as_match(bound, plain(passage, first, last),
                           clause_before(passage, first)), set)
end

--- The reason why a relation that does not fit cannot be checked; nil if none.
local function caveat_of(one, bound, text, set)
  local names = {}
  each_figure(bound, function (part)
    names[#names + 1] = part.fact and part.fact.indicator
  end)
  local indicators = table.concat(names, " ")
  for _, name in ipairs(one.caveats) do
    local caveat = set.words.caveats[name]
    if has_any(text, caveat.words) or has_any(indicators, caveat.words) then
      return caveat.reason
    end
  end
end

--- Why what does not fit does not: a word that was meant otherwise, a slip of
--- magnitude, or nothing that we know.
local function reason_against(one, bound, range, point)
  local stated = bound[one.stated]
  for _, confusion in ipairs(one.confusions) do
    local other = formula.interval(confusion.formula, bound)
    if other and verdict.equal(stated, other, formula.point(confusion.formula,
                                                            bound)) then
      return confusion.reason
    end
  end
  if one.bound then return "部分大于整体" end
  return verdict.slip(stated, range) or verdict.far(stated, point)
end

--- Is there enough on both sides? What is open (超600亿) meets nearly all.
local function says_much(one, stated, range)
  if one.bound == ">=" then return stated.interval.high and range.low end
  if one.bound == "<=" then return stated.interval.low and range.high end
  return range.low and range.high and (stated.interval.high or not one.weak)
end

--- What a relation makes of the numbers at one place; nil where it says nothing.
---@return verdict.Verdict? found
---@return string? reason
---@return decimal.Decimal? point  what was computed
local function judge(one, bound, text, set)
  local stated = bound[one.stated]
  local range = formula.interval(one.computed, bound)
  if not range or not says_much(one, stated, range) then return nil end
  local point = formula.point(one.computed, bound)
  local found, reason
  if one.bound then
    found, reason = verdict.bound(stated, range, one.bound)
  else
    found, reason = verdict.equal(stated, range, point)
  end
  if found then return found, reason ~= "" and reason or one.reason or "", point end
  if one.weak then return nil end
  reason = caveat_of(one, bound, text, set)
  if reason then return "unchecked", reason, point end
  return "contradicts", reason_against(one, bound, range, point), point
end

local function figures_of(bound, stated)
  local list = { stated }
  each_figure(bound, function (one)
    if one ~= stated and one.interval and one.kind ~= "span"
       and one.kind ~= "names" then
      list[#list + 1] = one
    end
  end)
  return list
end

--- The finding of a relation at one place; nil where it says nothing.
---@param one relation.Relation
---@param bound table<string, figure.Figure|figure.Figure[]>
---@param passage passages.Passage
---@param first integer  bytes of its text that the relation matches
---@param last integer
---@param set audit.Set
---@return finding.Finding?
function finding.of(one, bound, passage, first, last, set)
  local stated = bound[one.stated]
  if not stated or not is_meant(one, bound, passage, first, last, set) then
    return nil
  end
  local text = part_before(passage, first) .. plain(passage, first, last)
  local found, reason, point = judge(one, bound, text, set)
  if not found then return nil end
  local shown = formula.show(one.computed, bound)
  if one.bound then
    shown = ("%s %s %s"):format(stated.shown, one.bound, shown)
  elseif point then
    shown = shown .. " = " .. figure.rounded(stated, point)
  end
  return { id = one.id, kind = one.kind, computation = shown, stated = stated,
           computed = point, verdict = found, reason = reason,
           figures = figures_of(bound, stated), width = last - first,
           weak = one.weak }
end

return finding
