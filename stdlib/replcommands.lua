--- The commands of the REPL: lines that begin with a colon.
--- Modules are required when a command runs, so that :reload reaches them.
local cli = require "tj.cli"
local help = require "tj.help"
local reload = require "tj.reload"

local replcommands = {}

---@class replcommands.Session
---@field environment table  the globals of what is typed
---@field set rules.Set?  loaded when first needed
---@field subject string?  what :facts was given last: a path or a text
---@field facts fact.Fact[]?  its facts

replcommands.INTRODUCTION = [[
Type Lua; the value of an expression is printed, `_` is the last one.
  document, rules, facts, store ...   modules of tj, loaded when first named
  help(f), help "tj.document"         what a function or a module does
  :facts "TEXT" or PATH               the facts in it, as the value `_`
  :why "TEXT", :why FACT PATH         why each fact is what it is, or one
  :whynot RULE "TEXT"                 why a rule claims nothing there
  :try "PATTERN" "TEXT"               what a pattern matches, or where it fails
  :reload                             reads modules, rules and word lists again,
                                      and shows how the facts of :facts change
  :help [TOPIC]  :quit                (Ctrl-D quits too, Ctrl-C gives up a line)]]

-- Arguments -------------------------------------------------------------------

--- The words of a line; what stands in quotes, "…" or “…”, is one word. A quote
--- that is not closed is nil.
local function split(line)
  local words, at = {}, 1
  while true do
    at = line:match("^%s*()", at)
    if at > #line then return words end
    local word, after = line:match('^"([^"]*)"()', at)
    if not word then word, after = line:match("^“(.-)”()", at) end
    if not word then word, after = line:match("^'([^']*)'()", at) end
    if not word and line:find("^[\"']", at) then return nil end
    if not word then word, after = line:match("^(%S+)()", at) end
    words[#words + 1], at = word, after
  end
end

--- Is it a path rather than a text?
local function is_path(word)
  return require "tj.folder".mode(word) == "file"
end

local function rule_set(session)
  if not session.set then
    local problems
    session.set, problems = require "tj.facts".load_rules()
    for _, problem in ipairs(problems) do cli.warn(problem) end
  end
  return session.set
end

--- A document of a file or of a text; prints why there is none.
local function open(subject)
  local document = require "tj.document"
  local doc, message
  if is_path(subject) then doc, message = document.open(subject)
  else doc, message = document.from_text(subject) end
  if not doc then cli.warn(message) end
  return doc
end

local function name_of(subject)
  return is_path(subject) and subject or "text"
end

-- Commands --------------------------------------------------------------------
--
-- function (session, words) -> what is printed as a value, or nil

local commands = {}

function commands.help(_, words)
  if not words[1] then
    print(replcommands.INTRODUCTION)
    return
  end
  local text, message = help.about(words[1])
  print(text or message)
end

local function read_facts(session)
  local doc <close> = open(session.subject)
  if not doc then return nil end
  local list, _, problems = require "tj.facts".extract(
    doc, rule_set(session), name_of(session.subject))
  for _, problem in ipairs(problems) do cli.warn(problem) end
  return list
end

function commands.facts(session, words)
  session.subject = table.concat(words, " ")
  session.facts = read_facts(session)
  return session.facts
end

function commands.why(session, words)
  local why = require "tj.why"
  if words[2] and words[1]:find("^%x+%-%d+$") then
    local reason, message = why.of_file(words[1], words[2], rule_set(session))
    print(reason and why.format(reason) or message
          or "no fact " .. words[1] .. " in " .. words[2])
    return
  end
  local subject = table.concat(words, " ")
  local doc <close> = open(subject)
  if not doc then return end
  local reasons = why.of_document(doc, rule_set(session), name_of(subject))
  if #reasons == 0 then print "no facts in it" end
  for _, reason in ipairs(reasons) do print(why.format(reason)) end
end

function commands.whynot(session, words)
  local set = rule_set(session)
  local rule = require "tj.rules".find(set, words[1])
  if not rule then
    print("no rule is called '" .. words[1] .. "'")
    return
  end
  local whynot = require "tj.whynot"
  local text = table.concat(words, " ", 2)
  local verdicts, message = whynot.of_text(rule, text, set)
  if not verdicts then cli.warn(message) return end
  if #verdicts == 0 then print "there is no number in the text" end
  for _, verdict in ipairs(verdicts) do print(whynot.format(verdict)) end
end

local function print_trial(trial, whynot)
  if not trial.captures then
    for _, verdict in ipairs(trial.verdicts) do print(whynot.format(verdict)) end
    return
  end
  local parts = {}
  for name, text in pairs(trial.captures) do
    parts[#parts + 1] = ("%s = %s"):format(name, text)
  end
  table.sort(parts)
  print(("%s: matches: %s"):format(trial.quantity.text,
                                   table.concat(parts, ", ")))
end

function commands.try(session, words)
  local whynot = require "tj.whynot"
  local trials, message = whynot.try(words[1], table.concat(words, " ", 2),
                                     rule_set(session))
  if not trials then print(message) return end
  if #trials == 0 then print "there is no number in the text" end
  for _, trial in ipairs(trials) do print_trial(trial, whynot) end
end

function commands.reload(session)
  print(("%d modules will be read again"):format(reload.forget()))
  session.set = nil
  if not session.facts then return end
  local before = session.facts
  session.facts = read_facts(session)
  local watch = require "tj.watch"
  local changes = watch.changes(before, session.facts or {})
  for _, change in ipairs(changes) do print(watch.format(change)) end
  print(("%d changes in the facts of the last :facts"):format(#changes))
end

local LEAST = { facts = 1, why = 1, whynot = 2, try = 2 }
local USAGE = { facts = ':facts "TEXT" or :facts PATH',
                why = ':why "TEXT" or :why FACT PATH',
                whynot = ':whynot RULE "TEXT"', try = ':try "PATTERN" "TEXT"' }

--- Runs ":word argument…".
---@param session replcommands.Session
---@param line string
---@return boolean goes_on  false after :quit
---@return any value  to be printed, nil for none
function replcommands.run(session, line)
  local word, rest = line:match("^%s*[:.](%a+)%s*(.-)%s*$")
  if word == "quit" or word == "q" then return false end
  local words = split(rest)
  if not commands[word] then
    print(("no command :%s; :help names them"):format(word))
  elseif not words then
    print "a quote is not closed"
  elseif #words < (LEAST[word] or 0) then
    print("usage: " .. USAGE[word])
  else
    return true, commands[word](session, words)
  end
  return true
end

return replcommands
