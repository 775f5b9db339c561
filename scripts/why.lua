--- why: how a number became the fact that it is.
--
-- usage    tj why FACT [--db FILE] [--rules PATH]... [PATH...]
-- reads    FACT, an id as tj extract prints it, and the files or folders in which
--          its document is; with --db the file that the database names
-- writes   the rule with its file and line, what it captured on which words, the
--          rules that it beat, and for each field what decided: a word, a heading,
--          the fact before it, and what the field would be without that
-- options  --rules PATH  rule files or folders instead of the bundled ones
-- exits    0 done; 2 wrong usage, or no such fact; 3 a file could not be read
--
-- example  tj why c51e845cd686-507 samples
local cli = require "tj.cli"
local document = require "tj.document"
local facts = require "tj.facts"
local store = require "tj.store"
local why = require "tj.why"

local app = cli.app()
app:argument("fact")
app:argument("path"):args("*")
app:database()
app:option("--rules"):argname("PATH"):count("*")
local args = app:parse()

--- The path that the database has for the fact; nil where it has no such fact.
local function stored_path(file, id)
  local database, message = store.open(file, { readonly = true })
  if not database then
    cli.problem(message)
    return nil
  end
  local path
  for made in database:facts { id = id } do path = made.doc end
  database:close()
  return path
end

if not args.fact:find("^%x+%-%d+$") then
  app:refuse(("'%s' is no fact's id, such as c51e845cd686-507"):format(args.fact))
end
if #args.path == 0 and not args.db then
  app:refuse("in which file? name it, or --db FILE")
end
local paths = args.path
if args.db then paths = { stored_path(args.db, args.fact), table.unpack(paths) } end

local files, refusals = document.list(paths)
for _, refusal in ipairs(refusals) do cli.problem(refusal) end
local set, problems =
  facts.load_rules(#args.rules > 0 and args.rules or nil)
for _, problem in ipairs(problems) do cli.problem(problem) end
for _, path in ipairs(files) do
  local reason, message = why.of_file(args.fact, path, set)
  if message then cli.problem(message) end
  if reason then
    print(why.format(reason))
    return cli.exit_code()
  end
end
cli.warn(("no fact %s in what was named: is the file the same, and are the rules?")
  :format(args.fact))
return cli.exit_code(cli.USAGE)
