-- readme_spec.lua: what the pages for readers print is what the program prints.
--
-- A page has `<!-- output: COMMAND -->` before a code block that holds what the
-- command prints, and `<!-- file: NAME -->` before one that is a file which its
-- later commands read. With RENEW=1 the blocks are written anew; read the diff.
local helper = require "tests.spec.helper"
local lfs = require "lfs"

local PAGES = { "README.md", "README.zh.md", "docs/tutorial.md",
                "docs/tutorial.zh.md", "docs/analyses.md",
                "docs/analyses.zh.md" }
local renewing = os.getenv("RENEW") == "1"

--- The marked blocks of a page: what they are, of what, and where they lie.
local function blocks_of(page)
  local blocks = {}
  for what, of, fence, first, body, last in page:gmatch(
      "<!%-%- (%a+): ([^\n]-) %-%->\n(```%a*\n)()(.-)()```\n") do
    blocks[#blocks + 1] = { what = what, of = of, fence = fence,
                            first = first, body = body, last = last - 1 }
  end
  return blocks
end

--- A folder from which the commands find what a reader's would.
local function workplace()
  local folder = helper.folder()
  for _, name in ipairs { "samples", "scripts" } do
    assert(lfs.link(helper.root .. "/" .. name, folder .. "/" .. name, true))
  end
  return folder
end

local function run(command, folder)
  local line = command:gsub("build/tj ", "tj ")
  return helper.shell("cd " .. helper.quote(folder) .. "\n" .. line)
end

local function renew(path, blocks, outputs)
  local page = helper.read(path)
  for i = #blocks, 1, -1 do
    local block = blocks[i]
    if outputs[i] then
      page = page:sub(1, block.first - 1) .. outputs[i]
        .. page:sub(block.last + 1)
    end
  end
  helper.write(path, page)
end

for _, name in ipairs(PAGES) do
  describe(name, function ()
    local path = helper.root .. "/" .. name
    local blocks, outputs, folder = blocks_of(helper.read(path)), {}, nil
    setup(function () folder = workplace() end)
    teardown(function ()
      helper.remove(folder)
      if renewing then renew(path, blocks, outputs) end
    end)

    it("has outputs to check", function () assert.is_true(#blocks > 0) end)

    for i, block in ipairs(blocks) do
      if block.what == "file" then
        it("gives " .. block.of, function ()
          helper.write(folder .. "/" .. block.of, block.body)
        end)
      else
        it("prints " .. block.of, function ()
          local result = run(block.of, folder)
          outputs[i] = result.out
          assert.not_equal("", result.out, result.err)
          if not renewing then assert.equal(block.body, result.out) end
        end)
      end
    end
  end)
end

describe("README.md and README.zh.md", function ()
  local function outline(path)
    local page, marks = helper.read(helper.root .. "/" .. path), {}
    for line in page:gmatch("[^\n]+") do
      local mark = line:match("^#+ ") or line:match("^|") or line:match("^<!%-%-.*")
      marks[#marks + 1] = mark
    end
    return marks
  end

  it("have the same headings, table rows and examples", function ()
    assert.same(outline "README.md", outline "README.zh.md")
    assert.same(outline "docs/tutorial.md", outline "docs/tutorial.zh.md")
    assert.same(outline "docs/analyses.md", outline "docs/analyses.zh.md")
  end)

  it("link to what is there", function ()
    for _, name in ipairs(PAGES) do
      local folder = name:match("^(.*/)") or ""
      for link in helper.read(helper.root .. "/" .. name):gmatch("%]%(([^)]+)%)") do
        assert.is_truthy(lfs.attributes(helper.root .. "/" .. folder .. link),
                         name .. " links to " .. link)
      end
    end
  end)

  it("name files that are there", function ()
    for _, name in ipairs { "README.md", "README.zh.md" } do
      local page = helper.read(helper.root .. "/" .. name)
      for path in page:gmatch("`(%a+/[%w_./]+)`") do
        if not path:find("^build/") then
          assert.is_truthy(lfs.attributes(helper.root .. "/" .. path), path)
        end
      end
    end
  end)
end)
