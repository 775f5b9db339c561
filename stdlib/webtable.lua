--- Rows as a page of HTML that needs nothing but itself; nothing in a cell
--- becomes markup. Cells with a source link to their sentence below the table.
local grid = require "tj.grid"
local html = require "tj.html"
local marked = require "tj.marked"
local source = require "tj.source"

local HEAD = [[
<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body { font-family: sans-serif; margin: 2em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: 0.3em 0.6em; text-align: left; }
th { background: #f2f2f2; position: sticky; top: 0; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.sources li { margin: 0.5em 0; }
.sources li:target { background: #fff3bf; }
</style>
</head>
<body>
]]

local head_of = html.template(HEAD)
local title_of = html.template "<h1>{title}</h1>\n"
local cell_of = html.template "<{tag}{!class}>{!content}</{tag}>"
local link_of = html.template '<a href="#s{number}" title="{tip}">{!content}</a>'
local item_of = html.template
  '<li id="s{number}" value="{number}">{!sentence} <small>{place}</small></li>\n'

--- A cell's content as markup.
local function content_of(value)
  if marked.is(value) then
    return marked.render(value, html.escape, "<mark>", "</mark>")
  end
  return html.escape(grid.cell(value))
end

local function cell(tag, value, column, content)
  local right = column.align == "right"
    or not column.align and type(value) == "number"
  return cell_of { tag = tag, content = content,
                   class = right and ' class="right"' or "" }
end

---@param options output.Settings
---@param put fun(part: string)
---@return output.Format
return function (options, put)
  local sources = source.list()
  local heads = {}
  for i, column in ipairs(options.columns) do
    heads[i] = cell("th", column.title, column, content_of(column.title))
  end
  put(head_of { title = options.title or "tj" })
  if options.title then put(title_of { title = options.title }) end
  put("<table>\n<thead><tr>" .. table.concat(heads) .. "</tr></thead>\n<tbody>\n")
  return {
    row = function (values)
      local cells = {}
      for i, column in ipairs(options.columns) do
        local value = values[column.key]
        local content, from = content_of(value), column.source
                                                 and values[column.source]
        if from and content ~= "" then
          content = link_of { number = sources:number(from), content = content,
                              tip = source.tip(from) }
        end
        cells[i] = cell("td", value, column, content)
      end
      put("<tr>" .. table.concat(cells) .. "</tr>\n")
    end,
    finish = function ()
      put("</tbody>\n</table>\n")
      if #sources > 0 then put('<ol class="sources">\n') end
      for number, from in ipairs(sources) do
        put(item_of { number = number, place = source.place(from),
                      sentence = content_of(source.sentence(from)) })
      end
      if #sources > 0 then put("</ol>\n") end
      put("</body>\n</html>\n")
    end,
  }
end
