--- help: what there is to read about a topic.
--
-- usage    tj help [TOPIC]
-- reads    TOPIC, which is a script (extract), a module (tj.document), a
--          function (tj.document.open, Document:words) or a page of docs/
--          (architecture)
-- writes   its text; without TOPIC the names of all topics
-- exits    0 done; 2 no such topic
local cli = require "tj.cli"
local help = require "tj.help"

local app = cli.app()
app:argument("topic"):args("?")
local args = app:parse()

if not args.topic then
  io.write("tj --help names the commands. Topics:\n")
  for _, topic in ipairs(help.topics()) do print("  " .. topic) end
  return cli.DONE
end
local text, message = help.about(args.topic)
if not text then
  cli.warn(message)
  return cli.USAGE
end
print(text)
