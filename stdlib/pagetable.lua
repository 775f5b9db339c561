--- A table of the report page, as markup that can be read without the page's
--- script, which adds sorting and filters.
local html = require "tj.html"
local label = require "tj.label"

local pagetable = {}

---@class pagetable.Column
---@field key string     of the cells
---@field label string?  of label.words; by default the key
---@field head string?   markup of the head, instead of a label
---@field class string?  number, long, …
---@field choose true?   the filter offers its values
---@field set string?    its values are keys of labels: SET.VALUE
---@field row_head true? names its row

---@class pagetable.Cell  a plain string or number is one, too
---@field html string     markup
---@field sort string|number?  what it is sorted by; its text by default

local cell_of = html.template "<{tag}{!attributes}>{!inside}</{tag}>"
local attribute = html.template ' {name}="{value}"'

-- A number that is missing is shown as missing; other cells may be empty.
local NOTHING = { html = "", sort = "" }
local MISSING = { html = '<span class="none">—</span>', sort = "" }

local function cell(column, value)
  local parts, inside = {}
  local function add(name, text)
    if text then parts[#parts + 1] = attribute { name = name, value = text } end
  end
  add("class", column.class)
  if column.row_head then add("scope", "row") end
  if value == nil or value == "" then
    value = column.class == "number" and MISSING or NOTHING
  end
  if type(value) == "table" then
    inside = value.html
    add("data-sort", value.sort)
  elseif column.set then
    inside = label.value(column.set, value)
    add("data-key", column.set .. "." .. value)
  else
    inside = html.escape(tostring(value))
  end
  return cell_of { tag = column.row_head and "th" or "td", inside = inside,
                   attributes = table.concat(parts) }
end

local head_of = html.template
  '<th scope="col" data-column="{key}"{!class}{!choose}>{!label}</th>'

local function head(columns)
  local parts = {}
  for i, column in ipairs(columns) do
    parts[i] = head_of {
      key = column.key, label = column.head or label.of(column.label or column.key),
      class = column.class and attribute { name = "class", value = column.class }
              or "",
      choose = column.choose and " data-choose" or "" }
  end
  return table.concat(parts)
end

local table_of = html.template [[
<div class="wide" tabindex="0" role="group" aria-labelledby="{id}-caption">
<table id="{id}"{!filter}>
<caption id="{id}-caption">{!caption}</caption>
<thead><tr>{!head}</tr></thead>
<tbody>
{!rows}</tbody>
</table>
</div>
]]

--- The markup of a table.
---@param id string
---@param caption string  markup
---@param columns pagetable.Column[]
---@param rows table<string, string|number|pagetable.Cell>[]
---@param filters boolean?  has a filter above it
---@return string
function pagetable.render(id, caption, columns, rows, filters)
  local lines = {}
  for i, row in ipairs(rows) do
    local cells = {}
    for k, column in ipairs(columns) do cells[k] = cell(column, row[column.key]) end
    lines[i] = "<tr>" .. table.concat(cells) .. "</tr>\n"
  end
  return table_of { id = id, caption = caption, head = head(columns),
                    filter = filters and " data-filter" or "",
                    rows = table.concat(lines) }
end

return pagetable
