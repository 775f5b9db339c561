--- The clean texts that are damaged: samples/, and ../shared/corpus where it is
--- there. Their truth is what the program makes of them undamaged, without
--- furniture and empty lines.
local lfs = require "lfs"
local outline = require "tj.outline"
local text = require "tj.core.text"

local documents = {}

local MAX_CHARS = 6000

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read("a")
end

local function list(folder)
  local paths = {}
  for name in lfs.dir(folder) do
    if name:find("%.%a+$") and not name:find("^%.") then
      paths[#paths + 1] = folder .. "/" .. name
    end
  end
  table.sort(paths)
  return paths
end

--- A text up to its last line end.
local function whole_lines(part)
  return part:match("^.*\n") or ""
end

--- The clean text, without the lines that are furniture.
---@param doc tj.Document  with its outline
function documents.body(doc)
  local whole, pieces, at = doc:text(), {}, 1
  for _, block in ipairs(doc:blocks()) do
    if block.type == "furniture" then
      pieces[#pieces + 1] = whole_lines(whole:sub(at, block.first - 1))
      at = (whole:find("\n", block.last + 1, true) or #whole) + 1
    end
  end
  pieces[#pieces + 1] = whole:sub(at)
  return table.concat(pieces)
end

function documents.clean(bytes, name)
  local doc <close> = assert(text.open(bytes, { name = name }))
  return doc:text()
end

--- What is left of a document when only its body is asked for.
function documents.clean_body(bytes, name)
  local doc <close> = assert(text.open(bytes, { name = name }))
  assert(outline.add(doc))
  return documents.body(doc)
end

--- At most MAX_CHARS chars, whole lines without blanks around them, none
--- empty, no blanks in a row: what a page of HTML can tell, too.
local function shorten(body)
  body = ("\n" .. body .. "\n"):gsub("[ \n]*\n[ \n]*", "\n"):gsub("  +", " ")
  local last = utf8.offset(body, MAX_CHARS)
  if last then body = whole_lines(body:sub(1, last - 1)) end
  return (body:gsub("^\n", ""):gsub("\n$", ""))
end

---@param only_samples? boolean
---@return { name: string, path: string, bytes: string, truth: string }[]
function documents.load(only_samples)
  local folders, found = { "samples" }, {}
  if not only_samples and lfs.attributes("../shared/corpus", "mode") then
    for _, name in ipairs { "", "/provinces-2026", "/state-council" } do
      folders[#folders + 1] = "../shared/corpus" .. name
    end
  end
  for _, folder in ipairs(folders) do
    for _, path in ipairs(list(folder)) do
      local name, bytes = path:match("[^/]*$"), read(path)
      found[#found + 1] = { name = name, path = path, bytes = bytes,
                            truth = shorten(documents.clean_body(bytes, name)) }
    end
  end
  return found
end

return documents
