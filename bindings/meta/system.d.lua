---@meta tj.core.system
--- The few things of the operating system that Lua lacks: terminals, files
--- written whole or not at all, worker processes.
local system = {}

--- The version of this program.
---@type string
system.version = ""

--- Is the stream (or the file descriptor) a terminal? False when it is closed.
---@param stream file*|integer
---@return boolean
function system.isatty(stream) end

--- Columns of the terminal on standard output, else on standard error.
---@return integer?  nil when neither is a terminal
function system.columns() end

--- The processors that this process may run on.
---@return integer
function system.cpu_count() end

--- Makes `data` the content of the file: all of it, or the file stays as it
--- was. A link stays a link, and permissions stay.
---@param path string
---@param data string
---@return true?
---@return string? message  "path: why"
---@return integer? code
function system.write_whole(path, data) end

--- Waits; a signal, such as that of Ctrl-C, ends it early.
---@param seconds number
function system.sleep(seconds) end

--- Calls f(item, index) for each item of a list in worker processes. The
--- results come in the order of the list; few are held at a time. What f
--- changes stays in its process. Leaving the loop ends the workers.
---
---     for index, result, message in system.map(paths, 4, read_one) do
---       if not result then cli.problem(message) end
---     end
---
--- `result` is nil and `message` says why where f raised or its process died.
---@generic T
---@param items T[]
---@param workers integer  1 to 256 processes
---@param f fun(item: T, index: integer): string
---@return fun(): integer?, string?, string?
function system.map(items, workers, f) end
