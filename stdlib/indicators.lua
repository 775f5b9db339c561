--- Names of what is measured: their parts, and their canonical forms.
local paths = require "tj.paths"

local indicators = {}

--- Words that make a percent a rate of change: 工业增加值增速 6%.
local RATES = { "增速", "增长率", "增幅", "涨幅", "降幅", "减幅", "增长速度",
                "压减幅度", "增长", "下降", "降低率", "下降率", "涨跌幅" }

--- Does `name` end in a word such as 增速, so that its percent is a change?
---@param name string
---@return boolean
function indicators.is_rate_of_change(name)
  for _, rate in ipairs(RATES) do
    if #rate <= #name and name:sub(-#rate) == rate then return true end
  end
  return false
end

local names  -- alias to canonical, read once

--- Reads scripts/lexicon/indicators.txt: "canonical = alias, alias" a line.
local function read_names()
  local list = {}
  for line in io.lines(paths.lexicon .. "/indicators.txt") do
    if not line:find("^%s*#") then
      local canonical, aliases = line:match("^%s*(.-)%s*=%s*(.-)%s*$")
      canonical = canonical or line:match("^%s*(.-)%s*$")
      if canonical ~= "" then list[canonical] = canonical end
      for alias in (aliases or ""):gsub("，", ","):gmatch("[^,]+") do
        list[alias:match("^%s*(.-)%s*$")] = canonical
      end
    end
  end
  return list
end

--- The name of `indicator` in the lexicon; "" where it is not there.
---@param indicator string
---@return string
function indicators.canonical(indicator)
  names = names or read_names()
  if names[indicator] then return names[indicator] end
  local bare = indicator:gsub("%b()", "")
  for _, rate in ipairs(RATES) do
    if #rate < #bare and bare:sub(-#rate) == rate then
      bare = bare:sub(1, -#rate - 1)
      break
    end
  end
  return names[bare] or ""
end

return indicators
