--- Why a number became the fact that it is: the rule that claimed it, with its
--- captures on the words, the rules it beat, and what decided the other fields.
local document = require "tj.document"
local fact = require "tj.fact"
local facts = require "tj.facts"
local pattern = require "tj.pattern"
local provenance = require "tj.provenance"
local wordlists = require "tj.wordlists"

local why = {}

---@class why.Reason  of one fact
---@field fact fact.Fact
---@field rule rules.Rule
---@field fields table<string, string>  what the rule itself gave
---@field pattern string  the one that matched
---@field captures { name: string, text: string, words: string }[]
---@field matched string  the words of the whole match
---@field others { rule: rules.Rule, reason: string }[]
---@field causes table<string, provenance.Cause[]>
---@field previous fact.Fact?

-- Captures --------------------------------------------------------------------

--- The words of a span with their tags: 完成/v 总产值/n 147亿元/m.
local function tagged(view, first, last)
  local parts = {}
  for _, word in ipairs(view.words) do
    if word.first >= first and word.last <= last then
      parts[#parts + 1] = word.text .. "/" .. word.tag
    end
  end
  return table.concat(parts, " ")
end

local function captures_of(view, found)
  local list = {}
  for name, span in pairs(found.captures) do
    list[#list + 1] = { name = name, first = span.first,
                        text = view.text:sub(span.first, span.last),
                        words = tagged(view, span.first, span.last) }
  end
  table.sort(list, function (a, b)
    if a.first ~= b.first then return a.first < b.first end
    return a.name < b.name
  end)
  return list
end

--- Which of the rule's patterns gives just this match; the first otherwise.
local function pattern_of(reading, rule, view, quantity, found)
  for _, source in ipairs(rule.match) do
    local one = pattern.compile(source, reading.set.lexicons)
    local own = one and one.match(view, quantity)
    if own and own.first == found.first and own.last == found.last then
      return source
    end
  end
  return rule.match[1]
end

-- Other rules -----------------------------------------------------------------

--- Why `answer` did not get the number that `winner` got.
local function defeat(answer, winner)
  if answer.problem then return "its function failed: " .. answer.problem.text end
  if not answer.fields then return "its function left the number" end
  local rule, best = answer.rule, winner.rule
  if rule.priority ~= best.priority then
    return ("priority %d is below %d"):format(rule.priority, best.priority)
  end
  local length = answer.found.last - answer.found.first
  if length ~= winner.found.last - winner.found.first then
    return "its match is shorter"
  end
  return "as good, and its id comes later"
end

local function winner_of(answers)
  for _, answer in ipairs(answers) do
    if answer.fields then return answer end
  end
end

local function others_of(answers, winner)
  local others = {}
  for _, answer in ipairs(answers) do
    if answer ~= winner then
      others[#others + 1] = { rule = answer.rule,
                              reason = defeat(answer, winner) }
    end
  end
  return others
end

-- Reasons ---------------------------------------------------------------------

local function reason_of(reading, view, index, made)
  local quantity = reading.quantities[index]
  local previous = reading.previous
  local answers = fact.answers(reading, view, quantity, previous)
  local winner = winner_of(answers)
  return {
    fact = made, rule = winner.rule, fields = winner.fields,
    previous = previous,
    pattern = pattern_of(reading, winner.rule, view, quantity, winner.found),
    captures = captures_of(view, winner.found),
    matched = tagged(view, winner.found.first, winner.found.last),
    others = others_of(answers, winner),
    causes = provenance.of { reading = reading, view = view, made = made,
                             quantity = quantity, previous = previous },
  }
end

--- Why each of the facts of a document is what it is, or those alone of which
--- `wanted(fact)` is true.
---@param doc tj.Document
---@param set rules.Set
---@param path string
---@param wanted? fun(made: fact.Fact): boolean
---@return why.Reason[]
function why.of_document(doc, set, path, wanted)
  local reasons = {}
  facts.extract(doc, set, path, function (reading, view, index, made)
    if made and (not wanted or wanted(made)) then
      reasons[#reasons + 1] = reason_of(reading, view, index, made)
    end
  end)
  return reasons
end

--- The same for a text.
---@param content string
---@param set rules.Set
---@return why.Reason[]? reasons
---@return string? message
function why.of_text(content, set)
  local doc <close>, message = document.from_text(content)
  if not doc then return nil, message end
  return why.of_document(doc, set, "text")
end

--- The fact `id` of the file at `path`.
---@param id string
---@param path string
---@param set rules.Set
---@return why.Reason? reason  nil without a message: no such fact in there
---@return string? message  why the file cannot be read
function why.of_file(id, path, set)
  local hash = id:match("^(%x+)%-%d+$")
  local bytes, message = document.read(path)
  if not bytes then return nil, message end
  if not hash or facts.hash(bytes):sub(1, #hash) ~= hash then return nil end
  local doc <close>, refusal = document.open(path)
  if not doc then return nil, refusal end
  return why.of_document(doc, set, path, function (made)
    return made.id == id
  end)[1]
end

-- Text ------------------------------------------------------------------------

local LABEL = 13  -- columns before a field's value

local function add(lines, label, text)
  lines[#lines + 1] = ("  %-" .. LABEL .. "s%s"):format(label, text)
end

--- The whole sentence, with the number in brackets.
local function marked(made)
  local sentence = made.sentence
  local first = made.first - made.sentence_first + 1
  local last = made.last - made.sentence_first + 1
  return sentence:sub(1, first - 1) .. "[" .. sentence:sub(first, last) .. "]"
         .. sentence:sub(last + 1)
end

local function shown(value)
  return value == "" and "(empty)" or value
end

--- The word of the sentence that a region stands for: 全国 for 中国.
local function region_word(made)
  local list = wordlists.read("context").region
  if made.sentence:find(made.region, 1, true) then return made.region end
  for _, word in ipairs(list) do
    if list.names[word] == made.region
       and made.sentence:find(word, 1, true) then return word end
  end
end

--- What holds where nothing was taken away that mattered.
local function default_text(reason, field)
  if reason.fact[field] == "" then return "nothing tells"
  elseif field == "kind" then return "by unit and indicator"
  elseif field == "region" and region_word(reason.fact) then
    return region_word(reason.fact) .. " in the sentence"
  elseif field == "indicator" and reason.previous then
    return ("goes on from the number before it, %s"):format(reason.previous.text)
  elseif field == "indicator" then
    return "the noun that the paragraph opens with"
  end
  return "nothing says otherwise"
end

local function cause_text(reason, field)
  local rule, parts = reason.rule, {}
  if rule.constants[field] then
    return "the rule says so"
  elseif reason.fields[field] and field ~= "indicator" then
    return "the rule's function says so"
  elseif reason.fields[field] then
    parts[1] = rule.fact and "the rule's function says so" or "captured"
  end
  local causes = reason.causes[field]
  for i, cause in ipairs(causes) do
    local is_more = causes.is_agreed and i < #causes
    parts[#parts + 1] = is_more and cause.what .. ", and so does"
      or ("%s; without %s %s"):format(cause.what, causes.is_agreed and i > 1
                                      and "them" or "it", shown(cause.otherwise))
  end
  if #parts > 0 then return table.concat(parts, "\n" .. (" "):rep(LABEL + 4)) end
  return default_text(reason, field)
end

local FIELDS = { "indicator", "kind", "direction", "status", "period", "region" }

--- A reason as lines to read.
---@param reason why.Reason
---@return string
function why.format(reason)
  local made, lines = reason.fact, {}
  lines[1] = ("%s  %s"):format(made.id, made.text)
  lines[2] = ("%s:%d: %s"):format(made.doc, made.line, marked(made))
  add(lines, "rule", ("%s  %s:%d, priority %d%s"):format(
    reason.rule.id, reason.rule.shown_file, reason.rule.line,
    reason.rule.priority,
    reason.rule.about and ("  (%s)"):format(reason.rule.about) or ""))
  add(lines, "pattern", reason.pattern:match("^%s*(.-)%s*$"))
  add(lines, "matched", reason.matched)
  for _, capture in ipairs(reason.captures) do
    add(lines, "  " .. capture.name, capture.words)
  end
  for i, other in ipairs(reason.others) do
    add(lines, i == 1 and "beat" or "", ("%s  %s:%d: %s"):format(
      other.rule.id, other.rule.shown_file, other.rule.line, other.reason))
  end
  for _, field in ipairs(FIELDS) do
    add(lines, field, ("%s: %s"):format(shown(made[field]),
                                        cause_text(reason, field)))
  end
  if made.canonical ~= "" then
    add(lines, "canonical", made.canonical
        .. ": of scripts/lexicon/indicators.txt")
  end
  return table.concat(lines, "\n")
end

return why
