--- edit: copies a bundled script out, so that you can change it.
--
-- usage    tj edit NAME
-- reads    the bundled script of that name
-- writes   $XDG_DATA_HOME/tj/scripts/NAME.lua, which tj NAME then runs instead
--          of the bundled one, and prints its path. A copy that is there
--          already is kept. On a terminal $VISUAL or $EDITOR is started on it.
-- exits    0 done; 2 no such script; 3 it could not be copied
local lfs = require "lfs"
local cli = require "tj.cli"
local commands = require "tj.commands"
local paths = require "tj.paths"
local system = require "tj.core.system"

local app = cli.app()
app:argument("name")
local args = app:parse()

local function make_folder(path)
  if path == "" or lfs.attributes(path, "mode") == "directory" then return true end
  local made, message = make_folder(path:match("^(.*)/") or "")
  if not made then return nil, message end
  return lfs.mkdir(path)
end

--- Copies the script to the user's own. Returns nil and a message on failure.
local function copy(from, to)
  local file <close>, message = io.open(from, "rb")
  if not file then return nil, message end
  local made
  made, message = make_folder(paths.user_scripts)
  if not made then return nil, paths.user_scripts .. ": " .. message end
  return system.write_whole(to, file:read("a"))
end

local function start_editor(path)
  local editor = os.getenv("VISUAL") or os.getenv("EDITOR")
  if not editor or not system.isatty(io.stdin) then return end
  os.execute(("%s '%s'"):format(editor, path:gsub("'", "'\\''")))
end

local path, problem = commands.find(args.name)
if not path then app:refuse(problem) end
local own = paths.user_scripts .. "/" .. args.name .. ".lua"
if path ~= own then
  local copied, message = copy(path, own)
  if not copied then
    cli.problem(message)
    return cli.exit_code()
  end
end
print(own)
start_editor(own)
