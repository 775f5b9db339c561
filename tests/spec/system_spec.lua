-- system_spec.lua: terminals, whole files, worker processes.
local lfs = require "lfs"
local helper = require "tests.spec.helper"
local system = require "tj.core.system"

--- index -> { result, message } of a whole map.
local function collect(items, workers, f)
  local all = {}
  for index, result, message in system.map(items, workers, f) do
    all[#all + 1] = { index, result, message }
  end
  return all
end

--- The child processes of this one, zombies among them.
local function child_count()
  local pid = io.open("/proc/self/stat"):read("n")
  local count = 0
  for entry in lfs.dir("/proc") do
    local file = entry:find("^%d+$") and io.open("/proc/" .. entry .. "/stat")
    if file then
      local stat = file:read("a") or ""
      file:close()
      if tonumber(stat:match("%) %a (%d+)")) == pid then count = count + 1 end
    end
  end
  return count
end

describe("system.map", function ()
  it("gives results in the order of the items", function ()
    local items, wanted = {}, {}
    for i = 1, 50 do
      items[i], wanted[i] = 51 - i, { i, ("x"):rep(51 - i) .. i }
    end
    assert.same(wanted, collect(items, 3, function (item, index)
      return ("x"):rep(item) .. index
    end))
    assert.equal(0, child_count())
  end)

  it("carries large and binary results whole", function ()
    local all = collect({ 1, 2, 3 }, 2, function (item)
      return ("\0\255" .. item):rep(400000)
    end)
    for i = 1, 3 do
      assert.is_true(all[i][2] == ("\0\255" .. i):rep(400000))
    end
  end)

  it("goes on when f raises, exits, is killed or returns no string", function ()
    local all = collect({ "ok", "raise", "exit", "kill", "none", "last" }, 2,
      function (item)
        if item == "raise" then error("bad item", 0) end
        if item == "exit" then os.exit(7) end
        if item == "kill" then os.execute("kill -9 $PPID") end
        if item == "none" then return nil end
        return item
      end)
    assert.same({
      { 1, "ok" }, { 2, nil, "bad item" }, { 3, nil, "worker ended with 7" },
      { 4, nil, "worker ended by signal 9 (Killed)" },
      { 5, nil, "the function returned a nil, not a string" }, { 6, "last" },
    }, all)
    assert.equal(0, child_count())
  end)

  it("ends the workers when the loop is left", function ()
    local seen = 0
    for index in system.map({ 1, 2, 3, 4 }, 2, function (item)
      if item > 1 then os.execute("sleep 5") end
      return ""
    end) do
      seen = index
      if index == 1 then break end
    end
    assert.equal(1, seen)
    assert.equal(0, child_count())
  end)

  it("keeps what was printed before from being printed twice", function ()
    local got = helper.run({ "run", "-" }, [[
      io.write("once ")
      local system = require "tj.core.system"
      for _ in system.map({ 1, 2 }, 2, function () return "" end) do end
      print("end")]])
    assert.equal("once end\n", got.out)
  end)

  it("takes an empty list", function ()
    assert.same({}, collect({}, 4, function () return "" end))
  end)

  it("raises on a caller's bug", function ()
    assert.error_matches(function () system.map({}, 0, print) end,
                         "not from 1 to 256")
    assert.error_matches(function () system.map({}, 1, "f") end,
                         "function expected")
  end)
end)

describe("system.write_whole", function ()
  local folder
  before_each(function () folder = helper.folder() end)
  after_each(function () helper.remove(folder) end)

  local function entries()
    local count = 0
    for entry in lfs.dir(folder) do
      if not entry:find("^%.") then count = count + 1 end
    end
    return count
  end

  it("makes and replaces a file, and leaves no other", function ()
    local path = folder .. "/a"
    assert.is_true(system.write_whole(path, "one\0two"))
    assert.is_true(system.write_whole(path, "three"))
    assert.equal("three", helper.read(path))
    assert.equal(1, entries())
  end)

  it("keeps links and permissions", function ()
    local path = helper.write(folder .. "/real", "old")
    os.execute("chmod 640 " .. path)
    lfs.link("real", folder .. "/link", true)
    assert.is_true(system.write_whole(folder .. "/link", "new"))
    assert.equal("new", helper.read(path))
    assert.equal("rw-r-----", lfs.attributes(path, "permissions"))
    assert.equal("link", lfs.symlinkattributes(folder .. "/link", "mode"))
  end)

  it("leaves a link to nothing as it is, and says so", function ()
    local link = folder .. "/link"
    assert(lfs.link(folder .. "/nothing", link, true))
    local done, message = system.write_whole(link, "x")
    assert.is_nil(done)
    assert.equal(link .. ": No such file or directory", message)
    assert.equal("link", lfs.symlinkattributes(link, "mode"))
  end)

  it("says what is wrong and names the file", function ()
    local path = folder .. "/none/a"
    local done, message, code = system.write_whole(path, "")
    assert.is_nil(done)
    assert.equal(path .. ": No such file or directory", message)
    assert.equal("number", type(code))
    done, message = system.write_whole(folder, "")
    assert.equal(folder .. ": Is a directory", message)
    assert.is_nil(done)
  end)

  it("writes to a device as it is", function ()
    assert.is_true(system.write_whole("/dev/null", "gone"))
    local _, message = system.write_whole("/dev/full", "data")
    assert.equal("/dev/full: No space left on device", message)
  end)
end)

describe("terminals", function ()
  it("are told from files", function ()
    local file <close> = io.tmpfile()
    assert.is_false(system.isatty(file))
    file:close()
    assert.is_false(system.isatty(file))
    assert.is_false(system.isatty(99))
    assert.error_matches(function () system.isatty("stdout") end, "FILE")
  end)

  it("have columns, where there is one", function ()
    local got = helper.run({ "run", "-" },
                           [[print(require "tj.core.system".columns())]])
    assert.equal("nil\n", got.out)
  end)

  it("share processors", function ()
    assert.is_true(system.cpu_count() >= 1)
  end)
end)
