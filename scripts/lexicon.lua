--- lexicon: checks files of terms that words are cut with.
--
-- usage    tj lexicon check [--cuts] [--no-lexicon] FILE...
-- reads    one term a line: "term [tag] [frequency] [=canonical]", the last
--          being the name that the term is another one for; # begins a comment;
--          also indicators.txt, and tables of words (.lua)
-- writes   how many terms each file has, and each line without effect: why; to
--          standard error each line that will not load: why
-- options  --cuts       also how each other term is cut without the file
--          --no-lexicon without the bundled terms, which are there else, unless
--                       FILE has their text
-- exits    0 done; 2 wrong usage; 3 some files could not be read
--
-- example  tj lexicon check scripts/lexicon/terms.txt
local cli = require "tj.cli"
local indicators = require "tj.indicators"
local sandbox = require "tj.sandbox"
local words = require "tj.words"

local function frequency_of(term)
  return term.frequency or 1
end

--- Of terms with one text, given by their places in a list: the places of the
--- one whose tag counts and of the one whose canonical name does, which is nil
--- when none has one. Of equal ones the first does.
local function find_counting(terms, places, with_file)
  local word, tagged, named = with_file:cut(terms[places[1]].text)[1], nil, nil
  for _, i in ipairs(places) do
    local term = terms[i]
    if term.tag == word.tag and (not tagged
       or frequency_of(term) > frequency_of(terms[tagged])) then
      tagged = i
    end
    if term.canonical and term.canonical == word.canonical and (not named
       or frequency_of(term) > frequency_of(terms[named])) then
      named = i
    end
  end
  if named and terms[named].tag == word.tag
     and frequency_of(terms[named]) == frequency_of(terms[tagged]) then
    tagged = named
  end
  return tagged, named
end

--- The places of the terms in a list, by their texts.
local function index_terms(terms)
  local index = {}
  for i, term in ipairs(terms) do
    local places = index[term.text] or {}
    index[term.text] = places
    places[#places + 1] = i
  end
  return index
end

--- Prints what the lines of a file do, in the order of the lines.
local function explain(path, terms, lines, segmenter, with_file, shows_cuts)
  local index, counting = index_terms(terms), {}
  for text, places in pairs(index) do
    counting[text] = { find_counting(terms, places, with_file) }
  end
  for i, term in ipairs(terms) do
    local reason, cut = words.no_effect(segmenter, term)
    local tagged, named = table.unpack(counting[term.text], 1, 2)
    if i ~= tagged and i ~= named then
      reason = "no effect: the term stands in line " .. lines[tagged]
    elseif named and named ~= tagged then
      reason = nil  -- one line gives the tag, one the name
    end
    if reason then
      print(("%s:%d: %s: %s"):format(path, lines[i], term.text, reason))
    elseif shows_cuts then
      print(("%s:%d: %s: else %s"):format(path, lines[i], term.text,
                                          cut or term.text))
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

--- Checks one file, with the bundled terms unless they are its own.
local function check(path, lexicon, shows_cuts)
  local faults = {}
  local options = { lexicon = lexicon and not words.is_bundled(path),
                    problems = {} }
  local terms, message, lines = words.load_lexicon(path, faults)
  for _, fault in ipairs(faults) do cli.problem(fault) end
  if not terms then return cli.problem(message) end
  local segmenter <close>, problem = words.open({}, options)
  if not segmenter then return cli.problem(problem) end
  local with_file <close>, refusal = words.open({ path }, options)
  if not with_file then return cli.problem(refusal) end
  print(("%s: %d terms"):format(path, #terms))
  explain(path, terms, lines, segmenter, with_file, shows_cuts)
end

local app = cli.app()
app:argument("action"):choices { "check" }
app:argument("file"):args("+")
app:flag("--cuts")
app:flag("--no-lexicon")
local args = app:parse()
for _, path in ipairs(args.file) do
  if not check_other(path) then
    check(path, not args.no_lexicon, args.cuts)
  end
end
return cli.exit_code()
