--- What the report page says in its own words, in Chinese and in English:
--- scripts/report/labels.lua. Both languages are in the page; CSS shows one.
local html = require "tj.html"
local paths = require "tj.paths"
local sandbox = require "tj.sandbox"

local label = {}

local two = html.template
  '<span class="zh" lang="zh-CN">{zh}</span><span class="en" lang="en">{en}</span>'

---@type table<string, [string, string]>
label.words = assert(sandbox.read_data(paths.scripts .. "/report/labels.lua"))

local markup = {}  -- of the labels that were asked for
for key, pair in pairs(label.words) do
  markup[key] = two { zh = pair[1], en = pair[2] }
end

--- Markup of a label. Raises for one that is not in the file.
---@param key string
---@return string
function label.of(key)
  return markup[key] or error("no label " .. key, 2)
end

--- Markup of one value of a closed set, such as "kind" and "level"; the value
--- itself where the file has no words for it.
---@param set string
---@param value string
---@return string
function label.value(set, value)
  return markup[set .. "." .. value] or html.escape(value)
end

return label
