--- lexicon: checks files of terms that words are cut with.
--
-- usage    tj lexicon check [--cuts] FILE...
-- reads    one term a line: "term [tag] [frequency]"; # begins a comment
-- writes   how many terms each file has, and each line without effect: why; to
--          standard error the first line of each that is wrong
-- options  --cuts  also how each other term is cut without the file
-- exits    0 done; 2 wrong usage; 3 some files could not be read
--
-- example  tj lexicon check scripts/lexicon/terms.txt
local cli = require "tj.cli"
local words = require "tj.words"

--- Prints what the lines of a file do, in the order of the lines.
local function explain(path, terms, lines, segmenter, shows_cuts)
  local seen = {}
  for i, term in ipairs(terms) do
    local reason, cut = words.no_effect(segmenter, term)
    local first = seen[term.text]
    seen[term.text] = first or lines[i]
    if first then reason = "the term stands in line " .. first end
    if reason then
      print(("%s:%d: %s: no effect: %s"):format(path, lines[i], term.text, reason))
    elseif shows_cuts then
      print(("%s:%d: %s: else %s"):format(path, lines[i], term.text, cut))
    end
  end
end

local app = cli.app()
app:argument("action"):choices { "check" }
app:argument("file"):args("+")
app:flag("--cuts")
local args = app:parse()
local segmenter <close>, problem = words.open({}, { lexicon = false })
if not segmenter then
  cli.problem(problem)
  return cli.exit_code()
end
for _, path in ipairs(args.file) do
  local terms, message, lines = words.load_lexicon(path)
  if terms then
    print(("%s: %d terms"):format(path, #terms))
    explain(path, terms, lines, segmenter, args.cuts)
  else
    cli.problem(message)
  end
end
return cli.exit_code()
