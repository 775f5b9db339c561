--- Spans of a text marked in its markup: what a page shows of a document.
local highlight = {}

---@class highlight.Span
---@field first integer
---@field last integer

--- Sorts `spans` and drops each that overlaps one before it (the earlier
--- wins, then the longer). Spans of one place keep the order they came in.
---@generic T: highlight.Span
---@param spans T[]
---@param on_dropped? fun(dropped: T, kept: T)
---@return T[]
function highlight.disjoint(spans, on_dropped)
  local order, sorted = {}, {}
  for i, span in ipairs(spans) do order[span], sorted[i] = i, span end
  table.sort(sorted, function (a, b)
    if a.first ~= b.first then return a.first < b.first end
    if a.last ~= b.last then return a.last > b.last end
    return order[a] < order[b]
  end)
  local kept = {}
  for _, span in ipairs(sorted) do
    local before = kept[#kept]
    if not before or span.first > before.last then
      kept[#kept + 1] = span
    elseif on_dropped then
      on_dropped(span, before)
    end
  end
  return kept
end

--- The index of the first of `spans` that begins at or after `first`.
local function lower_bound(spans, first)
  local low, high = 1, #spans + 1
  while low < high do
    local middle = (low + high) // 2
    if spans[middle].first < first then low = middle + 1 else high = middle end
  end
  return low
end

--- The stretch first..last with each of `spans` (of disjoint) that lies in it
--- given to `on_span`, and what is between them to `between`. Both return
--- markup.
---@param spans highlight.Span[]
---@param first integer
---@param last integer
---@param on_span fun(span: highlight.Span): string
---@param between fun(first: integer, last: integer): string
---@return string
function highlight.weave(spans, first, last, on_span, between)
  local parts, at = {}, first
  local i = lower_bound(spans, first)
  while spans[i] and spans[i].last <= last do
    local span = spans[i]
    if span.first > at then parts[#parts + 1] = between(at, span.first - 1) end
    parts[#parts + 1] = on_span(span)
    at, i = span.last + 1, i + 1
  end
  if at <= last then parts[#parts + 1] = between(at, last) end
  return table.concat(parts)
end

--- The last `count` chars of a text, after "…" where that is not all of it.
---@param text string  UTF-8
---@param count integer
---@return string
function highlight.ending(text, count)
  if utf8.len(text) <= count then return text end
  return "…" .. text:sub(utf8.offset(text, -count))
end

--- The first `count` chars of a text, before "…" where that is not all of it.
---@param text string  UTF-8
---@param count integer
---@return string
function highlight.beginning(text, count)
  if utf8.len(text) <= count then return text end
  return text:sub(1, utf8.offset(text, count + 1) - 1) .. "…"
end

return highlight
