--- list: the scripts, bundled and your own, with what each does.
--
-- usage    tj list
-- reads    the bundled scripts, and your own in $XDG_DATA_HOME/tj/scripts
--          (~/.local/share/tj/scripts)
-- writes   name and purpose, one script a line; * marks your own
-- exits    0 done; 2 wrong usage
local cli = require "tj.cli"
local commands = require "tj.commands"

local app = cli.app()
app:parse()

local width = 0
for _, script in ipairs(commands.list()) do
  width = math.max(width, #script.name)
end
for _, script in ipairs(commands.list()) do
  local line = ("%s %s  %s"):format(script.is_own and "*" or " ",
    script.name .. (" "):rep(width - #script.name), script.summary)
  print((line:gsub("%s+$", "")))
end
