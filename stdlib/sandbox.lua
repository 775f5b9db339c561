--- Where files that analysts write are run: rules, and tables of words. They
--- may use no files, processes or packages, and are stopped when they run long or
--- take much memory.
local bounded = require "tj.bounded"
local limits = require "tj.core.limits"

local sandbox = {}

-- What one call may take: a whole file, or the function of a rule for a number.
local MAX_INSTRUCTIONS = 5000000  -- some hundredths of a second
local MAX_BYTES = { file = 64 * 1048576, call = 16 * 1048576 }
local MAX_SECONDS = 2  -- for few instructions on long strings
local CHEAP = 1000000  -- steps of Lua's own pattern matching: some milliseconds

local function safe_copy(library, without)
  local copy = {}
  for name, value in pairs(library) do copy[name] = value end
  for _, name in ipairs(without or {}) do copy[name] = nil end
  return copy
end

--- No function that makes bytecode, or that can work for ever in one call.
local function safe_string()
  local copy = safe_copy(string, { "dump" })
  for name, f in pairs(bounded.functions(CHEAP)) do copy[name] = f end
  return copy
end

local function is_less(a, b) return a < b end

--- Sorting counts as instructions, for which the order must be Lua's.
local function sort(list, order) table.sort(list, order or is_less) end

local function safe_table()
  local copy = safe_copy(table, { "move" })
  copy.sort = sort
  return copy
end

--- What a rule file may use: no files, processes, debug, packages, chance.
---@return table environment
function sandbox.environment()
  return {
    ipairs = ipairs, pairs = pairs, next = next, select = select, type = type,
    tonumber = tonumber, tostring = tostring, assert = assert, error = error,
    math = safe_copy(math, { "random", "randomseed" }),
    utf8 = safe_copy(utf8), table = safe_table(), string = safe_string(),
  }
end

local METHODS = safe_string()  -- what s:name() finds while a rule file runs
local restored = setmetatable({}, { __close = function ()
  getmetatable("").__index = string
end })

--- Calls `f` with limits; returns as pcall does.
---@param what "file"|"call"  how much memory it may take
function sandbox.limited(what, f, ...)
  local _ <close> = restored
  getmetatable("").__index = METHODS
  return limits.call(MAX_INSTRUCTIONS, MAX_BYTES[what], MAX_SECONDS, f, ...)
end

--- A view of a table that cannot be written to; tables in it are views too.
---@param t table
---@return table view
function sandbox.read_only(t)
  return setmetatable({}, {
    __index = function (_, key)
      local value = t[key]
      return type(value) == "table" and sandbox.read_only(value) or value
    end,
    __len = function () return #t end,
    __newindex = function () error("what a rule is given is read only", 2) end,
    __pairs = function (view)
      return function (_, key)
        local following = next(t, key)
        return following, view[following]
      end
    end,
  })
end

--- An error as text: the address of a table would differ from run to run.
---@param failure any
---@return string
function sandbox.error_text(failure)
  if type(failure) == "string" then return failure end
  return ("(error object is a %s value)"):format(type(failure))
end

--- An error of the file at `path` as a message, with its line where it has one.
---@param path string
---@param failure any
---@return string
function sandbox.located(path, failure)
  local text = sandbox.error_text(failure)
  local line, rest = text:match(":(%d+): (.*)$")
  if line then return ("%s:%s: %s"):format(path, line, rest) end
  return path .. ": " .. text
end

--- Runs a data file (a table returned by Lua) without any library.
---@return table? data
---@return string? message
function sandbox.read_data(path)
  local chunk, message = loadfile(path, "t", {})
  if not chunk then
    return nil, sandbox.located(path, message)
  end
  local ok, data = sandbox.limited("file", chunk)
  if not ok then return nil, sandbox.located(path, data) end
  if type(data) ~= "table" then
    return nil, path .. ": must return a table"
  end
  return data
end

return sandbox
