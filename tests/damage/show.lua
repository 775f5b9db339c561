--- Shows where a result departs from the truth.
local show = {}

local AROUND = 8  -- chars of the truth before and behind

local function quoted(text)
  return (text:gsub("[%c]", function (c)
    return c == "\n" and "\\n" or ("\\x%02X"):format(c:byte())
  end))
end

local function slice(list, first, last)
  return table.concat(list, "", math.max(1, first), math.min(#list, last))
end

--- The stretches of the truth, as first, last, that did not come back whole.
local function wrong_stretches(view)
  local list, k, n = {}, 1, #view.chars
  local previous = 0
  while k <= n + 1 do
    local here = k <= n and view.found[k] or k == n + 1 and #view.result + 1
    if here then
      if here ~= previous + 1 then list[#list + 1] = { k, k - 1, previous + 1, here - 1 } end
      previous = here
      k = k + 1
    else
      local first = k
      while k <= n and not view.found[k] do k = k + 1 end
      local stop = view.found[k] or #view.result + 1
      list[#list + 1] = { first, k - 1, previous + 1, stop - 1 }
      previous = stop - 1
    end
  end
  return list
end

---@param document { name: string }
---@param score table
---@param view table?
---@param most integer
function show.differences(document, score, view, most)
  if most == 0 then return end
  if score.refused then print("  refused: " .. score.refused) return end
  if score.wrong_encoding then print("  wrong encoding: " .. document.name) end
  if score.bad_span then print("  span: " .. document.name .. ": " .. score.bad_span) end
  for i, place in ipairs(wrong_stretches(view)) do
    if i > most then break end
    local first, last = place[1], place[2]
    local cells, raw = view.cells, {}
    local from = view.cell_of[math.max(1, first - 1)]
    local to = view.cell_of[math.min(#view.chars, last + 1)]
    for cell = from, math.min(to, from + 60) do raw[#raw + 1] = cells.raw[cell] end
    print(("  %s %d: %s[%s]%s | got [%s] | raw [%s]"):format(
      document.name, first, quoted(slice(view.chars, first - AROUND, first - 1)),
      quoted(slice(view.chars, first, math.min(last, first + 60))),
      quoted(slice(view.chars, last + 1, last + AROUND)),
      quoted(slice(view.result, place[3], math.min(place[4], place[3] + 60))),
      quoted(table.concat(raw))))
  end
end

return show
