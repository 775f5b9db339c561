---@meta tj.core.json
--- JSON (RFC 8259). Integers are kept to 64 bits and literals to the last digit;
--- what has no exact JSON form is refused, never changed.
local json = {}

---@class json.Number  digits that are written as they are; tostring gives them
---@alias json.Value nil|boolean|string|number|table|json.Number|lightuserdata

--- JSON's null. It equals sqlite.null.
---@type lightuserdata
json.null = nil

--- A value as JSON text, the keys of objects sorted. A table is a list when it
--- has the keys 1..n or the mark of json.array; an empty one without it is {}.
--- Raises "value.path[3]: why" for what has no JSON form: holes, NaN, inf,
--- functions, a table in itself, text that is not UTF-8, a depth over 1000.
---@param value json.Value
---@param options? { pretty?: boolean }
---@return string text
function json.encode(value, options) end

--- The value of a JSON text. Lists are marked as by json.array. An integer that
--- fits 64 bits is an integer, a number with a fraction or an exponent the
--- nearest float, any other a json.Number. A key that occurs twice is refused.
---@param text string
---@param name? string  stands in messages; "json" by default
---@return json.Value? value
---@return string? message  "name:line: column N: what"
function json.decode(text, name) end

--- Each line's value. A bad line gives nil and a message, and the next call
--- goes on. Blank lines are counted and passed over.
---@param source string|fun(): string?  a text, or what gives lines: io.lines()
---@param name? string  stands in messages
---@return fun(): integer?, json.Value?, string? iterator  line, value, message
function json.lines(source, name) end

--- A number that encode writes digit by digit, such as json.number "5.90".
--- Raises when `digits` is not a JSON number.
---@param digits string
---@return json.Number
function json.number(digits) end

--- Marks a table as a list, so that an empty one is written [].
---@param list? table  a new one by default
---@return table list
function json.array(list) end

--- Whether json.array, or decode, marked it as a list.
---@param value any
---@return boolean
function json.is_array(value) end

return json
