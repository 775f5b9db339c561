--- Modules of stdlib/ forgotten, so that they, and the rules and word lists that
--- they keep, are read again when they are next required.
local reload = {}

-- What the user's session is in, and what tells of the command line.
local KEPT = { ["tj.host"] = true, ["tj.repl"] = true,
               ["tj.replcommands"] = true, ["tj.cli"] = true,
               ["tj.reload"] = true }

--- Forgets the modules. Who holds one in a local variable has the old one still.
---@return integer count
function reload.forget()
  local count = 0
  for name in pairs(package.loaded) do
    if name:find("^tj%.[%w_]+$") and not KEPT[name] then
      package.loaded[name] = nil
      count = count + 1
    end
  end
  return count
end

return reload
