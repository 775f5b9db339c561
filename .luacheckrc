-- luacheck: Lua 5.4, 100 columns at most (Chinese data counts in bytes).
std = "lua54"
max_line_length = 100
codes = true
files["tests/spec"] = { std = "lua54+busted" }
files["bindings/meta"] = { ignore = { "212", "241" } }  -- only declarations
files["scripts/rules"] = { globals = { "rule", "lexicon", "ends_in", "begins_with" },
                           max_line_length = false }  -- a pattern is one line
files["scripts/audit"] = { globals = { "relation", "words" }, max_line_length = false }
