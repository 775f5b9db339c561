---@meta tj.core.limits
--- Calls of functions that may take only so much.
local limits = {}

--- Calls `f(...)`, and stops it where it takes more than it may: Lua's
--- instructions, bytes that the state holds beyond what it held before, seconds
--- of the processor. A function of C that is at work is not stopped by the first
--- and the last. As pcall: `failure` is what was raised, or says
--- which limit it was.
---@param instructions integer
---@param bytes integer
---@param seconds integer
---@param f function
---@param ... any
---@return boolean done
---@return any ...  results, or the failure
function limits.call(instructions, bytes, seconds, f, ...) end

return limits
