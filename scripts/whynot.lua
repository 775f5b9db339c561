--- whynot: why a rule does not claim the numbers of a text.
--
-- usage    tj whynot [--rules PATH]... RULE TEXT...
-- reads    RULE, a rule's id; TEXT, or standard input where it is -
-- writes   for each number and each pattern of the rule the first element that
--          fails, with a caret, or what else is in the way: another rule, the
--          rule's own function, that the number claims nothing
-- options  --rules PATH  rule files or folders instead of the bundled ones
-- exits    0 done; 2 wrong usage, or no such rule; 3 a rule file is wrong
--
-- example  tj whynot growth 出口交货值268.3亿元,比上年同期还增长8.2%
local cli = require "tj.cli"
local rules = require "tj.rules"
local whynot = require "tj.whynot"

local app = cli.app()
app:argument("rule")
app:argument("text"):args("+")
app:option("--rules"):argname("PATH"):count("*")
local args = app:parse()

local set, problems = rules.load(#args.rules > 0 and args.rules or nil)
for _, problem in ipairs(problems) do cli.problem(problem) end
local rule = rules.find(set, args.rule)
if not rule then
  app:refuse(("no rule is called '%s'; tj rules list names them"):format(args.rule))
end
local text = table.concat(args.text, " ")
if text == "-" then text = io.read("a") end
local verdicts, message = whynot.of_text(rule, text, set)
if not verdicts then
  cli.problem(message)
  return cli.exit_code()
end
print(("rule '%s'  %s:%d"):format(rule.id, rule.shown_file, rule.line))
if #verdicts == 0 then print "there is no number in the text" end
for _, verdict in ipairs(verdicts) do print(whynot.format(verdict)) end
return cli.exit_code()
