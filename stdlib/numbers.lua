--- Numbers, quantities and periods, found by the words of scripts/lexicon:
--- numbers.lua (what stands around them), units.lua and names.lua.
local paths = require "tj.paths"
local quantity = require "tj.core.quantity"
local sandbox = require "tj.sandbox"
local units = require "tj.units"

local numbers = {}

local function read_lexicon(name)
  local data, message = sandbox.read_data(("%s/%s.lua"):format(paths.lexicon, name))
  if not data then error(message, 0) end
  return data
end

--- Adds the words of `lists` to `list`, the name of each list in `field`. Of a
--- word that stands in two lists, the list first by name is meant.
local function add_lists(list, lists, field, kind)
  local keys = {}
  for key in pairs(lists) do keys[#keys + 1] = key end
  table.sort(keys)
  for _, key in ipairs(keys) do
    for _, word in ipairs(lists[key]) do
      list[#list + 1] = { word = word, [field] = key, kind = kind or
                          (field == "kind" and key or nil) }
    end
  end
  return list
end

--- The words that may stand anywhere and are read whole.
local function fixed_words(lexicon)
  local list = add_lists({}, read_lexicon "names", "kind")
  for kind, meanings in pairs(lexicon.periods) do
    add_lists(list, meanings, "name", kind)
  end
  add_lists(list, lexicon.eras, "name", "era")
  add_lists(list, lexicon.ranks, "name", "rank")
  add_lists(list, lexicon.festivals, "name", "festival")
  add_lists(list, lexicon.amounts, "name", "amount")
  add_lists(list, { minus = lexicon.minus, some = lexicon.some }, "kind")
  for _, row in ipairs(lexicon.money) do
    list[#list + 1] = { word = row[1], kind = "money", name = row[2],
                        type = row.type or "currency" }
  end
  return list
end

--- A Quantifier with these words; one of your own may have others. Raises where
--- a lexicon cannot be read.
---@return tj.core.Quantifier
function numbers.open()
  local lexicon = read_lexicon "numbers"
  return quantity.open {
    units = units.list(),
    fixed = fixed_words(lexicon),
    before = add_lists({}, lexicon.before, "sign"),
    after = add_lists({}, lexicon.after, "sign"),
    cues = add_lists({}, lexicon.cues, "kind"),
    nouns = add_lists({}, lexicon.nouns, "kind"),
  }
end

local opened  -- the one of this Lua state

local function quantifier()
  opened = opened or numbers.open()
  return opened
end

--- The quantities of a text, in reading order.
---@param text string
---@param options? tj.QuantityOptions
---@return tj.Quantity[]
function numbers.find(text, options)
  return quantifier():find(text, options)
end

--- Finds the quantities of a document and keeps them in it.
---@param doc tj.core.Document
---@param options? tj.QuantityOptions
function numbers.add(doc, options)
  quantifier():add(doc, options)
end

--- A quantity in another unit, exactly; see units.convert.
numbers.convert = units.convert

return numbers
