--- lexicon: checks files of terms that words are cut with.
--
-- usage    tj lexicon check FILE...
-- reads    one term a line: "term [tag] [frequency]"; # begins a comment
-- writes   how many terms each file has; to standard error the first line of
--          each that is wrong
-- exits    0 done; 2 wrong usage; 3 some files could not be read
--
-- example  tj lexicon check scripts/lexicon/terms.txt
local cli = require "tj.cli"
local words = require "tj.words"

local app = cli.app()
app:argument("action"):choices { "check" }
app:argument("file"):args("+")
local args = app:parse()
for _, path in ipairs(args.file) do
  local terms, message = words.load_lexicon(path)
  if terms then print(("%s: %d terms"):format(path, #terms))
  else cli.problem(message) end
end
return cli.exit_code()
