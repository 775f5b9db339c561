--- outline: metadata and the tree of headings of one document.
--
-- usage    tj outline [--format F] [-o FILE] [--encoding NAME] FILE
-- reads    one report; - is standard input
-- writes   what the document is, then its sections, each with what it does
--          (review, problems, plan, policies, safeguards) and the period it is
--          about; jsonl has one object for the document, then one a section,
--          with `periods` where its heading names several
-- options  --format F    table (the default on a terminal) or jsonl
--          --encoding N  the encoding of the file, where the program errs
-- exits    0 done; 2 wrong usage; 3 the file could not be read
--
-- example  tj outline samples/city-2026.txt
local cli = require "tj.cli"
local document = require "tj.document"
local grid = require "tj.grid"
local json = require "tj.core.json"
local outline = require "tj.outline"
local system = require "tj.core.system"

local KEY_WIDTH, ROLE_WIDTH = 11, 10
local LEAST_TITLE = 20  -- columns that a heading has at least

--- What is said of the whole document, in this order.
local HEAD = { "title", "kind", "region", "region_from", "body", "publisher",
               "date", "document_number", "year", "plan_year", "review_period",
               "plan_period" }

--- What the years say already.
local SAME = { review_period = "year", plan_period = "plan_year" }

--- The value of a member of HEAD, or nil where there is nothing to say.
local function member_of(shape, key)
  local value = shape[key]
  if value == "" or value == tostring(shape[SAME[key]]) then return nil end
  return value
end

--- A name and what it is, on one line; a long name is not cut.
local function put_field(put, key, value)
  key = grid.line(key)
  put(grid.pad(key, math.max(KEY_WIDTH, grid.width(key))) .. " "
      .. grid.line(value) .. "\n")
end

local function write_head(shape, put)
  for _, key in ipairs(HEAD) do
    local value = member_of(shape, key)
    if value then put_field(put, key, value) end
  end
  local keys = {}
  for key in pairs(shape.fields) do keys[#keys + 1] = key end
  table.sort(keys)
  for _, key in ipairs(keys) do
    put_field(put, key, shape.fields[key])
  end
end

--- The period that a section's numbers are of, then the others that its heading
--- names.
local function periods_of(section)
  local list = { section.period }
  for _, period in ipairs(section.periods) do
    if period ~= section.period then list[#list + 1] = period end
  end
  return table.concat(list, ", ")
end

--- The headings, indented by their level, role and period in columns.
local function write_tree(shape, put, columns)
  local period_width = 0
  for i = 2, #shape.sections do
    period_width = math.max(period_width, #periods_of(shape.sections[i]))
  end
  local width = math.max(LEAST_TITLE, columns - ROLE_WIDTH - period_width - 4)
  for i = 2, #shape.sections do
    local section = shape.sections[i]
    local title = section.title
    if title == "" and section.number == "" then title = "(no heading)" end
    local line = ("  "):rep(section.level - 1) .. section.number .. title
    line = grid.pad(grid.line(line), width) .. "  "
           .. grid.pad(section.role, ROLE_WIDTH) .. "  " .. periods_of(section)
    put(line:gsub("%s+$", "") .. "\n")
  end
end

local function write_table(shape, put)
  write_head(shape, put)
  if #shape.sections == 1 then return end
  put("\n")
  write_tree(shape, put, system.columns() or 80)
end

--- The document, then its sections with their spans in the raw file.
local function write_jsonl(doc, shape, put, path)
  local head = { doc = path, fields = shape.fields }
  for _, key in ipairs(HEAD) do head[key] = member_of(shape, key) end
  put(json.encode(head) .. "\n")
  for i = 2, #shape.sections do
    local section = shape.sections[i]
    local start, stop = doc:raw_span(section.first, section.last)
    put(json.encode {
      number = section.number, title = section.title, level = section.level,
      role = section.role, period = section.period,
      periods = section.periods[2] and section.periods or nil,
      start = start, ["end"] = stop,
    } .. "\n")
  end
end

local app = cli.app()
app:argument("file")
app:encoding()
app:formats { "table", "jsonl" }
local args = app:parse()

local doc <close>, message = document.open(args.file, {
  encoding = args.encoding, layers = { "outline" },
})
if not doc then
  cli.problem(message)
  return cli.exit_code()
end
local warning = document.warning(args.file, doc:invalid_count(), (doc:encoding()))
if warning then cli.warn(warning) end
warning = document.lost_warning(args.file, doc:lost_count(), doc:invalid_count())
if warning then cli.warn(warning) end
local shape = outline.read(doc)
local parts = {}
local function put(part) parts[#parts + 1] = part end
if args.format == "jsonl" then
  write_jsonl(doc, shape, put, args.file)
else
  write_table(shape, put)
end
return cli.finish(table.concat(parts), args.output)
