--- What became of the numbers of documents, added up and told in one line.
local coverage = {}

---@class coverage.Total
---@field documents integer
---@field seen integer
---@field claimed integer
---@field unexplained integer
---@field aside table<string, integer>

--- Nothing counted yet.
---@return coverage.Total
function coverage.start()
  return { documents = 0, seen = 0, claimed = 0, unexplained = 0, aside = {} }
end

--- Adds one document's.
---@param total coverage.Total
---@param one facts.Coverage
function coverage.add(total, one)
  total.documents = total.documents + 1
  total.seen = total.seen + one.seen
  total.claimed = total.claimed + one.claimed
  total.unexplained = total.unexplained + #one.unexplained
  for reason, count in pairs(one.aside) do
    total.aside[reason] = (total.aside[reason] or 0) + count
  end
end

--- "3 documents, 120 numbers: 90 facts, 28 set aside (…), 2 unexplained".
---@param total coverage.Total
---@return string
function coverage.line(total)
  local reasons, aside = {}, 0
  for reason, count in pairs(total.aside) do
    reasons[#reasons + 1] = ("%s %d"):format(reason, count)
    aside = aside + count
  end
  table.sort(reasons)
  local why = aside > 0 and (" (%s)"):format(table.concat(reasons, ", ")) or ""
  return ("%d documents, %d numbers: %d facts, %d set aside%s, "
          .. "%d unexplained"):format(total.documents, total.seen,
                                      total.claimed, aside, why,
                                      total.unexplained)
end

return coverage
