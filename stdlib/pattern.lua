--- The pattern language of rules: matching around one quantity.
--
-- A pattern is read as a row of elements; one of them is captured as `value`
-- and is the quantity that a rule claims. Matching starts there: the elements
-- before it are tried leftwards, those after it rightwards. So a pattern costs
-- nothing where its quantity is not, and cannot leave its sentence.
--
--   indicator:<np> (同比|比上年)? way:(增长|下降) value:<percent>
--
-- docs/rules.md is the page for those who write rules.
local syntax = require "tj.syntax"

local pattern = {}

local MAX_REPEATS = 8  -- of `*` and `+`, so that no pattern runs away
local GAP_WORDS = 6    -- of `..`

-- Matching -----------------------------------------------------------------
--
-- A matcher is function (state, at, continue) -> true | false. Leftwards, `at`
-- is the last byte not yet matched; rightwards, the first. `continue(at)` is
-- the rest of the pattern; what fails there is tried another way here.

local LEFT, RIGHT = -1, 1

--- Words by their length in bytes, the longest first.
local function by_length(terms)
  local lengths, sets = {}, {}
  for _, term in ipairs(terms) do
    local size = #term
    if not sets[size] then
      sets[size] = {}
      lengths[#lengths + 1] = size
    end
    sets[size][term] = true
  end
  table.sort(lengths, function (a, b) return a > b end)
  return lengths, sets
end

--- One of some words, whole: neither end may lie inside a word of the text.
local function terms_matcher(terms, direction)
  local lengths, sets = by_length(terms)
  return function (state, at, continue)
    at = state.sentence:skip_blanks(at, direction)
    for _, size in ipairs(lengths) do
      local far = at + direction * (size - 1)
      if far >= state.first and far <= state.last then
        local first = direction == LEFT and far or at
        if sets[size][state.text:sub(first, first + size - 1)]
           and state.sentence:is_boundary(direction == LEFT and far - 1 or far)
           and continue(far + direction) then return true end
      end
    end
    return false
  end
end

local sequence_matcher

local function choice_matcher(node, direction)
  local matchers = {}
  for i, sequence in ipairs(node.choices) do
    matchers[i] = sequence_matcher(sequence, direction)
  end
  return function (state, at, continue)
    for _, matcher in ipairs(matchers) do
      if matcher(state, at, continue) then return true end
    end
    return false
  end
end

local function absent_matcher(node, direction)
  local matcher = choice_matcher(node, direction)
  local function found() return true end
  return function (state, at, continue)
    if matcher(state, at, found) then return false end
    return continue(at)
  end
end

--- Up to GAP_WORDS words of the same clause, as few as will do.
local function gap_matcher(_, direction)
  return function (state, at, continue)
    for _ = 0, GAP_WORDS do
      if continue(at) then return true end
      at = state.sentence:step(at, direction)
      if not at then return false end
    end
    return false
  end
end

local function edge_matcher(direction)
  return function (state, at, continue)
    return state.sentence:at_clause_edge(at, direction) and continue(at)
  end
end

local function element_matcher(node, direction)
  local tests = {}
  for i, kind in ipairs(node.kinds) do
    local key, argument = kind:match("^(%a+)=(.+)$")
    tests[i] = { pattern.ELEMENTS[key or kind], argument }
  end
  return function (state, at, continue)
    for _, test in ipairs(tests) do
      local first, last, edge =
        test[1](state.sentence, at, direction, test[2])
      if first then
        local old_first, old_last = state.found_first, state.found_last
        state.found_first, state.found_last = first, last
        local next_at = direction == LEFT and first - 1 or last + 1
        if continue(next_at) then return true end
        if edge and edge ~= next_at and continue(edge) then return true end
        state.found_first, state.found_last = old_first, old_last
      end
    end
    return false
  end
end

--- An element's capture is what it found (a noun phrase is trimmed); any other
--- node's is all that it consumed.
local function capture_matcher(matcher, node, direction)
  local name, is_element = node.name, node.type == "element"
  return function (state, at, continue)
    return matcher(state, at, function (next_at)
      local old = state.captures[name]
      local first, last
      if is_element then first, last = state.found_first, state.found_last
      elseif direction == LEFT then first, last = next_at + 1, at
      else first, last = at, next_at - 1 end
      state.captures[name] = { first = first, last = last }
      if continue(next_at) then return true end
      state.captures[name] = old
      return false
    end)
  end
end

local function repeat_matcher(matcher, mark)
  local most = mark == "?" and 1 or MAX_REPEATS
  local least = mark == "+" and 1 or 0
  local function try(state, at, continue, count)
    if count < most and matcher(state, at, function (next_at)
      return next_at ~= at and try(state, next_at, continue, count + 1)
    end) then return true end
    return count >= least and continue(at)
  end
  return function (state, at, continue) return try(state, at, continue, 0) end
end

local function node_matcher(node, direction)
  local matcher
  if node.type == "literal" then
    matcher = terms_matcher({ node.text }, direction)
  elseif node.type == "terms" then
    matcher = terms_matcher(node.terms, direction)
  elseif node.type == "choice" then matcher = choice_matcher(node, direction)
  elseif node.type == "absent" then matcher = absent_matcher(node, direction)
  elseif node.type == "gap" then matcher = gap_matcher(node, direction)
  elseif node.type == "start" then matcher = edge_matcher(LEFT)
  elseif node.type == "stop" then matcher = edge_matcher(RIGHT)
  else matcher = element_matcher(node, direction) end
  if node.name then matcher = capture_matcher(matcher, node, direction) end
  if node.repeats then matcher = repeat_matcher(matcher, node.repeats) end
  return matcher
end

--- The nodes of `sequence` one after the other, in the order of `direction`.
function sequence_matcher(sequence, direction)
  local matchers = {}
  for _, node in ipairs(sequence) do
    matchers[#matchers + 1] = node_matcher(node, direction)
  end
  local count = #matchers
  local function run(state, at, continue, done)
    if done == count then return continue(at) end
    local i = direction == LEFT and count - done or done + 1
    return matchers[i](state, at, function (next_at)
      return run(state, next_at, continue, done + 1)
    end)
  end
  return function (state, at, continue) return run(state, at, continue, 0) end
end

-- Elements -----------------------------------------------------------------
--
-- function (sentence, at, direction, argument) -> first, last, edge | nil
-- The pattern goes on next to the span, or else at `edge`, where a phrase was
-- trimmed.

local function quantity_at(accepts)
  return function (sentence, at, direction, argument)
    local quantity, first, last = sentence:quantity_at(at, direction)
    if quantity and accepts(quantity, argument) then return first, last end
  end
end

local function of_type(...)
  local wanted = {}
  for _, name in ipairs { ... } do wanted[name] = true end
  return function (quantity)
    return quantity.role == "claim" and wanted[quantity.type]
  end
end

--- What a `value` element accepts of a quantity, by element name.
---@type table<string, fun(quantity: table, argument: string?): boolean?>
pattern.ACCEPTS = {
  quantity = function (quantity) return quantity.role == "claim" end,
  percent = of_type("percent"),
  points = of_type("points"),
  multiple = of_type("multiple"),
  ratio = of_type("ratio"),
  rank = of_type("rank"),
  money = of_type("currency"),
  count = function (quantity)
    return quantity.role == "claim" and quantity.type == "number"
           and quantity.unit ~= ""
  end,
  number = function (quantity)
    return quantity.role == "claim" and quantity.type == "number"
           and quantity.unit == ""
  end,
  amount = of_type("number", "currency", "dimension", "age", "temperature"),
  period = function (quantity) return quantity.role == "period" end,
  unit = function (quantity, argument) return quantity.unit == argument end,
}

---@type table<string, function>
pattern.ELEMENTS = {
  np = function (sentence, at, direction)
    return sentence:noun_phrase(at, direction)
  end,
  vp = function (sentence, at, direction)
    if direction == RIGHT then return sentence:verb_phrase(at) end
  end,
  word = function (sentence, at, direction)
    return sentence:word_at(at, direction)
  end,
  tag = function (sentence, at, direction, argument)
    local first, last, word = sentence:word_at(at, direction)
    if word and word.tag == argument then return first, last end
  end,
}
for name, accepts in pairs(pattern.ACCEPTS) do
  pattern.ELEMENTS[name] = quantity_at(accepts)
end

-- Patterns -----------------------------------------------------------------

---@class pattern.Pattern
---@field source string
---@field accepts fun(quantity: table): boolean  may this be its `value`?
---@field match fun(sentence: table, quantity: table): table?

local function split_at_value(sequence)
  local at
  for i, node in ipairs(sequence) do
    if node.name == "value" then
      if at then
        error({ column = node.column, message = "'value' is captured twice" }, 0)
      end
      at = i
    end
  end
  if not at then
    error({ column = 1, message = "no element is captured as 'value'" }, 0)
  end
  local value = sequence[at]
  if value.type ~= "element" or value.repeats then
    error({ column = value.column,
            message = "'value' must be one element, such as value:<percent>" },
          0)
  end
  for _, kind in ipairs(value.kinds) do
    if not pattern.ACCEPTS[kind:match("^%a+") or ""] then
      error({ column = value.column,
              message = "'value' must be a quantity, not <" .. kind .. ">" }, 0)
    end
  end
  return table.move(sequence, 1, at - 1, 1, {}), value,
         table.move(sequence, at + 1, #sequence, 1, {})
end

local function value_test(value)
  local tests = {}
  for i, kind in ipairs(value.kinds) do
    local key, argument = kind:match("^(%a+)=(.+)$")
    tests[i] = { pattern.ACCEPTS[key or kind], argument }
  end
  return function (quantity)
    if quantity.role ~= "claim" then return false end
    for _, test in ipairs(tests) do
      if test[1](quantity, test[2]) then return true end
    end
    return false
  end
end

--- The lists of words of which a sentence must hold one each to match at all.
local function required_terms(sequence)
  local required = {}
  for _, node in ipairs(sequence) do
    if not node.repeats or node.repeats == "+" then
      if node.type == "literal" then
        required[#required + 1] = { node.text }
      elseif node.type == "terms" then
        required[#required + 1] = node.terms
      end
    end
  end
  return required
end

local function compile_sequence(sequence)
  local before, value, after = split_at_value(sequence)
  local required = required_terms(sequence)
  local left = sequence_matcher(before, LEFT)
  local right = sequence_matcher(after, RIGHT)
  local accepts = value_test(value)

  --- Captures of this pattern around `quantity`, as spans; and the whole match.
  local function match(sentence, quantity)
    for _, terms in ipairs(required) do
      if not sentence:has_any(terms) then return nil end
    end
    local state = { sentence = sentence, text = sentence.text,
                    first = sentence.first, last = sentence.last,
                    captures = {} }
    local found_first, found_last
    local found = left(state, quantity.context_first - 1, function (at)
      found_first = at + 1
      return right(state, quantity.context_last + 1, function (next_at)
        found_last = next_at - 1
        return true
      end)
    end)
    if not found then return nil end
    state.captures.value = { first = quantity.first, last = quantity.last }
    return { captures = state.captures, first = found_first, last = found_last }
  end
  return { accepts = accepts, match = match }
end

--- Parses and compiles a pattern.
---@param source string
---@param lexicons? table<string, string[]>  what @NAME stands for
---@return pattern.Pattern?
---@return string? message  what is wrong, with a caret under the place
---@return integer? line  of `source`, from 1, where it is wrong
function pattern.compile(source, lexicons)
  local ok, result = pcall(function ()
    local sequences = syntax.parse(source, { elements = pattern.ELEMENTS,
                                              lexicons = lexicons or {} })
    local compiled = {}
    for i, sequence in ipairs(sequences) do
      compiled[i] = compile_sequence(sequence)
    end
    return compiled
  end)
  if not ok then
    if type(result) ~= "table" then error(result, 0) end
    return nil, syntax.caret(source, result.column, result.message)
  end
  return {
    source = source,
    accepts = function (quantity)
      for _, one in ipairs(result) do
        if one.accepts(quantity) then return true end
      end
      return false
    end,
    match = function (sentence, quantity)
      for _, one in ipairs(result) do
        local found = one.accepts(quantity) and one.match(sentence, quantity)
        if found then return found end
      end
    end,
  }
end

return pattern
