--- The read, evaluate, print loop: `tj` without arguments.
--- The host gives the terminal (tj.host): editing, history, Ctrl-C.
local lfs = require "lfs"
local cli = require "tj.cli"
local help = require "tj.help"
local host = require "tj.host"
local paths = require "tj.paths"
local printer = require "tj.printer"
local replcommands = require "tj.replcommands"
local statement = require "tj.statement"
local system = require "tj.core.system"

local repl = {}

local terminal = host.terminal

-- Printing --------------------------------------------------------------------

-- What is looked at first in rows that have more fields than fit.
local FIRST = { "indicator", "text", "type", "role", "kind", "status", "period",
                "region", "tag", "unit", "value", "first", "last" }
local FIELD_WIDTH = 11  -- columns of the terminal that a field should have

--- The fields of `keys` that fit, the first of FIRST before all others.
local function fitting(keys, columns)
  local most = math.max(3, columns // FIELD_WIDTH)
  if #keys <= most then return keys end
  local there, chosen = {}, {}
  for _, key in ipairs(keys) do there[key] = true end
  for _, key in ipairs(FIRST) do
    if there[key] and #chosen < most then
      chosen[#chosen + 1], there[key] = key, nil
    end
  end
  for _, key in ipairs(keys) do
    if there[key] and #chosen < most then chosen[#chosen + 1] = key end
  end
  return chosen
end

--- Rows as an aligned table, or nil where the value is no list of like rows.
local function format_rows(value, columns)
  local keys = printer.row_keys(value)
  if not keys then return nil end
  local fields = {}
  for i, key in ipairs(fitting(keys, columns)) do fields[i] = { key = key } end
  local rows = require "tj.grid".format(value, fields,
                                        { width = columns, max_rows = 40 })
  if #fields == #keys then return rows end
  return ("%s(%d of %d fields; _[1] shows all of a row)"):format(
    rows, #fields, #keys)
end

local function format_result(value)
  local columns = system.columns() or 80
  local done, rows = pcall(format_rows, value, columns)
  if done and rows then return (rows:gsub("\n$", "")) end
  return printer.format(value, { columns = columns, bytes = 2000 })
end

local function show_results(results)
  for i = 1, results.n do print(format_result(results[i])) end
end

local function show_help(topic)
  if topic == nil then
    print(replcommands.INTRODUCTION)
    return
  end
  local text, message = help.about_value(topic)
  print(text or message)
end

-- The session -----------------------------------------------------------------

--- Globals, and after them the modules of stdlib/ by their bare names.
local function open_globals()
  local commands = { help = show_help }
  return setmetatable({}, {
    __index = function (_, name)
      local value = _G[name]
      if value ~= nil then return value end
      if commands[name] then return commands[name] end
      if type(name) == "string" and name:find("^[%w_]+$") and
         lfs.attributes(paths.stdlib .. "/" .. name .. ".lua", "mode") == "file" then
        return require("tj." .. name)
      end
    end,
    __newindex = _G,
  })
end

--- Runs a line such as ":why ...". Returns false after :quit.
local function run_command(session, line)
  local ran, goes_on, value = terminal.call(replcommands.run, session, line)
  if not ran then
    cli.warn(goes_on)
    return true
  end
  if value ~= nil then
    session.environment._ = value
    local shown, problem = terminal.call(show_results, { value, n = 1 })
    if not shown then cli.warn(problem) end
  end
  return goes_on
end

--- Compiles and runs one statement. Returns "more" when it is incomplete, else
--- whether it ran without an error.
local function evaluate(session, text)
  local chunk, message = statement.compile(text, session)
  if message == "more" then return "more" end
  local results
  if chunk then
    results = table.pack(terminal.call(chunk))
    if not results[1] then message = results[2] end
  end
  if message then
    cli.warn((message:gsub("\n\t[^\n]*/stdlib/repl%.lua:[^\n]*", "")))
    return false
  end
  results = table.pack(table.unpack(results, 2, results.n))
  if results.n > 0 then session.environment._ = results[1] end
  local shown, problem = terminal.call(show_results, results)
  if not shown then cli.warn(problem) end
  return shown
end

-- Completion ------------------------------------------------------------------

local function names_of(value)
  local names = {}
  local function add(keys)
    if type(keys) ~= "table" then return end
    for key in next, keys do
      if type(key) == "string" then names[#names + 1] = key end
    end
  end
  add(value)
  local meta = debug.getmetatable(value)
  if type(meta) == "table" then add(rawget(meta, "__index")) end
  return names
end

local function global_names(session)
  local names = names_of(_G)
  for name in pairs(session.names) do names[#names + 1] = name end
  for file in lfs.dir(paths.stdlib) do
    names[#names + 1] = file:match("^([%w_]+)%.lua$")
  end
  names[#names + 1] = "help"
  return names
end

--- What `text`, the end of a line, may become: names after a path of fields.
local function complete(session, text)
  local before, path, separator, start =
    text:match("^(.-)([%a_][%w_.:]*)([.:])([%w_]*)$")
  local names, prefix
  if path then
    local value = session.environment
    for name in path:gmatch("[%w_]+") do value = value[name] end
    names, prefix = names_of(value), before .. path .. separator
  else
    before, start = text:match("^(.-)([%a_]?[%w_]*)$")
    names, prefix = global_names(session), before
  end
  table.sort(names)
  local candidates = {}
  for _, name in ipairs(names) do
    local is_new = candidates[#candidates] ~= prefix .. name
    if is_new and name:sub(1, #start) == start then
      candidates[#candidates + 1] = prefix .. name
    end
  end
  return candidates
end

-- The loop --------------------------------------------------------------------

local function make_folder(path)
  if path ~= "" and lfs.attributes(path, "mode") ~= "directory" then
    make_folder(path:match("^(.*)/") or "")
    lfs.mkdir(path)
  end
end

--- Reads lines until the end. `read(prompt)` gives a line, nil at the end, or
--- false when the user gave up the line. Returns whether all statements ran.
local function loop(session, read, remember)
  local pending, all_ran = nil, true
  while true do
    local line = read(pending and ">> " or "> ")
    if line == nil then break end
    if line == false then pending = nil
    elseif not pending and line:find("^%s*[:.]%a") then
      remember(line)
      if not run_command(session, line) then return all_ran end
    elseif pending or line:find("%S") then
      pending = pending and pending .. "\n" .. line or line
      local outcome = evaluate(session, pending)
      if outcome ~= "more" then
        remember(pending)
        pending = nil
        all_ran = all_ran and outcome
      end
    end
  end
  if pending then  -- the end came too early: say what is missing
    cli.warn(select(2, load(pending, "=repl", "t")))
    return false
  end
  return all_ran
end

local function run_terminal(session)
  local history = paths.state .. "/history"
  make_folder(paths.state)
  local _, message = terminal.load_history(history)
  if message then cli.warn(message) end
  terminal.set_completer(function (text) return complete(session, text) end)
  print(("Tongjian %s, %s. :help says more."):format(host.version, _VERSION))
  local ended = loop(session, function (prompt)
    local line = terminal.read(prompt)
    if line == nil then print() end
    return line
  end, terminal.remember)
  _, message = terminal.save_history(history)
  if message then cli.warn(message) end
  return ended
end

--- Runs the loop on standard input, without a prompt where it is no terminal.
---@return integer exit_code  70 if a statement of a non-terminal failed
function repl.run()
  local session = statement.session(open_globals())
  if system.isatty(io.stdin) then
    run_terminal(session)
    return cli.DONE
  end
  local all_ran = loop(session, function () return io.read("l") end,
                       function () end)
  return all_ran and cli.DONE or cli.INTERNAL
end

return repl
