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

describe("document.from_text", function ()
  it("takes no text for a page", function ()
    local doc <close> = document.from_text("<p>增长5%</p>", "example")
    assert.equal("<p>增长5%</p>", doc:text())
  end)
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
