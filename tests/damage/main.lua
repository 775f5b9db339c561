--- damage: clean texts are damaged, the program undoes it, a line a class tells
--- how much came back.
--
-- usage    tj run tests/damage/main.lua [--seed N] [--documents N]
--                                       [--only TEXT] [--show N]
-- reads    samples/, and ../shared/corpus where it is there
-- options  --seed N       of the damage; 1 by default
--          --documents N  of each class; 10 by default
--          --only TEXT    only the classes whose name holds TEXT
--          --show N       the first N places of each document that are wrong
-- writes   how many undamaged documents were left unchanged, then a table: the
--          chars of each class that were damaged and could be undone, the share
--          of them that came back, the share of all chars that are right,
--          untouched chars that were harmed, chars lost for good and those of
--          them that came back all the same, places where something was
--          invented for them, documents exactly right, encodings told wrong,
--          spans that map to their raw bytes
local check = require "tests.damage.check"
local classes = require "tests.damage.classes"
local documents = require "tests.damage.documents"
local show = require "tests.damage.show"
local total = require "tests.damage.total"
local undamaged = require "tests.damage.undamaged"

local options = { seed = "1", documents = "10", only = "", show = "0" }
for i = 1, #arg, 2 do
  local name = arg[i]:match("^%-%-(%l+)$")
  if not options[name] or not arg[i + 1] then
    io.stderr:write("damage: wrong usage: ", arg[i], "\n")
    os.exit(2)
  end
  options[name] = arg[i + 1]
end

collectgarbage("generational")
local seed, all = math.tointeger(tonumber(options.seed)), documents.load()

--- `n` documents spread over all of them.
local function spread(n)
  if n >= #all then return all end
  local list = {}
  for i = 0, n - 1 do list[#list + 1] = all[1 + i * #all // n] end
  return list
end

--- The share of undamaged documents that stay as they are.
local function report_undamaged()
  local list, unchanged = undamaged.list(), 0
  for _, entry in ipairs(list) do
    local changes = undamaged.changes(entry)
    if changes then print("  changed: " .. changes) else unchanged = unchanged + 1 end
  end
  print(("undamaged documents left unchanged: %d of %d"):format(unchanged, #list))
end

local chosen = spread(tonumber(options.documents))
print(("seed %d, %d documents of %d"):format(seed, #chosen, #all))
if options.only == "" then report_undamaged() end
print(total.HEADER)
for _, class in ipairs(classes) do
  if class.name:find(options.only, 1, true) then
    local sum = total.new()
    for _, document in ipairs(chosen) do
      local score, view = check.document(document, class, seed)
      total.add(sum, score)
      show.differences(document, score, view, tonumber(options.show))
    end
    print(total.line(class.name, sum))
  end
end
