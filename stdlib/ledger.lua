--- The tasks that reports commit to: who, what, how much, by when, and what came
--- of it.
local evidence = require "tj.evidence"
local lookup = require "tj.lookup"
local paths = require "tj.paths"
local sandbox = require "tj.sandbox"
local targets = require "tj.targets"

local ledger = {}

---@class ledger.Options
---@field state? "met"|"missed"|"open"
---@field measured? boolean  only tasks with a number

local function read_lexicon()
  local data, message = sandbox.read_data(paths.lexicon .. "/ledger.lua")
  if not data then error(message, 0) end
  return data
end

-- What is a task ---------------------------------------------------------------------

--- The word of `list` that `text` begins with; the longest.
local function opens_with(text, list)
  local best
  for _, word in ipairs(list) do
    if text:sub(1, #word) == word and (not best or #word > #best) then
      best = word
    end
  end
  return best
end

--- The sentence without what numbers it: 1., (一), 一是.
local function unnumbered(text)
  return (text:gsub("^%s*%(?%d+[.)]%s*", ""):gsub("^%s*%d+、", "")
              :gsub("^%([^()]*%)%s*", ""):gsub("^——%s*", ""))
end

--- The sentence without what may open it: 一是继续大力推进 is 推进.
local function after_openings(text, lexicon)
  local word = opens_with(text, lexicon.openings)
  while word do
    text = text:sub(#word + 1)
    word = opens_with(text, lexicon.openings)
  end
  return text
end

local function has_any(text, list)
  for _, word in ipairs(list) do
    if text:find(word, 1, true) then return true end
  end
  return false
end

local MAX_OWNER = 60  -- bytes

--- What stands between two words, if they are near.
local function between(text, open, close)
  local _, last = text:find(open, 1, true)
  local first = last and text:find(close, last + 1, true)
  local found = first and text:sub(last + 1, first - 1)
  if found and found ~= "" and #found <= MAX_OWNER
     and not has_any(found, { ",", ";", "。" }) then
    return found
  end
end

--- Who the sentence itself says is to do it.
local function named_owner(text, lexicon)
  for _, pair in ipairs(lexicon.owners) do
    local found = between(text, pair[1], pair[2])
    if found then return found end
  end
  return opens_with(unnumbered(text), lexicon.subjects)
end

local ROLES = { plan = true, safeguards = true }

--- Is it a sentence of a plan that says what is to be done?
local function is_task(sentence, facts, lexicon)
  if sentence.type == "heading" or sentence.type == "metadata" then
    return false
  end
  local text = unnumbered(sentence.text)
  if facts then return not has_any(text, lexicon.looking_back) end
  return ROLES[sentence.section_role] == true
    and not has_any(text, lexicon.not_tasks)
    and (opens_with(after_openings(text, lexicon), lexicon.actions) ~= nil
         or named_owner(text, lexicon) ~= nil)
end

-- Who and when -------------------------------------------------------------------------

local function owner_of(sentence, document, lexicon)
  local named = named_owner(sentence.text, lexicon)
  if named then return named, "sentence" end
  return document.body or document.region, "report"
end

--- The year that is planned for: of the figures, else of the section.
local function year_of(sentence, facts, document)
  for _, fact in ipairs(facts or {}) do
    if fact.period ~= "" then return fact.period end
  end
  local period = sentence.section_period
  if period and period ~= "" then return period end
  return document.plan_year and tostring(document.plan_year)
end

--- By when: 6月底前 of 2017 is 2017-06.
local function due_of(sentence, facts, document, lexicon)
  local year = sentence.text:match("(%d%d%d%d)年底?前")
               or year_of(sentence, facts, document)
  if not year or not year:find("^%d%d%d%d$") then return year end
  local month = sentence.text:match("(%d%d?)月底?前")
  if month then return ("%s-%02d"):format(year, tonumber(month)) end
  for _, row in ipairs(lexicon.deadlines) do
    if sentence.text:find(row[1], 1, true) then return year .. row[2] end
  end
  return year
end

-- What came of it ----------------------------------------------------------------------

--- The state of a task by its figures: missed where one was, met where all were.
local function state_of(facts, judge)
  if not facts then return "open", "no number to judge by", {} end
  local state, why, outcomes = "met", nil, {}
  for _, fact in ipairs(facts) do
    local outcome, _, verdict, reason = judge:of(fact)
    if outcome then outcomes[#outcomes + 1] = evidence.of(outcome) end
    if verdict == "missed" then
      state, why = "missed", fact.name .. ": " .. reason
    elseif verdict == "open" and state == "met" then
      state, why = "open", fact.name .. ": " .. reason
    end
  end
  return state, why or "all reached", outcomes
end

-- Rows ----------------------------------------------------------------------------------

local function place_of(sentence)
  return { text = unnumbered(sentence.text), doc = sentence.doc,
           line = sentence.line, start = sentence.start,
           ["end"] = sentence["end"], sentence = sentence.text }
end

local function row_of(sentence, facts, document, lexicon, judge)
  local amounts = {}
  for i, fact in ipairs(facts or {}) do amounts[i] = evidence.of(fact) end
  local owner, owner_from = owner_of(sentence, document, lexicon)
  local state, reason, outcomes = state_of(facts, judge)
  return {
    region = document.region, section = sentence.section_title,
    task = place_of(sentence), owner = owner, owner_from = owner_from,
    amounts = amounts, due = due_of(sentence, facts, document, lexicon),
    state = state, reason = reason, outcomes = outcomes,
  }
end

--- Targets by the sentence that they stand in, and all facts.
local function read_facts(store)
  local by_sentence, all = {}, {}
  for fact in store:facts { status = { "actual", "target" } } do
    all[#all + 1] = lookup.named(fact)
    if targets.is_promise(fact) then
      by_sentence[fact.sentence_id] = by_sentence[fact.sentence_id] or {}
      table.insert(by_sentence[fact.sentence_id], fact)
    end
  end
  return by_sentence, all
end

local COLUMNS = {
  { key = "region", about = "whose task" },
  { key = "section", about = "the heading above it", hidden = true },
  { key = "task", about = "what is to be done" },
  { key = "owner", about = "who does it" },
  { key = "owner_from", about = "what tells so: sentence or report",
    hidden = true },
  { key = "amounts", about = "how much" },
  { key = "due", about = "by when" },
  { key = "state", about = "met, missed or open" },
  { key = "outcomes", about = "what later reports tell" },
  { key = "reason", about = "why" },
}

--- What a store keeps of a task; of several numbers the first is its fact.
local function kept(row)
  local amounts = {}
  for i, figure in ipairs(row.amounts) do amounts[i] = figure.text end
  return { start = row.task.start, ["end"] = row.task["end"],
           task = row.task.text, owner = row.owner,
           amount = amounts[1] and table.concat(amounts, "; "),
           fact = row.amounts[1] and row.amounts[1].fact, due = row.due,
           state = row.state }
end

--- The tasks of the reports of a store, in reading order; and by document all of
--- them, wanted or not, for Store:put_commitments.
---@param store store.Store
---@param options? ledger.Options
---@return analysis.Result
---@return pile.List[]
function ledger.run(store, options)
  options = options or {}
  local lexicon, rows, lists = read_lexicon(), {}, {}
  local counts = { met = 0, missed = 0, open = 0 }
  local by_sentence, all = read_facts(store)
  local judge = targets.judge(store, all)
  for document in store:documents() do
    local items = {}
    for sentence in store:sentences { document = document.id } do
      local facts = by_sentence[sentence.id]
      if is_task(sentence, facts, lexicon) then
        local row = row_of(sentence, facts, document, lexicon, judge)
        items[#items + 1] = kept(row)
        if facts or not options.measured then
          counts[row.state] = counts[row.state] + 1
          if not options.state or options.state == row.state then
            rows[#rows + 1] = row
          end
        end
      end
    end
    lists[#lists + 1] = { document = document.id, items = items }
  end
  return { title = "ledger of tasks", columns = COLUMNS, rows = rows,
           notes = { ("%d tasks: %d met, %d missed, %d open"):format(
             counts.met + counts.missed + counts.open, counts.met,
             counts.missed, counts.open) } },
         lists
end

return ledger
