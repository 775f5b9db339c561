--- HTML out of text that may be hostile: nothing of it becomes markup.
---
---     local row = html.template '<td title="{path}">{text}</td>{!cells}'
---     row { path = p, text = t, cells = "<td></td>" }
---
--- `{name}` is escaped, also for use inside a quoted attribute; `{!name}` is
--- markup already and goes in as it is.
local html = {}

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;",
                   ['"'] = "&quot;", ["'"] = "&#39;" }
local REPLACEMENT = "\u{FFFD}"

--- A control character, which HTML may not hold, as its printed picture.
local function picture(control)
  return control == "\127" and "\u{2421}" or utf8.char(0x2400 + control:byte())
end

--- `text` with U+FFFD in place of each byte that is not UTF-8.
local function repair(text)
  local parts, from = {}, 1
  while true do
    local count, bad = utf8.len(text, from)
    if count then break end
    parts[#parts + 1] = text:sub(from, bad - 1)
    parts[#parts + 1] = REPLACEMENT
    from = bad + 1
  end
  parts[#parts + 1] = text:sub(from)
  return table.concat(parts)
end

--- Text that is UTF-8: U+FFFD stands for each byte that is not.
---@param text string
---@return string
function html.valid(text)
  return utf8.len(text) and text or repair(text)
end

--- Text as HTML shows it, for an element or a quoted attribute.
---@param text string
---@return string
function html.escape(text)
  text = html.valid(text)
  return (text:gsub("[&<>\"']", ENTITIES)
              :gsub("[%z\1-\8\11-\31\127]", picture))
end

--- Reads a template once; the result fills it in. A field that `values` does
--- not hold raises; a number goes in as `tostring` writes it.
---@param source string
---@return fun(values: table<string, string|number>): string
function html.template(source)
  local literals, fields = {}, {}
  local at = 1
  for first, mark, name, after in source:gmatch("(){(!?)([%a_][%w_]*)}()") do
    literals[#literals + 1] = source:sub(at, first - 1)
    fields[#fields + 1] = { name = name, escapes = mark == "" }
    at = after
  end
  local rest = source:sub(at)
  return function (values)
    local parts = {}
    for i, field in ipairs(fields) do
      local value = values[field.name]
      if value == nil then error("no value for {" .. field.name .. "}", 2) end
      value = tostring(value)
      parts[#parts + 1] = literals[i]
      parts[#parts + 1] = field.escapes and html.escape(value) or value
    end
    parts[#parts + 1] = rest
    return table.concat(parts)
  end
end

return html
