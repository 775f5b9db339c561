--- What lies in folders, with messages of one form.
local lfs = require "lfs"

local folder = {}

--- What `path` is: "file", "directory", … A link is what it leads to.
---@param path string
---@return string? mode
---@return string? message  "path: what is wrong"
function folder.mode(path)
  local mode, message = lfs.attributes(path, "mode")
  if mode then return mode end
  return nil, path .. ": " .. (message:match("': (.*)$") or message)
end

--- What two paths of one file have in common; nil where there is no file.
---@param path string
---@return string?
function folder.identity(path)
  local attributes = lfs.attributes(path)
  return attributes and ("%d:%d"):format(attributes.dev, attributes.ino)
end

--- The names in a folder, sorted, hidden ones left out.
---@param path string
---@return string[]? names
---@return string? message  "path: what is wrong"
function folder.names(path)
  local done, iterate, state = pcall(lfs.dir, path)
  if not done then  -- "cannot open PATH: why"
    return nil, path .. ": " .. iterate:match("[^:]*$"):sub(2)
  end
  local names = {}
  for name in iterate, state do
    if name:sub(1, 1) ~= "." then names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

return folder
