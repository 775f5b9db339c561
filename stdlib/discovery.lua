--- New words of a corpus: what tj.core.discovery finds, without what is no word.
local core = require "tj.core.discovery"
local words = require "tj.words"

local discovery = {}

-- Chars with which no term begins or ends, and those that none begins with.
local NEITHER = "的了着过地得和与及或而且但以于在是有为被把将从对向到等也都还又再就才更"
  .. "最很不没之其此该这那各每何如若虽因由使让令给跟同第一二三四五六七八九十百千万亿两年月日"
local NO_FIRST = NEITHER .. "们个上下中里内外前后来"
local NO_LAST = NEITHER .. "家项"

local function set_of(chars)
  local set = {}
  for _, c in utf8.codes(chars) do set[c] = true end
  return set
end

local no_first, no_last = set_of(NO_FIRST), set_of(NO_LAST)

--- Could it be a term, by its first and last chars?
local function has_good_edges(text)
  return not no_first[utf8.codepoint(text, 1)]
    and not no_last[utf8.codepoint(text, utf8.offset(text, -1))]
end

--- Is it no word yet, and does it begin and end where words do?
local function is_new(text, segmenter)
  local list = segmenter:cut(text)
  if #list < 2 then return false end
  local signs = 0
  for _, word in ipairs(list) do
    if word.tag:find("^[ucpyd]") then signs = signs + 1 end
  end
  return signs == 0
end

--- The new words of a text, the most certain first: `score` is the cohesion
--- times the lesser entropy, times the logarithm of the count.
---@param text string
---@param options? discovery.Options
---@return table[]? list  discovery.Candidate with `score`
---@return string? message
function discovery.find(text, options)
  local segmenter, message = words.segmenter()
  if not segmenter then return nil, message end
  local list = {}
  for _, candidate in ipairs(core.find(text, options)) do
    if has_good_edges(candidate.text) and is_new(candidate.text, segmenter) then
      candidate.score = candidate.cohesion
        * math.min(candidate.left, candidate.right)
        * math.log(candidate.count, 2)
      list[#list + 1] = candidate
    end
  end
  table.sort(list, function (a, b)
    if a.score ~= b.score then return a.score > b.score end
    return a.text < b.text
  end)
  return list
end

return discovery
