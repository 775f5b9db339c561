-- sqlite_spec.lua: databases, statements, transactions, functions in Lua.
local helper = require "tests.spec.helper"
local sqlite = require "tj.core.sqlite"

describe("sqlite", function ()
  local folder, path, db
  local count = 0
  setup(function () folder = helper.folder() end)
  teardown(function () helper.remove(folder) end)
  before_each(function ()
    count = count + 1
    path = ("%s/%d.db"):format(folder, count)
    db = assert(sqlite.open(path, { busy_ms = 10 }))
    assert(db:exec [[
      PRAGMA synchronous = OFF;
      CREATE TABLE t (a, b);
      CREATE TABLE u (id INTEGER PRIMARY KEY)]])
  end)
  after_each(function () db:close() end)

  local function rows(...)
    local list = {}
    for row in db:rows(...) do list[#list + 1] = row end
    return list
  end

  describe("values", function ()
    for name, value in pairs {
      ["the largest integer"] = math.maxinteger,
      ["the smallest integer"] = math.mininteger,
      ["a float"] = 0.1, ["a whole float"] = 5.0,
      ["text"] = "工业", ["text with NUL"] = "a\0b", ["empty text"] = "",
    } do
      it("keeps " .. name, function ()
        local back = db:value("SELECT ?", { value })
        assert.equal(value, back)
        assert.equal(math.type(value), math.type(back))
      end)
    end

    it("binds null, nil and booleans", function ()
      assert.same({ { n = 1, t = 1, f = 0 } }, rows(
        "SELECT ?1 IS NULL AS n, ?2 AS t, ?3 AS f", { nil, true, false }))
      assert.equal(1, db:value("SELECT ? IS NULL", { sqlite.null }))
    end)

    it("binds a blob as a blob and gives its bytes back", function ()
      local blob = sqlite.blob "\0\xFF\0"
      assert.equal("blob", db:value("SELECT typeof(?)", { blob }))
      assert.equal("\0\xFF\0", db:value("SELECT ?", { blob }))
      assert.equal("text", db:value("SELECT typeof(?)", { "a" }))
    end)

    it("refuses what is no SQL value, and names the parameter", function ()
      assert.error_matches(function () db:run("SELECT ?", { {} }) end,
                           "parameter 1: a table is no SQL value")
      assert.error_matches(function () db:run("SELECT :x", { x = io.stdout }) end,
                           "parameter :x: a userdata is no SQL value")
    end)
  end)

  describe("parameters", function ()
    it("go by name or by number", function ()
      assert.equal("x-y", db:value("SELECT :a || '-' || @b", { a = "x", b = "y" }))
      assert.equal("x-y", db:value("SELECT ?1 || '-' || ?2", { "x", "y" }))
    end)

    it("that the statement does not have are refused", function ()
      assert.error_matches(function () db:value("SELECT :a", { aa = 1 }) end,
                           "no such parameter: aa")
      assert.error_matches(function () db:value("SELECT ?", { 1, 2 }) end,
                           "no such parameter: 2")
    end)
  end)

  describe("rows", function ()
    it("are tables by the names of the columns", function ()
      assert.equal(2, db:run("INSERT INTO t VALUES (1, 'x'), (2, NULL)"))
      assert.same({ { a = 1, b = "x" }, { a = 2 } }, rows "SELECT * FROM t ORDER BY a")
    end)

    it("of two columns of one name are refused", function ()
      assert.error_matches(function () rows "SELECT 1 AS a, 2 AS a" end,
                           "two columns are named a")
    end)

    it("raise what SQLite refuses", function ()
      local done, message = pcall(rows, "SELECT * FROM no_table")
      assert.is_false(done)
      assert.equal(path .. ": no such table: no_table", message)
    end)

    it("release the database when the loop is left early", function ()
      db:run "INSERT INTO t VALUES (1, 1), (2, 2)"
      pcall(function ()
        for _ in db:rows "SELECT * FROM t" do error "enough" end
      end)
      assert.is_true(db:exec "DROP TABLE t")
    end)

    it("of a statement end when it is started again", function ()
      db:run "INSERT INTO t VALUES (1, 1), (2, 2)"
      local statement = db:prepare "SELECT a FROM t"
      local next_row = statement:rows()
      assert.same({ a = 1 }, next_row())
      assert.equal(1, statement:value())
      assert.error_matches(next_row, "started again")
    end)
  end)

  describe("a statement", function ()
    it("is prepared once and run often", function ()
      local statement <close> = db:prepare "INSERT INTO t (a) VALUES (?)"
      for i = 1, 3 do assert.equal(1, statement:run { i }) end
      assert.equal(6, db:value "SELECT sum(a) FROM t")
    end)

    it("keeps what bind bound", function ()
      local statement = db:prepare("SELECT ?"):bind { 7 }
      assert.equal(7, statement:value())
      assert.equal(7, statement:value())
    end)

    it("is exactly one", function ()
      assert.error_matches(function () db:prepare "SELECT 1; SELECT 2" end,
                           "more than one statement")
      assert.error_matches(function () db:prepare " -- nothing" end,
                           "no statement")
      assert.truthy(db:prepare "SELECT 1;\n")
    end)

    it("says what is wrong with its SQL", function ()
      local statement, message, code = db:prepare "SELEC 1"
      assert.is_nil(statement)
      assert.equal(path .. ': near "SELEC": syntax error', message)
      assert.equal(1, code)
    end)

    it("is closed with its database, and outlives it", function ()
      local statement = db:prepare "SELECT 1"
      local next_row = statement:rows()
      db:close()
      assert.error_matches(function () statement:value() end, "statement is closed")
      assert.error_matches(next_row, "statement is closed")
      statement:close()
    end)
  end)

  it("counts what run changed, and nothing for what changes no row", function ()
    assert.equal(2, db:run "INSERT INTO t VALUES (1, 1), (2, 2)")
    assert.equal(0, db:run "CREATE TABLE v (a)")
    assert.equal(0, db:run "DELETE FROM t WHERE a = 9")
    assert.equal(0, db:run "SELECT 1")
    db:run "INSERT INTO u VALUES (41)"
    assert.equal(41, db:last_id())
  end)

  describe("a transaction", function ()
    it("is kept, and gives what the function gives", function ()
      assert.same({ n = 2, "x", 2 }, table.pack(db:transaction(function ()
        db:run "INSERT INTO t VALUES (1, 1)"
        return "x", 2
      end)))
      assert.is_true(db:transaction(function () end))
      assert.equal(1, db:value "SELECT count(*) FROM t")
    end)

    it("is rolled back by an error, which goes on as it is", function ()
      local problem = {}
      local done, message = pcall(db.transaction, db, function ()
        db:run "INSERT INTO t VALUES (1, 1)"
        error(problem)
      end)
      assert.is_false(done)
      assert.is_true(problem == message)
      assert.equal(0, db:value "SELECT count(*) FROM t")
      assert.is_true(db:transaction(function () end))
    end)

    it("is rolled back by nil and a message, which it returns", function ()
      assert.same({ n = 3, nil, "no", 5 }, table.pack(db:transaction(function ()
        db:run "INSERT INTO t VALUES (1, 1)"
        return nil, "no", 5
      end)))
      assert.equal(0, db:value "SELECT count(*) FROM t")
    end)

    it("holds no other", function ()
      assert.error_matches(function ()
        db:transaction(function () db:transaction(function () end) end)
      end, "a transaction is open already")
      assert.is_true(db:transaction(function () end))
    end)

    it("refuses, when the database is locked, before it calls", function ()
      local other <close> = sqlite.open(path)
      other:exec "BEGIN IMMEDIATE"
      local called = false
      local done, message, code = db:transaction(function () called = true end)
      assert.same({ nil, path .. ": database is locked", 5, false },
                  { done, message, code, called })
    end)

    it("that closes its database is a mistake", function ()
      assert.error_matches(function ()
        db:transaction(function () db:close() end)
      end, "the database was closed in its transaction")
    end)
  end)

  describe("a function in Lua", function ()
    it("is called by SQL", function ()
      assert.is_true(db:create_function("joined", -1, function (...)
        return table.concat({ ... }, "+")
      end))
      assert.equal("1+工+2.5", db:value "SELECT joined(1, '工', 2.5)")
    end)

    it("gives and takes every kind of value", function ()
      db:create_function("same", 1, function (value) return value end)
      assert.same({ { a = math.maxinteger, b = 0.5, c = "a\0b" } }, rows(
        "SELECT same(?1) AS a, same(?2) AS b, same(?3) AS c, same(NULL) AS d",
        { math.maxinteger, 0.5, "a\0b" }))
    end)

    it("that fails makes the statement fail", function ()
      db:create_function("fail", 0, function () error("so it is", 0) end)
      db:create_function("odd", 0, function () return {} end)
      local _, message = db:value "SELECT fail()"
      assert.equal(path .. ": so it is", message)
      _, message = db:value "SELECT odd()"
      assert.truthy(message:find("cannot return a table", 1, true))
    end)

    it("may query the database, but not close it", function ()
      db:create_function("count_t", 0, function ()
        return db:value "SELECT count(*) FROM t"
      end)
      db:create_function("shut", 0, function () db:close() end)
      assert.equal(0, db:value "SELECT count_t()")
      local _, message = db:value "SELECT shut()"
      assert.truthy(message:find("cannot close it", 1, true))
    end)

    it("may not use the statement that calls it", function ()
      local statement, walk
      db:create_function("meddle", 1, function (how)
        if how == "walk" then return walk() end
        return statement[how](statement)
      end)
      for _, how in ipairs { "close", "run", "bind", "value", "walk" } do
        statement = assert(db:prepare "SELECT meddle(?) AS x UNION ALL SELECT 2")
        walk = statement:rows { how }
        assert.error_matches(walk, "cannot use it")
        assert.is_true(statement:close() == nil)
      end
    end)

    it("may be called from a coroutine that is gone later", function ()
      db:create_function("twice", 1, function (x)
        return coroutine.wrap(function () return db:value("SELECT ?", { x }) end)() * 2
      end)
      assert.equal(14, coroutine.wrap(function ()
        return db:value "SELECT twice(3) + twice(4)"
      end)())
      collectgarbage()
      assert.equal(10, db:value "SELECT twice(5)")
    end)
  end)

  describe("a file", function ()
    local function refusal(name, options)
      local opened, message, code = sqlite.open(name, options)
      assert.is_nil(opened)
      assert.equal("number", type(code))
      return message
    end

    it("that is no database is refused when it is opened", function ()
      local name = helper.write(folder .. "/b.db", ("no database "):rep(100))
      assert.equal(name .. ": file is not a database", refusal(name))
    end)

    it("that is not there is refused unless it may be made", function ()
      local name = folder .. "/c.db"
      assert.equal(name .. ": unable to open database file",
                   refusal(name, { create = false }))
      assert.equal(name .. ": unable to open database file",
                   refusal(name, { readonly = true }))
    end)

    it("opened to read is not written", function ()
      local reader <close> = sqlite.open(path, { readonly = true })
      local done, message = reader:run "INSERT INTO t VALUES (1, 1)"
      assert.is_nil(done)
      assert.equal(path .. ": attempt to write a readonly database", message)
    end)

    it("that is full says so and keeps what was there", function ()
      db:exec "PRAGMA max_page_count = 5"
      local done, message = db:run("INSERT INTO t VALUES (1, ?)", { ("x"):rep(1e5) })
      assert.is_nil(done)
      assert.equal(path .. ": database or disk is full", message)
      assert.equal(0, db:value "SELECT count(*) FROM t")
    end)

    it("that is locked is waited for, then refused", function ()
      local other <close> = sqlite.open(path)
      other:exec "BEGIN EXCLUSIVE"
      local value, message, code = db:value "SELECT count(*) FROM t"
      assert.same({ nil, path .. ": database is locked", 5 }, { value, message, code })
    end)
  end)

  it("refuses an unknown option, a NUL in SQL, and use after close", function ()
    assert.error_matches(function () sqlite.open(path, { readnoly = 1 }) end,
                         "unknown option: readnoly")
    assert.error_matches(function () db:exec "SELECT 1\0; DROP TABLE t" end,
                         "SQL with a NUL byte")
    db:close()
    db:close()
    assert.error_matches(function () db:exec "SELECT 1" end, "database is closed")
  end)

  for bytes, digits in pairs {
    [""] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  } do
    it(("hashes %q by SHA-256"):format(bytes), function ()
      assert.equal(digits, sqlite.hash(bytes))
    end)
  end
end)
