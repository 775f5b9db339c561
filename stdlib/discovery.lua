--- New words of a corpus: what tj.core.discovery finds, without what is no term:
--- it must begin and end where words do, in most of its places, and be made as
--- names of things are.
local core = require "tj.core.discovery"
local corpus = require "tj.corpus"
local words = require "tj.words"

local discovery = {}

local AT_WORDS = 0.7  -- share of its places where it begins and ends as words do

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

--- Are words, by their tags, the name of a thing? None is a pronoun, a particle,
--- an adverb or the like; the first is no verb that takes what follows; the last
--- is no verb or adjective alone.
local function is_name(list, tags, generic)
  for i = 1, #list do
    if tags[i]:find("^[ucpydr]") then return false end
  end
  if generic[list[1]] == "v" or tags[1]:find("^[mq]") then return false end
  local last = tags[#list]
  return not (last == "v" and generic[list[#list]])
    and last ~= "a" and last ~= "f" and not last:find("^[mq]")
end

--- How often each of the texts stands in a corpus as whole words; and with which
--- words, the first time: { count, list, tags } by text.
local function count_at_words(text, wanted, longest)
  local found = {}
  local function note(whole, list, tags, from, to)
    local row = found[whole]
    if not row then
      row = { count = 0, list = table.move(list, from, to, 1, {}),
              tags = table.move(tags, from, to, 1, {}) }
      found[whole] = row
    end
    row.count = row.count + 1
  end
  for list, tags in corpus.lines(text) do
    for from = 1, #list do
      local whole = list[from]
      for to = from + 1, #list do
        whole = whole .. list[to]
        if #whole > 3 * longest then break end
        if wanted[whole] then note(whole, list, tags, from, to) end
      end
    end
  end
  return found
end

--- The new words of a text, the most certain first: `score` is the cohesion
--- times the lesser entropy, times the logarithm of the count.
---@param text string
---@param options? discovery.Options
---@return table[]? list  discovery.Candidate with `score`
---@return string? message
function discovery.find(text, options)
  local generic, message = words.load_generic()
  local segmenter, problem = words.segmenter()
  if not generic or not segmenter then return nil, message or problem end
  local wanted, list = {}, {}
  for _, candidate in ipairs(core.find(text, options)) do
    if has_good_edges(candidate.text) then wanted[candidate.text] = candidate end
  end
  local found = count_at_words(text, wanted, options and options.longest or 6)
  for whole, row in pairs(found) do
    local candidate = wanted[whole]
    if row.count >= AT_WORDS * candidate.count
       and is_name(row.list, row.tags, generic) then
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
