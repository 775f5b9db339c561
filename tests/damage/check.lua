--- Damages a document, has the program undo it, and counts what came back.
local Cells = require "tests.damage.cells"
local align = require "tests.damage.align"
local documents = require "tests.damage.documents"
local outline = require "tj.outline"
local text = require "tj.core.text"

local check = {}

local SPANS = 20        -- of each document that are traced to the raw bytes
local SPAN_CHARS = 12

--- The same class and document get the same damage, whatever else is run.
local function seed_for(seed, ...)
  local hash = 5381
  for _, name in ipairs { ... } do
    for byte in name:gmatch(".") do hash = hash * 33 + byte:byte() end
  end
  math.randomseed(seed, hash)
end

-- The result -----------------------------------------------------------------

--- The chars of a result with the byte of each, without empty lines, what
--- indents the others, and the last line end.
local function chars_of(result)
  local chars, bytes, n = {}, {}, 0
  for at, char in result:gmatch("()(" .. utf8.charpattern .. ")") do
    local at_head = n == 0 or chars[n] == "\n"
    if not (at_head and (char == "\n" or char == " ")) then
      n = n + 1
      chars[n], bytes[n] = char, at
    end
  end
  if chars[n] == "\n" then chars[n], bytes[n] = nil, nil end
  return chars, bytes
end

--- What the program makes of bytes; the document stays open where its text is
--- the result.
local function undo(bytes, class, name)
  local doc, message = text.open(bytes, { name = name })
  if not doc then return nil, message end
  if not class.added then return doc, doc:text() end
  assert(outline.add(doc))
  return doc, documents.body(doc)
end

-- Counting -------------------------------------------------------------------

--- The cells that have a truth char, one after the other.
local function truth_cells(cells)
  local list, chars = {}, {}
  for i = 1, cells.count do
    if cells.truth[i] ~= "" then
      list[#list + 1] = i
      chars[#chars + 1] = cells.truth[i]
    end
  end
  return list, chars
end

--- Has truth char k come back, and nothing extra behind it? What was put in
--- before char k is charged to char k - 1; before the first, to the first.
local function is_whole(found, k, result_count, truth_count)
  if not found[k] or k == 1 and found[k] > 1 then return false end
  local next_ = k + 1
  while next_ <= truth_count and not found[next_] do next_ = next_ + 1 end
  local stop = found[next_] or result_count + 1
  return stop - found[k] <= next_ - k
end

--- Does a run of lost chars hold something that was neither there nor true?
local function is_guess(view, first, last)
  local left, right = first - 1, last + 1
  while left > 0 and not view.found[left] do left = left - 1 end
  while right <= #view.chars and not view.found[right] do right = right + 1 end
  local allowed = { ["\u{FFFD}"] = true, ["?"] = true }
  for k = math.max(1, left), math.min(#view.chars, right) do
    allowed[view.chars[k]] = true
    for char in view.cells.raw[view.cell_of[k]]:gmatch(utf8.charpattern) do
      allowed[char] = true
    end
  end
  local stop = view.found[right] or #view.result + 1
  for r = (view.found[left] or 0) + 1, stop - 1 do
    if not allowed[view.result[r]] then return true end
  end
  return false
end

local function count_guesses(view)
  local guesses, first = 0, nil
  for k = 1, #view.chars + 1 do
    local cell = view.cell_of[k]
    local is_lost = cell and view.cells.state[cell] == "lost"
    if is_lost and not first then first = k end
    if not is_lost and first then
      if is_guess(view, first, k - 1) then guesses = guesses + 1 end
      first = nil
    end
  end
  return guesses
end

local function count(view)
  local score = { damaged = 0, recovered = 0, harmed = 0, lost = 0, restored = 0,
                  whole = #view.chars, right = 0 }
  for k, cell in ipairs(view.cell_of) do
    local state = view.cells.state[cell]
    local whole = is_whole(view.found, k, #view.result, #view.chars)
    if whole then score.right = score.right + 1 end
    if state == "hit" then
      score.damaged = score.damaged + 1
      if whole then score.recovered = score.recovered + 1 end
    elseif state == "lost" then
      score.lost = score.lost + 1
      if whole then score.restored = score.restored + 1 end
    elseif not view.found[k] then
      score.harmed = score.harmed + 1
    end
  end
  return score
end

--- Where what counts is what was put in: how much of it is gone.
local function count_added(view, score)
  local added, matched = 0, 0
  for i = 1, view.cells.count do
    if view.cells.truth[i] == "" and view.cells.raw[i] ~= "\n" then
      added = added + utf8.len(view.cells.raw[i])
    end
  end
  for _ in pairs(view.found) do matched = matched + 1 end
  local extra = 0
  for _, char in ipairs(view.result) do
    if char ~= "\n" and char ~= " " then extra = extra + 1 end
  end
  local body = 0
  for k, char in ipairs(view.chars) do
    if view.found[k] and char ~= "\n" and char ~= " " then body = body + 1 end
  end
  score.damaged = added
  score.recovered = math.max(0, added - (extra - body))
end

-- Raw spans ------------------------------------------------------------------

--- Where each cell begins in the raw file.
local function raw_offsets(cells)
  local offsets, at = {}, 0
  for i = 1, cells.count do
    offsets[i] = at
    at = at + #cells.raw[i]
  end
  offsets[cells.count + 1] = at
  return offsets
end

local NEAR = 8  -- damaged cells that a repair may take in one

--- The outermost bytes that the chars of cells first..last may map to: what
--- was put in next to them belongs to them, and a repair may take a few
--- damaged chars as one.
local function widest(cells, offsets, first, last)
  local steps = 0
  while first > 1 and cells.state[first - 1] and steps < NEAR do
    first = first - 1
    if cells.state[first] ~= "added" then steps = steps + 1 end
  end
  steps = 0
  while last < cells.count and cells.state[last + 1] and steps < NEAR do
    last = last + 1
    if cells.state[last] ~= "added" then steps = steps + 1 end
  end
  return offsets[first], offsets[last + 1]
end

--- A stretch of truth that came back in one piece, as first, last; nil when
--- the draw fell elsewhere.
local function draw_span(view)
  local first = math.random(#view.chars)
  local last = math.min(#view.chars, first + math.random(SPAN_CHARS) - 1)
  for k = first, last do
    if not view.found[k] then return nil end
    if view.chars[k] == "\n" then return nil end
    if k > first and view.found[k] ~= view.found[k - 1] + 1 then return nil end
    if view.cells.state[view.cell_of[k]] == "lost" then return nil end
  end
  return first, last
end

local function check_spans(view, doc, score)
  local offsets = raw_offsets(view.cells)
  score.spans, score.spans_right = 0, 0
  for _ = 1, SPANS do
    local first, last = draw_span(view)
    if first then
      local from, to = view.found[first], view.found[last]
      local byte_to = view.bytes[to] + #view.result[to] - 1
      local start, stop = doc:raw_span(view.bytes[from], byte_to)
      local low, high = widest(view.cells, offsets, view.cell_of[first],
                               view.cell_of[last])
      local right = start <= offsets[view.cell_of[first]] and start >= low
                    and stop >= offsets[view.cell_of[last]] + 1 and stop <= high
      score.spans = score.spans + 1
      if right then score.spans_right = score.spans_right + 1
      else
        score.bad_span = score.bad_span or
          ("%d-%d, not %d-%d (%d-%d at most): %s"):format(
            start, stop, offsets[view.cell_of[first]],
            offsets[view.cell_of[last] + 1], low, high,
            table.concat(view.chars, "", first, last))
      end
    end
  end
end

-- Marks ----------------------------------------------------------------------

--- Bytes of lost cells that no change of the step "lost" covers.
local function count_unmarked(view, doc)
  local offsets, marks, unmarked = raw_offsets(view.cells), {}, 0
  for _, change in ipairs(assert(doc:changes())) do
    if change.step == "lost" then
      for at = change.start, change.stop - 1 do marks[at] = true end
    end
  end
  for i = 1, view.cells.count do
    if view.cells.state[i] == "lost" then
      for at = offsets[i], offsets[i + 1] - 1 do
        if not marks[at] then unmarked = unmarked + 1 end
      end
    end
  end
  return unmarked
end

-- One document ---------------------------------------------------------------

---@param document { name: string, truth: string }
---@param class table  of classes.lua
---@param seed integer
---@return string bytes
---@return Cells
function check.damage(document, class, seed)
  seed_for(seed, class.name, document.name)
  local cells = class.damage(Cells.of(document.truth))
  return cells:text(), cells
end

--- The score of one damaged document, and what it came from.
---@return table score
---@return table? view
function check.document(document, class, seed)
  local bytes, cells = check.damage(document, class, seed)
  local cell_of, chars = truth_cells(cells)
  local doc <close>, result = undo(bytes, class, document.name)
  if not doc then
    return { refused = result, damaged = #chars, recovered = 0, whole = #chars,
             right = 0, harmed = 0, lost = 0, restored = 0, guessed = 0, unmarked = 0,
             exact = false, spans = 0, spans_right = 0, wrong_encoding = true }
  end
  local view = { cells = cells, cell_of = cell_of, chars = chars }
  view.result, view.bytes = chars_of(result)
  view.found = align.match(chars, view.result)
  local score = count(view)
  score.guessed = count_guesses(view)
  if class.added then
    count_added(view, score)
    score.spans, score.spans_right = 0, 0
  else
    check_spans(view, doc, score)
  end
  score.unmarked = class.marked and count_unmarked(view, doc) or 0
  score.exact = score.recovered == score.damaged and score.harmed == 0
                and score.guessed == 0
  score.wrong_encoding = class.encoding ~= nil
                         and doc:encoding() ~= class.encoding
  return score, view
end

return check
