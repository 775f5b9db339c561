--- rules: lists, checks and tests rule files.
--
-- usage    tj rules list [PATH...]
--          tj rules test [PATH...]
--          tj rules new NAME
-- reads    rule files or folders; the bundled rules where none is named
-- writes   list: a line a rule; test: a line an example, in the TAP format;
--          new: a commented rule file to begin with
-- exits    0 done; 1 an example failed; 2 wrong usage; 3 a rule file is wrong
--
-- example  tj rules test my-rules.lua
local cli = require "tj.cli"
local facts = require "tj.facts"
local output = require "tj.output"
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

local function load(locations)
  local set, problems = rules.load(#locations > 0 and locations or nil)
  for _, problem in ipairs(problems) do cli.problem(problem) end
  return set
end

local app = cli.app()
local actions = {}

function actions.list(locations)
  local writer = output.open { format = "table",
                               columns = { "id", "priority", "about", "where" } }
  for _, rule in ipairs(load(locations).list) do
    writer:row { id = rule.id, priority = rule.priority, about = rule.about,
                 where = ("%s:%d"):format(rule.shown_file, rule.line) }
  end
  writer:close()
end

function actions.test(locations)
  local results = rules.test(load(locations), facts.of_text)
  local failed = 0
  print("1.." .. #results)
  for i, result in ipairs(results) do
    local name = ("%d - %s: %s"):format(i, result.rule.id, result.text)
    if result.problem then
      failed = failed + 1
      print(("not ok %s\n  # %s:%d: %s"):format(
        name, result.rule.file, result.rule.line,
        result.problem:gsub("\n", "\n  # ")))
    else
      print("ok " .. name)
    end
  end
  return failed > 0 and cli.FOUND or cli.DONE
end

function actions.new(names)
  local name = names[1] or "my-rule"
  if not name:find("^[%w_.-]+$") then
    app:refuse("'" .. name .. "' is no name for a rule: letters, digits, _ . -")
  end
  io.stdout:write((SKELETON:gsub("NAME", name)))
end

app:argument("action"):choices { "list", "test", "new" }
app:argument("path"):args("*")
local args = app:parse()
return cli.exit_code(actions[args.action](args.path))
