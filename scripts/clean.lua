--- clean: the cleaned text of one document.
--
-- usage    tj clean [--keep-furniture] [--log] [--skip STEP]... [-o FILE]
--                   [--encoding NAME] FILE            (- is standard input)
-- reads    a report in any encoding, as text or as a web page
-- writes   its text, decoded, repaired and in Simplified Chinese, without the
--          furniture of the page: menus, counters, advertisements
-- options  --keep-furniture  keeps those lines
--          --log             lists instead what was done: the encoding and how
--                            it was found, how many bytes could not be
--                            decoded, how many chars are lost, then every
--                            change and every line set aside, with its place
--                            in the file (bytes from 0, end exclusive)
--          --skip STEP       leaves a step out: entities mojibake lost lines
--                            invisible spaces width forms pinyin traditional
--                            breaks blanks
--          --encoding NAME   the encoding of the file, where the program errs
--          -o FILE           writes to FILE
-- exits    0 done; 2 wrong usage; 3 the file could not be read
--
-- example  tj clean --log samples/traditional-pinyin.txt
local cli = require "tj.cli"
local document = require "tj.document"
local system = require "tj.core.system"

local WINDOW = 1 << 16  -- bytes of the text whose blocks are asked for at once

--- Iterates over the furniture of a document, in reading order.
local function furniture_of(doc, whole)
  return coroutine.wrap(function ()
    for first = 1, #whole, WINDOW do
      local last = math.min(first + WINDOW - 1, #whole)
      for _, block in ipairs(doc:blocks(first, last, "furniture")) do
        if block.first >= first then coroutine.yield(block) end
      end
    end
  end)
end

--- The clean text without furniture; a line that is nothing else goes whole.
local function without_furniture(doc)
  local whole, pieces = doc:text(), {}
  local next_first, begins_line = 1, true
  for block in furniture_of(doc, whole) do
    local before = whole:sub(next_first, block.first - 1)
    local lines = before:match("^.*\n") or ""
    local after = whole:match("^[ \t]*\n?()", block.last + 1)
    begins_line = (begins_line or lines ~= "")
      and not before:find("%S", #lines + 1)
      and (after > #whole or whole:sub(after - 1, after - 1) == "\n")
    local piece = begins_line and lines or before
    if piece ~= "" then pieces[#pieces + 1] = piece end
    next_first = begins_line and after or block.last + 1
  end
  pieces[#pieces + 1] = whole:sub(next_first)
  return table.concat(pieces)
end

local INVISIBLE = { { 0, 0x1F }, { 0x7F, 0xA0 }, { 0xAD, 0xAD },
                    { 0x200B, 0x200F }, { 0x2028, 0x202F }, { 0x2060, 0x206F },
                    { 0xE000, 0xF8FF }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF },
                    { 0xFFF9, 0xFFFC }, { 0xE0000, 0xE0FFF } }

--- A char that can be seen as it is, else its code.
local function visible(char)
  local code = utf8.codepoint(char)
  for _, range in ipairs(INVISIBLE) do
    if code >= range[1] and code <= range[2] then
      return ("\\u{%X}"):format(code)
    end
  end
  return (char:gsub('["\\]', "\\%0"))
end

--- Clean text in quotes on one line, with what cannot be seen as its code.
local function quoted(s)
  return '"' .. s:gsub(utf8.charpattern, visible) .. '"'
end

--- How the bytes were read.
local function head_of(doc)
  local encoding, sure, why = doc:encoding()
  return ("encoding\t%s\t%s%s\ninvalid\t%d bytes\nlost\t%d chars\n"):format(
    encoding, sure and "sure" or "not sure", why and ": " .. why or "",
    doc:invalid_count(), doc:lost_count())
end

--- One line a change, then one a block that is set aside.
local function log_of(doc)
  local whole, lines = doc:text(), { head_of(doc) }
  local changes, message = doc:changes()
  if not changes then return nil, message end
  for _, change in ipairs(changes) do
    lines[#lines + 1] = ("%d-%d\t%s\t%s -> %s\n"):format(
      change.start, change.stop, change.step, quoted(change.old),
      quoted(whole:sub(change.first, change.last)))
  end
  for block in furniture_of(doc, whole) do
    local start, stop = doc:raw_span(block.first, block.last)
    lines[#lines + 1] = ("%d-%d\tfurniture\t%s: %s\n"):format(
      start, stop, quoted(whole:sub(block.first, block.last)), block.reason)
  end
  return table.concat(lines)
end

local app = cli.app()
app:argument("file")
app:flag("--keep-furniture")
app:flag("--log")
app:option("--skip"):argname("STEP"):count("*"):choices(document.steps)
app:encoding()
app:option("-o --output"):argname("FILE")
local args = app:parse()

local doc <close>, message = document.open(args.file, {
  encoding = args.encoding, skip = args.skip,
  layers = args.keep_furniture and not args.log and {} or { "outline" },
})
if not doc then
  cli.problem(message)
  return cli.exit_code()
end
local warning = document.warning(args.file, doc:invalid_count(), (doc:encoding()))
if warning then cli.warn(warning) end
warning = document.lost_warning(args.file, doc:lost_count(), doc:invalid_count())
if warning then cli.warn(warning) end
local result
if args.log then
  result, message = log_of(doc)
  if not result then
    cli.problem(message)
    return cli.exit_code()
  end
elseif args.keep_furniture then result = doc:text()
else result = without_furniture(doc) end
if not args.output and result:sub(-1) ~= "\n" and system.isatty(io.stdout) then
  result = result .. "\n"
end
return cli.finish(result, args.output)
