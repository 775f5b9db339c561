--- Names of what is measured: their parts, and their canonical forms.
local paths = require "tj.paths"
local wordlists = require "tj.wordlists"

local indicators = {}

--- Words that make a percent a rate of change: 工业增加值增速 6%.
local RATES = { "增速", "增长率", "增幅", "涨幅", "降幅", "减幅", "增长速度",
                "压减幅度", "增长", "下降", "降低率", "下降率", "涨跌幅",
                "上涨幅度", "增长幅度", "下降幅度" }

--- Does `name` end in a word such as 增速, so that its percent is a change?
---@param name string
---@return boolean
function indicators.is_rate_of_change(name)
  for _, rate in ipairs(RATES) do
    if #rate <= #name and name:sub(-#rate) == rate then return true end
  end
  return false
end

local names  -- of an indicator: { canonical, units }, read once

--- The units in brackets after a canonical name, as a set; nil without brackets.
local function read_units(written)
  local list = written and {}
  for unit in (written or ""):gmatch("%S+") do list[unit] = true end
  return list
end

--- A line of indicators.txt, whose head says how it is written.
---@return string canonical  "" where the line has none
---@return table<string, boolean>? units
---@return string[] others  names
local function read_line(line)
  local left, right = line:gsub("#.*$", ""):match("^([^=]*)=?(.*)$")
  local canonical, units = left:match("^%s*(.-)%s*%[([^%]]*)%]%s*$")
  local others = {}
  for other in right:gsub("，", ","):gmatch("[^,]+") do
    others[#others + 1] = other:match("^%s*(.-)%s*$")
  end
  return canonical or left:match("^%s*(.-)%s*$"), read_units(units), others
end

local function read_names()
  local list = {}
  for line in io.lines(paths.lexicon .. "/indicators.txt") do
    local canonical, units, others = read_line(line)
    if canonical ~= "" then
      local entry = { canonical = canonical, units = units }
      list[canonical] = entry
      for _, other in ipairs(others) do list[other] = entry end
    end
  end
  return list
end

--- What is wrong with a line of such a file; nil where nothing is.
local function line_problem(line, canonical, others, lines)
  if not utf8.len(line) then return "not valid UTF-8" end
  if canonical == "" then
    return #others > 0 and "names without a canonical name before '='" or nil
  elseif canonical:find("[%[%]]") then
    return "units stand in one pair of brackets: name [unit unit]"
  end
  for _, name in ipairs { canonical, table.unpack(others) } do
    if name == "" then return "an empty name" end
    if lines[name] then
      return ("%s stands on line %d already"):format(name, lines[name])
    end
  end
end

--- Tells what is wrong with the lines of a file of indicators.
---@param path string
---@return string[]? faults  "path:line: what is wrong"; nil where it cannot be read
---@return integer|string count  of indicators, or why
function indicators.check(path)
  local file <close>, message = io.open(path, "rb")
  if not file then return nil, message --[[@as string]] end
  local faults, lines, count, number = {}, {}, 0, 0
  for line in file:lines() do
    number = number + 1
    local canonical, _, others = read_line(line)
    local problem = line_problem(line, canonical, others, lines)
    if problem then
      faults[#faults + 1] = ("%s:%d: %s"):format(path, number, problem)
    elseif canonical ~= "" then
      count, lines[canonical] = count + 1, number
      for _, other in ipairs(others) do lines[other] = number end
    end
  end
  return faults, count
end

local COUNTS = { "数量", "总数", "累计数", "家数", "个数" }
local TIMES = wordlists.set { "年", "个月", "天", "周", "小时", "分钟" }
local SHARES = wordlists.set { "%", "‰" }

--- `name` without the first of `endings` that it ends in.
local function without_ending(name, endings)
  for _, ending in ipairs(endings) do
    if #ending < #name and name:sub(-#ending) == ending then
      return name:sub(1, -#ending - 1)
    end
  end
  return name
end

--- `name` without 全市 or the like before it.
local function without_scope(name)
  for _, scope in ipairs(wordlists.read("naming").scopes) do
    if #scope < #name and name:sub(1, #scope) == scope then
      return name:sub(#scope + 1)
    end
  end
  return name
end

--- The entry of a name as it stands, or without what may be left out.
local function find(name)
  names = names or read_names()
  local bare = without_scope(name:gsub("%b()", ""))
  return names[name] or names[bare] or names[without_ending(bare, RATES)]
         or names[without_ending(bare, COUNTS)]
end

--- Can a number with this unit be the amount, the share or the change of it?
local function fits(entry, unit, kind)
  local units = entry.units
  if kind == "rank" or kind == "multiple" or unit == "百分点" or unit == "位" then
    return true
  end
  if SHARES[unit] then
    return kind == "change" or not units or units[unit] == true
  end
  if not units then return not TIMES[unit] end
  if unit == "" then return units["人"] == true end
  return units[unit] == true
    or units["元"] == true and unit:sub(-3) == "元"
end

--- The name of `indicator` in the lexicon; "" where it is not there, or where a
--- number with this unit cannot be it: 原煤产量连续4年第一 is no 产量 of 4年.
---@param indicator string
---@param unit? string  of a number that is said of it
---@param kind? string
---@param is_national? boolean  it is said of the country: GDP is 国内生产总值
---@return string
function indicators.canonical(indicator, unit, kind, is_national)
  local entry = find(indicator)
  if not entry or unit and not fits(entry, unit, kind) then return "" end
  local national = is_national and wordlists.read("naming").national.names
  return national and national[entry.canonical] or entry.canonical
end

return indicators
