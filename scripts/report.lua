--- report: facts by document as one HTML page, each number in its sentence.
--
-- usage    tj report [-o FILE] [--title TEXT] [--rules PATH]...
--                    [--encoding NAME] (PATH... | --db FILE)
-- reads    reports: files, folders, or - for standard input; or the facts that
--          tj extract --db stored
-- writes   one HTML file that needs no server and no other file; trouble to
--          standard error, and into the page
-- options  -o FILE       where to; standard output by default
--          --title TEXT  the page's title
--          --db FILE     what FILE has stored, instead of reports
--          --rules PATH  rule files or folders instead of the bundled ones
--          --encoding N  the encoding of the files, where the program errs
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read; 74 the page
--          could not be written
--
-- example  tj report -o report.html samples/
local cli = require "tj.cli"
local document = require "tj.document"
local excerpt = require "tj.excerpt"
local facts = require "tj.facts"
local report = require "tj.report"
local store = require "tj.store"

local app = cli.app()
app:argument("path"):args("*")
app:database()
app:option("-o --output"):argname("FILE")
app:option("--title"):argname("TEXT")
app:option("--rules"):argname("PATH"):count("*")
app:encoding()
local args = app:parse()

if (#args.path > 0) == (args.db ~= nil) then
  app:refuse("give either PATH... or --db FILE")
end

local unread = {}

local function refuse(message)
  cli.problem(message)
  unread[#unread + 1] = message
end

--- What the page shows of one file; nil when it cannot be read.
local function entry_of(path, set)
  local doc <close>, message =
    document.open(path, { encoding = args.encoding })
  if not doc then return refuse(message) end
  local list, coverage, trouble, shape = facts.extract(doc, set, path)
  for _, problem in ipairs(trouble) do cli.problem(problem) end
  return { path = path, title = shape.title, encoding = (doc:encoding()),
           text = doc:text(), blocks = doc:blocks(), facts = list,
           coverage = coverage }
end

local function read_files()
  local locations = #args.rules > 0 and args.rules or nil
  local set, problems = facts.load_rules(locations)
  for _, problem in ipairs(problems) do refuse(problem) end
  local files, refusals = document.list(args.path)
  for _, refusal in ipairs(refusals) do refuse(refusal) end
  local entries = {}
  for i, path in ipairs(files) do
    cli.progress(i, #files, path)
    entries[#entries + 1] = entry_of(path, set)
  end
  return entries
end

local function read_store()
  local database <close>, message = store.open(args.db, { readonly = true })
  if not database then
    refuse(message)
    return {}
  end
  return excerpt.entries(database)
end

local entries = args.db and read_store() or read_files()
local page = report.page(entries, { title = args.title, unread = unread })
return cli.finish(page, args.output)
