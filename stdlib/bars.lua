--- Bars and sparklines for a terminal: a number as a length, a series as a line.
local bars = {}

local EIGHTHS = { "▏", "▎", "▍", "▌", "▋", "▊", "▉" }
local LEVELS = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" }

--- A bar of `share` of `width` columns: bars.bar(0.5, 4) is "██". What is more
--- than nothing is at least the thinnest bar.
---@param share number  from 0 to 1
---@param width integer
---@return string
function bars.bar(share, width)
  local eighths = math.floor(math.max(0, math.min(share, 1)) * width * 8 + 0.5)
  if eighths == 0 and share > 0 then eighths = 1 end
  return ("█"):rep(eighths // 8) .. (EIGHTHS[eighths % 8] or "")
end

--- The numbers as a line of blocks, the least the lowest; "·" for a missing one.
---@param list (number|false)[]
---@return string
function bars.spark(list)
  local least, most = math.huge, -math.huge
  for _, number in ipairs(list) do
    if number then
      least, most = math.min(least, number), math.max(most, number)
    end
  end
  local parts = {}
  for i, number in ipairs(list) do
    local step = most > least and number
                 and (number - least) / (most - least) or 0.5
    parts[i] = number and LEVELS[1 + math.floor(step * 7 + 0.5)] or "·"
  end
  return table.concat(parts)
end

return bars
