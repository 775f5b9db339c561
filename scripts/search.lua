--- search: the sentences of a store that hold some words, the best first.
--
-- usage    tj search [--limit N] [--format F] [-o FILE] --db FILE WORD...
-- reads    what tj extract --db stored: all sentences, not only those with facts
-- writes   each sentence with its document and place; how many there are, to
--          standard error
-- words    all must be there, as words or as parts of terms: 产业 is in 产业投资
--          and not in 生产业绩. "工业 投资" is a phrase, 工业* what begins so,
--          OR stands between alternatives, -房地产 must not be there (after --)
-- options  --limit N   no more than N sentences: 20 by default, 0 for all
--          --format F  table, jsonl, csv, md, html or xlsx
-- exits    0 done; 2 wrong usage; 3 the store could not be read
--
-- example  tj search --db facts.db 工业 '技改*'
local cli = require "tj.cli"
local marked = require "tj.marked"
local output = require "tj.output"
local searchquery = require "tj.searchquery"
local store = require "tj.store"

local LIMIT = 20
local BEFORE, AFTER = 30, 70  -- chars of a sentence around the first hit

local COLUMNS = {
  "source", { key = "title", title = "document" }, "year",
  { key = "sentence", title = "sentence" }, "start", "end",
}

local app = cli.app()
app:argument("word"):args("+")
app:option("--limit"):argname("N"):convert(cli.integer(0)):default(tostring(LIMIT))
app:formats(output.formats)
app:database()
local args = app:parse()
if not args.db then app:refuse("--db FILE is missing") end
-- A word that the shell kept together is a phrase.
for i, word in ipairs(args.word) do
  if word:find("^[^\"“「%-]*%s") and not word:find('["“「]') then
    args.word[i] = '"' .. word .. '"'
  end
end
local query, refusal = searchquery.parse(table.concat(args.word, " "))
if not query then app:refuse(refusal) end

--- The stretch around the first hit, for a terminal: …工业[投资]增长….
local function snippet(text)
  local first = text.spans[1] and text.spans[1][1] or 1
  local from = utf8.offset(text.text, -BEFORE, first) or 1
  local to = utf8.offset(text.text, AFTER + 1, first) or #text.text + 1
  local cut = marked.cut(text, from, to - 1)
  local function plain(part) return (part:gsub("%c", " ")) end
  local shown = cli.has_colour()
    and marked.render(cut, plain, "\27[1;31m", "\27[0m")
    or marked.render(cut, plain, "[", "]")
  return (from > 1 and "…" or "") .. shown
         .. (to <= #text.text and "…" or "")
end

local function row_of(hit)
  local text = marked.new(hit.text, hit.spans)
  if args.format ~= "jsonl" then
    local name = hit.doc:match("[^/]*$")
    return { source = hit.line and ("%s:%d"):format(name, hit.line) or name,
             title = hit.document_title, year = hit.document_year,
             sentence = text, start = hit.start, ["end"] = hit["end"] }
  end
  local marks = {}
  for i, span in ipairs(hit.spans) do marks[i] = { span[1] - 1, span[2] } end
  return { doc = hit.doc, title = hit.document_title, year = hit.document_year,
           line = hit.line, start = hit.start, ["end"] = hit["end"],
           text = hit.text, marks = marks }
end

--- The hits as a list to read: where, then what.
local function listing(hits)
  local lines = {}
  for _, hit in ipairs(hits) do
    local row = row_of(hit)
    lines[#lines + 1] = cli.paint("bold", row.source)
                        .. (row.title and "  " .. row.title or "")
    lines[#lines + 1] = "  " .. snippet(row.sentence)
  end
  return #lines > 0 and table.concat(lines, "\n") .. "\n" or ""
end

local facts <close>, message = store.open(args.db, { readonly = true })
if not facts then
  cli.problem(message)
  return cli.exit_code()
end
local hits, count = facts:search(query, {
  limit = args.limit > 0 and args.limit or nil })
if not hits then
  cli.problem(count)
  return cli.exit_code()
end
cli.note(("%d of %d sentences"):format(#hits, count))
if args.format == "table" then return cli.finish(listing(hits), args.output) end
local writer, trouble = output.open { format = args.format, file = args.output,
                                      columns = COLUMNS }
if not writer then app:refuse(trouble) end
for _, hit in ipairs(hits) do writer:row(row_of(hit)) end
return cli.close(writer)
