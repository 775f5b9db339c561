--- How often words stand in a corpus, and which are key in one beside another.
local corpus = require "tj.corpus"

local counts = {}

---@class counts.Row
---@field word string
---@field tag string           the tag it has most often
---@field count integer
---@field documents integer    in how many it stands

---@class counts.Table
---@field rows table<string, counts.Row>
---@field total integer        words in all
---@field documents integer

--- No words yet.
---@return counts.Table
function counts.new()
  return { rows = {}, total = 0, documents = 0 }
end

--- Adds the words of a document's text. `wanted` chooses among them:
--- corpus.is_word by default.
---@param all counts.Table
---@param text string
---@param wanted? fun(word: string, tag: string): boolean
function counts.add(all, text, wanted)
  wanted = wanted or corpus.is_word
  local here = {}
  all.documents = all.documents + 1
  for list, tags in corpus.lines(text) do
    for i, word in ipairs(list) do
      if wanted(word, tags[i]) then
        local row = all.rows[word]
        if not row then
          row = { word = word, tag = tags[i], count = 0, documents = 0 }
          all.rows[word] = row
        end
        row.count, all.total = row.count + 1, all.total + 1
        if not here[word] then
          here[word], row.documents = true, row.documents + 1
        end
      end
    end
  end
end

local function sort_by(list, key)
  table.sort(list, function (a, b)
    if a[key] ~= b[key] then return a[key] > b[key] end
    return a.word < b.word
  end)
  return list
end

local function per_million(count, total)
  return math.floor(count * 1000000 / math.max(total, 1) + 0.5)
end

--- The words of a table, the most frequent first.
---@param all counts.Table
---@param least? integer  how often a word stands there, at least
---@return table[] rows  { word, tag, count, per_million, documents }
function counts.list(all, least)
  local list = {}
  for _, row in pairs(all.rows) do
    if row.count >= (least or 1) then
      list[#list + 1] = { word = row.word, tag = row.tag, count = row.count,
                          documents = row.documents,
                          per_million = per_million(row.count, all.total) }
    end
  end
  return sort_by(list, "count")
end

--- Dunning's log-likelihood of `a` among `a_total` words beside `b` among
--- `b_total`; below 0 where the word is rarer than in the other.
---@param a integer
---@param a_total integer
---@param b integer
---@param b_total integer
---@return number
function counts.keyness(a, a_total, b, b_total)
  local share = (a + b) / (a_total + b_total)
  local function term(count, total)
    return count > 0 and count * math.log(count / (total * share)) or 0
  end
  local value = 2 * (term(a, a_total) + term(b, b_total))
  if a * b_total < b * a_total then value = -value end
  return value
end

--- The words of two tables, those that are key in the first at the head and
--- those that are key in the other at the end.
---@param one counts.Table
---@param other counts.Table
---@param least? integer  how often a word stands in both together, at least
---@return table[] rows  { word, tag, count, per_million, other,
---  other_per_million, keyness }
function counts.compare(one, other, least)
  local list = {}
  local function add(word, row, a, b)
    if a + b < (least or 1) then return end
    list[#list + 1] = {
      word = word, tag = row.tag, count = a, other = b,
      per_million = per_million(a, one.total),
      other_per_million = per_million(b, other.total),
      keyness = math.floor(
        counts.keyness(a, one.total, b, other.total) * 100 + 0.5) / 100,
    }
  end
  for word, row in pairs(one.rows) do
    local there = other.rows[word]
    add(word, row, row.count, there and there.count or 0)
  end
  for word, row in pairs(other.rows) do
    if not one.rows[word] then add(word, row, 0, row.count) end
  end
  return sort_by(list, "keyness")
end

return counts
