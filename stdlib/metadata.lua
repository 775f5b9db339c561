--- The fields of a page's metadata: 索引号, 发布机构, 发布日期 and their kind, in
--- whatever layout. Lines above the report are read as well that the outline did
--- not take for metadata, where they are nothing but keys and values.
local dates = require "tj.dates"
local paths = require "tj.paths"

local metadata = {}

local names = dofile(paths.lexicon .. "/metadata.lua")
local HEAD = 40          -- blocks that may stand above the report
local MAX_LINE = 600     -- bytes of a line that is nothing but keys and values
local MAX_KEY = 30       -- bytes of a key
local MAX_VALUE = 200    -- bytes of a value on a line of its own
local MAX_TIME = 40      -- bytes of a date and a time of day
local LEAST_KEY = 9      -- bytes of a key that needs no colon

local known = {}

local counters = {}
for _, key in ipairs(names.counters) do counters[key] = true end

--- Adds keys to those that are known.
---@param keys string[]
function metadata.know(keys)
  for _, key in ipairs(keys) do known[key] = true end
end
for _, list in pairs(names) do metadata.know(list) end

local function trim(text)
  return text:match("^%s*(.-)%s*$")
end

--- A line with plain blanks and colons; 【key】 is "key:".
local function normal(line)
  line = line:gsub("：", ":"):gsub("\u{A0}", " "):gsub("\u{3000}", " ")
  line = line:gsub("【(.-)】:?", " %1:")
  return trim((line:gsub("[\r\n]", " ")))
end

--- A key without its blanks.
local function bare(text)
  return (text:gsub("[%s:]", ""))
end

--- Can a key start at byte `at`: after a blank, a bullet or another sign?
local function is_boundary(line, at)
  if at == 1 then return true end
  return line:find("^[%s%p]", at - 1) ~= nil
    or line:sub(math.max(1, at - 3), at - 1):find("^\226") ~= nil
end

--- The longest known key that ends before the colon at byte `colon`, and where
--- it starts; blanks in it do not count.
local function key_before(line, colon)
  local name, at, key, start = "", colon, nil, nil
  while at > 1 and #name < MAX_KEY do
    local first = utf8.offset(line, -1, at)
    if not first then break end
    local char = line:sub(first, at - 1)
    if char ~= " " then
      name, at = char .. name, first
      if known[name] and is_boundary(line, first) then key, start = name, first end
    else
      at = first
    end
  end
  return key, start
end

--- The known keys of a line: { key, start, colon }, in reading order.
local function find_keys(line)
  local list, at = {}, 1
  while true do
    local colon = line:find(":", at, true)
    if not colon then return list end
    local key, start = key_before(line, colon)
    if key and (not list[1] or start > list[#list][3]) then
      list[#list + 1] = { key, start, colon }
    end
    at = colon + 1
  end
end

--- Keeps the first value of a key. A value ends where a key begins that is not
--- known: two blanks, then a word with a colon.
local function put(fields, key, value)
  if counters[key] then return end
  value = trim(value):gsub("%s%s+[^%s:]+:.*$", "")
  value = value:gsub("[ \t]+", " "):gsub("^[%s|/;,]+", ""):gsub("[%s|/;,]+$", "")
  if not value:find("[", 1, true) then value = value:gsub("%]$", "") end
  if fields[key] == nil or fields[key] == "" then fields[key] = value end
end

local ONLY_SIGNS = "^[%s%p\128-\191\226]*$"

--- Reads the time that pages put before the first key: 2022-10-28 10:21 来源:…
local function read_time(fields, before)
  if #before > MAX_TIME or not before:find("^%s*%d%d%d%d")
    or not dates.day(before) then
    return false
  end
  put(fields, "时间", before)
  return true
end

--- Reads "key: value key: value". Is that all there is?
local function read_pairs(fields, line, is_metadata)
  local keys = find_keys(line)
  local first = keys[1]
  local before = first and line:sub(1, first[2] - 1)
  if not before or not before:find(ONLY_SIGNS) and not read_time(fields, before) then
    if not is_metadata then return false end
    local key, value = line:match("^[%s%p]*([^:]-):(.*)$")
    if key and not first and #key <= MAX_KEY then put(fields, bare(key), value) end
  end
  for i, item in ipairs(keys) do
    local stop = keys[i + 1] and keys[i + 1][2] - 1 or #line
    put(fields, item[1], line:sub(item[3] + 1, stop))
  end
  return first ~= nil
end

--- Reads the cells of a table's row: key, value, key, value.
local function read_cells(fields, line)
  local key, found = nil, false
  for cell in (line .. "\t"):gmatch("([^\t]*)\t") do
    local name = bare(cell)
    if key then
      put(fields, key, cell)
      key, found = nil, true
    elseif known[name] then
      key = name
    elseif read_pairs(fields, trim(cell), false) then
      found = true
    end
  end
  return found
end

--- Reads "发文字号 〔2016〕5号 发布日期 2016-01-02": keys and values with blanks
--- between.
local function read_blank(fields, line)
  local key, value = line:match("^(%S+)%s+(.*)$")
  if not key or not known[key] or value:find("。", 1, true) then return false end
  if #key < LEAST_KEY and not value:find("^[%d〔]") then return false end
  local parts = {}
  for word in (value .. " "):gmatch("(%S+)%s+") do
    if known[word] and parts[1] then
      put(fields, key, table.concat(parts, " "))
      key, parts = word, {}
    else
      parts[#parts + 1] = word
    end
  end
  put(fields, key, table.concat(parts, " "))
  return true
end

--- Reads one line; true, or the key whose value is on the next line.
local function read_line(fields, line, is_metadata)
  if known[bare(line)] then return bare(line) end
  if line:find("\t", 1, true) and read_cells(fields, line) then return true end
  return read_pairs(fields, line, is_metadata) or read_blank(fields, line)
end

--- 青科〔2016〕5号 on a line of its own.
local function number_of(line)
  local plain = line:gsub("〔", "["):gsub("〕", "]"):gsub("（", "("):gsub("）", ")")
  if #line < 60 and plain:find("^[^%s%d]+[%[(]%d%d%d%d[%])]%D-%d+号$") then
    return line
  end
end

--- Is the report begun by this block: a heading, or a long paragraph?
local function begins_report(block, size)
  return block.type == "heading" and block.level > 0
    or block.type == "paragraph" and size > MAX_LINE
end

--- Reads blocks one after another; all that are metadata, and while `above`, the
--- lines above the report too.
local function read_blocks(fields, text, blocks, above)
  local key
  for i, block in ipairs(blocks) do
    local is_metadata = block.type == "metadata"
    local size = block.last - block.first + 1
    above = above and i <= HEAD and not begins_report(block, size)
    if is_metadata or above and size <= MAX_LINE then
      local line = normal(text:sub(block.first, block.last))
      if key and size <= MAX_VALUE and not known[bare(line)]
        and not find_keys(line)[1] then
        put(fields, key, line)
        key = nil
      else
        local done = (is_metadata or not line:find("。", 1, true))
          and read_line(fields, line, is_metadata)
        key = type(done) == "string" and done or nil
        if key then put(fields, key, "") end
        if not done and number_of(line) then put(fields, "文号", line) end
      end
    end
  end
end

--- The fields of a document; the first value of a key counts.
---@param text string
---@param head outline.Block[]  that it begins with
---@param marked outline.Block[]  of type metadata, wherever
---@return table<string, string>
function metadata.fields(text, head, marked)
  local fields = {}
  read_blocks(fields, text, head, true)
  read_blocks(fields, text, marked, false)
  return fields
end

--- The first value that is not empty among those of a kind of keys.
---@param fields table<string, string>
---@param kind "title"|"publisher"|"number"
---@return string?
function metadata.value(fields, kind)
  for _, key in ipairs(names[kind]) do
    if fields[key] and fields[key] ~= "" then return fields[key] end
  end
end

--- The day of publication.
---@param fields table<string, string>
---@return string?
function metadata.date(fields)
  for _, key in ipairs(names.date) do
    local date = fields[key] and dates.day(fields[key])
    if date then return date end
  end
end

return metadata
