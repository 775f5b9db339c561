--- What each section of a document does (review, problems, plan, policies,
--- safeguards) and which period it speaks of: by its heading, else by the
--- sections around it, else by how its first paragraphs speak.
local core = require "tj.core.outline"
local paths = require "tj.paths"
local sections = require "tj.sections"
local years = require "tj.years"

local roles = {}

local lexicon = dofile(paths.lexicon .. "/roles.lua")
local MOOD_BYTES = 6000  -- of a section's text that tell how it speaks
local LEAST_MOOD = 4     -- words that it must have more of the one than the other
local LEAST_TURN = 2     -- the same for a paragraph where a turn is announced

---@alias outline.Role "review"|"problems"|"plan"|"policies"|"safeguards"|""

local function has_any(text, words)
  for _, word in ipairs(words) do
    if text:find(word, 1, true) then return word end
  end
end

local function contains(list, wanted)
  for _, item in ipairs(list) do
    if item == wanted then return true end
  end
  return false
end

-- What the words of a heading tell, as bits: its role, ...
local TURNS = { "problems", "plan", "safeguards" }
local lists, BIT = {}, { turn = {} }

local function add_list(words)
  lists[#lists + 1] = words
  return 1 << #lists - 1
end

for _, role in ipairs(lexicon.order) do
  BIT[role] = add_list(lexicon.words[role])
end
local ROLES = (1 << #lexicon.order) - 1
for _, role in ipairs(TURNS) do
  BIT.turn[role] = add_list(lexicon.turns[role])
end
BIT.none = add_list(lexicon.none)
BIT.dated = add_list(years.signs)
BIT.faced = add_list(lexicon.faced)
local finder = core.words(lists)

--- The first role in the order of the lexicon.
local function role_told(told)
  if told & ROLES ~= 0 then
    for _, role in ipairs(lexicon.order) do
      if told & BIT[role] ~= 0 then return role end
    end
  end
  return ""
end

--- What `read` makes of a string, made once for each: a collection of reports
--- repeats its headings. Who asks shares the value.
local function remember(read)
  return setmetatable({}, { __index = function (known, title)
    local value = read(title)
    known[title] = value
    return value
  end })
end

-- A title of a document, read once.
---@class roles.Reading
---@field told integer   bits
---@field role outline.Role
---@field years integer[]

local NO_YEARS = {}

local function read_title(title)
  local told = finder:seen(title)
  return {
    told = told, role = role_told(told),
    years = told & BIT.dated ~= 0 and years.all(title) or NO_YEARS,
  }
end

--- The titles of one document, each read when it is first asked for.
---@return table<string, roles.Reading>
function roles.titles()
  return remember(read_title)
end

-- Periods ------------------------------------------------------------------------

local STARTING = { "开局", "开好局", "起好步", "收官" }  -- of a plan, not it all

--- The periods that a heading names; false for none.
local function periods_of(title, shape)
  local list = years.periods(title, shape.plan_year)
  if not list[1] or list[1]:find("..", 1, true) and not list[2]
    and has_any(title, STARTING) then
    return false
  end
  return list
end

local function is_span(period)
  return period:find("..", 1, true) ~= nil
end

--- Of the periods that a heading names, the one that its numbers are of unless
--- they say otherwise: of 2025年和“十四五” the year; a review speaks of the first
--- of two years, anything else of the last.
local function main_period(list, role)
  local pick
  if not list then return nil end
  for _, period in ipairs(list) do
    if not pick or is_span(pick) and not is_span(period)
      or role ~= "review" and is_span(pick) == is_span(period) then
      pick = period
    end
  end
  return pick
end

local function period_of_role(role, shape)
  if role == "review" or role == "problems" then return shape.review_period end
  if role ~= "" then return shape.plan_period end
  return ""
end

--- Gives the section a role and the period that goes with it.
local function settle(section, told, role, shape)
  section.role = role
  section.period = main_period(section.periods, role)
    or told & BIT.faced ~= 0 and role == "problems"
    and shape.plan_period
    or period_of_role(role, shape)
end

-- Sections whose heading says nothing ---------------------------------------------

local function count(text, words)
  local total = 0
  for _, word in ipairs(words) do
    local at = 1
    while true do
      local first, last = text:find(word, at, true)
      if not first then break end
      at, total = last + 1, total + 1
    end
  end
  return total
end

--- What a part of the text does by how its beginning speaks: 取得了 or 必须, of
--- which it must have `least` more.
local function role_by_mood(span, text, least)
  local part = text:sub(span.first, math.min(span.last,
                                             span.first + MOOD_BYTES))
  for _, word in ipairs(lexicon.mood.neither) do part = part:gsub(word, "") end
  local done = count(part, lexicon.mood.review)
  local meant = count(part, lexicon.mood.plan)
  if done - meant >= least then return "review" end
  if meant - done >= least then return "plan" end
  return ""
end

--- The role of a topmost section whose title has no word for one: by its `year`,
--- else as the one before it; after the review a government plans.
local function role_by_place(section, year, before, shape, text)
  if year and year == shape.year then return "review" end
  if year and year == shape.plan_year then return "plan" end
  local is_speech = shape.kind == "government work report"
    or shape.kind == "speech"
  if before == "review" and not is_speech then return "review" end
  if before == "" then
    return is_speech and role_by_mood(section, text, LEAST_MOOD) or ""
  end
  return "plan"
end

--- 2016年主要任务 in a report on 2016 is done.
local function is_past(section, role, shape)
  local first = section.periods and section.periods[1]
  return role == "plan" and first == shape.review_period
    and first ~= shape.plan_period and not is_span(first)
end

local function add_top_role(section, title, before, shape, text)
  if title.told & BIT.none ~= 0 then return end
  local role = title.role
  if is_past(section, role, shape) then role = "review" end
  if role == "" then
    role = role_by_place(section, title.years[1], before, shape, text)
  end
  settle(section, title.told, role, shape)
end

-- Subsections --------------------------------------------------------------------

--- The role that a subsection turns to: to the problems, to what comes next; or
--- the one that its heading names with another period than that around it.
local function turn_of(section, title, parent, shape)
  for _, role in ipairs(TURNS) do
    if title.told & BIT.turn[role] ~= 0 and parent.role ~= role then
      return role
    end
  end
  if parent.role == "" then return title.role end
  local period = main_period(section.periods, parent.role)
  local role = period and period ~= parent.period and title.role or ""
  if role == "plan" and parent.role == "review" and period == shape.plan_period
    or role == "review" and parent.role == "plan"
    and period == shape.review_period then
    return role
  end
end

--- Does the heading begin with the period that it names: 2018年工业发展, and not
--- 落实2025战略?
local function begins_with_period(title)
  local plain = years.plain(title):gsub("^“", "")
  return plain:find("^%d%d%d%d年") ~= nil or title:find("^“.-五”") ~= nil
end

--- A subsection does what the section around it does, unless it turns.
local function add_inner_role(section, title, parent, shape)
  section.role, section.period = parent.role, parent.period
  local turn = turn_of(section, title, parent, shape)
  if turn then
    settle(section, title.told, turn, shape)
  elseif title.told & BIT.dated ~= 0 and begins_with_period(section.title) then
    section.period = main_period(section.periods, section.role)
      or section.period
  end
end

-- Plans that no heading opens ------------------------------------------------------

local LONGEST = 1 << 20  -- bytes of a report; what is longer is a collection

--- Does the paragraph turn from what was done to what is to be done?
local function turns_to_plan(paragraph, shape)
  for _, word in ipairs(lexicon.begins) do
    if paragraph:sub(1, #word) == word then return true end
  end
  if shape.plan_year and years.all(paragraph:sub(1, 12))[1] == shape.plan_year
    and #shape.plan_period == 4 then
    return true
  end
  return has_any(paragraph:sub(-90), lexicon.opens) ~= nil
    and has_any(paragraph, lexicon.ahead) ~= nil
end

local function says_plan(list, titles)
  for _, section in ipairs(list) do
    if section.role == "plan" and titles[section.title].role == "plan" then
      return true
    end
  end
  return false
end

--- The paragraph that opens the plan, or nil.
local function find_turn(shape, text, blocks)
  for i, block in ipairs(blocks) do
    local after = blocks[i + 1]
    if block.type == "paragraph" and block.first > #text // 8
      and after and after.type ~= "furniture"
      and sections.find(shape.sections, block.first).role ~= "plan"
      and turns_to_plan(text:sub(block.first, block.last), shape) then
      return block
    end
  end
end

--- Where no heading says that it opens the plan, a paragraph may: it then
--- opens a section without title, and what reviewed after it plans.
local function add_lost_plan(shape, text, blocks)
  local list = shape.sections
  local turn = find_turn(shape, text, blocks)
  if not turn then return end
  for _, section in ipairs(list) do
    if section.first > turn.first and section.role == "review" then
      section.role, section.period = "plan", shape.plan_period
    end
  end
  local opened = sections.open(list, turn.first)
  opened.role, opened.period = "plan", shape.plan_period
end

--- Does the heading announce the review and the plan at once: 2025年上半年工作总结
--- 和下半年工作安排?
local function announces_both(section, shape)
  local list = section.periods
  return list and section.role == "review" and #list == 2
    and list[1] == shape.review_period and list[2] == shape.plan_period
    and has_any(section.title, lexicon.words.plan) ~= nil
end

--- The paragraph from which on nothing in the section reviews; nil where the
--- section has headings of its own.
local function turn_inside(section, text, blocks)
  local turn
  for i = #blocks, 1, -1 do
    local block = blocks[i]
    if block.first > section.first and block.last <= section.last then
      if block.type == "heading" and block.level > section.level
        and block.number ~= "" then
        return nil
      end
      local role = block.type == "paragraph"
        and role_by_mood(block, text, LEAST_TURN)
      if role == "review" then return turn end
      if role == "plan" then turn = block end
    end
  end
end

--- In a section that reviews and plans, the plan is a section of its own.
local function add_inner_plans(shape, text, blocks)
  local list = shape.sections
  for i = #list, 2, -1 do
    local section = list[i]
    local turn = announces_both(section, shape)
      and turn_inside(section, text, blocks(section.first, section.last))
    if turn then
      for _, inner in ipairs(list) do
        if inner.first >= turn.first and inner.last <= section.last then
          inner.role, inner.period = "plan", shape.plan_period
        end
      end
      local opened = sections.open(list, turn.first, i)
      opened.role, opened.period = "plan", shape.plan_period
    end
  end
end

-- Together -------------------------------------------------------------------------

--- What the text before the first heading does.
local function add_root_role(root, shape)
  local role = ""
  if shape.kind == "plan" or shape.kind == "policy" then role = "plan"
  elseif contains(lexicon.looks_back, shape.kind) then role = "review" end
  root.role, root.period = role, period_of_role(role, shape)
end

--- Gives each section of the shape its role and periods.
---@param shape outline.Shape  with kind, years and sections
---@param text string
---@param titles table<string, roles.Reading>  of roles.titles
---@param blocks fun(first: integer, last: integer): outline.Block[]  asked
---for where the headings do not tell where the plan begins
function roles.add(shape, text, titles, blocks)
  local list = shape.sections
  local periods = remember(function (title) return periods_of(title, shape) end)
  add_root_role(list[1], shape)
  local before = list[1].role
  for i = 2, #list do
    local section = list[i]
    local title = titles[section.title]
    section.periods = title.told & BIT.dated ~= 0 and periods[section.title]
      or nil
    if section.parent == 1 then
      add_top_role(section, title, before, shape, text)
      before = section.role
      if before == "review" and shape.kind == "" then
        shape.kind = "work report"  -- no title, but it reviews
      end
    else
      add_inner_role(section, title, list[section.parent], shape)
    end
  end
  if #text <= LONGEST and not says_plan(list, titles) then
    add_lost_plan(shape, text, blocks(1, #text))
  end
  add_inner_plans(shape, text, blocks)
end

return roles
