--- lexicon: checks files of terms that words are cut with.
--
-- usage    tj lexicon check [--cuts] FILE...
-- reads    one term a line: "term [tag] [frequency] [=canonical]", the last
--          being the name that the term is another one for; # begins a comment;
--          also indicators.txt, and tables of words (.lua)
-- writes   how many terms each file has, and each line without effect: why; to
--          standard error each line that will not load: why
-- options  --cuts  also how each other term is cut without the file
-- exits    0 done; 2 wrong usage; 3 some files could not be read
--
-- example  tj lexicon check scripts/lexicon/terms.txt
local cli = require "tj.cli"
local indicators = require "tj.indicators"
local sandbox = require "tj.sandbox"
local words = require "tj.words"

--- Lines of the file with the term of line i, that counts rather than it: of
--- several with one term the more frequent counts, then the lower tag, then the
--- lower name. Of equal lines the first does.
local function find_stronger(terms, lines, i, with_file)
  local term, word = terms[i], with_file:cut(terms[i].text)[1]
  local is_whole = word.tag == term.tag and word.canonical == term.canonical
  for j, other in ipairs(terms) do
    local is_equal = other.tag == term.tag and other.canonical == term.canonical
    if j ~= i and other.text == term.text
       and (is_equal and j < i or not is_equal and not is_whole) then
      return lines[j]
    end
  end
end

--- The texts of terms that have several lines.
local function find_repeated(terms)
  local seen, repeated = {}, {}
  for _, term in ipairs(terms) do
    repeated[term.text] = seen[term.text]
    seen[term.text] = true
  end
  return repeated
end

--- Prints what the lines of a file do, in the order of the lines.
local function explain(path, terms, lines, segmenter, with_file, shows_cuts)
  local repeated = find_repeated(terms)
  for i, term in ipairs(terms) do
    local reason, cut = words.no_effect(segmenter, term)
    local line = repeated[term.text]
      and find_stronger(terms, lines, i, with_file)
    if line then reason = "the term stands in line " .. line end
    if reason then
      print(("%s:%d: %s: no effect: %s"):format(path, lines[i], term.text, reason))
    elseif shows_cuts then
      print(("%s:%d: %s: else %s"):format(path, lines[i], term.text, cut))
    end
  end
end

--- Checks a file of scripts/lexicon that is no list of terms: a table, or the
--- names of indicators. False where `path` is another.
local function check_other(path)
  if path:find("%.lua$") then
    local data, message = sandbox.read_data(path)
    if not data then cli.problem(message)
    else print(path .. ": a table of words, which can be read") end
    return true
  elseif path:find("indicators%.txt$") then
    local faults, count = indicators.check(path)
    if not faults then cli.problem(count) end
    for _, fault in ipairs(faults or {}) do cli.problem(fault) end
    if faults then print(("%s: %d indicators"):format(path, count)) end
    return true
  end
  return false
end

--- Checks one file; `with_file` is to have its terms.
local function check(path, segmenter, with_file, shows_cuts)
  local faults = {}
  local terms, message, lines = words.load_lexicon(path, faults)
  for _, fault in ipairs(faults) do cli.problem(fault) end
  local done
  if terms then done, message = with_file:set_lexicon(terms) end
  if not done then
    cli.problem(message)
    return
  end
  print(("%s: %d terms"):format(path, #terms))
  explain(path, terms, lines, segmenter, with_file, shows_cuts)
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
local with_file <close> = assert(words.open({}, { lexicon = false }))
for _, path in ipairs(args.file) do
  if not check_other(path) then check(path, segmenter, with_file, args.cuts) end
end
return cli.exit_code()
