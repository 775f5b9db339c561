--- What a person asks for, as a query of FTS5: words that must all be there,
--- "phrases in quotes", beginnings*, OR between alternatives, -unwanted.
local searchquery = {}

local CLOSING = { ['"'] = '"', ["“"] = "”", ["「"] = "」" }

--- A stretch of text as FTS5 takes it, whatever signs are in it.
local function quoted(text, is_prefix)
  return '"' .. text:gsub('"', '""') .. '"' .. (is_prefix and "*" or "")
end

--- The phrase in quotes that `text` opens with at `at`, and where it ends.
local function phrase_at(text, at)
  for opening, closing in pairs(CLOSING) do
    if text:sub(at, at + #opening - 1) == opening then
      local from = at + #opening
      local first, last = text:find(closing, from, true)
      if not first then return nil, "a quote is not closed" end
      return text:sub(from, first - 1), last
    end
  end
end

--- The words and phrases of a query: { text, is_prefix, is_unwanted, is_or }.
local function terms_of(text)
  local terms, at = {}, text:find("%S") or #text + 1
  while at <= #text do
    local is_unwanted = text:sub(at, at) == "-"
    if is_unwanted then at = at + 1 end
    local phrase, last = phrase_at(text, at)
    if not phrase and last then return nil, last end
    local word
    if not phrase then
      word = text:match("^%S*", at)
      last = at + #word - 1
    elseif text:sub(last + 1, last + 1) == "*" then
      last = last + 1
    end
    local is_prefix = text:sub(last, last) == "*"
    if word and is_prefix then word = word:sub(1, -2) end
    terms[#terms + 1] = {
      text = phrase or word, is_prefix = is_prefix, is_unwanted = is_unwanted,
      is_or = word == "OR" and not is_unwanted }
    at = text:find("%S", last + 1) or #text + 1
  end
  return terms
end

--- The query of FTS5; nil and what is missing or wrong.
---@param text string
---@return string? query
---@return string? message
function searchquery.parse(text)
  local terms, message = terms_of(text)
  if not terms then return nil, message end
  local alternatives, unwanted = { {} }, {}
  for _, term in ipairs(terms) do
    if term.is_or then
      alternatives[#alternatives + 1] = {}
    else
      local list = term.is_unwanted and unwanted or alternatives[#alternatives]
      list[#list + 1] = quoted(term.text, term.is_prefix)
    end
  end
  local wanted = {}
  for _, list in ipairs(alternatives) do
    if #list == 0 then return nil, "there is no word to look for" end
    wanted[#wanted + 1] = "(" .. table.concat(list, " AND ") .. ")"
  end
  local query = table.concat(wanted, " OR ")
  if #unwanted == 0 then return query end
  return ("(%s) NOT (%s)"):format(query, table.concat(unwanted, " OR "))
end

return searchquery
