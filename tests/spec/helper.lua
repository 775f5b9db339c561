--- What every spec needs: `require "tj.NAME"` under stock lua5.4, the command
--- line, scratch files, and ../shared where it is present.
-- busted loads this file first (--helper). $BUILD names the build folder.
local lfs = require "lfs"

local helper = {}
package.loaded["tests.spec.helper"] = helper

helper.root = lfs.currentdir()  -- make runs busted in the project's folder
helper.build = os.getenv("BUILD") or "build"
if helper.build:sub(1, 1) ~= "/" then
  helper.build = helper.root .. "/" .. helper.build
end
helper.tj = helper.build .. "/tj"
helper.shared = helper.root .. "/../shared"

--- stdlib/NAME.lua for `require "tj.NAME"`, as the host's own searcher does.
local function find_stdlib(name)
  local module = name:match("^tj%.([%w_]+)$")
  if not module then return nil end
  local path = helper.root .. "/stdlib/" .. module .. ".lua"
  local chunk, message = loadfile(path)
  if chunk then return chunk, path end
  return "\n\t" .. message
end

if not package.preload["tj.host"] then  -- the host has a searcher already
  package.cpath = helper.build .. "/?.so;" .. package.cpath
  table.insert(package.searchers, 2, find_stdlib)
end

--- An argument for the shell, quoted.
local function quote(word)
  return "'" .. word:gsub("'", "'\\''") .. "'"
end
helper.quote = quote

--- The whole of a file; raises when it cannot be read.
---@param path string
---@return string
function helper.read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read("a")
end

---@param path string
---@param data string
---@return string path
function helper.write(path, data)
  local file <close> = assert(io.open(path, "wb"))
  file:write(data)
  return path
end

--- A new empty folder, which remove() takes away.
---@return string
function helper.folder()
  local pipe <close> = assert(io.popen("mktemp -d"))
  return pipe:read("l")
end

--- Removes a folder that folder() made, with all that is in it.
---@param path string
function helper.remove(path)
  assert(path:find("^/.+/tmp%.%w+$") or path:find("^/tmp/"), "not of folder()")
  os.execute("rm -rf " .. quote(path))
end

--- Runs a shell command line; `tj` in it is the program under test. What
--- takes longer than a minute is ended, with code 124.
---@param line string
---@param input? string  standard input; nothing by default
---@return { out: string, err: string, code: integer }
function helper.shell(line, input)
  local folder = helper.folder()
  local run = ("tj() { %s \"$@\"; }\n%s\n"):format(quote(helper.tj), line)
  helper.write(folder .. "/run", run)
  helper.write(folder .. "/in", input or "")
  local _, how, code = os.execute(
    ("timeout -k 1 60 sh %s/run <%s/in >%s/out 2>%s/err"):format(folder, folder, folder, folder))
  local result = {
    out = helper.read(folder .. "/out"),
    err = helper.read(folder .. "/err"),
    code = how == "signal" and 128 + code or code,
  }
  helper.remove(folder)
  return result
end

--- Runs the program with the given arguments.
---@param arguments string[]
---@param input? string  standard input; nothing by default
---@return { out: string, err: string, code: integer }
function helper.run(arguments, input)
  local words = { "tj" }
  for _, word in ipairs(arguments) do words[#words + 1] = quote(word) end
  return helper.shell(table.concat(words, " "), input)
end

--- Is ../shared there? Specs that use it begin with
--- `if not helper.has_shared() then pending("../shared is absent") return end`.
---@return boolean
function helper.has_shared()
  return lfs.attributes(helper.shared, "mode") == "directory"
end

return helper
