---@meta tj.core.sqlite
--- SQLite databases. What SQLite refuses is nil, "path: what it says", code;
--- iterators raise it instead, as io.lines does.
local sqlite = {}

---@class sqlite.Blob
---@alias sqlite.Value nil|boolean|integer|number|string|sqlite.Blob|lightuserdata
---@alias sqlite.Parameters table<string|integer, sqlite.Value> by name or number

--- NULL in a table of parameters, where nil ends a list. It equals json.null.
---@type lightuserdata
sqlite.null = nil

---@class sqlite.Options
---@field readonly? boolean
---@field create? boolean  make the file when it is not there: true by default
---@field busy_ms? integer  how long a locked database is waited for: 5000

--- Opens a database; a file that is none is refused here.
---@param path string
---@param options? sqlite.Options
---@return sqlite.Database?
---@return string? message
---@return integer? code
function sqlite.open(path, options) end

--- Bytes to be bound as a BLOB; a string is bound as TEXT. Both read as strings.
---@param bytes string
---@return sqlite.Blob
function sqlite.blob(bytes) end

--- The SHA-256 of `bytes`: 64 hexadecimal digits.
---@param bytes string
---@return string
function sqlite.hash(bytes) end

---@class sqlite.Database
local Database = {}

--- Runs any number of statements.
---@param sql string
---@return true? done
---@return string? message
---@return integer? code
function Database:exec(sql) end

--- Runs one statement.
---@param sql string
---@param params? sqlite.Parameters
---@return integer? changes  rows that it inserted, updated or deleted
---@return string? message
---@return integer? code
function Database:run(sql, params) end

--- The first column of the first row; nil alone when there is no row.
---@param sql string
---@param params? sqlite.Parameters
---@return sqlite.Value value
---@return string? message
---@return integer? code
function Database:value(sql, params) end

--- Iterates over rows, tables by the names of the columns; NULL is nil.
---@param sql string
---@param params? sqlite.Parameters
---@return fun(): table<string, sqlite.Value>?
function Database:rows(sql, params) end

---@param sql string  one statement
---@return sqlite.Statement?
---@return string? message
---@return integer? code
function Database:prepare(sql) end

--- The rowid of the row that was inserted last.
---@return integer
function Database:last_id() end

--- Calls `f` in a transaction and returns what it returns (true for nothing).
--- An error rolls back and goes on; so do nil or false with a message, which
--- are returned. Transactions do not nest.
---@generic T
---@param f fun(): T
---@return T
function Database:transaction(f) end

--- Makes `f` a function of SQL with `count` arguments, -1 for any number. An
--- error in it makes the statement fail.
---@param name string
---@param count integer
---@param f fun(...: sqlite.Value): sqlite.Value
---@return true? done
---@return string? message
---@return integer? code
function Database:create_function(name, count, f) end

--- Registers the tokenizer of words for tables of FTS5 on this connection:
--- `CREATE VIRTUAL TABLE t USING fts5(text, tokenize = 'words')`. A query finds
--- any stretch of text that begins and ends with a word, `工业*` one that begins
--- with one. The segmenter's lexicon must not change while tables are filled.
---@param segmenter tj.Segmenter
---@param name? string  "words" by default
---@return true? done
---@return string? message
---@return integer? code
function Database:add_tokenizer(segmenter, name) end

--- Closes it and all its statements; harmless twice.
function Database:close() end

---@class sqlite.Statement  closed with its database
local Statement = {}

--- Starts anew with these parameters; one that is absent is NULL.
---@param params? sqlite.Parameters
---@return sqlite.Statement?
---@return string? message
---@return integer? code
function Statement:bind(params) end

--- As Database:run, with the parameters bound before where none are given.
---@param params? sqlite.Parameters
---@return integer? changes
---@return string? message
---@return integer? code
function Statement:run(params) end

--- As Database:value.
---@param params? sqlite.Parameters
---@return sqlite.Value value
---@return string? message
---@return integer? code
function Statement:value(params) end

--- As Database:rows; starting the statement again ends the iteration.
---@param params? sqlite.Parameters
---@return fun(): table<string, sqlite.Value>?
function Statement:rows(params) end

--- Frees it; harmless twice.
function Statement:close() end

return sqlite
