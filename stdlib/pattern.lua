--- One pattern alone, outside of any rule: for trying it on a text.
--
-- A pattern is read as a row of elements; one of them is captured as `value`
-- and is the quantity that a rule claims. Matching starts there: the elements
-- before it are tried leftwards, those after it rightwards.
--
--   indicator:<np> (同比|比上年)? way:(增长|下降) value:<percent>
--
-- docs/rules.md is the page for those who write rules; the matcher is
-- bindings/matcher.c.
local sentence = require "tj.sentence"
local syntax = require "tj.syntax"

local pattern = {}

---@class pattern.Pattern
---@field source string
---@field match fun(view: sentence.View, quantity: table): table?
---@field explain fun(view: sentence.View, quantity: table): tj.MatchExplanation[]

local ONLY = 1  -- the number of the one rule

--- A set of this pattern alone, over vocabularies of phrases.
local function set_of(source, lists)
  local native = sentence.phrases(lists).native
  local added, message, at = native:add(ONLY, source)
  if added then return native end
  return nil, syntax.caret(source, at, message)
end

--- Reads a pattern.
---@param source string
---@param lexicons? table<string, string[]>  what @NAME stands for
---@return pattern.Pattern?
---@return string? message  what is wrong, with a caret under the place
---@return integer? line  of `source`, from 1, where it is wrong
function pattern.compile(source, lexicons)
  local native, message, line = set_of(source, { lexicons = lexicons })
  if not native then return nil, message, line end
  local sets = {}  -- by the vocabularies of the views
  --- The sentence of `view`, as this pattern sees it.
  local function own_view(view)
    local lists = view.phrases.lists
    sets[lists] = sets[lists] or set_of(source, setmetatable(
      { lexicons = lexicons }, { __index = lists }))
    local own = sets[lists]:view()
    own:read(view.doc, view.first, view.last)
    return own
  end
  return {
    source = source,
    match = function (view, quantity)
      local own = own_view(view)
      if own:matches(quantity.first) == 0 then return nil end
      local _, found = own:match(1)
      found.captures.value = { first = quantity.first, last = quantity.last }
      return found
    end,
    explain = function (view, quantity)
      return own_view(view):explain(ONLY, quantity.first)
    end,
  }
end

return pattern
