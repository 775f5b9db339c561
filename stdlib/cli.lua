--- The command line of a script, its messages and its exit code.
---
---     local cli = require "tj.cli"
---     local app = cli.app()             -- help is the script's header comment
---     app:argument("path"):args("*")    -- argument, option, flag, mutex: argparse
---     app:formats { "table", "jsonl" }  -- adds --format and -o FILE
---     app:jobs()                        -- adds -j N
---     app:database()                    -- adds --db FILE
---     local args = app:parse()          -- of `arg`; wrong usage ends with 2
---     ...
---     cli.problem("a.txt: no such file")  -- an input that could not be read
---     return cli.exit_code()              -- 0, or 3 after a problem
---
--- `args` has a field for each option (`args.path`, `args.format`,
--- `args.output`, `args.jobs`, `args.db`). -h, -q and -v every script has.
local argparse = require "argparse"
local system = require "tj.core.system"
local core = require "tj.core.text"

local cli = {}

--- The exit codes of every command.
cli.DONE = 0         -- done
cli.FOUND = 1        -- done, and it found what it looks for
cli.USAGE = 2        -- wrong usage
cli.UNREADABLE = 3   -- some inputs could not be read, the others are done
cli.INTERNAL = 70    -- an error in the program or in a script
cli.UNWRITTEN = 74   -- the output could not be written
cli.INTERRUPTED = 130

local level = 0  -- -1 quiet, 0, 1 verbose
local warning_count, problem_count = 0, 0
local progress_width = 0  -- columns of the progress line now shown

-- Messages ------------------------------------------------------------------

local function clear_progress()
  if progress_width == 0 then return end
  io.stderr:write("\r", (" "):rep(progress_width), "\r")
  progress_width = 0
end

local function say(message)
  clear_progress()
  io.stderr:write("tj: ", message, "\n")
end

--- Something the user should know, though the work goes on. -q hides it.
---@param message string  FILE:LINE: what is wrong
function cli.warn(message)
  warning_count = warning_count + 1
  if level >= 0 then say(message) end
end

--- What was done, in one line. -q hides it; it counts as nothing.
---@param message string
function cli.note(message)
  if level >= 0 then say(message) end
end

--- An input that could not be read: the exit code becomes 3.
---@param message string  FILE: what is wrong
function cli.problem(message)
  problem_count = problem_count + 1
  say(message)
end

--- What only -v shows.
---@param message string
function cli.detail(message)
  if level > 0 then say(message) end
end

--- How many messages there were.
---@return integer warnings
---@return integer problems
function cli.counts()
  return warning_count, problem_count
end

--- What the script should return: `code` (0 by default), or 3 if that is 0
--- or 1 and some input could not be read.
---@param code? integer
---@return integer
function cli.exit_code(code)
  code = code or cli.DONE
  if problem_count > 0 and code <= cli.FOUND then return cli.UNREADABLE end
  return code
end

--- Writes all that a script has to say, to a file whole or not at all.
---@param whole string
---@param file? string  standard output by default, and for "-"
---@return integer code  what the script should return
function cli.finish(whole, file)
  local written, message
  if file and file ~= "-" then
    written, message = system.write_whole(file, whole)
  else
    written, message = io.stdout:write(whole)
  end
  if written then return cli.exit_code() end
  cli.problem(message)
  return cli.UNWRITTEN
end

--- Closes the writer of a script's rows.
---@param writer output.Writer
---@param code? integer  cli.DONE by default, or cli.FOUND
---@return integer code  what the script should return
function cli.close(writer, code)
  local done, message = writer:close()
  if done and message then cli.warn(message) end
  if done then return cli.exit_code(code) end
  cli.problem(message)
  return cli.UNWRITTEN
end

--- Shows how far the work is, on one line of a terminal and nowhere else.
--- Done is done: the line goes away when `done` reaches `total`.
---@param done integer
---@param total integer
---@param label? string  what is being worked on
function cli.progress(done, total, label)
  if level < 0 or not system.isatty(io.stderr) then return end
  clear_progress()
  if done >= total then return end
  local line = ("%d/%d %s"):format(done, total, label or "")
  local columns = system.columns() or 80
  if #line >= columns then  -- bytes: never wider than the terminal
    local last = utf8.offset(line, 0, columns - 1) or columns - 1
    line = line:sub(1, last - 1)
  end
  io.stderr:write("\r", line)
  io.stderr:flush()
  progress_width = #line
end

local colours = { bold = 1, dim = 2, red = 31, green = 32, yellow = 33, blue = 34 }

--- Is colour wanted on this stream? Only on a terminal, and not with NO_COLOR.
---@param stream? file*  standard output by default
---@return boolean
function cli.has_colour(stream)
  local refused = os.getenv("NO_COLOR")
  if refused and refused ~= "" or os.getenv("TERM") == "dumb" then
    return false
  end
  return system.isatty(stream or io.stdout)
end

--- `text` in a colour where colour is wanted, else as it is.
---@param colour "bold"|"dim"|"red"|"green"|"yellow"|"blue"
---@param text string
---@param stream? file*  standard output by default
---@return string
function cli.paint(colour, text, stream)
  local code = colours[colour] or error("no such colour: " .. tostring(colour), 2)
  if not cli.has_colour(stream) then return text end
  return ("\27[%dm%s\27[0m"):format(code, text)
end

-- Headers -------------------------------------------------------------------

--- The header comment of a script without its comment marks.
---@param path string
---@return string? header  nil where the file has none
---@return string? message
function cli.header(path)
  local file <close>, message = io.open(path, "r")
  if not file then return nil, message end
  local lines = {}
  for line in file:lines() do
    local text = line:match("^%-%-%-? ?(.*)$")
    if text then lines[#lines + 1] = text
    elseif not (line:find("^#!") and #lines == 0) then break end
  end
  if #lines == 0 then return nil, path .. ": no header comment" end
  return table.concat(lines, "\n")
end

--- The usage part of a header: the line that begins with "usage" and those
--- that go on under it, until another heading or an empty line.
local function usage_of(header)
  local lines
  for line in (header .. "\n"):gmatch("(.-)\n") do
    if line:find("^usage") then lines = { line }
    elseif lines and line:find("^%s+%S") then lines[#lines + 1] = line
    elseif lines then break end
  end
  return lines and table.concat(lines, "\n")
end

-- Applications --------------------------------------------------------------

---@class cli.App
---@field name string
---@field header string  the help
---@field parser table   argparse's
local App = {}
App.__index = App

--- Ends the program after wrong usage: message and usage line, exit 2.
---@param message string
function App:refuse(message)
  say(self.name .. ": " .. message)
  io.stderr:write(usage_of(self.header) or self.parser:get_usage(), "\n",
                  "more: tj help ", self.name, "\n")
  os.exit(cli.USAGE, true)
end

--- The command line of the script that calls this. Help is its header comment.
---@param header? string  the help, for a script that has no file
---@return cli.App
function cli.app(header)
  local path = debug.getinfo(2, "S").source:match("^@(.*)$")
  if not header then header = path and cli.header(path) or "" end
  local name = header:match("^([%w_-]+):") or
    (path or "script"):match("([^/]*)$"):gsub("%.lua$", "")
  local app = setmetatable({ name = name, header = header }, App)
  app.parser = argparse("tj " .. name):add_help(false)
  app.parser:flag("-h --help"):hidden(true):action(function ()
    io.stdout:write(header, "\n")
    os.exit(cli.DONE, true)
  end)
  app.parser:flag("-q --quiet"):hidden(true):action(function () level = -1 end)
  app.parser:flag("-v --verbose"):hidden(true):action(function () level = 1 end)
  return app
end

--- As of argparse.
function App:argument(...) return self.parser:argument(...) end
function App:option(...) return self.parser:option(...) end
function App:flag(...) return self.parser:flag(...) end
function App:mutex(...) return self.parser:mutex(...) end

--- A converter for argparse: an integer of at least `least`.
---@param least integer
---@return fun(text: string): integer?, string?
function cli.integer(least)
  return function (text)
    local number = math.tointeger(tonumber(text))
    if number and number >= least then return number end
    return nil, ("'%s' is not a whole number from %d"):format(text, least)
  end
end

--- Adds --format and -o FILE. `args.format` is then always one of `list`:
--- as asked; else by the ending of FILE; else table on a terminal and jsonl
--- elsewhere, as far as they are in the list; else the first of the list.
---@param list string[]  table jsonl csv md html xlsx
function App:formats(list)
  self.format_list = list
  self.parser:option("--format"):choices(list)
  self.parser:option("-o --output"):argname("FILE")
end

--- Adds -j N, worker processes: as many as there are processors by default.
function App:jobs()
  self.parser:option("-j --jobs"):argname("N"):convert(cli.integer(1))
    :default(tostring(system.cpu_count()))
end

--- A converter for argparse: the name of an encoding, as it is usually spelled.
local function read_encoding(name)
  local bytes, found = core.decode("  ", name)  -- an empty text is refused
  if bytes then return found end
  return nil, (found:gsub("^text: ", ""))
end

--- Adds --encoding NAME.
function App:encoding()
  self.parser:option("--encoding"):argname("NAME"):convert(read_encoding)
end

--- Adds --db FILE.
function App:database()
  self.parser:option("--db"):argname("FILE")
end

local ENDINGS = { json = "jsonl", ndjson = "jsonl", txt = "table", htm = "html" }

local function choose_format(list, output)
  local wanted
  if output and output ~= "-" then
    local ending = (output:match("%.(%w+)$") or ""):lower()
    wanted = ENDINGS[ending] or ending
  else
    wanted = system.isatty(io.stdout) and "table" or "jsonl"
  end
  for _, format in ipairs(list) do
    if format == wanted then return format end
  end
  return list[1]
end

--- Reads the command line. Ends the program with 2 when it is wrong, and with
--- 0 after -h.
---@param words? string[]  `arg` by default
---@return table args
function App:parse(words)
  level = 0
  local done, args = self.parser:pparse(words or arg)
  if not done then self:refuse(args) end
  if self.format_list and not args.format then
    args.format = choose_format(self.format_list, args.output)
  end
  local is_file = args.output and args.output ~= "-"
  if args.format == "xlsx" and not is_file and system.isatty(io.stdout) then
    self:refuse("xlsx is no text for a terminal: give -o FILE.xlsx")
  end
  return args
end

return cli
