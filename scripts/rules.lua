--- rules: lists, checks and tests rule files, and begins a new one.
--
-- usage    tj rules list [--format F] [PATH...]
--          tj rules check [PATH...]
--          tj rules test [--tap] [--bundled] [PATH...]
--          tj rules new NAME [-o FILE]
-- reads    rule files or folders; the bundled rules where none is named
-- writes   list: a row a rule; check: what is wrong with the files, and what is
--          only suspect; test: the examples that fail, and how many there are;
--          new: a commented rule file to begin with
-- options  --tap      a line an example, in the TAP format
--          --bundled  tests the files beside the bundled rules, which may claim
--                     the numbers first; as --rules scripts/rules --rules PATH
--          --format F table, jsonl, csv, md, html or xlsx
-- exits    0 done; 1 an example failed; 2 wrong usage; 3 a rule file is wrong
--
-- example  tj rules test my-rules.lua
local cli = require "tj.cli"
local facts = require "tj.facts"
local folder = require "tj.folder"
local output = require "tj.output"
local paths = require "tj.paths"
local ruleexamples = require "tj.ruleexamples"
local rulefile = require "tj.rulefile"
local rules = require "tj.rules"

local SKELETON = [==[
-- NAME.lua: what these rules find. `tj help rules` explains the language;
-- try it with: tj rules test NAME.lua

rule "NAME" {
  about = "one line that says what it finds, with the number in its sentence",

  -- The element captured as `value` is the number. Elements before it are read
  -- leftwards from there, those after it rightwards.
  match = [[ indicator:<np> (达|达到)? value:<count> ]],

  -- Higher is tried first; the bundled rules use -10 to 90.
  priority = 80,

  -- Texts that it must read as told, and texts on which it must not fire.
  yes = {
    ["全市共享单车达1200辆。"] = { value = 1200, indicator = "共享单车" },
  },
  no = { "共享单车增长5%。" },
}
]==]

local app = cli.app()
local actions = {}

local function load(locations)
  local set, problems = rules.load(#locations > 0 and locations or nil)
  for _, problem in ipairs(problems) do cli.problem(problem) end
  return set
end

function actions.list(args)
  local writer, refusal = output.open {
    format = args.format, file = args.output,
    columns = { "id", "priority", "about", "where" } }
  if not writer then app:refuse(refusal) end
  for _, rule in ipairs(load(args.names).list) do
    writer:row { id = rule.id, priority = rule.priority, about = rule.about,
                 where = ("%s:%d"):format(rule.shown_file, rule.line) }
  end
  return cli.close(writer)
end

-- Testing ---------------------------------------------------------------------

local function print_tap(results)
  print("1.." .. #results)
  for i, result in ipairs(results) do
    local name = ("%d - %s: %s"):format(i, result.rule.id, result.text)
    if result.problem then
      print(("not ok %s\n  # %s:%d: %s"):format(
        name, result.rule.file, result.rule.line,
        result.problem:gsub("\n", "\n  # ")))
    else
      print("ok " .. name)
    end
  end
end

--- The rules with their examples in one line each, and what fails below it.
local function print_readable(set, results)
  local by_rule = {}
  for _, result in ipairs(results) do
    local list = by_rule[result.rule] or { failed = {} }
    list[#list + 1], by_rule[result.rule] = result, list
    if result.problem then list.failed[#list.failed + 1] = result end
  end
  for _, rule in ipairs(set.list) do
    local list = by_rule[rule] or { failed = {} }
    local mark = #list.failed > 0 and cli.paint("red", "FAILED")
      or #list == 0 and cli.paint("yellow", "no examples")
      or cli.paint("green", "ok")
    print(("%s  %s: %d of %d examples"):format(mark, rule.id,
                                               #list - #list.failed, #list))
    for _, result in ipairs(list.failed) do
      print(("    %s:%d: %s"):format(rule.file, rule.line, result.problem))
    end
  end
end

--- The rules of the files that were named, of a set that has others too.
local function named_rules(set, names)
  local identities, named = {}, { list = {} }
  for _, name in ipairs(names) do
    for _, file in ipairs(rulefile.list(name) or {}) do
      identities[folder.identity(file)] = true
    end
  end
  for _, rule in ipairs(set.list) do
    if identities[folder.identity(rule.file)] then
      named.list[#named.list + 1] = rule
    end
  end
  return named
end

--- The set with the bundled rules, and the part of it that is to be tested.
local function load_for_test(args)
  if not args.bundled or #args.names == 0 then
    local set = load(args.names)
    return set, set
  end
  local set = load { paths.rules, table.unpack(args.names) }
  return set, named_rules(set, args.names)
end

function actions.test(args)
  local whole, set = load_for_test(args)
  local results = ruleexamples.run(set, function (text)
    return facts.of_text(text, whole)
  end)
  local failed = 0
  for _, result in ipairs(results) do
    if result.problem then failed = failed + 1 end
  end
  if args.tap then
    print_tap(results)
  else
    print_readable(set, results)
    print(("%d rules, %d examples: %d hold, %d fail"):format(
      #set.list, #results, #results - failed, failed))
    if failed > 0 and #args.names > 0 and not args.bundled then
      cli.note "the bundled rules were not there; --bundled adds them"
    end
  end
  return cli.exit_code(failed > 0 and cli.FOUND or cli.DONE)
end

-- Checking --------------------------------------------------------------------

--- What is no fault, yet hardly meant.
local function suspicion(rule)
  if not next(rule.yes) then return "has no example in 'yes'" end
  if #rule.no == 0 and not rule.about then
    return "has neither 'about' nor an example in 'no'"
  end
end

function actions.check(args)
  local set = load(args.names)
  local patterns, suspect = 0, 0
  for _, rule in ipairs(set.list) do
    patterns = patterns + #rule.match
    local message = suspicion(rule)
    if message then
      suspect = suspect + 1
      cli.warn(("%s:%d: rule '%s' %s"):format(rule.file, rule.line, rule.id,
                                              message))
    end
  end
  print(("%d rules, %d patterns, %d suspect"):format(#set.list, patterns,
                                                     suspect))
  return cli.exit_code()
end

-- Beginning -------------------------------------------------------------------

function actions.new(args)
  local name = args.names[1]
  if not name then app:refuse "a new rule needs a name" end
  if #args.names > 1 then app:refuse "one name only" end
  if not name:find("^[%w_.-]+$") then
    app:refuse("'" .. name .. "' is no name for a rule: letters, digits, _ . -")
  end
  if args.output and args.output ~= "-" and folder.mode(args.output) then
    app:refuse(args.output .. ": is there already")
  end
  return cli.finish((SKELETON:gsub("NAME", name)), args.output)
end

app:argument("action"):choices { "list", "check", "test", "new" }
app:argument("names"):args("*")
app:formats(output.formats)
app:flag("--tap")
app:flag("--bundled")
local args = app:parse()
return actions[args.action](args)
