---@meta tj.core.regex
--- Perl's regular expressions (PCRE2) over UTF-8: `.` and `[，。]` are chars.
local regex = {}

---@class regex.Regex
local Regex = {}

---@class regex.Found
---@field first integer
---@field last integer
---@field text string  the whole match
---@field named table<string, string>
---@field [integer] string  captures; nil for one that took no part

--- Compiles a pattern; raises with the place of what is wrong in it. Flags: i any
--- case, m ^ and $ at lines, s . also line ends, x blanks are layout, u \w \d and
--- their kin by Unicode, b bytes and not UTF-8.
---@param pattern string
---@param flags? string
---@return regex.Regex
function regex.compile(pattern, flags) end

-- All of these return nil and a message for a text that is not UTF-8, and where
-- a pattern takes too many steps ("match limit reached").

--- The first match from byte `init` on.
---@param text string
---@param init? integer
---@return integer? first
---@return integer|string|nil last  or a message
---@return string ...  captures
function Regex:find(text, init) end

--- The captures of the first match, or the whole where there are none.
---@param text string
---@param init? integer
---@return string? capture
---@return string? ...
function Regex:match(text, init) end

--- The first match as a table, with the named captures in `named`.
---@param text string
---@param init? integer
---@return regex.Found?
---@return string? message
function Regex:exec(text, init) end

--- Iterates over the captures of each match, or the wholes. It raises what the
--- others return as a message.
---@param text string
---@return fun(): string?, ...
function Regex:gmatch(text) end

--- `text` with each match replaced, at most `max`. In a string $0 is the match,
--- $1 to $9 and ${name} or ${10} are captures, $$ is a dollar. A function gets
--- the captures, a table is asked the first; nil or false leaves the match.
---@param text string
---@param replacement string|table|fun(...: string): string|number|false|nil
---@param max? integer
---@return string? text
---@return integer|string count  or a message
function Regex:gsub(text, replacement, max) end

--- The pieces between the matches, at most `max`. An empty match parts two chars.
---@param text string
---@param max? integer
---@return string[]? pieces
---@return string? message
function Regex:split(text, max) end

--- The named captures and their numbers.
---@return table<string, integer>
function Regex:names() end

--- Frees it; harmless twice.
function Regex:close() end

return regex
