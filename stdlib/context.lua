--- What a sentence leaves unsaid about a number: when, where, planned or done.
--
-- Read from the words before the number in its clause, then its sentence, then
-- its section, then the document. The words that decide are in
-- scripts/lexicon/context.lua.
local period = require "tj.period"

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

---@class context.Frame  what holds for a whole sentence
---@field year integer?  the year spoken of
---@field now string?  the period that 目前 means
---@field period string  of the section, "" where unknown
---@field planned boolean  the section says what is to be done
---@field region string

--- The frame of a section, from the document's outline.
---@param shape table  of outline.read
---@param section table?  of outline.section_at
---@return context.Frame
function context.frame(shape, section)
  local planned = section ~= nil and section.role == "plan"
  local year = planned and shape.plan_year or shape.year
  local own = section and section.period or ""
  local _, last = period.years(own)
  if last and not own:find("..", 1, true) then year = last end
  if own == "" and year then own = tostring(year) end
  local now = shape.year and tostring(shape.year) or own
  if not planned and own:find("..", 1, true) and shape.date then
    now = shape.date:sub(1, 4)
  end
  return { year = year, now = now, period = own, planned = planned,
           region = shape.region or "" }
end

-- Periods -------------------------------------------------------------------

--- Is the period at `quantity` what another number is compared with (比2016年)?
local function is_base(view, quantity, words)
  local before = view.text:sub(view.first, quantity.first - 1)
  return ends_with_any(before:gsub("%s+$", ""), words.base)
end

--- Does nothing but adverbs stand between the clause's start and `first`?
local function opens_clause(view, first)
  local start = view:clause_start(first)
  if start >= first then return true end
  local trimmed = view:trim(start, first - 1)
  return trimmed == nil
end

--- The period that holds for `quantity`, and the words it was read from.
---@return period.Period
---@return string? from
function context.period(view, quantity, frame, words)
  local clause = view:clause_start(quantity.first)
  local result, from
  for _, other in ipairs(view.periods) do
    if other.first > quantity.first then break end
    local adverbial = opens_clause(view, other.first)
    local reaches = other.first >= clause or adverbial
    if reaches and not is_base(view, other, words) then
      local resolved = period.resolve(other.period, frame)
      if resolved then result, from = resolved, other.text end
    end
  end
  if result then return result, from end
  return frame.period, nil
end

-- Status --------------------------------------------------------------------

--- actual, target or forecast; and the word that decided.
---@return string status
---@return string? from
function context.status(view, quantity, frame, when, words)
  local clause_first = view:clause_start(quantity.first)
  local before = view.text:sub(clause_first, quantity.first - 1)
  local sentence_before = view.text:sub(view.first, quantity.first - 1)
  local word = contains_any(before, words.forecast)
  if word and not frame.planned
     and not contains_any(sentence_before, words.not_forecast) then
    return "forecast", word
  end
  local _, last_year = period.years(when)
  if frame.planned then
    word = contains_any(before, words.done)
    if word then return "actual", word end
    local now = tonumber((frame.now or ""):match("^%d%d%d%d"))
    if last_year and now and frame.year and frame.year > now
       and last_year <= now then
      return "actual", when
    end
    return "target", nil
  end
  word = contains_any(before, words.target)
  if word then return "target", word end
  if last_year and frame.year and last_year > frame.year
     and contains_any(sentence_before, words.future) then
    return "target", when
  end
  return "actual", nil
end

-- Region --------------------------------------------------------------------

--- The place or body that `quantity` is about.
---@return string region
function context.region(view, quantity, frame, words)
  local before = view.text:sub(view:clause_start(quantity.first),
                               quantity.first - 1)
  for _, entry in ipairs(words.region) do
    local word, region = entry[1], entry[2]
    if before:find(word, 1, true) == 1 then return region end
  end
  return frame.region
end

return context
