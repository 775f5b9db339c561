-- document_spec.lua: files read, documents with all layers, lists of files.
local helper = require "tests.spec.helper"
local document = require "tj.document"

local folder

setup(function ()
  folder = helper.folder()
  assert(os.execute(("mkdir -p %s/b/c %s/empty %s/.git"):format(
    folder, folder, folder)))
  for _, name in ipairs { "b/2.txt", "b/1.HTM", "b/c/notes", "b/c/x.pdf",
                          "b/.hidden.txt", ".git/a.txt", "a.md" } do
    helper.write(folder .. "/" .. name, "总产值65.1亿元。")
  end
end)

teardown(function () helper.remove(folder) end)

describe("document.read", function ()
  it("gives the bytes", function ()
    assert.equal("总产值65.1亿元。", document.read(folder .. "/a.md"))
  end)

  it("says why it cannot", function ()
    assert.same({ nil, folder .. "/no.txt: No such file or directory" },
                { document.read(folder .. "/no.txt") })
    assert.same({ nil, folder .. ": is a directory" },
                { document.read(folder) })
  end)

  it("raises on a caller's bug", function ()
    assert.error_matches(function () document.read(1) end,
                         "path must be a string, got number")
  end)
end)

describe("document.open", function ()
  it("has every layer", function ()
    local doc <close> = document.open(folder .. "/a.md")
    assert.equal("总产值65.1亿元。", doc:text())
    assert.equal(1, #doc:sentences())
    assert.equal("65.1亿元", doc:quantities()[1].text)
    assert.is_true(#doc:words() >= 2)
  end)

  it("says what is wrong with a file", function ()
    local path = helper.write(folder .. "/empty/zero.txt", "")
    assert.same({ nil, path .. ": is empty" },
                { table.unpack({ document.open(path) }, 1, 2) })
    os.remove(path)
  end)
end)

describe("a document that is being read", function ()
  -- In a program of its own, which collects often.
  local program = [[
    local outline = require "tj.outline"
    local layer, act = arg[1], arg[2]
    local text = ("总产值６５.１亿元，增长５．９％。\n"):rep(8000)
    local doc = outline.add(require "tj.core.text".open(text))
    local running, refused = true, "nothing"
    local function arm()
      setmetatable({}, { __gc = function ()
        if not running then return end
        arm()
        if act == "close" then doc:close() return end
        local done, message = pcall(outline.add, doc)
        if not done then refused = message end
      end })
    end
    collectgarbage()
    collectgarbage("incremental", 100, 400)
    arm()
    local done, list = pcall(doc[layer], doc)
    running = false
    print(not done and list or #list % 8000)
    print(act == "close" and tostring(doc) or refused)
  ]]
  local path

  setup(function () path = helper.write(folder .. "/program.lua", program) end)

  for _, layer in ipairs { "blocks", "sentences" } do
    it("gives all " .. layer .. " though a finalizer closes it", function ()
      local result = helper.run { "run", path, layer, "close" }
      assert.equal("0\nDocument: closed\n", result.out .. result.err)
    end)
  end

  it("takes no new layer meanwhile", function ()
    local result = helper.run { "run", path, "sentences", "add" }
    assert.matches("^0\n.*Document is being read", result.out)
  end)
end)

describe("document.from_text", function ()
  it("takes no text for a page", function ()
    local doc <close> = document.from_text("<p>增长5%</p>", "example")
    assert.equal("<p>增长5%</p>", doc:text())
  end)

  for _, row in ipairs {
    { "新北市政府工作報告", "claim" }, { "臺灣省政府工作報告", "claim" },
    { "东江市人民政府工作报告", "name" },
  } do
    it("reads 兆 by the region of " .. row[1], function ()
      local doc <close> = document.from_text(row[1] .. "\n\n歲出共計800兆。\n")
      assert.equal(row[2], doc:quantities()[1].role)
    end)
  end
end)

describe("document.list", function ()
  it("finds the documents in a folder and below, in order", function ()
    local files, problems, notes = document.list { folder .. "/b", "-" }
    assert.same({ folder .. "/b/1.HTM", folder .. "/b/2.txt",
                  folder .. "/b/c/notes", "-" }, files)
    assert.same({}, problems)
    assert.same({ folder .. "/b: 1 files left out: their endings are not "
                  .. ".txt, .htm, .html or .md" }, notes)
  end)

  it("reports what it does not find", function ()
    local files, problems = document.list { folder .. "/empty",
                                            folder .. "/none" }
    assert.same({}, files)
    assert.same({
      folder .. "/empty: no documents in this folder (.txt, .htm, .html, .md)",
      folder .. "/none: No such file or directory",
    }, problems)
  end)
end)
