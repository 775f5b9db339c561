--- Undamaged texts, which must come out as they went in: the truth of every
--- document, whole, and what looks damaged but is not, alone and in a report.
local documents = require "tests.damage.documents"
local negatives = require "tests.damage.negatives"
local text = require "tj.core.text"

local undamaged = {}

---@param only_samples? boolean
---@return { name: string, text: string }[]
function undamaged.list(only_samples)
  local list, around = {}, nil
  for _, document in ipairs(documents.load(only_samples)) do
    around = around or document.truth
    list[#list + 1] = { name = document.name,
                        text = documents.clean_body(document.bytes, document.name) }
  end
  for _, negative in ipairs(negatives) do
    list[#list + 1] = { name = negative.name, text = negative.text }
    list[#list + 1] = { name = negative.name .. ", in a report",
                        text = around .. "\n" .. negative.text .. "\n" .. around }
  end
  return list
end

--- What cleaning changes, a line a change; nil when nothing.
---@param entry { name: string, text: string }
---@return string?
function undamaged.changes(entry)
  local doc <close> = assert(text.open(entry.text, { name = entry.name }))
  local result, found = doc:text(), {}
  if result == entry.text then return nil end
  for _, change in ipairs(doc:changes()) do
    found[#found + 1] = ("%s: %s: [%s] -> [%s]"):format(
      entry.name, change.step, change.old, result:sub(change.first, change.last))
  end
  return table.concat(found, "\n")
end

return undamaged
