-- shared_shape_spec.lua: the shapes of the documents of ../shared, against what
-- a person read in them (tests/golden/shape).
local helper = require "tests.spec.helper"

describe("the documents of ../shared", function ()
  if not helper.has_shared() then
    pending("../shared is absent")
    return
  end
  local outline = require "tj.outline"
  local text = require "tj.core.text"

  local function open(name)
    local path = ("%s/corpus/%s.txt"):format(helper.shared, name)
    return outline.add(assert(text.open(helper.read(path), { name = path })))
  end

  --- One line for each section, so that a difference is easily seen.
  local function lines_of(rows)
    local lines = {}
    for _, row in ipairs(rows) do lines[#lines + 1] = table.concat(row, " ") end
    return table.concat(lines, "\n")
  end

  for name, wanted in pairs(dofile "tests/golden/shape/sections.lua") do
    it("have the sections, roles and periods of " .. name, function ()
      local doc <close> = open(name)
      local got = {}
      for i, section in ipairs(outline.read(doc).sections) do
        if i > 1 then
          local head = section.title:match("^" .. utf8.charpattern:rep(2)) or ""
          got[#got + 1] = {
            (doc:raw_span(section.first, section.last)), section.level,
            section.number, head, section.role, section.period,
          }
        end
      end
      assert.equal(lines_of(wanted), lines_of(got))
    end)
  end

  local MEMBERS = { "kind", "region", "year", "plan_year", "date", "body" }

  for name, wanted in pairs(dofile "tests/golden/shape/documents.lua") do
    it("have the title, kind, region and years of " .. name, function ()
      local doc <close> = open(name)
      local shape = outline.read(doc)
      local title = wanted.title
      if wanted.title_bytes then
        assert.equal(wanted.title_bytes, #shape.title)
        assert.equal(title, shape.title:sub(1, #title))
      else
        assert.equal(title, shape.title)
      end
      for _, member in ipairs(MEMBERS) do
        assert.equal(wanted[member], shape[member], member)
      end
      if wanted.publisher then
        assert.equal(wanted.publisher, shape.publisher)
      end
    end)
  end
end)
