--- All facts of the report page as lists, out of which its script makes rows:
--- as markup they would be most of the page.
local digits = require "tj.digits"
local html = require "tj.html"
local json = require "tj.core.json"

local factlist = {}

-- Values --------------------------------------------------------------------

--- The exact digits of a fact's `value`, `low` or `high`; nil without one.
local function digits_of(fact, key)
  return fact[key == "value" and "digits" or key .. "_digits"]
end

local function with_unit(number, fact)
  if fact.unit == "1:n" then return "1:" .. number end
  if fact.kind == "rank" then return "第" .. number .. fact.unit end
  return number .. fact.unit
end

--- A fact's value in base units, or its range: 4.35亿元, 80–100家, ≥3万元.
---@param fact store.Fact
---@return string
function factlist.base(fact)
  local value = digits_of(fact, "value")
  local low, high = digits_of(fact, "low"), digits_of(fact, "high")
  local shown
  if value then shown = digits.readable(value)
  elseif low and high then
    shown = digits.readable(low) .. "–" .. digits.readable(high)
  elseif low then shown = "≥" .. digits.readable(low)
  else shown = high and "≤" .. digits.readable(high) or "" end
  return with_unit(shown, fact)
end

-- Lists ---------------------------------------------------------------------

--- What the page's script finds in a row, by position; strings that recur are
--- indexes, from 0, into one list.
factlist.fields = { "document", "anchor", "text", "base", "number", "indicator",
                    "canonical", "kind", "status", "direction", "approx",
                    "period", "region", "rule" }

local RECURRING = { "indicator", "canonical", "kind", "status", "direction",
                    "approx", "period", "region", "rule" }

--- The facts of documents: { strings = …, rows = … }.
---@param documents excerpt.Document[]
---@return table
function factlist.of(documents)
  local strings, indexes, rows = {}, {}, {}
  local function index_of(text)
    if not indexes[text] then
      indexes[text] = #strings
      strings[#strings + 1] = html.valid(text)
    end
    return indexes[text]
  end
  for number, document in ipairs(documents) do
    for _, fact in ipairs(document.facts) do
      local row = { number - 1, tonumber(fact.anchor:match("%d+$")),
                    html.valid(fact.text), factlist.base(fact), fact.number }
      for _, field in ipairs(RECURRING) do
        row[#row + 1] = index_of(fact[field] or "")
      end
      rows[#rows + 1] = json.array(row)
    end
  end
  return { strings = json.array(strings), rows = json.array(rows) }
end

return factlist
