-- faults_spec.lua: digits changed in the samples are found by the audit.
local helper = require "tests.spec.helper"

describe("the audit of samples with one digit changed", function ()
  it("finds nine of ten, and contradicts nothing else", function ()
    local result = helper.run { "run", "tests/faults/main.lua", "--faults", "20",
                                "samples" }
    assert.equal(0, result.code, result.out .. result.err)
    local planted, found =
      result.out:match("all +(%d+) planted +(%d+) found")
    assert.equal(20, tonumber(planted))
    assert.is_true(tonumber(found) >= 18)
  end)
end)
