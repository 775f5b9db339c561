--- What a document is: title, publisher, date, the year it looks back on and
--- the year it plans, region, and its sections with what each of them does.
local core = require "tj.core.outline"
local paths = require "tj.paths"
local region = require "tj.region"
local years = require "tj.years"

local outline = {}

local function lexicon(name)
  return dofile(("%s/%s.lua"):format(paths.lexicon, name))
end

local roles, kinds = lexicon "roles", lexicon "kinds"
local options = { furniture = lexicon "furniture" }
local marks = core.marks(options)  -- made once for all documents

---@alias outline.Role "review"|"problems"|"plan"|"policies"|"safeguards"|""

---@class outline.Section
---@field first integer
---@field last integer
---@field number string   一、 or (二); "" where the heading has none
---@field title string    without the number and the final stop
---@field level integer   0 is the whole document, 1 the topmost headings
---@field role outline.Role
---@field period string   "2016", "2016..2020"; "" where nothing tells
---@field parent integer  index of the section around it; 0 for the document

---@class outline.Shape
---@field title? string
---@field publisher? string
---@field date? string       "2018-09-27"
---@field year? integer      the last year that the report looks back on
---@field plan_year? integer the first year that it plans
---@field review_period string
---@field plan_period string
---@field region? string
---@field region_from? "title"|"publisher"|"occasion"|"text"|"wider"
---@field body? string       the organisation: 珠海市科技和工业信息化局
---@field kind string        "work report", ...; "" where nothing tells
---@field fields table<string, string>  of metadata lines
---@field sections outline.Section[]    the first is the whole document

--- Adds blocks and sentences to the document; furniture is known by the words
--- of scripts/lexicon/furniture.lua.
---@param doc tj.Document
---@return tj.Document doc
function outline.add(doc)
  return core.add(doc, marks)
end

--- The same for a plain string.
---@param text string
---@return { blocks: outline.Block[], sentences: outline.Sentence[] }
function outline.cut(text)
  return core.cut(text, marks)
end

local function has_any(text, words)
  for _, word in ipairs(words) do
    if text:find(word, 1, true) then return word end
  end
end

local function squeeze(text)
  return (text:gsub("[ \t\r\n]+", " "):gsub("\u{3000}", ""):gsub("\u{A0}", " "))
end

-- Metadata ------------------------------------------------------------------

local KEYS = {
  title = { "信息名称", "标题", "文件标题", "名称" },
  publisher = {
    "发布机构", "发布单位", "发布部门", "发文机关", "发文机构", "发文单位",
    "制发机关", "信息来源", "来源", "稿件来源", "文章来源",
  },
  date = {
    "发布日期", "发布时间", "公开日期", "公开时间", "成文日期", "成文时间",
    "生成日期", "生成时间", "印发日期", "发文日期", "发表时间", "更新时间",
    "更新日期", "录入时间", "时间", "日期", "来源",
  },
}

--- 2018-09-27 out of 2018-09-27 10:00, 2018年9月27日, 2018/9/27, 2018.9.27
local function date_of(text)
  local plain = years.plain(text)
  local year, month, day = plain:match("%f[%d](%d%d%d%d)[-/.](%d%d?)[-/.](%d%d?)")
  if not year then
    year, month, day = plain:match("%f[%d](%d%d%d%d)年(%d%d?)月(%d%d?)日")
  end
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  if not year or month > 12 or day > 31 then return nil end
  return ("%04d-%02d-%02d"):format(year, month, day)
end

--- "key: value" pairs of metadata lines, one or more on a line; blanks in a key
--- do not count. The first value of a key stays.
local function fields_of(text, blocks)
  local fields = {}
  for _, block in ipairs(blocks) do
    if block.type == "metadata" then
      local line = text:sub(block.first, block.last):gsub("：", ":")
      line = "\n" .. line:gsub("\u{A0}", " "):gsub("\u{3000}", " ")
      for _, key in ipairs(options.furniture.key) do
        local spaced = key:gsub(utf8.charpattern, "%0 *")
        line = line:gsub("[\n ][^\n%w\228-\233]*" .. spaced .. ":",
                         "\n" .. key .. ":")
      end
      for key, value in line:gmatch("\n([^\n:]*):([^\n]*)") do
        value = value:match("^%s*(.-)%s*$"):gsub("%s%s+[^%s:]+:.*$", "")
        fields[key] = fields[key] or squeeze(value)
      end
    end
  end
  return fields
end

local function first_field(fields, keys)
  for _, key in ipairs(keys) do
    if fields[key] and fields[key] ~= "" then return fields[key] end
  end
end

local function field_date(fields)
  for _, key in ipairs(KEYS.date) do
    local date = fields[key] and date_of(fields[key])
    if date then return date end
  end
end

-- Title, kind, body ---------------------------------------------------------

local function ends_with_any(text, words)
  for _, word in ipairs(words) do
    if text:sub(-#word) == word then return true end
  end
  return false
end

--- Without the name of the site and the marks of footnotes.
local function trim_title(title)
  title = title:gsub("%s*%[%d+%]$", "")
  if not ends_with_any(title, { "网", "网站" }) then return title end
  local name = ""
  for _, mark in ipairs { "%-", "_", "|", "—" } do
    local before = title:match("^(.*)" .. mark) or ""
    if #before > #name then name = before end
  end
  name = name:gsub("[%s_|-]+$", ""):gsub("—$", "")
  return name ~= "" and name or title
end

--- The title: of a field, else the fullest of the title lines.
local function title_of(text, blocks, fields)
  local title = first_field(fields, KEYS.title)
  if title then return trim_title(title) end
  for _, block in ipairs(blocks) do
    if block.type == "heading" and block.level == 0 then
      local line = trim_title(squeeze(text:sub(block.first, block.last)))
      if not title or #line > #title and line:find(title, 1, true) then
        title = line
      end
    end
  end
  return title
end

local function kind_of(title)
  for _, row in ipairs(kinds) do
    if title:find(row[1], 1, true) then return row[2] end
  end
  return ""
end

local BODY_ENDS = {
  "局", "委", "厅", "院", "办", "会", "府", "部", "处", "中心", "公司", "集团",
  "办公室", "站", "所", "队", "学校",
}

local function is_body(name)
  for _, word in ipairs(BODY_ENDS) do
    if name:sub(-#word) == word and #name > 6 then return true end
  end
  return false
end

--- The organisation that reports: the head of the title, else the publisher.
local function body_of(shape)
  local title = years.plain(shape.title or "")
  if shape.kind == "government work report" and shape.region then
    return shape.region == "中国" and "国务院" or shape.region .. "人民政府"
  end
  local name = title:match("^(.-)%d%d%d%d年") or title:match("^(.-)关于")
    or title:match("^(.-)“") or ""
  if is_body(name) then return name end
  name = (shape.publisher or ""):match("^%S+") or ""
  if not is_body(name) then return nil end
  for _, level in ipairs { "省", "市", "区", "县" } do  -- 区科技局 of 越秀区
    if shape.region_from ~= "wider" and name:sub(1, #level) == level
      and (shape.region or ""):sub(-#level) == level then
      return shape.region .. name:sub(#level + 1)
    end
  end
  return name
end

-- Years ---------------------------------------------------------------------

local function start_year(period)
  return tonumber(period:match("^%d%d%d%d"))
end

local function end_year(period)
  return tonumber(period:match("%d%d%d%d$"))
end

--- What a title says of the years: review period, plan period.
local function periods_of_title(title, kind)
  local list, plans = years.all(title), years.plans(title)
  local range = years.range(title)
  if range then
    if kind == "plan" then return nil, range end
    return range, nil
  end
  if list[2] then return tostring(list[1]), tostring(list[2]) end
  if list[1] then
    local year = tostring(list[1])
    if kind == "government work report" then
      return tostring(list[1] - 1), year
    end
    if kind == "plan" or kind == "responsibility paper" then
      return nil, year
    end
    return year, nil
  end
  if plans[2] then return plans[1], plans[2] end
  if plans[1] and kind == "plan" then return nil, plans[1] end
  return plans[1], nil
end

local function role_of(title)
  for _, role in ipairs(roles.order) do
    if has_any(title, roles.words[role]) then return role end
  end
  return ""
end

--- What the topmost headings say of the years.
local function periods_of_headings(sections)
  local review, plan, all = nil, nil, {}
  for _, section in ipairs(sections) do
    if section.level == 1 then
      local role, list = role_of(section.title), years.all(section.title)
      if role == "review" and list[1] and not review then
        review = tostring(list[1])
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

--- The year that the first paragraphs name most: one that a paragraph begins
--- with counts thrice.
local function year_of_text(text, blocks)
  local totals, best, seen = {}, nil, 0
  for _, block in ipairs(blocks) do
    if block.type == "paragraph" then
      local line = text:sub(block.first, math.min(block.last, block.first + 3000))
      for i, year in ipairs(years.all(line)) do
        local weight = i == 1 and line:find("^[^\228-\239]*" .. year) and 3 or 1
        totals[year] = (totals[year] or 0) + weight
        if not best or totals[year] > totals[best] then best = year end
      end
      seen = seen + 1
      if seen == 10 then break end
    end
  end
  return best
end

local function add_years(shape, text, blocks, occasion)
  local title = shape.title or ""
  local review, plan = periods_of_title(title, shape.kind)
  local head_review, head_plan = periods_of_headings(shape.sections)
  if not review and not plan and occasion then
    local year = years.all(occasion)[1]
    if year then review, plan = tostring(year - 1), tostring(year) end
  end
  review, plan = review or head_review, plan or head_plan
  if not review and not plan then
    local year = year_of_text(text, blocks)
    if year then
      review = tostring(year)
    elseif shape.date then
      local at = tonumber(shape.date:sub(1, 4))
      review = tostring(tonumber(shape.date:sub(6, 7)) <= 6 and at - 1 or at)
    end
  end
  if not review and plan then review = tostring(start_year(plan) - 1) end
  if not plan and review then plan = tostring(end_year(review) + 1) end
  shape.review_period, shape.plan_period = review or "", plan or ""
  shape.year = review and end_year(review)
  shape.plan_year = plan and start_year(plan)
end

-- Sections ------------------------------------------------------------------

--- The sections that the headings open, under one for the whole document.
local function sections_of(text, blocks, title)
  local sections = { {
    first = 1, last = #text, number = "", title = title or "", level = 0,
    role = "", period = "", parent = 0,
  } }
  local open = { 1 }  -- indexes of the sections around, by level from 0
  for _, block in ipairs(blocks) do
    if block.type == "heading" and block.level > 0 then
      while #open > block.level do
        sections[table.remove(open)].last = block.first - 1
      end
      local line = squeeze(text:sub(block.first, block.last))
      local name = line:sub(#squeeze(block.number) + 1):gsub("^%s+", "")
      sections[#sections + 1] = {
        first = block.first, last = #text, number = block.number,
        title = name:gsub("。$", ""), level = block.level, role = "",
        period = "", parent = open[#open],
      }
      open[#open + 1] = #sections
    end
  end
  return sections
end

local STARTING = { "开局", "开好局", "起好步", "收官" }  -- of a plan, not it all

--- The period that a heading names itself, or nil.
local function own_period(title, role, shape)
  local list = years.all(title)
  local range = years.range(title)
  if range then return range end
  if #list == 0 and not has_any(title, STARTING) then list = years.plans(title) end
  if #list == 0 then
    return shape.plan_year and years.relative(title, shape.plan_year)
  end
  return tostring(role == "review" and list[1] or list[#list])
end

local function period_of_role(role, shape)
  if role == "review" or role == "problems" then return shape.review_period end
  if role ~= "" then return shape.plan_period end
  return ""
end

--- The role of a topmost section whose title has no word for one: by its year,
--- else as the one before it; after the review a government plans.
local function role_by_place(title, before, shape)
  local year = years.all(title)[1]
  if year and year == shape.year then return "review" end
  if year and year == shape.plan_year then return "plan" end
  if before == "review" and shape.kind ~= "government work report" then
    return "review"
  end
  return before == "" and "" or "plan"
end

local function add_top_role(section, before, shape)
  local title = section.title
  if has_any(title, roles.none) then return end
  local role, year = role_of(title), years.all(title)[1]
  if role == "plan" and year and year == shape.year
    and shape.year ~= shape.plan_year then
    role = "review"  -- 2016年主要任务 in a report on 2016
  end
  if role == "" then role = role_by_place(title, before, shape) end
  section.role = role
  section.period = own_period(title, role, shape) or period_of_role(role, shape)
end

--- A subsection does what the section around it does, unless it says that it
--- turns to the problems or to what comes next.
local function add_inner_role(section, parent, shape)
  section.role, section.period = parent.role, parent.period
  for _, role in ipairs { "problems", "plan" } do
    if parent.role ~= role and has_any(section.title, roles.turns[role]) then
      section.role = role
      section.period = own_period(section.title, role, shape)
        or period_of_role(role, shape)
      return
    end
  end
  if parent.role == "" then
    section.role = role_of(section.title)
    section.period = period_of_role(section.role, shape)
  end
  local title = section.title:gsub("^“", "")
  if title:find("^%d%d%d%d年") or section.title:find("^“.-五”") then
    section.period = own_period(section.title, section.role, shape)
      or section.period
  end
end

local LOOKS_BACK = {
  ["work report"] = true, communique = true, ["annual report"] = true,
}

--- What the text before the first heading does.
local function add_root_role(root, shape)
  local role = ""
  if shape.kind == "plan" then role = "plan"
  elseif LOOKS_BACK[shape.kind] then role = "review" end
  root.role, root.period = role, period_of_role(role, shape)
end

local function add_roles(shape)
  local sections = shape.sections
  add_root_role(sections[1], shape)
  local before = sections[1].role
  for i = 2, #sections do
    local section = sections[i]
    if section.parent == 1 then
      add_top_role(section, before, shape)
      before = section.role
      if before == "review" and shape.kind == "" then
        shape.kind = "work report"  -- no title, but it reviews
      end
    else
      add_inner_role(section, sections[section.parent], shape)
    end
  end
end

--- Does the paragraph turn from what was done to what is to be done?
local function turns_to_plan(paragraph, shape)
  for _, word in ipairs(roles.begins) do
    if paragraph:sub(1, #word) == word then return true end
  end
  if shape.plan_year and years.all(paragraph:sub(1, 12))[1] == shape.plan_year
    and #shape.plan_period == 4 then
    return true
  end
  return has_any(paragraph:sub(-90), roles.opens) ~= nil
    and has_any(paragraph, roles.ahead) ~= nil
end

--- The innermost section around byte `first`, and its index.
local function find_section(sections, first)
  local low, high = 1, #sections
  while low < high do  -- the last section that starts at or before `first`
    local middle = (low + high + 1) // 2
    if sections[middle].first <= first then low = middle else high = middle - 1 end
  end
  while low > 1 and sections[low].last < first do low = sections[low].parent end
  return sections[low], low
end

--- Puts a section in reading order, after section `at`, and mends `parent`.
local function insert_section(sections, section)
  local at = #sections
  while sections[at].first > section.first do at = at - 1 end
  for _, other in ipairs(sections) do
    if other.parent > at then other.parent = other.parent + 1 end
  end
  table.insert(sections, at + 1, section)
end

local function says_plan(sections)
  for _, section in ipairs(sections) do
    if section.role == "plan" and role_of(section.title) == "plan" then
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
      and find_section(shape.sections, block.first).role ~= "plan"
      and turns_to_plan(text:sub(block.first, block.last), shape) then
      return block
    end
  end
end

--- Where no heading says that it opens the plan, a paragraph may: it then
--- opens a section without title, and what reviewed after it plans.
local function add_lost_plan(shape, text, blocks)
  local sections = shape.sections
  local turn = not says_plan(sections) and find_turn(shape, text, blocks)
  if not turn then return end
  local around, parent = find_section(sections, turn.first)
  local last = around.last
  for i = #sections, 2, -1 do
    local section = sections[i]
    if section.first > turn.first then
      if section.first <= last then last = section.first - 1 end
      if section.role == "review" then
        section.role, section.period = "plan", shape.plan_period
      end
    end
  end
  insert_section(sections, {
    first = turn.first, last = last, number = "", title = "",
    level = around.level + 1, role = "plan", period = shape.plan_period,
    parent = parent,
  })
end

-- Reading -------------------------------------------------------------------

local GATHERINGS = { "会", "会上", "会议", "会议上" }

--- Where and when a speech was given: a line above the report or just below
--- its title.
local function occasion_of(text, blocks)
  for i = 1, math.min(#blocks, 30) do
    local line = text:sub(blocks[i].first, math.min(blocks[i].last,
                                                    blocks[i].first + 200))
    if line:find("%d年%d+月%d+日在")
       and ends_with_any(line:gsub("[%s)]+$", ""), GATHERINGS) then
      return line
    end
  end
end

local function date_line(text, block)
  if block.type ~= "paragraph" or block.last - block.first > 60 then return nil end
  local line = text:sub(block.first, block.last)
  return line:find("日%)?$") and date_of(line) or nil
end

--- The date on a line of its own: under the report, else above it.
local function signature_date(text, blocks)
  for i = #blocks, math.max(1, #blocks - 15), -1 do
    local date = date_line(text, blocks[i])
    if date then return date end
  end
  for i = 1, math.min(#blocks, 10) do
    local date = date_line(text, blocks[i])
    if date then return date end
  end
end

local function add_region(shape, text, blocks, occasion)
  local function try(name, from)
    if name and not shape.region then
      shape.region, shape.region_from = name, from
    end
  end
  if shape.title then try(region.of_title(shape.title), "title") end
  if occasion then try(region.of_occasion(occasion), "occasion") end
  if shape.publisher and is_body(shape.publisher:match("^%S+") or "") then
    try(region.of_title(shape.publisher), "publisher")
  end
  if shape.region then return end
  local parts = {}
  for _, block in ipairs(blocks) do
    if block.type == "paragraph" or block.type == "heading" then
      parts[#parts + 1] = text:sub(block.first, block.last)
    end
  end
  try(region.of_text(table.concat(parts, "\n")))
end

--- Reads the blocks of a document, which outline.add must have filled.
---@param doc tj.Document
---@return outline.Shape
function outline.read(doc)
  local text, blocks = doc:text(), doc:blocks()
  local fields = fields_of(text, blocks)
  local occasion = occasion_of(text, blocks)
  local shape = { fields = fields, title = title_of(text, blocks, fields) }
  shape.kind = kind_of(shape.title or "")
  shape.publisher = first_field(fields, KEYS.publisher)
  shape.publisher = shape.publisher and shape.publisher:match("^%S+")
  shape.date = field_date(fields) or signature_date(text, blocks)
    or (occasion and date_of(occasion))
  shape.sections = sections_of(text, blocks, shape.title)
  add_years(shape, text, blocks, occasion)
  add_region(shape, text, blocks, occasion)
  shape.body = body_of(shape)
  add_roles(shape)
  add_lost_plan(shape, text, blocks)
  return shape
end

--- The innermost section around byte `first` of the text.
---@param shape outline.Shape
---@param first integer
---@return outline.Section
function outline.section_at(shape, first)
  return (find_section(shape.sections, first))
end

return outline
