--- What a text is about: TextRank. Words that stand near each other recommend
--- each other, in proportion to how often; a word counts as much as those that
--- recommend it. What every report has (scripts/lexicon/generic.txt) is left out.
local corpus = require "tj.corpus"
local words = require "tj.words"

local keywords = {}

local WINDOW = 5       -- words that are near: this one and four after it
local DAMPING = 0.85   -- of PageRank
local ROUNDS = 30      -- by then no rank moves any more

-- Tags that name things: nouns of every kind, Latin, abbreviations, verbs that
-- are used as nouns.
local NAMES = { eng = true, j = true, vn = true, an = true, nz = true, l = true }

local function is_name(word, tag)
  if #word < 6 and tag ~= "eng" then return false end  -- 企, 市: of one char
  return corpus.is_word(word, tag)
    and (NAMES[tag] or tag:sub(1, 1) == "n") or false
end

--- The words of a text as a graph: nodes { word, count, near = { weight by
--- index }, sum }, in the order in which they come up.
local function graph_of(text, generic)
  local nodes, index = {}, {}
  local function node_of(word)
    if not index[word] then
      nodes[#nodes + 1] = { word = word, count = 0, near = {}, order = {} }
      index[word] = #nodes
    end
    return index[word]
  end
  local function link(a, b)
    local near, order = nodes[a].near, nodes[a].order
    if not near[b] then order[#order + 1] = b end
    near[b] = (near[b] or 0) + 1
  end
  for list, tags in corpus.lines(text) do
    local line = {}
    for i, word in ipairs(list) do
      line[i] = not generic[word] and is_name(word, tags[i]) and node_of(word)
      if line[i] then nodes[line[i]].count = nodes[line[i]].count + 1 end
    end
    for i = 1, #list do
      for j = i + 1, math.min(i + WINDOW - 1, #list) do
        if line[i] and line[j] and line[i] ~= line[j] then
          link(line[i], line[j])
          link(line[j], line[i])
        end
      end
    end
  end
  return nodes
end

--- One round: the rank of each node from the ranks of those near it.
local function spread(nodes, ranks)
  local next_ranks = {}
  for i, node in ipairs(nodes) do
    local sum = 0
    for _, j in ipairs(node.order) do
      sum = sum + node.near[j] / nodes[j].sum * ranks[j]
    end
    next_ranks[i] = 1 - DAMPING + DAMPING * sum
  end
  return next_ranks
end

--- The keywords of a text, the best first.
---@param text string
---@param limit? integer  20 by default
---@return { word: string, count: integer, score: number }[]? list
---@return string? message
function keywords.find(text, limit)
  local generic, message = words.load_generic()
  if not generic then return nil, message end
  local nodes, ranks, found = graph_of(text, generic), {}, {}
  for i, node in ipairs(nodes) do
    node.sum, ranks[i] = 0, 1
    for _, j in ipairs(node.order) do node.sum = node.sum + node.near[j] end
  end
  for _ = 1, ROUNDS do ranks = spread(nodes, ranks) end
  for i, node in ipairs(nodes) do
    found[i] = { word = node.word, count = node.count,
                 score = math.floor(ranks[i] * 1000 + 0.5) / 1000 }
  end
  table.sort(found, function (a, b)
    if a.score ~= b.score then return a.score > b.score end
    return a.word < b.word
  end)
  return table.move(found, 1, math.min(limit or 20, #found), 1, {})
end

return keywords
