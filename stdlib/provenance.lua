--- Where the fields of a fact come from, found by taking away: what a fact loses
--- without a word, a period, a heading, that one decided. So it is true whatever
--- way the context takes, and costs an extraction nothing.
local context = require "tj.context"
local fact = require "tj.fact"
local outline = require "tj.outline"

local provenance = {}

---@class provenance.Case
---@field reading fact.Reading  as it was when the number was read
---@field view table
---@field quantity table
---@field made fact.Fact
---@field previous fact.Fact?

---@class provenance.Cause
---@field what string  "预计 (of scripts/lexicon/context/forecast.txt)"
---@field otherwise string  the value that the field would have without it

local FIELDS = { "indicator", "kind", "direction", "status", "period", "region" }
local WORDS = "scripts/lexicon/context/%s.txt"

-- Factors ---------------------------------------------------------------------
--
-- A factor is something that may have decided: it can be taken away. Its kind says
-- what a variant without it is like.

---@class provenance.Factor
---@field what string
---@field kind "word"|"period"|"carried"|"section"|"region"|"body"|"years"|"previous"
---@field list string?  of a word
---@field item any?  of a word or a period

local function sorted_names(t)
  local names = {}
  for name in pairs(t) do names[#names + 1] = name end
  table.sort(names)
  return names
end

--- Each word of the context's lists that stands in the paragraph.
local function add_words(factors, reading)
  for _, name in ipairs(sorted_names(reading.words)) do
    local list = reading.words[name]
    for _, word in ipairs(list) do
      if reading.around.text:find(word, 1, true) then
        factors[#factors + 1] = {
          kind = "word", list = name, item = word,
          what = ("%s (of %s)"):format(word, WORDS:format(name)) }
      end
    end
  end
end

--- The heading from which a section has its `key` (period, role).
local function heading_with(shape, section, key)
  local parent = shape.sections[section.parent]
  while parent and parent.level > 0 and parent[key] == section[key] do
    section, parent = parent, shape.sections[parent.parent]
  end
  return section
end

local function section_text(shape, section)
  local dated = heading_with(shape, section, "period")
  local planned = heading_with(shape, section, "role")
  local text = ("the heading %s%s"):format(dated.number, dated.title)
  if planned == dated then return text end
  return ("%s, under %s%s"):format(text, planned.number, planned.title)
end

--- All that may have decided, the nearest first.
local function factors_of(case)
  local reading, factors = case.reading, {}
  local shape, section = reading.shape, case.section
  local function add(kind, what) factors[#factors + 1] = { kind = kind, what = what } end
  add_words(factors, reading)
  for _, period in ipairs(case.view.periods) do
    factors[#factors + 1] = { kind = "period", item = period,
                              what = period.text .. " in the sentence" }
  end
  if case.previous then
    add("previous", "the number before it, " .. case.previous.text)
  end
  if reading.frame.carried then
    add("carried", "a sentence before it in the paragraph")
  end
  if section and section.level > 0 then
    add("section", section_text(shape, section))
  end
  add("body", "the body that reports")
  add("region", ("the document's region (%s)"):format(shape.region_from or ""))
  add("years", ("the document's years (title: %s)"):format(shape.title or ""))
  return factors
end

-- Variants --------------------------------------------------------------------

--- A table that reads like `t` but for `changes`.
local function changed(t, changes)
  return setmetatable(changes, { __index = t })
end

--- `list` without the items of `factors`.
local function without(list, factors)
  local is_removed, rest = {}, { names = list.names }
  for _, factor in ipairs(factors) do is_removed[factor.item] = true end
  for _, item in ipairs(list) do
    if not is_removed[item] then rest[#rest + 1] = item end
  end
  return rest
end

--- The lists of words without the factors that are words.
local function other_words(words, factors)
  local by_list, lists = {}, {}
  for _, factor in ipairs(factors) do
    if factor.kind == "word" then
      by_list[factor.list] = by_list[factor.list] or {}
      table.insert(by_list[factor.list], factor)
    end
  end
  for name, removed in pairs(by_list) do
    lists[name] = without(words[name], removed)
  end
  return changed(words, lists)
end

--- The frame without the factors of kinds `gone`.
local function other_frame(case, gone)
  local shape = changed(case.reading.shape, {})
  if gone.region then shape.region = false end
  if gone.body then shape.body = false end
  if gone.years then
    shape.year, shape.plan_year, shape.date = false, false, false
  end
  local frame = context.frame(shape, not gone.section and case.section or nil)
  frame.carried = not gone.carried and case.reading.frame.carried or nil
  return frame
end

--- The fact as it would be without `factors`; nil when no rule would claim it.
local function make_without(case, factors)
  local gone, periods = {}, {}
  for _, factor in ipairs(factors) do
    gone[factor.kind] = true
    if factor.kind == "period" then periods[#periods + 1] = factor end
  end
  local reading = changed(case.reading, {
    words = other_words(case.reading.words, factors),
    frame = other_frame(case, gone) })
  local view = changed(case.view, {
    periods = without(case.view.periods, periods),
    meant = false, running = false })
  return fact.make(reading, view, case.quantity,
                   not gone.previous and case.previous or nil)
end

-- Causes ----------------------------------------------------------------------

--- Each factor without which a field is another one.
local function add_necessary(causes, case, factors)
  for _, factor in ipairs(factors) do
    local other = make_without(case, { factor })
    for _, field in ipairs(other and FIELDS or {}) do
      if other[field] ~= case.made[field] then
        local list = causes[field]
        list[#list + 1] = { what = factor.what, otherwise = other[field] }
      end
    end
  end
end

--- Each factor that alone is enough, for fields that several agree on.
local function add_sufficient(causes, case, factors)
  local bare = make_without(case, factors)
  if not bare then return end
  for i, factor in ipairs(factors) do
    local rest = table.move(factors, i + 1, #factors, i,
                            table.move(factors, 1, i - 1, 1, {}))
    local other = make_without(case, rest)
    for _, field in ipairs(other and FIELDS or {}) do
      local list, value = causes[field], case.made[field]
      local is_open = not list[1] or list.is_agreed
      if is_open and other[field] == value and bare[field] ~= value then
        list.is_agreed = true
        list[#list + 1] = { what = factor.what, otherwise = bare[field] }
      end
    end
  end
end

--- What decided each field of the fact `made`, the nearest cause first. Where
--- several agree, `is_agreed` is true: only without all of them is it otherwise.
---@param case provenance.Case
---@return table<string, provenance.Cause[]> causes
function provenance.of(case)
  local reading, causes = case.reading, {}
  case.section = outline.section_at(reading.shape,
                                    reading.blocks[reading.block].first)
  for _, field in ipairs(FIELDS) do causes[field] = {} end
  local factors = factors_of(case)
  add_necessary(causes, case, factors)
  add_sufficient(causes, case, factors)
  return causes
end

return provenance
