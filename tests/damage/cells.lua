--- Cells: a text under damage, in pieces that remember what they should read.
-- A cell has its truth (what the clean text says here, "" for what was put
-- in), its raw form (what the damaged document holds; "" for what was lost)
-- and its state:
--   nil      untouched
--   "hit"    damaged, and everything needed to undo it is still there
--   "lost"   damaged beyond recovery: nobody may guess it
--   "added"  put in; the truth is ""
-- Damages read the raw forms as UTF-8; encoding them comes last.
local Cells = {}
Cells.__index = Cells

function Cells.new()
  return setmetatable({ truth = {}, raw = {}, state = {}, count = 0 }, Cells)
end

--- A cell a char.
---@param text string  UTF-8
function Cells.of(text)
  local cells = Cells.new()
  for _, c in utf8.codes(text) do
    local char = utf8.char(c)
    cells:add(char, char)
  end
  return cells
end

---@param truth string
---@param raw string
---@param state? "hit" | "lost" | "added"
function Cells:add(truth, raw, state)
  local n = self.count + 1
  self.count, self.truth[n], self.raw[n], self.state[n] = n, truth, raw, state
end

--- Puts in what the truth does not have.
function Cells:insert(raw)
  if raw ~= "" then self:add("", raw, "added") end
end

--- Appends cell i of another one.
function Cells:take(other, i)
  self:add(other.truth[i], other.raw[i], other.state[i])
end

--- Replaces the raw form of cell i; "hit" when that changed it.
function Cells:change(i, raw, state)
  if raw == self.raw[i] then return end
  self.raw[i] = raw
  if self.state[i] ~= "added" then
    self.state[i] = state or self.state[i] or "hit"
  end
end

--- Changes raw forms without calling that damage: another way to write the
--- same, such as a full-width comma.
function Cells:rewrite(change)
  for i = 1, self.count do self.raw[i] = change(self.raw[i], i) or self.raw[i] end
  return self
end

--- Lines as first, last cell, without the cell of the line end.
function Cells:lines()
  local list, first = {}, 1
  for i = 1, self.count do
    if self.raw[i] == "\n" then
      list[#list + 1] = { first, i - 1 }
      first = i + 1
    end
  end
  if first <= self.count then list[#list + 1] = { first, self.count } end
  return list
end

function Cells:text(first, last)
  return table.concat(self.raw, "", first or 1, last or self.count)
end

function Cells:truth_text(first, last)
  return table.concat(self.truth, "", first or 1, last or self.count)
end

return Cells
