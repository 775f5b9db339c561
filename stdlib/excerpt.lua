--- What a store has of a document, as an entry of tj.report: the sentences
--- with facts, one a line. The rest of its text is in its file, not here.
local excerpt = {}

--- Where `fact` stands in `sentence`. A store that was brought up does not say
--- it: then its text, looked for from `from` on, or the whole sentence where
--- cleaning changed how the number is written.
---@return integer first
---@return integer last
local function place(fact, sentence, from)
  if fact.sentence_start then
    return fact.sentence_start + 1, fact.sentence_end
  end
  local first, last = sentence:find(fact.text, from, true)
  if first then return first, last end
  return 1, #sentence
end

local SPANS = { "first", "last", "sentence_first", "sentence_last" }

--- Facts of a store, in reading order, as one text and facts with spans in it.
---@param facts fun(): fact.Fact?  an iterator, as of Store:facts
---@return string text
---@return fact.Fact[] list
function excerpt.text(facts)
  local sentences, list = {}, {}
  local before, offset, from = nil, 0, 1
  for fact in facts do
    local sentence = fact.sentence
    if sentence ~= before then
      offset = before and offset + #before + 1 or 0
      sentences[#sentences + 1], before, from = sentence, sentence, 1
    end
    local first, last = place(fact, sentence, from)
    if last < #sentence then from = last + 1 end
    local spans = { first, last, 1, #sentence }
    for i, key in ipairs(SPANS) do fact[key] = offset + spans[i] end
    list[#list + 1] = fact
  end
  return table.concat(sentences, "\n"), list
end

--- The documents of a store as entries.
---@param store store.Store
---@return report.Entry[]
function excerpt.entries(store)
  local entries = {}
  for row in store:documents() do
    local text, facts = excerpt.text(store:facts { document = row.id })
    entries[#entries + 1] = {
      path = row.path, title = row.title, encoding = row.encoding,
      text = text, facts = facts }
  end
  return entries
end

return excerpt
