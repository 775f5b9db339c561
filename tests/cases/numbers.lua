--- cases/numbers: the cases of other projects, read by tj.numbers.
--
-- usage    tj run tests/cases/numbers.lua CASES.jsonl >OUTPUT.jsonl
-- reads    a case a line, with "input" and "id"
-- writes   for each an object that score_numbers.py --bytes takes
-- exits    0 done; 3 the cases could not be read
local json = require "tj.core.json"
local numbers = require "tj.numbers"

local TYPE = { rank = "ordinal", points = "percent", multiple = "number",
               ratio = "number" }

local function entity(quantity)
  local kind = TYPE[quantity.type] or quantity.type
  if quantity.low and kind == "number" then kind = "range" end
  local function digits(text) return text and json.number(text) end
  return {
    text = quantity.text, type = kind, unit = quantity.unit,
    approx = quantity.approx, value = digits(quantity.digits),
    low = digits(quantity.low_digits), high = digits(quantity.high_digits),
    start = quantity.first - 1, ["end"] = quantity.last,
    num_start = quantity.number_first - 1, num_end = quantity.number_last,
    ctx_start = quantity.context_first - 1, ctx_end = quantity.context_last,
  }
end

--- A model of bare numbers has no units: what bounds the number is in its span
--- (不小于三十, 五百多), the unit is not (岁, 个).
local function without_unit(found, quantity)
  local word = quantity.approx_word
  local after = quantity.context_last > quantity.last
  if not after and quantity.number_last < quantity.last then
    found.ctx_end = quantity.number_last
    if (word == "多" or word == "余") and quantity.approx == ">" then
      found.ctx_end = quantity.number_last + #word
    end
  end
  return found
end

local file <close>, message = io.open(arg[1] or "", "rb")
if not file then
  io.stderr:write("tj: ", message, "\n")
  return 3
end
for line in file:lines() do
  local case = json.decode(line)
  local entities = json.array {}
  for _, quantity in ipairs(numbers.find(case.input)) do
    if quantity.type ~= "period" and (quantity.value or quantity.low) then
      local found = entity(quantity)
      if case.model == "NumberRangeModel" then found = without_unit(found, quantity) end
      entities[#entities + 1] = found
    end
  end
  print(json.encode { id = case.id, entities = entities })
end
return 0
