--- A document's title, its kind by the title, and the body that reports.
local metadata = require "tj.metadata"
local paths = require "tj.paths"
local years = require "tj.years"

local title = {}

local kinds = dofile(paths.lexicon .. "/kinds.lua")
local bodies = dofile(paths.lexicon .. "/bodies.lua")
local MAX_ABOVE = 10  -- blocks that may stand above a title
local MAX_TITLE = 240 -- bytes
local LEAST_TITLE = 18 -- bytes
local NO_TITLE = { "。", ";", ":", ",", "，", "：", "；", "《" }
local MAX_BODY = 90   -- bytes of an organisation's name on a line of its own
local LEAST_BODY = 6  -- bytes of a name that is more than 市局

local function ends_with_any(text, words)
  for _, word in ipairs(words) do
    if text:sub(-#word) == word then return true end
  end
  return false
end

local function has_any(text, words)
  for _, word in ipairs(words) do
    if text:find(word, 1, true) then return true end
  end
  return false
end

local OPENINGS = { "中共", "中国共产党" }

local function without_opening(name)
  for _, word in ipairs(OPENINGS) do
    if name:sub(1, #word) == word then return name:sub(#word + 1) end
  end
  return name
end

--- Text on one line, without ideographic spaces.
---@param text string
---@return string
function title.squeeze(text)
  if text:find("\u{A0}", 1, true) then text = text:gsub("\u{A0}", " ") end
  if text:find("\u{3000}", 1, true) then text = text:gsub("\u{3000}", "") end
  if not text:find("%s") then return text end
  return (text:gsub("[ \t\r\n]+", " "))
end

--- Without the name of the site and the marks of footnotes.
local function trim(line)
  line = line:gsub("%s*[%[〔【]%d+[%]〕】]+$", ""):gsub("^《(.*)》$", "%1")
  if not ends_with_any(line, { "网", "网站" }) then return line end
  local name = ""
  for _, mark in ipairs { "%-", "_", "|", "—" } do
    local before = line:match("^(.*)" .. mark) or ""
    if #before > #name then name = before end
  end
  name = name:gsub("[%s_|-]+$", ""):gsub("—$", "")
  return name ~= "" and name or line
end

--- The first line above the report that can be a title, where the outline found
--- none: it has the word of a kind and is no sentence.
local function first_like_title(text, blocks)
  for i = 1, math.min(#blocks, MAX_ABOVE) do
    local block = blocks[i]
    if block.type == "heading" then return nil end
    local line = text:sub(block.first, math.min(block.last, block.first + MAX_TITLE))
    if block.type == "paragraph" and #line <= MAX_TITLE
      and not has_any(line, NO_TITLE) and title.kind(line) ~= "" then
      return trim(title.squeeze(line))
    end
  end
end

local JOINERS = { "与", "和", "及", "暨", "的", "年" }

--- Title line `i`, with the one above where the title runs over both.
local function whole_title(text, blocks, i)
  local line = text:sub(blocks[i].first, blocks[i].last)
  local above = blocks[i - 1]
  if above and above.type == "heading" and above.level == 0 then
    local upper = text:sub(above.first, above.last)
    if ends_with_any(upper, JOINERS) then line = upper .. line end
  end
  return trim(title.squeeze(line))
end

--- The fullest of the title lines that say what kind of document it is; else of
--- all. A fuller one holds the one before.
local function fullest(text, blocks)
  local name, has_kind
  for i, block in ipairs(blocks) do
    if block.type == "heading" and block.level == 0 then
      local line = whole_title(text, blocks, i)
      local tells = title.kind(line) ~= ""
      if not name or tells and not has_kind
        or #line > #name and line:find(name, 1, true) then
        name, has_kind = line, tells
      end
    end
  end
  return name
end

--- A line above the report that stands there twice: as the page's name and
--- over its text.
local function repeated(text, blocks)
  local seen = {}
  for i = 1, math.min(#blocks, MAX_ABOVE) do
    local block = blocks[i]
    local line = text:sub(block.first, math.min(block.last, block.first + MAX_TITLE))
    line = trim(title.squeeze(line))
    if block.type == "paragraph" and #line > LEAST_TITLE and #line <= MAX_TITLE
      and not line:find("。", 1, true) then
      if seen[line] then return line end
      seen[line] = true
    end
  end
end

local LAST_WORDS = { "总结", "计划", "报告", "要点", "安排", "打算", "思路", "公报",
                     "汇报", "规划", "纲要", "情况", "方案" }

--- The end of the last word of a title in `line`; nil without one.
local function last_word(line)
  local last
  for _, word in ipairs(LAST_WORDS) do
    local at = 1
    while true do
      local first, stop = line:find(word, at, true)
      if not first then break end
      if not last or stop > last then last = stop end
      at = stop + 1
    end
  end
  return last
end

--- The title that the first line begins with, where the whole report is one
--- line: it names the body that reports, and a year, a number or a greeting
--- follows at once.
local function leading(text, blocks)
  local block = blocks[1]
  if not block or block.type ~= "paragraph" then return nil end
  local line = text:sub(block.first, block.first + MAX_TITLE)
  for _, mark in ipairs(NO_TITLE) do
    local at = line:find(mark, 1, true)
    if at then line = line:sub(1, at - 1) end
  end
  local last = last_word(line)
  local name = last and line:sub(1, last):gsub("^.*>%s*%S*%s+", "")  -- 首页 > 正文
  if not name or title.kind(name) == "" or not title.body(name) then return nil end
  local rest = text:sub(block.first + last, block.first + last + MAX_TITLE)
  for _, opening in ipairs { "^%s", "^%d%d%d%d年", "^一、", "^各位", "^同志们" } do
    if rest:find(opening) then return trim(title.squeeze(name)) end
  end
end

--- The title: of a field, else the fullest of the title lines.
---@param text string
---@param blocks outline.Block[]
---@param fields table<string, string>
---@return string?
function title.of(text, blocks, fields)
  local name = metadata.value(fields, "title")
  if name then return trim(name) end
  return fullest(text, blocks) or first_like_title(text, blocks)
    or repeated(text, blocks) or leading(text, blocks)
end

--- The organisation that a line of nothing but names begins with; blanks may
--- stand between its chars.
local function first_body(line)
  for _, name in ipairs { line:match("^%S+"), (line:gsub("%s+", "")) } do
    if title.is_body(name) then return name end
  end
end

--- The line below block `i`, or the one after where and when the report was
--- given: ——2022年1月15日在市人民代表大会上.
local function below(text, blocks, i)
  local next = blocks[i + 1]
  if next and text:find("^%s*[—(（-]", next.first) and blocks[i + 2] then
    return blocks[i + 2]
  end
  return next or blocks[i]
end

--- The organisation whose name stands on the line above the title or below it.
---@param text string
---@param blocks outline.Block[]
---@param name string  the title
---@return string?
function title.body_beside(text, blocks, name)
  for i = 1, math.min(#blocks, MAX_ABOVE) do
    local block = blocks[i]
    if whole_title(text, blocks, i) == name then
      for _, beside in ipairs { blocks[i - 1] or block, below(text, blocks, i) } do
        local line = title.squeeze(text:sub(beside.first, beside.last))
        local found = #line < MAX_BODY and beside.type ~= "metadata"
          and not has_any(line, NO_TITLE) and title.kind(line) == ""
          and first_body(line)
        if found then return without_opening(found) end
      end
    end
  end
end

--- Kinds are told by a word, or by two that both stand in the title.
---@param name string  a title
---@return string kind  "" where nothing tells
function title.kind(name)
  for _, row in ipairs(kinds) do
    local found = true
    for word in row[1]:gmatch("%S+") do
      found = found and name:find(word, 1, true) ~= nil
    end
    if found then return row[2] end
  end
  return ""
end

-- The body ----------------------------------------------------------------------

--- Is it the name of an organisation: 市科技局, and not a word such as 全会?
---@param name string
---@return boolean
function title.is_body(name)
  return #name > LEAST_BODY
    and (ends_with_any(name, bodies.public) or ends_with_any(name, bodies.private))
end

--- Does the organisation speak for itself alone, as companies and schools do?
---@param name string
---@return boolean
function title.is_private(name)
  return #name > LEAST_BODY and ends_with_any(name, bodies.private)
end

--- Is it one of the country's own, 财政部 or 国家统计局? Then the rest of its
--- name, in which a branch names its place: 国家税务总局青岚县税务局.
---@param name string
---@return string? rest
function title.national(name)
  for _, word in ipairs(bodies.national) do
    if name:sub(1, #word) == word then return name:sub(#word + 1) end
  end
end

--- The organisation that the title begins with.
---@param name string?
---@return string?
function title.body(name)
  local plain = years.plain(name or "")
  plain = plain:gsub("^%d%d%d%d年", ""):gsub("^度", ""):gsub("^关于", "")
  for _, pattern in ipairs {
    "^(.-)%d%d%d%d[年-]", "^(.-)关于", "^(.-)“", "^(.-)[上下]半年", "^(.-)年度",
    "^(.-)中华民国", "^(.-)工作", "^(.-)三年", "^(.-)述职", "^(.-)总结",
  } do
    local head = plain:match(pattern) or ""
    head = without_opening(head:gsub("%s+$", ""))
    if title.is_body(head) then return head end
  end
end

return title
