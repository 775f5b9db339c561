-- shared_pages_spec.lua: what `tj clean` leaves of the saved pages of ../shared,
-- against what a person read in them.
local helper = require "tests.spec.helper"

local BLANKS = { "%s", "\u{3000}", "\u{A0}", "\u{200B}", "\u{200D}" }

--- Without what cannot be seen.
local function bare(line)
  for _, blank in ipairs(BLANKS) do line = line:gsub(blank, "") end
  return line
end

--- The lines of what clean leaves that are not blank.
local function clean(path)
  local result, list = helper.run { "clean", path }, {}
  assert.equal(0, result.code)
  for line in result.out:gmatch("[^\n]+") do
    if bare(line) ~= "" then list[#list + 1] = bare(line) end
  end
  return list
end

describe("the saved pages of ../shared", function ()
  if not helper.has_shared() then
    pending("../shared is absent")
    return
  end
  local document = require "tj.document"
  local json = require "tj.core.json"
  local outline = require "tj.outline"

  -- Of 004, whose gold is Traditional with its pinyin, clean_spec.lua tells.
  for _, name in ipairs {
    "000_b52ffa1048483272", "001_15ed48a196308db7", "002_fa7184decc579a43",
    "003_7afa1ad67aa4f061",
  } do
    local path = ("%s/corpus/%s.txt"):format(helper.shared, name)
    local gold = json.decode(helper.read(
      ("%s/gold/%s.furniture.json"):format(helper.shared, name)))

    it("keep no furniture and lose no report: " .. name, function ()
      local list, set = clean(path), {}
      for _, line in ipairs(list) do set[line] = true end
      for _, line in ipairs(gold.furniture) do
        assert.is_nil(set[bare(line)], line)
      end
      local whole = table.concat(list)
      assert(whole:find(bare(gold.body_first), 1, true))
      assert(whole:find(bare(gold.body_last), 1, true))
    end)

    it("give their metadata: " .. name, function ()
      local doc <close> = assert(document.open(path, { layers = { "outline" } }))
      local fields = outline.read(doc).fields
      for key, value in pairs(gold.metadata) do
        if key ~= "title" and key ~= "navigation" then
          assert.equal(bare(value), bare(fields[bare(key)] or ""), key)
        end
      end
    end)
  end

  for _, row in ipairs(dofile "tests/golden/shape/ends.lua") do
    it("begin and end with the report: " .. row[1], function ()
      local list = clean(("%s/corpus/%s.txt"):format(helper.shared, row[1]))
      assert.same({ row[1], #list[1], #list[#list] }, row)
    end)
  end
end)
