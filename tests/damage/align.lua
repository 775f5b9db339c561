--- Which chars of the truth stand in a result: anchors that occur once in
--- both, the chars next to them, and what is common in the gaps between.
local align = {}

local ANCHORS = { 8, 4, 2 }  -- chars of an anchor, tried in this order
local MAX_TABLE = 2500      -- cells of the table for one gap

---@param text string
---@return string[]
function align.chars(text)
  local list, n = {}, 0
  for char in text:gmatch(utf8.charpattern) do
    n = n + 1
    list[n] = char
  end
  return list
end

--- Where each run of `size` items begins; false for one that comes twice.
local function find_runs(list, first, last, size)
  local places = {}
  for i = first, last - size + 1 do
    local run = table.concat(list, "", i, i + size - 1)
    if places[run] == nil then places[run] = i else places[run] = false end
  end
  return places
end

--- Pairs (place in a, place in b) that rise in both: the longest such chain.
local function rising(pairs_)
  local tails, back = {}, {}
  for i, pair in ipairs(pairs_) do
    local low, high = 1, #tails + 1
    while low < high do
      local middle = (low + high) // 2
      if pairs_[tails[middle]][2] < pair[2] then low = middle + 1
      else high = middle end
    end
    back[i] = tails[low - 1]
    tails[low] = i
  end
  local chain, at = {}, tails[#tails]
  while at do
    table.insert(chain, 1, pairs_[at])
    at = back[at]
  end
  return chain
end

local function anchors(a, b, gap, size)
  local in_a = find_runs(a, gap[1], gap[2], size)
  local in_b = find_runs(b, gap[3], gap[4], size)
  local list = {}
  for i = gap[1], gap[2] - size + 1 do
    local run = table.concat(a, "", i, i + size - 1)
    if in_a[run] and in_b[run] then list[#list + 1] = { i, in_b[run] } end
  end
  return rising(list)
end

--- The longest common subsequence of a small gap.
local function match_small(a, b, gap, found)
  local a1, a2, b1, b2 = table.unpack(gap)
  local rows = {}
  for j = b1, b2 + 1 do rows[j] = 0 end
  rows = { [a2 + 1] = rows }
  for i = a2, a1, -1 do
    local row, below = { [b2 + 1] = 0 }, rows[i + 1]
    for j = b2, b1, -1 do
      if a[i] == b[j] then row[j] = below[j + 1] + 1
      else row[j] = math.max(below[j], row[j + 1]) end
    end
    rows[i] = row
  end
  local i, j = a1, b1
  while i <= a2 and j <= b2 do
    if a[i] == b[j] then found[i] = j; i = i + 1; j = j + 1
    elseif rows[i + 1][j] >= rows[i][j + 1] then i = i + 1
    else j = j + 1 end
  end
end

local match_gap

local function match_between(a, b, gap, chain, level, found)
  local i, j = gap[1], gap[3]
  for _, pair in ipairs(chain) do
    if pair[1] >= i and pair[2] >= j then
      match_gap(a, b, { i, pair[1] - 1, j, pair[2] - 1 }, level, found)
      i, j = pair[1], pair[2]
      while i <= gap[2] and j <= gap[4] and a[i] == b[j] do
        found[i] = j
        i, j = i + 1, j + 1
      end
    end
  end
  match_gap(a, b, { i, gap[2], j, gap[4] }, level, found)
end

function match_gap(a, b, gap, level, found)
  while gap[1] <= gap[2] and gap[3] <= gap[4] and a[gap[1]] == b[gap[3]] do
    found[gap[1]] = gap[3]
    gap[1], gap[3] = gap[1] + 1, gap[3] + 1
  end
  while gap[1] <= gap[2] and gap[3] <= gap[4] and a[gap[2]] == b[gap[4]] do
    found[gap[2]] = gap[4]
    gap[2], gap[4] = gap[2] - 1, gap[4] - 1
  end
  local length_a, length_b = gap[2] - gap[1] + 1, gap[4] - gap[3] + 1
  if length_a <= 0 or length_b <= 0 then return end
  if length_a * length_b <= MAX_TABLE then
    match_small(a, b, gap, found)
  elseif ANCHORS[level] then
    local chain = anchors(a, b, gap, ANCHORS[level])
    match_between(a, b, gap, chain, level + 1, found)
  end
end

--- For each place in `a` the place in `b` where the same char stands; nil
--- where it does not.
---@param a string[]
---@param b string[]
---@return table<integer, integer>
function align.match(a, b)
  local found = {}
  match_gap(a, b, { 1, #a, 1, #b }, 1, found)
  return found
end

return align
