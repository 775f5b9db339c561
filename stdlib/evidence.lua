--- A fact as a figure of an analysis: shown as written, with its place, and
--- compared with others as far as it was written.
local decimal = require "tj.decimal"
local digits = require "tj.digits"
local interval = require "tj.interval"
local json = require "tj.core.json"

local evidence = {}

---@class evidence.Figure  a cell of an analysis
---@field text string  as people read it: 5.3万亿元, >3000亿元, -2.5%
---@field value userdata?  exact, in base units; or low and high
---@field low userdata?
---@field high userdata?
---@field unit string
---@field approx string
---@field direction string
---@field kind string
---@field period string
---@field doc string
---@field line integer?
---@field start integer  bytes of the raw file, from 0
---@field end integer  exclusive
---@field sentence string
---@field sentence_start integer?  of the number in it: bytes, from 0
---@field sentence_end integer?  exclusive
---@field fact string  the fact's id
---@field run integer  of the store, that wrote it

-- What is shown -----------------------------------------------------------------

local WIDE = 0xFEE0  -- from ！ to !, from ０ to 0

--- 7 4 7 7 2 亿元 and ４３８００亿元 as ASCII digits, without blanks.
local function tidy(text)
  text = text:gsub("%s+", ""):gsub("\u{3000}", ""):gsub("\u{200B}", "")
  return (text:gsub("\xEF[\xBC\xBD][\x80-\xBF]", function (char)
    local code = utf8.codepoint(char)
    if code >= 0xFF01 and code <= 0xFF5E then return utf8.char(code - WIDE) end
  end))
end

local function number_text(fact, number)
  return digits.readable(number) .. fact.unit
end

--- The number as written, or, where it was written in 汉字, in digits.
local function number_of(fact)
  local text = tidy(fact.text)
  if text:find("^[%d.,]+") or text:find("^第") then return text end
  if fact.digits then return number_text(fact, fact.digits) end
  if fact.low_digits and fact.high_digits then
    return digits.readable(fact.low_digits) .. "–"
           .. number_text(fact, fact.high_digits)
  end
  return text
end

--- With its sign and what is not exact about it: >3000亿元, -2.5%.
---@param fact store.Fact
---@return string
function evidence.shown(fact)
  local mark = fact.approx == "=" and "" or fact.approx
  local sign = fact.direction == "down" and fact.kind == "change" and "-" or ""
  return mark .. sign .. number_of(fact)
end

local function as_number(digits_text)
  return digits_text and json.number(digits_text)
end

--- The cell that a fact makes.
---@param fact store.Fact
---@return evidence.Figure
function evidence.of(fact)
  return {
    text = evidence.shown(fact), value = as_number(fact.digits),
    low = as_number(fact.low_digits), high = as_number(fact.high_digits),
    unit = fact.unit, approx = fact.approx, direction = fact.direction,
    kind = fact.kind, period = fact.period, doc = fact.doc, line = fact.line,
    start = fact.start, ["end"] = fact["end"], sentence = fact.sentence,
    sentence_start = fact.sentence_start, sentence_end = fact.sentence_end,
    fact = fact.id, run = fact.run,
  }
end

local BEFORE, AFTER = 10, 8  -- chars of the sentence around a quoted number

--- The number in what stands around it: …完成总产值[3286.4亿元],同比增长….
---@param fact store.Fact
---@return string
function evidence.quote(fact)
  local sentence = fact.sentence
  if not fact.sentence_start then return sentence end
  local first, last = fact.sentence_start + 1, fact.sentence_end
  local from = utf8.offset(sentence, -BEFORE, first) or 1
  local to = utf8.offset(sentence, AFTER + 1, last + 1) or #sentence + 1
  return (from > 1 and "…" or "") .. sentence:sub(from, first - 1)
         .. "[" .. sentence:sub(first, last) .. "]"
         .. sentence:sub(last + 1, to - 1) .. (to <= #sentence and "…" or "")
end

-- What is compared --------------------------------------------------------------

local function plain(number) return number and tonumber(tostring(number)) end

--- For order and bars: the value or the middle of a range; a fall is below 0.
---@param fact store.Fact|evidence.Figure
---@return number
function evidence.number(fact)
  local number = plain(fact.value)
  if not number then
    local low, high = plain(fact.low), plain(fact.high)
    number = low and high and (low + high) / 2 or low or high
  end
  if fact.kind == "change" and fact.direction == "down" then return -number end
  return number
end

local HALF = decimal.of "0.5"
local ABOUT = decimal.of "0.05"  -- 约, 近: so much of a number on either side

local DIGITS = { value = "digits", low = "low_digits", high = "high_digits" }

local function larger(a, b) return a < b and b or a end

--- The exact digits of a fact's value, low or high; nil where it has none.
---@param fact store.Fact
---@param key "value"|"low"|"high"
---@return decimal.Decimal?
function evidence.digits(fact, key)
  local number = fact[DIGITS[key]] or fact[key]
  return number and decimal.of(tostring(number)) or nil
end

--- The exact value, or the middle of a range; a fall is below 0.
---@param fact store.Fact
---@return decimal.Decimal
function evidence.exact(fact)
  local low, high = evidence.digits(fact, "low"), evidence.digits(fact, "high")
  local number = evidence.digits(fact, "value")
                 or low and high and (low + high) * HALF or low or high
  local falls = fact.kind == "change" and fact.direction == "down"
  return falls and -number or number
end

--- What a fact's number can mean: 5.3万亿 is ±0.05万亿, 约 is wider, 突破 open
--- above. A fall is below 0.
---@param fact store.Fact
---@return interval.Interval
function evidence.bounds(fact)
  local value = evidence.digits(fact, "value")
  local low = value or evidence.digits(fact, "low")
  local high = value or evidence.digits(fact, "high")
  local margin = decimal.of(fact.grain or 0) * HALF
  local near = margin
  if fact.approx == "~" then
    local middle = evidence.exact(fact)
    near = larger(margin, larger(middle, -middle) * ABOUT)
  end
  local least, most = low and low - near, high and high + near
  if fact.approx == ">" then least, most = low, nil end
  if fact.approx == "<" then least, most = nil, high end
  if fact.kind == "change" and fact.direction == "down" then
    return interval.of(most and -most, least and -least)
  end
  return interval.of(least, most)
end

--- Can both be true of the same thing?
---@param one store.Fact
---@param other store.Fact
---@return boolean
function evidence.agree(one, other)
  if one.unit ~= other.unit then return true end  -- nothing to compare
  return interval.meet(evidence.bounds(one), evidence.bounds(other))
end

-- Which of several ---------------------------------------------------------------

local UNKNOWN = 99  -- farther than any report from its year

--- How near a report is to the year it tells of: 0 is the report on that year,
--- or, of what is planned, the one on the year before.
local function distance(fact)
  local year = tonumber(fact.period:match("%d%d%d%d"))
  if not year or not fact.document_year then return UNKNOWN end
  if fact.status ~= "actual" then year = year - 1 end
  return math.abs(fact.document_year - year)
end

--- How many digits of the number were written: 5.3万亿 has two.
local function fineness(fact)
  local number, grain = math.abs(evidence.number(fact)), tonumber(fact.grain)
  if number == 0 or not grain or grain == 0 then return 0 end
  return math.floor(math.log(number / grain, 10) + 1e-9)
end

--- Is it of what is planned, in a sentence that says so: 预期目标是?
local function is_goal(fact)
  return fact.status ~= "actual" and fact.sentence ~= nil
         and fact.sentence:find("目标", 1, true) ~= nil
end

--- Is `one` the better witness? The report on the year itself before others, of
--- plans those that a sentence calls so, exact before about, fine before coarse,
--- then a later report of the same year (a communique after first figures), then
--- early before late in a document.
local function is_better(one, other)
  local near, far = distance(one), distance(other)
  if near ~= far then return near < far end
  local goal, other_goal = is_goal(one), is_goal(other)
  if goal ~= other_goal then return goal end
  local is_exact, other_exact = one.approx == "=", other.approx == "="
  if is_exact ~= other_exact then return is_exact end
  if one.kind == "level" then
    local fine, coarse = fineness(one), fineness(other)
    if fine ~= coarse then return fine > coarse end
  end
  local date, other_date = one.document_date or "", other.document_date or ""
  if date ~= other_date then return date > other_date end
  if one.doc ~= other.doc then return one.doc < other.doc end
  return one.start < other.start
end

--- The best witness among facts about the same thing, and those that cannot be
--- true beside it.
---@param list store.Fact[]
---@return store.Fact? best
---@return store.Fact[] others  in the order of the list
function evidence.choose(list)
  local best
  for _, fact in ipairs(list) do
    if not best or is_better(fact, best) then best = fact end
  end
  local others = {}
  for _, fact in ipairs(list) do
    if fact ~= best and not evidence.agree(fact, best) then
      others[#others + 1] = fact
    end
  end
  return best, others
end

return evidence
