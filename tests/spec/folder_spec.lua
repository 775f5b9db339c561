-- folder_spec.lua: what lies in folders.
local helper = require "tests.spec.helper"
local folder = require "tj.folder"

describe("folder.names", function ()
  it("sorts, and leaves hidden names out", function ()
    local path <const> = helper.folder()
    for _, name in ipairs { "b.lua", ".hidden", "a.lua" } do
      helper.write(path .. "/" .. name, "")
    end
    assert.same({ "a.lua", "b.lua" }, folder.names(path))
    helper.remove(path)
  end)

  it("says what is wrong with a folder that is not there", function ()
    local names, message = folder.names "/nowhere/at/all"
    assert.is_nil(names)
    assert.equal("/nowhere/at/all: No such file or directory", message)
  end)
end)

describe("folder.mode", function ()
  it("tells files from folders", function ()
    assert.equal("file", folder.mode "README.md")
    assert.equal("directory", folder.mode "stdlib")
  end)

  it("says what is wrong with a path that is not there", function ()
    local mode, message = folder.mode "/nowhere/at/all"
    assert.is_nil(mode)
    assert.equal("/nowhere/at/all: No such file or directory", message)
  end)
end)
