--- numbers: every number of a text, with its value, unit and role.
--
-- usage    tj numbers [--periods] [--format F] [-o FILE] [FILE...]
--          tj numbers --explain [TEXT]
-- reads    UTF-8 text lines, by default from standard input (as does -)
-- writes   jsonl: an object a line of input, {"entities":[...]}, with start and
--          end in bytes of the line, from 0, end exclusive; else a row a number
-- options  --periods  periods too (2016年, 去年)
--          --explain  how each reading of TEXT, or of the lines of the files,
--                     came about, and what was left out and why
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read
--
-- example  $ echo 技改投资147.44亿元,同比增长64.6% | tj numbers --format jsonl
--   {"entities":[{"text":"147.44亿元",...,"value":14744000000,"unit":"元"},...]}
local cli = require "tj.cli"
local document = require "tj.document"
local explanation = require "tj.explanation"
local json = require "tj.core.json"
local numbers = require "tj.numbers"
local output = require "tj.output"

-- The types of the contract; a rank is an ordinal to others.
local TYPE = { rank = "ordinal", points = "percent", multiple = "number",
               ratio = "number" }

local function digits(text)
  return text and json.number(text)
end

--- A quantity as the contract has it.
local function entity(quantity)
  local kind = TYPE[quantity.type] or quantity.type
  if quantity.low and kind == "number" then kind = "range" end
  return {
    text = quantity.text,
    start = quantity.first - 1, ["end"] = quantity.last,
    num_start = quantity.number_first - 1, num_end = quantity.number_last,
    ctx_start = quantity.context_first - 1, ctx_end = quantity.context_last,
    type = kind, role = quantity.role,
    value = digits(quantity.digits),
    low = digits(quantity.low_digits), high = digits(quantity.high_digits),
    unit = quantity.unit, approx = quantity.approx,
    period = quantity.period ~= "" and quantity.period or nil,
  }
end

local function has_value(quantity)
  return quantity.value ~= nil or quantity.low ~= nil
end

--- The quantities of a line that are to be shown.
local function wanted(line, periods)
  local list = {}
  for _, quantity in ipairs(numbers.find(line)) do
    if quantity.type == "period" and periods or has_value(quantity) then
      list[#list + 1] = quantity
    end
  end
  return list
end

local function value_of(quantity)
  if quantity.low then
    return quantity.low_digits .. ".." .. quantity.high_digits
  end
  return quantity.digits or quantity.period
end

local function row(quantity, number)
  return {
    line = number, text = quantity.text, value = value_of(quantity),
    unit = quantity.unit, approx = quantity.approx, type = quantity.type,
    role = quantity.role,
  }
end

local COLUMNS = {
  { key = "line", title = "line" }, { key = "text", title = "text" },
  { key = "approx", title = "" },
  { key = "value", title = "value", type = "number" },
  { key = "unit", title = "unit" }, { key = "type", title = "type" },
  { key = "role", title = "role" },
}

local app = cli.app()
app:argument("file"):args("*")
app:flag("--periods")
app:option("--explain"):args("?")
app:formats(output.formats)
local args = app:parse()

local writer = output.open { format = args.format, file = args.output,
                             columns = COLUMNS }

--- Explains all that was read and all that was left out.
local function explain_line(line)
  for _, quantity in ipairs(numbers.find(line, { words = true })) do
    io.write(table.concat(explanation.of(quantity, line), "\n"), "\n")
  end
end

local function write_line(line, number)
  if args.explain then return explain_line(line) end
  local list = wanted(line, args.periods)
  if args.format == "jsonl" then
    local entities = json.array {}
    for i, quantity in ipairs(list) do entities[i] = entity(quantity) end
    writer:row { entities = entities }
  else
    for _, quantity in ipairs(list) do writer:row(row(quantity, number)) end
  end
end

if args.explain and args.explain[1] then
  explain_line(args.explain[1])
elseif #args.file == 0 then
  args.file = { "-" }
end
local number = 0
for _, path in ipairs(args.file) do
  local stream, message = io.stdin, nil
  if path ~= "-" then stream, message = io.open(path, "rb") end
  if stream then
    local line
    local invalid = 0
    repeat
      line, message = stream:read("l")
      if line then
        number = number + 1
        invalid = invalid + document.invalid_count(line)
        write_line(line, number)
      end
    until not line
    if message then cli.problem(path .. ": " .. message) end
    local warning = document.warning(path, invalid, "UTF-8")
    if warning then cli.warn(warning) end
    if path ~= "-" then stream:close() end
  else
    cli.problem(message)
  end
end
writer:close()
return cli.exit_code()
