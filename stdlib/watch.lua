--- Files watched, and what an edit of rules, word lists or documents does to facts.
local lfs = require "lfs"
local cli = require "tj.cli"
local folder = require "tj.folder"
local paths = require "tj.paths"
local reload = require "tj.reload"
local sqlite = require "tj.core.sqlite"
local system = require "tj.core.system"

local watch = {}

-- Files -----------------------------------------------------------------------

local RECENT = 3  -- seconds in which two edits may have one time

--- What changes when the file does; nil where there is none.
local function stamp_of(path)
  local attributes = lfs.attributes(path)
  if not attributes then return nil end
  local stamp = ("%d %d %d;"):format(attributes.modification, attributes.size,
                                    attributes.ino)
  if os.time() - attributes.modification > RECENT then return stamp end
  local file <close> = io.open(path, "rb")
  return file and stamp .. sqlite.hash(file:read("a") or "") or stamp
end

--- The stamps of files, by path.
---@param files string[]
---@return table<string, string>
function watch.stamps(files)
  local stamps = {}
  for _, path in ipairs(files) do stamps[path] = stamp_of(path) end
  return stamps
end

--- The paths at which two sets of stamps differ, sorted. A stamp that was made
--- soon after an edit is longer than one made later: that is no difference.
---@param old table<string, string>
---@param new table<string, string>
---@return string[]
function watch.differing(old, new)
  local differing, seen = {}, {}
  for _, stamps in ipairs { old, new } do
    for path in pairs(stamps) do
      local a, b = old[path] or "", new[path] or ""
      local size = a ~= "" and b ~= "" and math.min(#a, #b) or -1
      if a:sub(1, size) ~= b:sub(1, size) and not seen[path] then
        seen[path], differing[#differing + 1] = true, path
      end
    end
  end
  table.sort(differing)
  return differing
end

--- All files in a folder and the folders in it; none where it cannot be read.
---@return string[]
function watch.files_in(path)
  local files = {}
  for _, name in ipairs(folder.names(path) or {}) do
    local inside = path .. "/" .. name
    if lfs.attributes(inside, "mode") == "directory" then
      table.move(watch.files_in(inside), 1, #watch.files_in(inside),
                 #files + 1, files)
    else
      files[#files + 1] = inside
    end
  end
  return files
end

-- Facts -----------------------------------------------------------------------

local FIELDS = { "text", "indicator", "kind", "direction", "status", "period",
                 "region", "rule_id" }

--- Facts by what stays when the document around them, or their rule, changes: the
--- sentence and the number's place in it, and which of equal ones.
local function by_place(list)
  local places, counts = {}, {}
  for _, fact in ipairs(list) do
    local place = ("%s\0%d"):format(fact.sentence,
                                    fact.first - fact.sentence_first)
    counts[place] = (counts[place] or 0) + 1
    places[("%s\0%d"):format(place, counts[place])] = fact
  end
  return places
end

---@class watch.Change
---@field mark "+"|"-"|"~"  gained, lost, changed
---@field fact fact.Fact  the new one, or the one that is lost
---@field fields { name: string, old: string, new: string }[]?  of a changed one

local function differences(old, new)
  local fields = {}
  for _, name in ipairs(FIELDS) do
    if old[name] ~= new[name] then
      fields[#fields + 1] = { name = name, old = old[name], new = new[name] }
    end
  end
  return fields
end

--- What became of the facts of one document, in reading order.
---@param old fact.Fact[]
---@param new fact.Fact[]
---@return watch.Change[]
function watch.changes(old, new)
  local changes, before, after = {}, by_place(old), by_place(new)
  for place, fact in pairs(after) do
    local known = before[place]
    local fields = known and differences(known, fact)
    if not known then
      changes[#changes + 1] = { mark = "+", fact = fact }
    elseif #fields > 0 then
      changes[#changes + 1] = { mark = "~", fact = fact, fields = fields }
    end
  end
  for place, fact in pairs(before) do
    if not after[place] then
      changes[#changes + 1] = { mark = "-", fact = fact }
    end
  end
  table.sort(changes, function (a, b)
    if a.fact.first ~= b.fact.first then return a.fact.first < b.fact.first end
    return a.mark < b.mark
  end)
  return changes
end

local function shown(value)
  return value == "" and "(empty)" or value
end

--- "+ city.txt:31: 工业投资 147.44亿元 level actual 2016 砚川市 (amount)", or what
--- changed: "~ city.txt:31: 工业投资 147.44亿元: status actual -> target".
---@param change watch.Change
---@return string
function watch.format(change)
  local fact = change.fact
  local head = ("%s %s:%d: %s %s"):format(change.mark, fact.doc, fact.line,
                                          fact.indicator, fact.text)
  if not change.fields then
    return ("%s %s %s %s %s (%s)"):format(head, fact.kind, fact.status,
                                          fact.period, fact.region, fact.rule_id)
  end
  local parts = {}
  for i, field in ipairs(change.fields) do
    parts[i] = ("%s %s -> %s"):format(field.name:gsub("_id$", ""),
                                      shown(field.old), shown(field.new))
  end
  return head .. ": " .. table.concat(parts, ", ")
end

-- Running ---------------------------------------------------------------------

local PAUSE = 0.4  -- seconds between two looks at the files

--- What is watched beside the documents: rules, and the word lists.
local function watched_files(args)
  local files = watch.files_in(paths.lexicon)
  for _, location in ipairs(#args.rules > 0 and args.rules or { paths.rules }) do
    local is_folder = lfs.attributes(location, "mode") == "directory"
    local inside = is_folder and watch.files_in(location) or { location }
    table.move(inside, 1, #inside, #files + 1, files)
  end
  return files
end

local function say_all(say, messages)
  for _, message in ipairs(messages) do say(message) end
end

--- Loads the rules anew, with all that keeps word lists. False where something
--- is wrong with them, in the midst of an edit: the old ones stay.
local function load_rules(session)
  reload.forget()
  local set, problems = require "tj.facts".load_rules(
    #session.args.rules > 0 and session.args.rules or nil)
  say_all(cli.problem, problems)
  if #problems > 0 and session.set then
    cli.note "the facts stay as they were until that is mended"
    return false
  end
  session.set = set
  return true
end

--- Reads documents and prints how their facts changed.
local function read(session, files)
  local counts = { ["+"] = 0, ["-"] = 0, ["~"] = 0 }
  local each = require "tj.extraction".each
  for i, result, message in each(files, session.set, session.args) do
    local path = files[i]
    if not result then cli.problem(message) end
    local list = result and result.facts or {}
    say_all(cli.problem, result and result.problems or {})
    if session.facts[path] or not session.is_first then
      for _, change in ipairs(watch.changes(session.facts[path] or {}, list)) do
        counts[change.mark] = counts[change.mark] + 1
        print(watch.format(change))
      end
    end
    session.facts[path] = list
    session.coverage[path] = result and result.coverage
  end
  return counts
end

--- Facts of documents that are gone are lost.
local function drop(session, present)
  local is_present, lost = {}, 0
  for _, path in ipairs(present) do is_present[path] = true end
  for path, list in pairs(session.facts) do
    if not is_present[path] then
      for _, change in ipairs(watch.changes(list, {})) do
        lost = lost + 1
        print(watch.format(change))
      end
      session.facts[path], session.coverage[path] = nil, nil
    end
  end
  return lost
end

local function summary(session)
  local coverage = require "tj.coverage"
  local total = coverage.start()
  for _, one in pairs(session.coverage) do coverage.add(total, one) end
  return coverage.line(total)
end

--- One look: reads again what changed. Nothing is said when nothing did.
local function look(session)
  local documents = require "tj.document".list(session.args.path)
  local stamps, rules = watch.stamps(documents),
                        watch.stamps(watched_files(session.args))
  local changed = watch.differing(session.stamps, stamps)
  local has_new_rules = #watch.differing(session.rules, rules) > 0
  session.stamps, session.rules = stamps, rules
  if has_new_rules then
    if not load_rules(session) then return end
    changed = documents
  end
  if #changed == 0 then return end
  local present = {}
  for _, path in ipairs(changed) do
    if stamps[path] then present[#present + 1] = path end
  end
  local counts = read(session, present)
  local lost = counts["-"] + drop(session, documents)
  cli.note(("%s%s"):format(session.is_first and "" or
    ("%d gained, %d lost, %d changed; "):format(counts["+"], lost, counts["~"]),
    summary(session)))
  session.is_first = false
  io.stdout:flush()
end

--- Extracts again and again after each edit, until Ctrl-C raises. Returns where
--- nothing that was named is there.
---@param args { path: string[], rules: string[], jobs: integer, encoding: string? }
function watch.run(args)
  local documents, problems, notes = require "tj.document".list(args.path)
  say_all(cli.problem, problems)
  say_all(cli.note, notes)
  if #documents == 0 and #problems > 0 then return end
  local session = { args = args, facts = {}, coverage = {}, stamps = {},
                    rules = {}, is_first = true }
  cli.note(("watching %d documents and their rules; Ctrl-C ends it"):format(
    #documents))
  while true do
    look(session)
    system.sleep(PAUSE)
  end
end

return watch
