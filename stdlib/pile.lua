--- The documents that an analysis asks: a store that was filled before, or one
--- in memory that is filled from files as the analysis begins.
local cli = require "tj.cli"
local document = require "tj.document"
local extraction = require "tj.extraction"
local facts = require "tj.facts"
local store = require "tj.store"

local pile = {}

--- Adds PATH..., --db FILE, --encoding NAME and -j N to a command line.
---@param app cli.App
function pile.options(app)
  app:argument("path"):args("*")
  app:database()
  app:encoding()
  app:jobs()
end

--- A store in memory with what files hold. What cannot be read is a problem of
--- the command line, told to `on_problem` as well, and the others go on.
---@param args { path: string[], jobs: integer?, encoding: string?,
---  rules: string[]?, on_problem: fun(message: string)? }
---@return store.Store?
---@return string? message
function pile.read(args)
  local opened, message = store.open(":memory:")
  if not opened then return nil, message end
  local function tell(problem)
    cli.problem(problem)
    if args.on_problem then args.on_problem(problem) end
  end
  local chosen = args.rules and args.rules[1] and args.rules or nil
  local set, problems = facts.load_rules(chosen)
  for _, problem in ipairs(problems) do tell(problem) end
  local files, refusals, notes = document.list(args.path)
  for _, refusal in ipairs(refusals) do tell(refusal) end
  for _, note in ipairs(notes) do cli.note(note) end
  local settings = { jobs = args.jobs, encoding = args.encoding,
                     sentences = true }
  for i, result, refusal in extraction.each(files, set, settings) do
    cli.progress(i, #files, files[i])
    local outcome
    if result then outcome, refusal = opened:put(result, result.facts) end
    if not outcome then tell(refusal) end
  end
  return opened
end

--- The store that `args` name; nil after a problem was told. Wrong usage ends
--- the program. Close it.
---@param app cli.App
---@param args { path: string[], db: string?, jobs: integer?, encoding: string? }
---@return store.Store?
function pile.open(app, args)
  if (#args.path > 0) == (args.db ~= nil) then
    app:refuse("give either PATH... or --db FILE")
  end
  local opened, message
  if args.db then opened, message = store.open(args.db, { readonly = true })
  else opened, message = pile.read(args) end
  if not opened then cli.problem(message) end
  return opened
end

---@class pile.List  what an analysis found in one document
---@field document integer  its id
---@field items table[]  rows of the table `name`, as Store:put_NAME takes them

--- Keeps what an analysis found in the store that `args` name, in place of what
--- it had; files have none. Where it may not be written to, or not now, the
--- analysis is as good without: that is a warning.
---@param args { db: string? }
---@param name "checks"|"policies"|"entities"|"commitments"
---@param command string  which analysis
---@param lists pile.List[]
function pile.keep(args, name, command, lists)
  if not args.db then return end
  local outcome
  local opened <close>, message =
    store.open(args.db, { command = command, arguments = arg })
  for _, list in ipairs(opened and lists or {}) do
    outcome, message = opened["put_" .. name](opened, list.document, list.items)
    if not outcome then break end
  end
  if message then cli.warn(message .. ": what was found is not kept") end
end

return pile
