-- cli_spec.lua: command lines, messages and exit codes of scripts.
local helper = require "tests.spec.helper"
local cli = require "tj.cli"

--- Runs a script of these lines through the program.
local function run(lines, arguments)
  local folder = helper.folder()
  local path = helper.write(folder .. "/probe.lua", lines)
  local result = helper.run({ "run", path, table.unpack(arguments or {}) })
  helper.remove(folder)
  return result
end

local PROBE = [[
--- probe: prints what the command line says.
--
-- usage    tj probe [--tags] PATH...
--          (more usage)
-- exits    0
local cli = require "tj.cli"
local app = cli.app()
app:argument("path"):args("*")
app:flag("--tags")
app:formats { "table", "jsonl", "csv" }
app:jobs()
app:database()
app:encoding()
local args = app:parse()
print(table.concat(args.path, ","), args.tags, args.format, args.output,
      math.type(args.jobs), args.db, args.encoding)
return cli.exit_code()
]]

describe("cli.app", function ()
  it("gives options and arguments", function ()
    local got = run(PROBE, { "--tags", "-o", "x.csv", "-j3", "--db", "f.db",
                             "--encoding", "gbk", "a", "-" })
    assert.equal("a,-\ttrue\tcsv\tx.csv\tinteger\tf.db\tGB18030\n", got.out)
    assert.equal("", got.err)
    assert.equal(0, got.code)
  end)

  it("takes jsonl where standard output is no terminal", function ()
    assert.equal("a\tnil\tjsonl\tnil\tinteger\tnil\tnil\n", run(PROBE, { "a" }).out)
  end)

  it("prints the header as help", function ()
    local got = run(PROBE, { "-h" })
    assert.equal(0, got.code)
    assert.equal("probe: prints what the command line says.\n\n" ..
                 "usage    tj probe [--tags] PATH...\n" ..
                 "         (more usage)\nexits    0\n", got.out)
  end)

  for _, row in ipairs {
    { { "--nosuch" }, "tj: probe: unknown option '--nosuch'" },
    { { "-j", "0" }, "tj: probe: '0' is not a whole number from 1" },
    { { "-j", "many" }, "tj: probe: 'many' is not a whole number from 1" },
    { { "--encoding", "klingon" }, "tj: probe: unknown encoding 'klingon' " ..
      "(UTF-8, GB18030, Big5, UTF-16LE, UTF-16BE, UTF-8+GB18030)" },
    { { "--format", "pdf" }, "tj: probe: argument for option '--format' must " ..
      "be one of 'table', 'jsonl', 'csv'" },
  } do
    it("refuses " .. table.concat(row[1], " "), function ()
      local got = run(PROBE, row[1])
      assert.equal(2, got.code)
      assert.equal("", got.out)
      assert.equal(row[2] .. "\nusage    tj probe [--tags] PATH...\n" ..
                   "         (more usage)\nmore: tj help probe\n", got.err)
    end)
  end
end)

describe("messages", function ()
  it("go to standard error, and a problem makes the exit code 3", function ()
    local got = run [[
      local cli = require "tj.cli"
      cli.warn("a.txt:3: odd")
      cli.problem("b.txt: no such file")
      cli.detail("hidden without -v")
      cli.progress(1, 2, "no terminal, no progress")
      print(cli.counts())
      print(cli.paint("red", "plain"))
      return cli.exit_code(1)]]
    assert.equal("tj: a.txt:3: odd\ntj: b.txt: no such file\n", got.err)
    assert.equal("1\t1\nplain\n", got.out)
    assert.equal(3, got.code)
  end)
end)

describe("cli.header", function ()
  it("says when there is none", function ()
    local folder = helper.folder()
    local path = helper.write(folder .. "/bare.lua", "return 1\n")
    local header, message = cli.header(path)
    assert.is_nil(header)
    assert.equal(path .. ": no header comment", message)
    helper.remove(folder)
  end)
end)
