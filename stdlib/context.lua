--- What a sentence leaves unsaid about a number: when, planned or done.
--
-- Read from the words before the number in its clause, then its sentence, then
-- its section, then the document. The words that decide are in
-- scripts/lexicon/context/.
local locality = require "tj.locality"
local period = require "tj.period"
local years = require "tj.years"

local context = {}

local function ends_with_any(text, list)
  for _, suffix in ipairs(list) do
    if #suffix <= #text and text:sub(-#suffix) == suffix then return true end
  end
  return false
end

local function contains_any(text, list)
  for _, part in ipairs(list) do
    if text:find(part, 1, true) then return part end
  end
end

-- Frames --------------------------------------------------------------------

---@class context.Frame: period.Base  what holds for a section
---@field period string  "" where unknown
---@field span string?  the years of a plan or a term that the section names
---@field given integer?  the year in which a report to a congress is given
---@field is_late boolean  it is given in the second half of that year
---@field planned boolean  the section says what is to be done
---@field region string  the document's
---@field body string  the organisation that reports; "" where unknown
---@field title string  of the section
---@field park string?  whose 管委会 reports

--- The years that a section's title, or one above it, names as a span.
local function span_of(shape, section)
  while section do
    local title = section.title or ""
    local span = years.plans(title)[1] or years.range(title)
                 or shape.plan_year and years.relative(title, shape.plan_year)
    if span and span:find("..", 1, true) then return span end
    section = shape.sections[section.parent]
  end
end

--- The frame of a section, from the document's outline.
---@param shape table  of outline.read
---@param section table?  of outline.section_at
---@return context.Frame
function context.frame(shape, section)
  local planned = section ~= nil and section.role == "plan"
  local year = planned and shape.plan_year or shape.year
  local own = section and section.period or ""
  local is_span = own:find("..", 1, true) ~= nil
  local _, last = period.years(own)
  if last and (not is_span or not planned) then year = last end
  if own == "" and year then own = tostring(year) end
  local now = tostring(shape.year or own)
  if is_span and not planned and shape.date then now = shape.date:sub(1, 4) end
  return { year = year, spoken = shape.plan_year, now = now, period = own,
           span = is_span and own or span_of(shape, section),
           given = shape.kind == "government work report" and shape.plan_year or nil,
           is_late = tonumber((shape.date or ""):match("%-(%d%d)") or 1) > 6,
           planned = planned, region = shape.region or "",
           body = shape.body or "", title = section and section.title or "",
           park = locality.reporting_park(shape.title)
                  or locality.reporting_park(shape.publisher) }
end

-- Periods -------------------------------------------------------------------

--- Is the period `other` what a number is compared with (比2016年)?
local function is_base(view, other, words)
  local before = view.text:sub(view.first, other.first - 1)
  return ends_with_any(before:gsub("%s+$", ""), words.base)
end

--- Does nothing but what phrases drop stand between its clause's start and it?
local function opens_clause(view, other)
  local start = view:clause_start(other.first)
  return start >= other.first or view:trim(start, other.first - 1) == nil
end

--- 全年 after 2019年 is of 2019; 今年 is the year of the speech, if one is given.
local function resolve_after(other, result, frame, words)
  local year = result and period.years(result)
  if year and contains_any(other.text, words.same_year) then
    return period.resolve(other.period, { year = year, spoken = frame.spoken,
                                          now = frame.now })
  end
  if frame.given and contains_any(other.text, words.this_year) then
    return period.resolve(other.period, { year = frame.given })
  end
  return period.resolve(other.period, frame)
end

--- The counts of years such as 连续三年 in a sentence.
local function running_counts(view, words)
  local list = {}
  for _, word in ipairs(view.words) do
    local other = word.quantity and view.quantities[word.quantity]
    if other and other.unit == "年" and math.type(other.value) == "integer"
       and other.value > 1 and other.value < 100
       and ends_with_any(view.text:sub(view.first, other.first - 1),
                         words.running) then
      list[#list + 1] = other
    end
  end
  return list
end

--- The years of 连续三年 in the clause before `quantity`, itself included.
local function running_years(view, quantity, frame, words)
  local clause = view:clause_start(quantity.first)
  view.running = view.running or running_counts(view, words)
  for _, other in ipairs(view.running) do
    if other.first > quantity.first then break end
    if other.first >= clause and frame.year then
      return ("%d..%d"):format(frame.year - other.value + 1, frame.year)
    end
  end
end

--- Of a span of years: what is reached belongs to its end, what holds for each
--- year to all of it, though the section names its last year only.
local function over_years(when, before, frame, words)
  if contains_any(before, words.yearly) then
    local _, last = period.years(when)
    local _, span_last = period.years(frame.span or "")
    return span_last and span_last == last and frame.span or when
  end
  local first, last = period.years(when)
  if first ~= last and not frame.planned
     and contains_any(before, words.reached) then return tostring(last) end
  return when
end

--- The years of the plan that the sentence tells the targets of: 第十五个五年规划
--- 纲要明确,… nil where it names none before `quantity`.
local function plan_years(view, quantity, words)
  local before = view.text:sub(view.first, quantity.first - 1)
  return contains_any(before, words.plan) and years.plans(before)[1] or nil
end

--- The period that holds for `quantity`, and whether the sentence names it.
---@return period.Period
---@return boolean named
function context.period(view, quantity, frame, words)
  local clause = view:clause_start(quantity.first)
  local result
  for _, other in ipairs(view.periods) do
    if other.first > quantity.first then break end
    if (other.first >= clause or opens_clause(view, other))
       and not is_base(view, other, words) then
      result = resolve_after(other, result, frame, words) or result
    end
  end
  if frame.planned and not result then
    result = plan_years(view, quantity, words)
  end
  local running = not frame.planned
                  and running_years(view, quantity, frame, words)
  if running then return running, true end
  local before = view.text:sub(clause, quantity.first - 1)
  if not frame.planned and not result and frame.now
     and contains_any(before, words.now) then return frame.now, true end
  local when = result or frame.carried or frame.period
  return over_years(when, before, frame, words), result ~= nil
end

-- Status --------------------------------------------------------------------

local function planned_status(before, when, frame, words)
  if contains_any(before, words.done) then return "actual" end
  local _, last = period.years(when)
  local now = tonumber((frame.now or ""):match("^%d%d%d%d"))
  local _, planned_last = period.years(frame.period)
  if last and now and planned_last and planned_last > now and last <= now then
    return "actual"
  end
  return "target"
end

--- Does `when` lie after all that the section and its 目前 can mean? A part of the
--- year in which the report is given (今年上半年) is over.
local function is_to_come(when, frame)
  local _, last = period.years(when)
  if not last or not frame.year then return false end
  if last == frame.given and (frame.is_late or #when > 4) then return false end
  local now = tonumber((frame.now or ""):match("^%d%d%d%d")) or frame.year
  return last > math.max(frame.year, now)
end

--- Is word `i` one that a noun before it makes a noun: 投资计划实施; not 我市计划?
local function is_compound(view, i, words)
  local before = view.words[i - 1]
  if not before then return false end
  if before.text == "”" or before.text == "》" then return true end
  if before.tag:sub(1, 1) ~= "n" then return false end
  for _, word in ipairs(words.whole) do
    if before.text == word then return false end
  end
  return true
end

--- Where the first of words.target_word stands before a verb or 将; behind the
--- sentence where none does.
local function first_meant(view, words)
  for i, word in ipairs(view.words) do
    local after = view.words[i + 1]
    if after and (after.tag:sub(1, 1) == "v" or after.text == "将") then
      for _, wanted in ipairs(words.target_word) do
        if word.text == wanted and not is_compound(view, i, words) then
          return word.first
        end
      end
    end
  end
  return view.last + 1
end

--- Does a word that tells of intent stand ahead of `quantity`?
local function is_meant(view, quantity, words)
  view.meant = view.meant or first_meant(view, words)
  return view.meant < quantity.first
end

--- actual, target or forecast.
---@return string status
function context.status(view, quantity, frame, when, words)
  local clause = view:clause_start(quantity.first)
  local before = view.text:sub(clause, quantity.first - 1)
  local sentence_before = view.text:sub(view.first, quantity.first - 1)
  if frame.planned then
    return planned_status(before, when, frame, words)
  end
  before = before:gsub("“.-”", "")  -- “两个确保” ensures nothing
  if contains_any(before, words.forecast)
     and not contains_any(sentence_before, words.not_forecast) then
    return "forecast"
  end
  if contains_any(before, words.passed) then return "actual" end
  if contains_any(before, words.target)
     or is_meant(view, quantity, words)
     or is_to_come(when, frame) then
    return "target"
  end
  return "actual"
end

return context
