--- What the indicator of a number is called, from what its rule named and from
--- what was spoken of before it. The words that decide are in
--- scripts/lexicon/naming/ and naming.lua.
local series = require "tj.series"
local wordlists = require "tj.wordlists"

local naming = {}

---@class naming.Claim  what a rule gave for a number
---@field found table  what it matched
---@field named string?  the indicator, where it has one
---@field previous fact.Fact?

local ACTION = 6  -- bytes of a verb that names begin with

local words     -- scripts/lexicon/naming/, read once
local actions, bare

local set = wordlists.set

local function load()
  words = wordlists.read("naming")
  actions, bare = set(words.action), set(words.bare)
end

-- Full names ------------------------------------------------------------------

--- The verb of naming/action.txt that ends at byte `last`, 了 or 共 left out; "" where
--- another word does.
local function action_before(view, last)
  local index = view:index_at(last)
  local word = index and view.words[index]
  if word and index > 1 and (word.text == "了" or word.text == "共") then
    word = view.words[index - 1]
  end
  return word and actions[word.text] and word.text or ""
end

--- What stands before 占 when `first` begins its object: 工业增加值占 before
--- 地区生产总值比重; "" where no 占 does.
local function share_before(view, first)
  local scope = ""
  for _, word in ipairs(words.scopes) do
    if view.text:sub(first - #word, first - 1) == word then scope = word end
  end
  local at = first - #scope - 3
  if at <= view.first or view.text:sub(at, at + 2) ~= "占" then return "" end
  local from, to = view:noun_phrase(at - 1, -1)
  return from and view.text:sub(from, to) .. "占" .. scope or ""
end

--- 产值 after 粮食产量 is of 粮食: the name before without its measures.
local function without_measure(name)
  return name:sub(1, series.measure_start(name) - 1)
end

--- A name that needs what was spoken of: 数量, or 产值 after 、.
local function with_subject(reading, view, span, claim, named)
  local previous = claim.previous
  local generic = reading.set.phrases.generic
  local in_sentence = previous and previous.sentence_first == view.first
  if generic[named] then
    local subject = in_sentence and previous.subject
                    or naming.spoken(view, span and span.first or view.first, previous)
    if not subject or generic[subject] then return named end
    return (bare[named] and without_measure(subject) or subject) .. named
  end
  if bare[named] and in_sentence and span
     and view.text:sub(span.first - 3, span.first - 1) == "、" then
    return without_measure(previous.subject) .. named
  end
  return named
end

--- Short forms spelled out: 规上工业 is 规模以上工业.
local function spelled(name)
  for _, short in ipairs(words.spelled) do
    local first, last = name:find(short, 1, true)
    if first then
      name = name:sub(1, first - 1) .. words.spelled.names[short]
             .. name:sub(last + 1)
    end
  end
  return name
end

local LEAST_THING = 9  -- bytes of a thing counted that a verb before it tells apart

--- The verb of the number before where the two are in one list: 淘汰 of 水泥 in
--- 淘汰钢铁5万吨、水泥3万吨.
local function shared_action(view, span, previous)
  return previous and previous.action ~= ""
         and previous.clause_first == view:clause_start(span.first)
         and view.text:sub(span.first - 3, span.first - 1) == "、"
         and previous.action or ""
end

--- The name that a rule gave, with what belongs to it around the number.
---@return string name
---@return string action  the verb that it begins with, "" where none
local function full_name(reading, view, quantity, claim)
  local named, span = claim.named, claim.found.captures.indicator
  if not span or view.text:sub(span.first, span.last) ~= named then
    return named, ""
  end
  if span.first > quantity.last then
    if #named < LEAST_THING then return named, "" end
    local action = action_before(view, (quantity.context_first
                                        or quantity.first) - 1)
    return action .. named, action
  end
  if quantity.type == "percent" or quantity.type == "points" then
    local owner = share_before(view, span.first)
    if owner ~= "" then return owner .. named, "" end
  end
  local name = with_subject(reading, view, span, claim, named)
  if name ~= named then return name, "" end
  local action = action_before(view, span.first - 1)
  if action == "" then action = shared_action(view, span, claim.previous) end
  return action .. name, action
end

-- What was spoken of ----------------------------------------------------------

local NOUNS = set { "n", "nz", "nl", "ng", "nt", "ns", "nr", "vn", "b", "j", "an",
                    "eng", "l" }
local JOINS = set { "、", "和", "与", "及", "的" }
local LEAD = set { "d", "t", "c", "r", "m" }  -- tags before a clause's subject

--- The nouns that open the clause from word `i` to before byte `stop`.
local function opening_nouns(view, i, stop)
  while view.words[i] and LEAD[view.words[i].tag] do i = i + 1 end
  local first, last
  while view.words[i] and view.words[i].last < stop do
    local word = view.words[i]
    if NOUNS[word.tag] then first, last = first or word.first, word.last
    elseif not first or not JOINS[word.text] then break end
    i = i + 1
  end
  if first then return view:trim(first, last) end
end

--- What the clauses between the fact before and byte `at` speak of, the nearest
--- first: 预算外资金大幅增加,达到1430亿元. nil where none has a subject.
---@param view table  of sentence.new
---@param at integer
---@param previous fact.Fact?
---@return string?
function naming.spoken(view, at, previous)
  local after = previous and previous.sentence_first == view.first
                and previous.last or view.first - 1
  local stop = view:clause_start(at) - 1
  while stop > after do
    local start = view:clause_start(stop)
    if start <= after then return nil end
    local first, last = opening_nouns(view, view:index_at(start), stop)
    if first then return view.text:sub(first, last) end
    stop = start - 1
  end
end

--- The name of a number whose rule named none, and the names it lists.
local function inherited(reading, view, quantity, previous)
  local spoken = naming.spoken(view, quantity.first, previous)
  if spoken then return spoken, nil end
  if previous then return previous.subject, previous.names end
  return reading.topic, nil
end

--- The indicator of a quantity. Numbers in a row after a list of
--- names are dealt theirs, which stay in `reading.shares`.
---@param reading fact.Reading
---@param view table  of sentence.new
---@param quantity table
---@param claim naming.Claim
---@return string
---@return string action  the verb that a list goes on with, "" where none
function naming.indicator(reading, view, quantity, claim)
  if not words then load() end
  local share = reading.shares[quantity.first]
  if share and share.name then return share.name, "" end
  local name, names
  local action = ""
  if claim.named then
    name, action = full_name(reading, view, quantity, claim)
    name = spelled(name)
  else
    name, names = inherited(reading, view, quantity, claim.previous)
  end
  if action == "" and actions[name:sub(1, ACTION)] then
    action = name:sub(1, ACTION)
  end
  if not share then
    reading.shares = series.deal(view, quantity, action, name, names)
    share = reading.shares[quantity.first]
  end
  return share and share.name or name, action
end

return naming
