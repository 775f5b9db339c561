-- host_spec.lua: the program: commands, errors, exit codes, where it finds
-- its files, Ctrl-C.
local lfs = require "lfs"
local helper = require "tests.spec.helper"

local folder
before_each(function () folder = helper.folder() end)
after_each(function () helper.remove(folder) end)

--- Runs a script of these lines.
local function run(lines, ...)
  local path = helper.write(folder .. "/probe.lua", lines)
  return helper.run({ "run", path, ... })
end

describe("tj", function ()
  for _, line in ipairs { { "--help" }, { "run", "--help" }, { "repl", "-h" } } do
    it("tells how it is used: " .. table.concat(line, " "), function ()
      local got = helper.run(line)
      assert.equal(0, got.code)
      assert.equal("usage: tj", got.out:sub(1, 9))
    end)
  end

  it("prints its versions", function ()
    local got = helper.run { "--version" }
    assert.matches("^tj %d+%.%d+%.%d+ %(Lua 5%.4%.%d+, PCRE2 .*, SQLite .*%)\n$",
                   got.out)
    assert.equal(0, got.code)
  end)

  it("prints its usage", function ()
    for _, option in ipairs { "--help", "-h" } do
      local got = helper.run { option }
      assert.matches("^usage: tj ", got.out)
      assert.equal(0, got.code)
    end
  end)

  for _, row in ipairs {
    { { "lsit" }, "tj: unknown command 'lsit'; did you mean list?" },
    { { "hel" }, "tj: unknown command 'hel'; did you mean help?" },
    { { "zzzzzz" }, "tj: unknown command 'zzzzzz'; tj list names the commands" },
    { { "--nosuch" }, "tj: unknown option --nosuch" },
    { { "run" }, "tj: run needs a script" },
    { { "repl", "x" }, "tj: repl takes no arguments" },
    { { "run", "/no/such.lua" }, "tj: /no/such.lua: No such file or directory" },
    { { "run", "/tmp/" }, "tj: /tmp/: is a directory" },
    { { "../scripts/list" },
      "tj: unknown command '../scripts/list'; tj list names the commands" },
  } do
    it("refuses " .. table.concat(row[1], " "), function ()
      local got = helper.run(row[1])
      assert.equal(row[2], got.err:match("^[^\n]*"))
      assert.equal(2, got.code)
      assert.equal("", got.out)
    end)
  end
end)

describe("a script", function ()
  it("has its arguments as under lua", function ()
    local got = run("print(arg[0], arg[-1], arg[1], arg[2], #arg, ...)", "a b", "")
    assert.equal(folder .. "/probe.lua\trun\ta b\t\t2\ta b\t\n", got.out)
  end)

  for _, row in ipairs {
    { "", 0 }, { "return nil", 0 }, { "return 1", 1 }, { "return 3", 3 },
    { "os.exit(4)", 4 }, { "os.exit(true)", 0 }, { "return 'x'", 70 },
    { "return 256", 70 }, { "return 1.0", 1 },
  } do
    it(("ends with %d after %s"):format(row[2], row[1]), function ()
      assert.equal(row[2], run(row[1]).code)
    end)
  end

  it("is read from standard input as -", function ()
    assert.equal("hi\n", helper.run({ "run", "-" }, "print 'hi'").out)
  end)

  it("fails with a traceback of its own lines", function ()
    local got = run("local function inner()\n  error('broken')\nend\n\n" ..
                    "local function outer() inner() end\nouter()\n")
    local path = folder .. "/probe.lua"
    assert.equal(70, got.code)
    assert.equal(("tj: P:2: broken\nstack traceback:\n" ..
      "\tP:2: in upvalue 'inner'\n\tP:5: in local 'outer'\n" ..
      "\tP:6: in main chunk\n"):gsub("P", path), got.err)
  end)

  it("has its whole path in a message, however long", function ()
    local long = folder .. "/" .. ("long"):rep(30)
    lfs.mkdir(long)
    local path = helper.write(long .. "/s.lua", "error('x')")
    local got = helper.run { "run", path }
    assert.equal("tj: " .. path .. ":1: x", got.err:match("^[^\n]*"))
  end)

  it("may raise any value", function ()
    assert.matches("^tj: %(error object is a table value%)\n",
                   run("error({})").err)
    assert.matches("^tj: text\n", run(
      "error(setmetatable({}, { __tostring = function () return 'text' end }))").err)
    assert.matches("^tj: %(error object is a nil value%)\n", run("error()").err)
  end)

  it("with a wrong line is refused with file and line", function ()
    local got = run("local x =\n= 1")
    assert.matches("^tj: " .. folder:gsub("%p", "%%%0") .. "/probe.lua:2: ", got.err)
    assert.equal(70, got.code)
  end)

  it("runs out of stack without harm", function ()
    -- each call passes on one value more, which fills the stack at once
    local got = run("local function f(...) return 1 + f(1, ...) end f()")
    assert.matches("stack overflow", got.err)
    assert.equal(70, got.code)
  end)

  it("finds modules of the system and of tj", function ()
    local got = run [[
      print(require "lfs"._VERSION:match "^%a+", require "tj.paths".root,
            require "argparse".version and 1, pcall(require, "tj.nosuch"))]]
    assert.matches("^LuaFileSystem\t" .. helper.root:gsub("%p", "%%%0") ..
                   "\t1\tfalse\t.*no file '[^']*/stdlib/nosuch.lua'", got.out)
  end)

  it("ends when nothing reads its output any more", function ()
    local got = helper.shell("tj run - <<'E' | head -1\n" ..
      "for i = 1, 1e6 do print(i) end io.stderr:write 'went on'\nE")
    assert.equal("1\n", got.out)
    assert.equal("", got.err)
  end)

  it("fails when its output cannot be written", function ()
    local got = helper.shell "tj list >/dev/full"
    assert.equal("tj: standard output: No space left on device\n", got.err)
    assert.equal(74, got.code)
  end)
end)

describe("Ctrl-C", function ()
  --- Runs the lines and interrupts them a moment after they began.
  local function interrupt(lines)
    helper.write(folder .. "/loop.lua",
                 ("io.open('%s/begun', 'w'):close() %s"):format(folder, lines))
    return helper.shell(([[
      %s run %s/loop.lua &
      while [ ! -e %s/begun ]; do sleep 0.05; done
      sleep 0.1; kill -INT $!; wait $!]])
      :format(helper.quote(helper.tj), folder, folder))
  end
  -- sh starts what runs in the background with SIGINT ignored; the program
  -- takes it again while a script runs.

  it("stops a loop", function ()
    local got = interrupt "print 'begun' while true do end"
    assert.equal("begun\n", got.out)
    assert.equal("tj: interrupted\n", got.err)
    assert.equal(130, got.code)
  end)

  it("stops a rule that runs", function ()
    local got = interrupt [[
      local sandbox = require "tj.sandbox"
      print "begun"
      for _ = 1, 200 do sandbox.limited("call", function () while true do end end) end
      print "not stopped"]]
    assert.equal("begun\n", got.out)
    assert.equal(130, got.code)
  end)

  it("closes what is to be closed", function ()
    local got = interrupt [[
      local x <close> = setmetatable({}, { __close = function ()
        for i = 1, 1000 do print(i == 1000 and "closed" or "") end end })
      while true do end]]
    assert.matches("closed\n$", got.out)
    assert.equal(130, got.code)
  end)

  it("stops a loop that catches errors", function ()
    local got = interrupt "while true do pcall(function () while true do end end) end"
    assert.equal(130, got.code)
  end)

  for _, loop in ipairs { "while true do end",
                          "coroutine.wrap(function () while true do end end)()",
                          "coroutine.yield() while true do end" } do
    it("stops a coroutine: " .. loop, function ()
      local got = interrupt("local f = coroutine.wrap(function () " .. loop ..
                            " end) f() print(coroutine.resume(" ..
                            "coroutine.create(f)))")
      assert.equal("tj: interrupted\n", got.err)
      assert.equal("", got.out)
      assert.equal(130, got.code)
    end)
  end

  it("stops workers", function ()
    local got = interrupt [[
      local system = require "tj.core.system"
      for _ in system.map({ 1, 2 }, 2, function () while true do end end) do end]]
    assert.equal("tj: interrupted\n", got.err)
    assert.equal(130, got.code)
  end)
end)

describe("the program's files", function ()
  --- A tree with a scripts/ of its own, as in the project's folder.
  local function plant(root)
    for _, path in ipairs { "", "/stdlib", "/scripts", "/bin" } do
      lfs.mkdir(root .. path)
    end
    os.execute(("cp %s/stdlib/*.lua %s/stdlib"):format(helper.root, root))
    helper.write(root .. "/scripts/where.lua", "--- where: tells.\n" ..
                 "print(require 'tj.paths'.root)")
  end

  it("are found from any folder and through a link", function ()
    local link = folder .. "/link"
    lfs.link(helper.tj, link, true)
    local got = helper.shell("cd / && " .. link .. " list")
    assert.equal(0, got.code)
    assert.matches("list +the scripts", got.out)
  end)

  it("are found where it was installed", function ()
    lfs.mkdir(folder .. "/share")
    plant(folder .. "/share/tj")
    lfs.mkdir(folder .. "/bin")
    os.execute(("cp %s %s/bin/tj"):format(helper.tj, folder))
    local got = helper.shell(folder .. "/bin/tj where")
    assert.equal(folder .. "/share/tj\n", got.out)
  end)

  it("are those of TJ_HOME", function ()
    plant(folder .. "/home")
    local got = helper.shell("TJ_HOME=" .. folder .. "/home tj where")
    assert.equal(folder .. "/home\n", got.out)
  end)

  it("are missed with one plain line", function ()
    os.execute(("cp %s %s/tj"):format(helper.tj, folder))
    local got = helper.shell(folder .. "/tj list")
    assert.matches("^tj: stdlib/ not found above this program[^\n]*\n$", got.err)
    assert.equal(70, got.code)
  end)
end)

describe("scripts of the user's", function ()
  it("are run, listed and come before the bundled ones", function ()
    local own = folder .. "/tj/scripts"
    os.execute("mkdir -p " .. own)
    helper.write(own .. "/mine.lua", "--- mine: does my work.\nprint('mine', ...)")
    helper.write(own .. "/help.lua", "--- help: my help.\nprint 'my help'")
    local got = helper.shell(
      ("export XDG_DATA_HOME=%s\ntj mine 1; tj help; tj list"):format(folder))
    assert.matches("^mine\t1\nmy help\n", got.out)
    assert.matches("\n%* help +my help%.\n", got.out)
    assert.matches("\n%* mine +does my work%.\n", got.out)
  end)

  it("begin as a copy of a bundled one", function ()
    local got = helper.shell(("export XDG_DATA_HOME=%s/new\n" ..
      "tj edit list; tj edit list; tj edit nosuch"):format(folder))
    local own = folder .. "/new/tj/scripts/list.lua"
    assert.equal(own .. "\n" .. own .. "\n", got.out)
    assert.equal(helper.read(helper.root .. "/scripts/list.lua"), helper.read(own))
    assert.equal(2, got.code)
  end)
end)

describe("tj help", function ()
  it("shows a script and the page of its name", function ()
    local got = helper.run { "help", "rules" }
    assert.truthy(got.out:find("tj rules test", 1, true))
    assert.truthy(got.out:find("\n## Patterns\n", 1, true))
  end)

  for _, row in ipairs {
    { "list", "^list: the scripts" },
    { "tj.paths", "^tj%.paths\n\nWhere the program's folders" },
    { "core.system", "^tj%.core%.system\n" },
    { "cli.warn", "^cli%.warn%(message%)\n" },
    { "tj.core.system.map", "^system%.map%(items, workers, f%)\n" },
    { "architecture", "^# How Tongjian is built" },
  } do
    it("knows " .. row[1], function ()
      local got = helper.run { "help", row[1] }
      assert.matches(row[2], got.out)
      assert.equal(0, got.code)
    end)
  end

  it("names what is near", function ()
    local got = helper.run { "help", "sytem" }
    assert.equal("tj: no help on 'sytem'; did you mean core.system?\n",
                 (got.err:gsub("mean system", "mean core.system")))
    assert.equal(2, got.code)
  end)
end)
