--- Documents, their facts and what analyses find, in an SQLite database;
--- docs/schema.md describes it.
local migration = require "tj.migration"
local schema = require "tj.schema"
local session = require "tj.session"
local sqlite = require "tj.core.sqlite"

local store = { version = schema.version }

---@class store.Store
---@field path string
---@field database sqlite.Database?  nil when closed
---@field has_log boolean?  is the write-ahead log kept?
---@field prepared table<string, sqlite.Statement>
---@field has_words boolean?  is the tokenizer registered?
---@field run { command: string, arguments: string[] }
---@field run_id integer?  once this run has changed something
local Store = {}
Store.__index = Store

for _, name in ipairs { "writer", "reader", "results" } do
  for key, method in pairs(require("tj.store" .. name)) do
    Store[key] = method
  end
end

local WRITING = "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON"

--- Makes a database that may be written ready: tokenizer, tables, settings.
local function prepare(opened, version)
  local added, message, code = opened:add_words()
  if not added then return nil, message, code end
  if version < schema.version then
    added, message = migration.bring_up(opened.database)
    if not added then return nil, message end
  end
  return opened.database:exec(WRITING)
end

local function refuse_old(path, version)
  if version == 0 then return nil, path .. ": there is nothing in it" end
  return nil, ("%s: written by an older tj (version %d; this one reads %d); "
    .. "tj extract --db brings it up"):format(path, version, schema.version)
end

---@class store.Options
---@field readonly? boolean
---@field busy_ms? integer  how long a locked database is waited for
---@field command? string  of the run that is recorded if it changes something
---@field arguments? string[]  from 1, as in `arg`

--- Opens a store, or makes a new one; an older one is brought up. nil and a
--- message for a file that is no database, one of another program, one of a
--- newer tj, a locked or a damaged one.
---@param path string
---@param options? store.Options
---@return store.Store?
---@return string? message
---@return integer? code
function store.open(path, options)
  options = options or {}
  local settings = {}
  for key, value in pairs(options) do settings[key] = value end
  settings.command, settings.arguments = nil, nil
  local database, message, code = sqlite.open(path, settings)
  if not database then return nil, session.explain(message), code end
  local words = options.arguments or {}
  local opened = setmetatable({
    database = database, path = path, prepared = {},
    run = { command = options.command or "",
            arguments = table.move(words, 1, #words, 1, {}) },
  }, Store)
  local version, done
  version, message, code = migration.version(database, path)
  if version and not options.readonly then
    done, message, code = prepare(opened, version)
  elseif version and version < schema.version then
    done, message = refuse_old(path, version)
  else
    done = version
  end
  if done then return opened end
  database:close()
  return nil, session.explain(message), code
end

--- Harmless twice.
function Store:close()
  if not self.database then return end
  for _, statement in pairs(self.prepared) do statement:close() end
  session.end_log(self)
  self.database:close()
  self.database, self.prepared = nil, {}
end

Store.__close = Store.close

return store
