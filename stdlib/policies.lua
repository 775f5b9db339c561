--- The policy documents that reports name in 《》: what kind they are, who issued
--- them, whether they are issued, planned or carried out, and when.
local paths = require "tj.paths"
local places = require "tj.places"
local quotes = require "tj.core.quotes"
local region = require "tj.region"
local sandbox = require "tj.sandbox"

local policies = {}

---@class policies.Options
---@field status? string
---@field kind? string
---@field all? boolean  also what is no policy: newspapers, books, films

-- Text ------------------------------------------------------------------------------

local function ends_with(text, ending)
  return #ending <= #text and text:sub(-#ending) == ending
end

--- The row of `rows` with the longest word that `fits`; rows are { key, word… }.
local function longest(rows, fits)
  local key, most = nil, 0
  for _, row in ipairs(rows) do
    for i = 2, #row do
      if #row[i] > most and fits(row[i]) then key, most = row[1], #row[i] end
    end
  end
  return key
end

local function has_any(text, list)
  for _, word in ipairs(list) do
    if text:find(word, 1, true) then return true end
  end
  return false
end

local STOPS = { ",", "，", ";", "；", "。", ":", "：", "!", "?", "》" }

--- What stands after the last stop of `text`: the clause as far as it goes.
local function clause_end(text)
  local from = 1
  for _, stop in ipairs(STOPS) do
    local at = from
    while true do
      local _, last = text:find(stop, at, true)
      if not last then break end
      at, from = last + 1, math.max(from, last + 1)
    end
  end
  return text:sub(from)
end

--- What stands before the first stop of `text`.
local function clause_start(text)
  local to = #text
  for _, stop in ipairs(STOPS) do
    local first = text:find(stop, 1, true)
    if first then to = math.min(to, first - 1) end
  end
  return text:sub(1, to)
end

-- Kinds -----------------------------------------------------------------------------

--- Without (试行), (2016-2020年) and the like at its end.
local function bare_title(title)
  local bare = title
  repeat
    local before = bare
    bare = bare:gsub("%([^()]*%)$", ""):gsub("（[^）]*）$", "")
  until bare == before or bare == ""
  return bare ~= "" and bare or title
end

--- Without 草案 at its end, too.
local function core_title(title)
  return (bare_title(title):gsub("草案$", ""))
end

local function ends_with_any(text, list)
  for _, ending in ipairs(list) do
    if ends_with(text, ending) then return true end
  end
  return false
end

--- The kind of a title: plan, law, …; "work" for what is no policy at all, and
--- "other" where no word tells.
local function kind_of(title, before, after, words)
  local bare, works = core_title(title), words.works
  if ends_with_any(bare, works.ends) or ends_with_any(before, works.before) then
    return "work"
  end
  for _, word in ipairs(works.after) do
    if after:sub(1, #word) == word then return "work" end
  end
  return longest(words.kinds, function (ending) return ends_with(bare, ending) end)
         or bare:find("%d%d%d%d$") and "plan"  -- 中国制造2025
         or ends_with_any(before, works.weak) and "work" or "other"
end

--- Is the title nothing but the word for its kind: 《建议》, 《纲要(草案)》?
local function is_short(title, words)
  local bare = core_title(title)
  for _, row in ipairs(words.kinds) do
    for i = 2, #row do if bare == row[i] then return true end end
  end
  return false
end

-- What is said ------------------------------------------------------------------------

--- What the last of the verbs in `text` says, and where it begins.
local function last_verb(text, words)
  local status, first_at, last_at = nil, nil, 0
  for _, row in ipairs(words.verbs) do
    for i = 2, #row do
      local at = 1
      while true do
        local first, last = text:find(row[i], at, true)
        if not first then break end
        if last > last_at or last == last_at and first < first_at then
          status, first_at, last_at = row[1], first, last
        end
        at = last + 1
      end
    end
  end
  return status, first_at
end

--- 《…条例》的修订工作: what the word right after the title says.
local function noun_after(after, words)
  local text = after:gsub("^等", ""):gsub("^政策", ""):gsub("^的", "")
  return longest(words.nouns, function (word)
    return text:sub(1, #word) == word
  end)
end

local MADE = { issued = true, revised = true, drafted = true, mentioned = true }

--- The year before the title, where it is over when the report is given.
local function is_over(before, document)
  local year
  for digits in before:gmatch("(%d%d%d%d)年") do year = tonumber(digits) end
  return year ~= nil and document.year ~= nil and year <= document.year
end

--- Is what the verb says still to be done? `clause` is the clause that says it,
--- `before` all of the sentence before the title.
local function is_planned(clause, before, mention, words)
  if has_any(clause, words.done) or ends_with(clause, "的")  -- 通过的《…》
     or has_any(before, words.past) or is_over(before, mention.document) then
    return false
  end
  local role = mention.sentence.section_role
  return role == "plan" or role == "safeguards"
         or has_any(clause, words.planning)
end

--- What the report says of the title. `before` and `after` are all of the
--- sentence on its sides.
local function status_of(title, before, after, mention, words)
  local clause = clause_end(before)
  local status = noun_after(after, words)
  if status then clause = clause .. clause_start(after) end
  status = status or (last_verb(clause, words))
  if not status then
    clause = clause .. clause_start(after)
    status = (last_verb(clause_start(after), words)) or "mentioned"
  end
  if not MADE[status] then return status end
  if has_any(title, words.drafts) then return "drafted" end
  if status ~= "mentioned" and is_planned(clause, before, mention, words) then
    return "planned"
  end
  return status
end

-- Who and when --------------------------------------------------------------------------

--- The body that a title opens with: 广州市人民政府关于…, 珠海市科工信局督查….
local function issuer_in_title(title, words)
  local before = title:match("^(.-)关于")
  for _, ending in ipairs(words.bodies) do
    if before and before ~= "" and ends_with(before, ending) then
      return before
    end
  end
  local place = places.at(title, 1)
  if not place then return nil end
  for _, ending in ipairs(words.bodies) do
    local _, last = title:find(ending, 1, true)
    if last and last <= #place.name + 15 and last < #title then
      return title:sub(1, last)
    end
  end
end

local LEADS = { "根据", "按照", "依据" }

--- Who stands before the verb of 根据A等部门联合下发的《…》, of A会议通过的《…》.
---@return string? name  "" for one that is not known, and is not who reports
local function issuer_quoted(clause, words)
  local _, verb = last_verb(clause, words)
  if not verb or not ends_with(clause, "的") then return nil end
  local name = clause:sub(1, verb - 1):gsub("联合$", "")
  for _, lead in ipairs(LEADS) do name = name:match(lead .. "(.+)$") or name end
  if name:find("年", 1, true) then
    name = name:match("月(.+)$") or name:match("年(.+)$") or name
  end
  return ends_with_any(name, words.subjects) and name or ""
end

--- The body that the clause names before the title.
local function issuer_in_clause(clause, document, words)
  local own = document.region or ""
  for _, entry in ipairs(words.issuers) do
    if clause:find(entry[1], 1, true) then
      local name = (entry[2] or entry[1]):gsub("%%government", function ()
        return own .. region.government(own)
      end)
      return (name:gsub("%%region", function () return own end))
    end
  end
end

local BY_ITSELF = { issued = true, revised = true, drafted = true,
                    planned = true }

--- Who issues it, and what tells so: title, sentence or report.
local function issuer_of(title, clause, status, document, words)
  local name = issuer_in_title(title, words)
  if name then return name, "title" end
  local quoted = issuer_quoted(clause, words)
  name = quoted ~= "" and quoted or issuer_in_clause(clause, document, words)
  if name then return name, "sentence" end
  if BY_ITSELF[status] and document.body and not quoted
     and not has_any(clause, words.helping) then
    return document.body, "report"
  end
  local place = places.at(title, 1)
  if place then return place.name, "title" end
end

--- The year that the sentence names before the title, else that of its section.
local function year_of(before, sentence, document)
  local named
  for year in before:gmatch("(%d%d%d%d)年") do named = year end
  if named then return named end
  local section = sentence.section_period or ""
  if section:find("^%d%d%d%d$") then return section end
  local year = sentence.section_role == "plan" and document.plan_year
               or document.year
  return year and tostring(year) or section
end

-- Mentions ------------------------------------------------------------------------------

--- The outermost titles of a text.
local function titles_in(text)
  local list, last = {}, 0
  for _, quote in ipairs(quotes.find(text)) do
    if quote.kind == "title" and quote.first > last
       and text:sub(quote.first, quote.first + 2) == "《" then
      list[#list + 1], last = quote, quote.last
    end
  end
  return list
end

local JOINS = { [""] = true, ["、"] = true, ["和"] = true, ["及"] = true,
                ["与"] = true, ["以及"] = true, ["、以及"] = true, [","] = true,
                ["，"] = true, ["或"] = true }

--- What is read around each title: titles in a row share what stands before the
--- first and after the last.
local function surroundings(text, titles)
  local befores, afters = {}, {}
  for i, title in ipairs(titles) do
    local between = i > 1 and text:sub(titles[i - 1].last + 1, title.first - 1)
    befores[i] = between and JOINS[between] and befores[i - 1]
                 or text:sub(1, title.first - 1)
  end
  for i = #titles, 1, -1 do
    local between = titles[i + 1]
                    and text:sub(titles[i].last + 1, titles[i + 1].first - 1)
    afters[i] = between and JOINS[between] and afters[i + 1]
                or text:sub(titles[i].last + 1)
  end
  return befores, afters
end

local function place_of(sentence)
  return { text = sentence.text, doc = sentence.doc, line = sentence.line,
           start = sentence.start, ["end"] = sentence["end"],
           sentence = sentence.text }
end

--- One title: what it is, and what the sentence says of it.
local function mention_of(title, before, after, sentence, document, words)
  local clause = clause_end(before)
  local mention = {
    title = title, kind = kind_of(title, clause, clause_start(after), words),
    is_short = is_short(title, words), sentence = sentence,
    document = document, status = "mentioned",
    year = year_of(before, sentence, document),
  }
  if mention.kind ~= "work" then
    mention.status = status_of(title, before, after, mention, words)
    mention.issuer, mention.issuer_from =
      issuer_of(title, clause, mention.status, document, words)
  end
  mention.sentence, mention.document = place_of(sentence), nil
  return mention
end

--- The mentions of a sentence, in its order.
local function mentions_of(sentence, document, words)
  local list, titles = {}, titles_in(sentence.text)
  local befores, afters = surroundings(sentence.text, titles)
  for i, title in ipairs(titles) do
    list[i] = mention_of(title.text, befores[i], afters[i], sentence, document,
                         words)
  end
  return list
end

-- Documents -----------------------------------------------------------------------------

local ORDER = { "issued", "signed", "revised", "drafted", "planned",
                "implemented", "cited", "mentioned" }
local RANK = {}
for i, status in ipairs(ORDER) do RANK[status] = i end
policies.statuses = ORDER

--- The title before it that a short one stands for: 《建议》 after 《…的建议》.
local function full_title(rows, mention)
  local bare = core_title(mention.title)
  for i = #rows, 1, -1 do
    if ends_with(core_title(rows[i].title), bare) then return rows[i] end
  end
end

--- Adds a mention to the rows of its document: a title once, by what says most.
local function add_mention(rows, by_title, mention)
  local row = by_title[mention.title]
  if not row and mention.is_short then row = full_title(rows, mention) end
  mention.is_short = nil
  if not row then
    mention.mentions = 1
    rows[#rows + 1], by_title[mention.title] = mention, mention
    return
  end
  row.mentions = row.mentions + 1
  if mention.title == row.title and RANK[mention.status] < RANK[row.status] then
    for _, key in ipairs { "issuer", "issuer_from", "status", "year",
                           "sentence" } do
      row[key] = mention[key]
    end
  end
end

local function is_wanted(row, options)
  if options.kind then return row.kind == options.kind end
  if not options.all and (row.kind == "work" or row.kind == "other") then
    return false
  end
  return not options.status or row.status == options.status
end

local COLUMNS = {
  { key = "title", about = "without 《》" },
  { key = "kind", about = "law, plan, …; work: no policy; other: nothing tells" },
  { key = "issuer", about = "who issued or plans it" },
  { key = "issuer_from", about = "what tells so: title, sentence or report" },
  { key = "status", about = "the most that the report says of it" },
  { key = "year", about = "when" },
  { key = "mentions", about = "how often the report names it" },
  { key = "sentence", about = "where" },
}

local function words_of()
  local words, message = sandbox.read_data(paths.lexicon .. "/policies.lua")
  if not words then error(message, 0) end
  return words
end

--- What a store keeps of a row.
local function kept(row)
  return { start = row.sentence.start, ["end"] = row.sentence["end"],
           title = row.title, kind = row.kind, issuer = row.issuer,
           status = row.status, period = row.year }
end

--- The policies that the reports of a store name, in reading order; and by
--- document all titles, wanted or not, for Store:put_policies.
---@param store store.Store
---@param options? policies.Options
---@return analysis.Result
---@return pile.List[]
function policies.run(store, options)
  options = options or {}
  local words, rows, left_out, lists = words_of(), {}, 0, {}
  for document in store:documents() do
    local own, by_title = {}, {}
    for sentence in store:sentences { document = document.id } do
      if sentence.text:find("《", 1, true) then
        for _, mention in ipairs(mentions_of(sentence, document, words)) do
          add_mention(own, by_title, mention)
        end
      end
    end
    local items = {}
    lists[#lists + 1] = { document = document.id, items = items }
    for i, row in ipairs(own) do
      items[i] = kept(row)
      if is_wanted(row, options) then rows[#rows + 1] = row
      else left_out = left_out + 1 end
    end
  end
  return { title = "policy documents", columns = COLUMNS, rows = rows,
           notes = { ("%d titles, %d others left out"):format(#rows, left_out) } },
         lists
end

return policies
