---@meta tj.core.discovery
--- New words of a corpus: stretches of Han chars that stand together more often
--- than chance has it, while what stands before and after them varies.
local discovery = {}

---@class discovery.Options
---@field longest? integer  chars of a candidate, 2 to 12: 6
---@field count? integer    how often it stands there, at least: 5
---@field cohesion? number  bits, at least: 5
---@field entropy? number   bits, on either side, at least: 1.5

---@class discovery.Candidate
---@field text string
---@field first integer   its first place, bytes from 1
---@field last integer
---@field count integer
---@field cohesion number  bits that the whole is likelier than its likeliest two halves
---@field left number      entropy of the chars before it, in bits
---@field right number     and after it

--- The candidates of a text, sorted by length in chars, then as chars sort.
---@param text string  UTF-8
---@param options? discovery.Options
---@return discovery.Candidate[]
function discovery.find(text, options) end
