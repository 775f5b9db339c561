--- renew: raises the floors of tests/damage/floors.lua to what is undone now.
--
-- usage    tj run tests/damage/renew.lua
-- writes   the floors of all classes to tests/damage/floors.lua. None gets
--          lower: a class that got worse keeps its floor, and is told on
--          standard error
-- exits    0 done; 1 some classes are below their floors
local classes = require "tests.damage.classes"
local floors = require "tests.damage.floors"
local total = require "tests.damage.total"
local undamaged = require "tests.damage.undamaged"

local PATH = "tests/damage/floors.lua"
local worse = 0

local HEAD = [[
--- What may not be lost again, over two samples: the least share of the damage
--- that is undone, the most untouched chars that are harmed, the most places
--- where something is invented. `make floors` raises them, and lowers none.
local floors = {
]]

local function floor_of(sum)
  return { share = total.share(sum) * 1000 // 1 / 1000, harmed = sum.harmed,
           guessed = sum.guessed }
end

--- The better of the floor that was and what is undone now.
local function raise(name, sum)
  local old = floors[name]
  if not old then return floor_of(sum) end
  if not total.is_worse(sum, old) then
    return floor_of(sum)
  end
  worse = worse + 1
  io.stderr:write("renew: below its floor: ", name, "\n")
  return old
end

--- The undamaged texts that are changed still; no new one is let in.
local function still_changed()
  local names = {}
  for _, entry in ipairs(undamaged.list()) do
    if undamaged.changes(entry) then
      if not floors.changed or floors.changed[entry.name] then
        names[#names + 1] = ("  [%q] = true,\n"):format(entry.name)
      else
        worse = worse + 1
        io.stderr:write("renew: changed, and undamaged: ", entry.name, "\n")
      end
    end
  end
  return table.concat(names)
end

local lines = {}
for _, class in ipairs(classes) do
  local floor = raise(class.name, total.of_samples(class))
  lines[#lines + 1] = ("  [%q] = { share = %.3f, harmed = %d, guessed = %d },\n")
    :format(class.name, floor.share, floor.harmed, floor.guessed)
end
local changed = still_changed()
local file <close> = assert(io.open(PATH, "wb"))
file:write(HEAD, table.concat(lines), "}\n\n",
           "--- Undamaged texts that are changed all the same: to be mended.\n",
           "floors.changed = {\n", changed, "}\n\nreturn floors\n")
file:close()
os.exit(worse == 0 and 0 or 1, true)
