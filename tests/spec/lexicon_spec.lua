-- lexicon_spec.lua: the word lists that people edit.
local _ = require "tests.spec.helper"
local paths = require "tj.paths"
local sandbox = require "tj.sandbox"

--- Adds to `found` each word that a list in `data`, at any depth, has twice.
local function find_twice(found, data, place)
  local seen = {}
  for _, item in ipairs(data) do
    if type(item) == "string" then
      if seen[item] then found[#found + 1] = place .. ": " .. item end
      seen[item] = true
    end
  end
  for key, item in pairs(data) do
    if type(item) == "table" then
      find_twice(found, item, place .. "." .. tostring(key))
    end
  end
end

describe("no list of words has a word twice:", function ()
  local lists = {}
  for _, name in ipairs { "roles", "furniture", "metadata",
                          "bodies", "regions", "numbers", "names" } do
    lists[name] =
      assert(sandbox.read_data(paths.lexicon .. "/" .. name .. ".lua"))
  end
  for _, name in ipairs { "phrases", "context", "lists", "naming" } do
    lists[name] = require "tj.wordlists".read(name)
  end
  for name, data in pairs(lists) do
    it(name, function ()
      local found = {}
      find_twice(found, data, name)
      assert.same({}, found)
    end)
  end
end)

describe("find_twice", function ()
  it("finds a planted word", function ()
    local found = {}
    find_twice(found, { a = { "增", "减", "增" } }, "x")
    assert.same({ "x.a: 增" }, found)
  end)
end)
