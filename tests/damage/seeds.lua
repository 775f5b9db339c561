--- seeds: a short damaged text of each class, for the fuzzers to start from.
--
-- usage    tj run tests/damage/seeds.lua FOLDER
-- writes   FOLDER/01, FOLDER/02, ...: one file a class, in their order
local Cells = require "tests.damage.cells"
local classes = require "tests.damage.classes"
local documents = require "tests.damage.documents"

local LINES = 8  -- of the sample: enough to put something in the midst

local folder = assert(arg[1], "seeds: where to? (a folder)")

local function first_lines(text)
  local at = 0
  for _ = 1, LINES do at = text:find("\n", at + 1, true) or #text end
  return text:sub(1, at)
end

local text = first_lines(documents.load(true)[1].truth)
for i, class in ipairs(classes) do
  math.randomseed(1, i)
  local file <close> = assert(io.open(("%s/%02d"):format(folder, i), "wb"))
  file:write(class.damage(Cells.of(text)):text())
end
