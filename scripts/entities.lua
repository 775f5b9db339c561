--- entities: the enterprises, parks, platforms and projects that reports name.
--
-- usage    tj entities [--type T] [--columns NAMES] [--format F] [-o FILE]
--                      [-j N] (PATH... | --db FILE)
-- reads    the sentences that tj extract --db stored, or reports; and what makes
--          a name, from scripts/lexicon/entities.lua
-- writes   a row for each name of a report: its type, how often it is named, and
--          what is said where it is first named
-- keeps    with --db all of them, in its table `entities` (docs/schema.md)
-- options  --type T  only enterprise, park, platform, project or institution
--          --columns NAMES  these columns, in this order
-- exits    0 done; 2 wrong usage; 3 some inputs could not be read
--
-- example  tj entities --type park samples/
local analysis = require "tj.analysis"
local cli = require "tj.cli"
local entities = require "tj.entities"
local pile = require "tj.pile"

local app = cli.app()
pile.options(app)
analysis.options(app)
app:option("--type"):choices {
  "enterprise", "park", "platform", "project", "institution" }
local args = app:parse()

local store <close> = pile.open(app, args)
if not store then return cli.exit_code() end
local result, lists = entities.run(store, args)
pile.keep(args, "entities", "entities", lists)
return analysis.write(result, args)
