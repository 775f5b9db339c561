--- report: documents, indicators, comparisons, targets, the audit: one HTML page.
--
-- usage    tj report [-o FILE] [--title TEXT] [--rules PATH]... [-j N]
--                    [--encoding NAME] (PATH... | --db FILE)
-- reads    reports: files, folders, or - for standard input; or what
--          tj extract --db stored. scripts/report/contents.lua says which
--          indicators are shown, labels.lua what the page says
-- writes   one HTML file that needs no server and no other file: each number is
--          a link to its sentence; trouble to standard error, and into the page
-- options  -o FILE       where to; standard output by default
--          --title TEXT  the page's title
--          --db FILE     what FILE has stored, instead of reports
--          --rules PATH  rule files or folders instead of the bundled ones
--          --encoding N  the encoding of the files, where the program errs
--          -j N          worker processes
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read; 74 the page
--          could not be written
--
-- example  tj report -o report.html samples/
local cli = require "tj.cli"
local pile = require "tj.pile"
local report = require "tj.report"

local app = cli.app()
pile.options(app)
app:option("-o --output"):argname("FILE")
app:option("--title"):argname("TEXT")
app:option("--rules"):argname("PATH"):count("*")
local args = app:parse()

local unread = {}
function args.on_problem(message) unread[#unread + 1] = message end

local store <close> = pile.open(app, args)
if not store then return cli.exit_code() end
local page = report.page(store, { title = args.title, unread = unread })
return cli.finish(page, args.output)
