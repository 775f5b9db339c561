--- Where numbers of a document fit together, found by the numbers alone: no
--- word is looked at, and nothing of the audit is asked. What fits by chance is
--- rare: the numbers stand in one sentence, and the stated one comes out exactly,
--- with three digits that count; a rate with two where no number stands between.
local places = {}

local WINDOW = 6  -- numbers that may lie between

---@class places.Place
---@field kind string  growth addition sum share multiple difference
---@field stated fact.Fact
---@field others fact.Fact[]
---@field compute fun(values: number[]): number  from those of `others`

local function value(fact) return tonumber(fact.digits) end

--- What 1 in the last digit is worth; 百分之四十 is written to the last one.
function places.grain(fact)
  local written = tonumber(fact.grain or 1)
  return fact.unit == "%" and math.min(written, 1) or written
end

--- Digits that count, as written.
local function digit_count(fact)
  local digits = fact.digits:gsub("[-.]", ""):gsub("^0+", ""):gsub("0+$", "")
  return #digits
end

--- Does what is computed come out as it is stated, rounded at the last digit?
---@param stated fact.Fact  how finely it is written
---@param stated_value number
---@param computed number
---@return boolean
function places.fits(stated, stated_value, computed)
  local half = places.grain(stated) / 2
  return math.abs(computed - stated_value) <= half * (1 + 1e-9)
end

local FORMULAS = {
  growth = function (v) return (v[2] / v[1] - 1) * 100 end,
  fall = function (v) return (1 - v[2] / v[1]) * 100 end,
  addition = function (v) return v[2] / (v[1] - v[2]) * 100 end,
  share = function (v) return v[2] / v[1] * 100 end,
  multiple = function (v) return v[2] / v[1] end,
  increase = function (v) return v[2] / v[1] - 1 end,
  difference = function (v) return v[2] - v[1] end,
  sum = function (v)
    local total = 0
    for _, one in ipairs(v) do total = total + one end
    return total
  end,
}

--- The kinds of relations that a stated number of this unit can close.
local function kinds_for(fact)
  if fact.unit == "%" then return { "growth", "fall", "addition", "share" } end
  if fact.unit == "倍" then return { "multiple", "increase" } end
  if fact.unit == "百分点" then return { "difference" } end
  return {}
end

local function is_usable(fact)
  return fact.digits and fact.approx == "=" and value(fact) and value(fact) > 0
end

local function is_amount(fact)
  return fact.kind ~= "rank" and fact.unit ~= "%" and fact.unit ~= "百分点"
         and fact.unit ~= "倍" and fact.unit ~= "" and fact.unit ~= "番"
end

--- Do they stand in one sentence, and nothing between them?
local function is_close(facts, at, others)
  local first, last = at, at
  for i, fact in ipairs(facts) do
    for _, other in ipairs(others) do
      if fact == other then first, last = math.min(first, i), math.max(last, i) end
    end
  end
  for _, other in ipairs(others) do
    if other.sentence_first ~= facts[at].sentence_first then return false end
  end
  return digit_count(facts[at]) >= 3
         or not is_amount(facts[at]) and last - first == #others
end

local function add(list, kind, facts, at, others)
  local stated, values = facts[at], {}
  if not is_close(facts, at, others) then return false end
  for i, other in ipairs(others) do values[i] = value(other) end
  local compute = FORMULAS[kind]
  if places.fits(stated, value(stated), compute(values)) then
    list[#list + 1] = { kind = kind, stated = stated, others = others,
                        compute = compute }
    return true
  end
  return false
end

--- Two numbers before the stated one, in either order.
local function add_pairs(list, facts, at)
  local stated = facts[at]
  for i = math.max(1, at - WINDOW), at - 1 do
    for j = i + 1, at - 1 do
      local a, b = facts[i], facts[j]
      local wants_amounts = stated.unit ~= "百分点"
      if is_usable(a) and is_usable(b) and a.unit == b.unit and a.digits ~= b.digits
         and (wants_amounts and is_amount(a) or not wants_amounts and a.unit == "%")
         and digit_count(a) >= 2 and digit_count(b) >= 2 then
        for _, kind in ipairs(kinds_for(stated)) do
          if add(list, kind, facts, at, { a, b })
             or add(list, kind, facts, at, { b, a }) then
            return
          end
        end
      end
    end
  end
end

--- The numbers that follow a total and make it up.
local function add_parts(list, facts, at)
  local total, parts = facts[at], {}
  for i = at + 1, math.min(#facts, at + WINDOW) do
    local part = facts[i]
    if not is_usable(part) or part.unit ~= total.unit
       or value(part) >= value(total) then break end
    parts[#parts + 1] = part
    if #parts >= 2 and add(list, "sum", facts, at, { table.unpack(parts) }) then return end
  end
end

--- All places of a document.
---@param paragraphs fact.Fact[][]  the facts of each
---@return places.Place[]
function places.find(paragraphs)
  local list = {}
  for _, facts in ipairs(paragraphs) do
    for at, fact in ipairs(facts) do
      if is_usable(fact) and digit_count(fact) >= 2 then
        if is_amount(fact) then add_parts(list, facts, at)
        else add_pairs(list, facts, at) end
      end
    end
  end
  return list
end

places.value = value

return places
