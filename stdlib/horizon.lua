--- What a document looks back on and what it plans: two periods, by its title,
--- else its topmost headings, else where and when it was given, else its text.
local dates = require "tj.dates"
local paths = require "tj.paths"
local places = require "tj.places"
local years = require "tj.years"

local horizon = {}

local words = dofile(paths.lexicon .. "/roles.lua").words
local PARAGRAPHS, BYTES = 10, 3000  -- of the text that are read for years

local AT_ONCE = { policy = true, speech = true }  -- kinds of no year but their own
local TURN_ENDS, TURN_BEGINS = 3, 11  -- months in which the year is summed up

--- The year that a period begins in, and the one that it ends in.
local function bounds(period)
  local first = tonumber(period:match("^%d%d%d%d"))
  local last = tonumber(period:match("%.%.(%d%d%d%d)")) or first
  return first, last
end

local function has_any(text, list)
  for _, word in ipairs(list) do
    if text:find(word, 1, true) then return true end
  end
  return false
end

--- 2025 after 2025H1 is H2, after another part of a year the year; after a year
--- or a span of years the year that follows.
local function next_period(review)
  local first, last = bounds(review)
  if review:find("H1$") then return ("%dH2"):format(first) end
  if review:find("Q[1-3]$") then return tostring(first) end
  local month = tonumber(review:match("%-(%d%d)$"))
  if month and month < 12 then return tostring(last) end
  return tostring(last + 1)
end

--- What a plan looks back on: a five-year plan on the one before, another one on
--- the year before; what is of its year at once on that year.
local function period_before(plan, kind)
  local first, last = bounds(plan)
  if AT_ONCE[kind] then return tostring(first) end
  if last - first == 4 and first % 5 == 1 then
    return ("%d..%d"):format(first - 5, first - 1)
  end
  return tostring(first - 1)
end

-- By the title ------------------------------------------------------------------

local LOOKS_AHEAD = { plan = true, ["responsibility paper"] = true }

local LOOKS_BACK = { communique = true }  -- kinds that plan nothing

local JOINS = { ["、"] = true, ["和"] = true, ["与"] = true, ["及"] = true }

--- Two years that are reviewed as one: 2016年、2017年工作总结.
local function is_joined(title)
  local plain = years.plain(title)
  local join = plain:match("%f[%d]%d%d%d%d(%D-)%d%d%d%d年")
  join = join and join:gsub("^年", ""):gsub("^度", "")
  return JOINS[join] and not has_any(title, words.plan)
end

--- Review and plan by what the title names; either may be nil.
local function of_title(title, kind)
  local list = years.periods(title)
  local first, second = list[1], list[2]
  if not first then return nil, nil end
  if LOOKS_AHEAD[kind] then return nil, first end
  if second and is_joined(title) then return list[1] .. ".." .. list[2], nil end
  if second then return first, second end
  if kind == "government work report" and first:find("^%d%d%d%d$") then
    return tostring(tonumber(first) - 1), first
  end
  if AT_ONCE[kind] then return nil, first end
  return first, nil
end

-- By the headings ---------------------------------------------------------------

--- What the topmost headings say, whose titles were read.
local function of_headings(sections, titles)
  local review, plan, all = nil, nil, {}
  for _, section in ipairs(sections) do
    if section.level == 1 then
      local title = titles[section.title]
      local role, list = title.role, title.years
      if role == "review" and list[1] and not review then
        review = years.periods(section.title)[1]
      elseif role == "plan" and list[1] and not plan then
        plan = tostring(list[#list])
      end
      for _, year in ipairs(list) do all[#all + 1] = year end
    end
  end
  for i = 2, #all do  -- 2016年主要工作, 2017年主要任务
    if all[i] == all[1] + 1 then
      return review or tostring(all[1]), plan or tostring(all[i])
    end
  end
  return review, plan or (not review and all[1] and tostring(all[1])) or nil
end

-- By the text -------------------------------------------------------------------

--- The year that the first paragraphs name most: one that a paragraph begins
--- with counts thrice.
local function of_text(text, blocks)
  local totals, best, seen = {}, nil, 0
  for _, block in ipairs(blocks) do
    if block.type == "paragraph" then
      local line = text:sub(block.first, math.min(block.last, block.first + BYTES))
      for i, year in ipairs(years.all(line)) do
        local weight = i == 1 and line:find("^[^\228-\239]*" .. year) and 3 or 1
        totals[year] = (totals[year] or 0) + weight
        if not best or totals[year] > totals[best] then best = year end
      end
      seen = seen + 1
      if seen == PARAGRAPHS then break end
    end
  end
  return best and tostring(best)
end

--- A report of the first half of a year is on the year before.
local function of_date(date)
  local year, month = tonumber(date:sub(1, 4)), tonumber(date:sub(6, 7))
  return tostring((month or 12) <= 6 and year - 1 or year)
end

--- The year in 青科〔2016〕5号.
local function of_number(number)
  return number and number:match("[〔%[(](%d%d%d%d)")
end

--- What a report or a speech on a day reviews and plans, at the turn of the year.
local function of_turn(date)
  local year, month = date:match("^(%d%d%d%d)%-?(%d*)")
  year, month = tonumber(year), tonumber(month) or 1
  if month >= TURN_BEGINS then return tostring(year), tostring(year + 1) end
  return tostring(year - 1), tostring(year)
end

--- The day of an occasion, or its year.
local function day_of(occasion)
  return occasion and (dates.day(occasion) or years.plain(occasion):match("%d%d%d%d"))
end

--- What a document of no year but its own is of: a notice of the year it is
--- numbered in, a speech of the turn of the year of both.
local function of_its_day(shape)
  local number = of_number(shape.document_number)
  if shape.kind ~= "speech" then
    return nil, number or shape.date and shape.date:sub(1, 4)
  end
  local month = shape.date and tonumber(shape.date:sub(6, 7))
  if month and (month <= TURN_ENDS or month >= TURN_BEGINS) then
    return of_turn(shape.date)
  end
  return nil, shape.date and shape.date:sub(1, 4)
end

--- The year that a title leaves out which names but a part of it: 一季度.
local function of_part(title, review)
  local year = review and review:match("^%d%d%d%d$")
  local list = year and years.periods(title, tonumber(year)) or {}
  return list[1] and not list[1]:find("^%d%d%d%d%.%.%d") and list[1] or review
end

-- Together ----------------------------------------------------------------------

--- Fills `review_period`, `plan_period`, `year` and `plan_year` of a shape, from
--- its title, kind, region, date, number and sections.
---@param shape outline.Shape
---@param text string
---@param blocks outline.Block[]  of the head and the first paragraphs
---@param occasion string?
---@param titles table<string, roles.Reading>  of roles.titles
function horizon.add(shape, text, blocks, occasion, titles)
  local kind = shape.kind
  local title = shape.title or ""
  if shape.region and places.province(shape.region) == "台湾省" then
    title = years.of_taiwan(title)
  end
  local review, plan = of_title(title, kind)
  local head_review, head_plan = of_headings(shape.sections, titles)
  local day = day_of(occasion)
  if day and (kind == "government work report" or not review and not plan) then
    review, plan = of_turn(day)
  end
  review, plan = review or head_review, plan or head_plan
  if not review and not plan and AT_ONCE[kind] then
    review, plan = of_its_day(shape)
  end
  if not review and not plan then
    review = of_text(text, blocks) or shape.date and of_date(shape.date)
    review = of_part(title, review)
  end
  if plan and not review then review = period_before(plan, kind) end
  if review and not plan and not LOOKS_BACK[kind] then
    plan = next_period(review)
  end
  shape.review_period, shape.plan_period = review or "", plan or ""
  shape.year = review and select(2, bounds(review))
  shape.plan_year = plan and bounds(plan)
end

return horizon
