--- clean: the cleaned text of one document.
--
-- usage    tj clean [--keep-furniture] [--log] [--encoding NAME] [-o FILE]
--                   FILE                              (- is standard input)
-- reads    a report in any encoding, as text or as a web page
-- writes   its text, decoded, repaired and in Simplified Chinese, without the
--          furniture of the page: menus, counters, advertisements
-- options  --keep-furniture  keeps those lines
--          --log             lists every change instead: its place in the file
--                            (bytes from 0, end exclusive), the step, what
--                            stood there and what stands there now
--          --encoding NAME   the encoding of the file, where the program errs
--          -o FILE           writes to FILE
-- exits    0 done; 2 wrong usage; 3 the file could not be read
--
-- example  tj clean --log samples/traditional-pinyin.txt
local cli = require "tj.cli"
local document = require "tj.document"

--- The clean text without the lines that are furniture.
local function without_furniture(doc)
  local text, pieces, next_first = doc:text(), {}, 1
  for _, block in ipairs(doc:blocks()) do
    if block.type == "furniture" then
      local before = text:sub(next_first, block.first - 1)
      pieces[#pieces + 1] = before:gsub("[^\n]*$", "")
      next_first = (text:find("\n", block.last + 1, true) or #text) + 1
    end
  end
  pieces[#pieces + 1] = text:sub(next_first)
  return table.concat(pieces)
end

--- A text in quotes on one line, with control and odd bytes as escapes.
local function quoted(text)
  return '"' .. text:gsub('[%c"\\]', function (c)
    return ("\\x%02X"):format(c:byte())
  end) .. '"'
end

--- One line a change; furniture counts as dropped, by the outline.
local function log_of(doc)
  local text, lines = doc:text(), {}
  for _, change in ipairs(doc:changes()) do
    lines[#lines + 1] = ("%d-%d\t%s\t%s -> %s\n"):format(
      change.start, change.stop, change.step, quoted(change.old),
      quoted(text:sub(change.first, change.last)))
  end
  return table.concat(lines)
end

local app = cli.app()
app:argument("file")
app:flag("--keep-furniture")
app:flag("--log")
app:option("--encoding"):argname("NAME")
app:option("-o --output"):argname("FILE")
local args = app:parse()

local doc <close>, message = document.open(args.file,
                                           { encoding = args.encoding })
if not doc then
  cli.problem(message)
  return cli.exit_code()
end
if doc:invalid_count() > 0 then
  cli.warn(("%s: %d bytes are not %s; they stand as U+FFFD"):format(
    args.file, doc:invalid_count(), (doc:encoding())))
end
local result
if args.log then result = log_of(doc)
elseif args.keep_furniture then result = doc:text()
else result = without_furniture(doc) end
if not args.log and result ~= "" and result:sub(-1) ~= "\n" then
  result = result .. "\n"
end
return cli.finish(result, args.output)
