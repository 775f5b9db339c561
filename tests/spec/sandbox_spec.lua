-- sandbox_spec.lua: what analysts' code may use, and how far it may go.
local sandbox = require "tj.sandbox"
local limits = require "tj.core.limits"

--- Runs code as a rule's function runs.
local function run(code)
  local chunk = assert(load(code, "=rule.lua", "t", sandbox.environment()))
  return sandbox.limited("call", chunk)
end

describe("the sandbox", function ()
  for _, name in ipairs { "io", "os", "debug", "package", "require", "load",
                          "loadfile", "dofile", "collectgarbage", "pcall",
                          "setmetatable", "getmetatable", "rawset",
                          "coroutine", "_G", "print" } do
    it("has no " .. name, function ()
      assert.is_nil(sandbox.environment()[name])
    end)
  end

  for _, row in ipairs {
    { "string.dump" }, { "math.random" }, { "table.move" },
  } do
    it("has no " .. row[1], function ()
      assert.same({ true, nil }, { run("return " .. row[1]) })
    end)
  end

  it("leaves Lua's own libraries as they are", function ()
    run "string.find, table.insert, math.pi = nil"
    assert.truthy(string.find and table.insert and math.pi)
  end)

  -- Each would take minutes, or all memory, outside.
  for _, row in ipairs {
    { "a loop", "while true do end", "5000000 instructions" },
    { "recursion", "local function f() return 1 + f() end return f()", "" },
    { "a long string", "return ('x'):rep(1e9)", "bytes of memory" },
    { "strings in a table",
      "local t = {} for i = 1, 1e6 do t[i] = ('x'):rep(1000) .. i end",
      "bytes of memory" },
    { "doubling", "local s = 'x' while true do s = s .. s end",
      "bytes of memory" },
    { "joining", "local t, s = {}, ('x'):rep(1e5) for i = 1, 1e4 do t[i] = s end "
      .. "return table.concat(t)", "bytes of memory" },
    { "a full table", "local t = {} for i = 1, 1e9 do t[i] = i end", "" },
    { "format", "return ('%s'):rep(1000):format(table.unpack("
      .. "(function () local t = {} for i = 1, 1000 do t[i] = ('x'):rep(1e5) "
      .. "end return t end)()))", "bytes of memory" },
    { "optional chars", "return (('a'):rep(40)):find(('a?'):rep(40) .. "
      .. "('a'):rep(40) .. 'b')", "instructions" },
    { "many stars", "return (('a'):rep(3000)):find(('a*'):rep(8) .. 'b')",
      "instructions" },
    { "gsub with stars", "return (('a'):rep(3000)):gsub(('.-'):rep(6) .. 'b', '')",
      "instructions" },
    { "gmatch with stars",
      "for m in (('a'):rep(3000)):gmatch('a*a*a*a*b') do error(m) end",
      "instructions" },
    { "brackets", "return (('('):rep(20000)):find('%b()')", "instructions" },
    { "a plain find", "return (('a'):rep(50000)):find(('a'):rep(20000) .. 'b', "
      .. "1, true)", "instructions" },
    { "sorting", "local t = {} for i = 1, 3e5 do t[i] = -i end table.sort(t)",
      "instructions" },
    { "comparing long strings", "local a, b = ('x'):rep(2^22), ('x'):rep(2^22) "
      .. "while a == b do end", "seconds" },
    { "inserting", "local t = {} while true do table.insert(t, 1, 0) end", "" },
  } do
    it("stops " .. row[1], function ()
      local start = os.clock()
      local done, failure = run(row[2])
      assert.is_false(done)
      assert.truthy(failure:find(row[3], 1, true), failure)
      assert.truthy(os.clock() - start < 10)
    end)
  end

  it("names the line that runs", function ()
    local _, failure = run "\nwhile true do end"
    assert.equal("rule.lua:2: ran for more than 5000000 instructions", failure)
  end)

  it("lets ordinary work be done", function ()
    local _, result = run [[
      local parts = {}
      for word in ("国家级12家、省级30家"):gmatch("%d+") do
        parts[#parts + 1] = word
      end
      table.sort(parts)
      return table.concat(parts, "+") .. ("-"):rep(3) .. ("%5.1f"):format(2.25)
    ]]
    assert.equal("12+30---  2.2", result)
  end)
end)

describe("limits.call", function ()
  local MB = 1048576

  it("gives results and errors as pcall", function ()
    assert.same({ true, 1, nil, "x" }, { limits.call(1000, MB, 1, function (...)
      return ...
    end, 1, nil, "x") })
    local fault = {}
    assert.same({ false, fault }, { limits.call(1000, MB, 1, error, fault) })
    assert.same({ false, "attempt to yield" },
                { limits.call(1000, MB, 1, coroutine.yield) })
  end)

  it("raises for wrong arguments", function ()
    assert.error(function () limits.call(1000, MB, 1, nil) end)
    assert.error(function () limits.call(1000, 0, 1, print) end)
  end)

  it("counts what lives, not what was thrown away", function ()
    assert.truthy(limits.call(1000000, MB, 5, function ()
      for i = 1, 1000 do local _ = ("x"):rep(10000) .. i end
    end))
  end)

  it("nests, and the outer limits hold again after the inner call", function ()
    local done, failure = limits.call(10000000, 4 * MB, 5, function ()
      assert(not limits.call(1000, MB, 1, function () while true do end end))
      return ("x"):rep(17 * MB)
    end)
    assert.is_false(done)
    assert.equal("took more than 4194304 bytes of memory", failure)
  end)

  it("leaves no limit behind", function ()
    limits.call(1000, MB, 1, function () return ("x"):rep(2 * MB) end)
    assert.equal(8 * MB, #("x"):rep(8 * MB))
  end)
end)
