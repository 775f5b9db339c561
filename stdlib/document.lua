--- From paths to documents: reads files, and has every stage add its layer.
local lfs = require "lfs"
local folders = require "tj.folder"
local outline = require "tj.outline"
local numbers = require "tj.numbers"
local places = require "tj.places"
local text = require "tj.core.text"
local words = require "tj.words"
require "tj.core.quotes"  -- doc:quotes

local document = {
  steps = text.steps,  -- of clean, in their order: what options.skip may name
}

local ENDINGS = { txt = true, htm = true, html = true, md = true }

-- Reading files -------------------------------------------------------------

--- "No such file or directory" without the path that Lua puts in front.
local function reason_of(message, path)
  if message:sub(1, #path + 2) == path .. ": " then
    message = message:sub(#path + 3)
  end
  return message
end

--- The bytes of a file; "-" is standard input.
---@param path string
---@return string? bytes
---@return string? message  "path: what is wrong"
function document.read(path)
  if type(path) ~= "string" then
    error("path must be a string, got " .. type(path), 2)
  end
  if path == "-" then return io.stdin:read("a") end
  if lfs.attributes(path, "mode") == "directory" then
    return nil, path .. ": is a directory"
  end
  local file <close>, message = io.open(path, "rb")
  if not file then
    return nil, path .. ": " .. reason_of(message, path)
  end
  local bytes, trouble = file:read("a")
  if not bytes then return nil, path .. ": " .. trouble end
  return bytes
end

-- Documents -----------------------------------------------------------------

--- Adds the quantities. What 兆 is depends on the document's region, for which
--- the outline is read where the text has that char.
local function add_quantities(doc)
  local region = doc:text():find("兆", 1, true) and outline.read(doc).region
  numbers.add(doc, {
    taiwan = region and places.province(region) == "台湾省" or false,
  })
end

-- In this order: a quantity may need the region, a word may be a quantity.
local LAYERS = { "outline", "quantities", "words" }
local ADD = { outline = outline.add, quantities = add_quantities,
              words = words.add }

--- The wanted layers, and those that they need, as a set; all by default.
local function set_of(layers)
  local wanted = {}
  for _, name in ipairs(layers or LAYERS) do
    if not ADD[name] then error("unknown layer '" .. tostring(name) .. "'", 3) end
    wanted[name] = true
  end
  wanted.quantities = wanted.quantities or wanted.words
  wanted.outline = wanted.outline or wanted.quantities
  return wanted
end

--- Adds layers above clean text; nil, message, code when one cannot.
local function add_layers(doc, wanted)
  for _, name in ipairs(LAYERS) do
    if wanted[name] then
      local done, message, code = ADD[name](doc)
      if not done and message then
        doc:close()
        return nil, message, code
      end
    end
  end
  return doc
end

--- The document of a file with its layers. The members of the userdata are
--- listed in docs/architecture.md.
---@class document.Options: text.Options
---@field layers? ("outline"|"quantities"|"words")[]  all by default; words
---                             need quantities, and those the outline
---@param path string  "-" is standard input
---@param options? document.Options
---@return tj.Document? doc
---@return string? message  "path: what is wrong"
---@return integer? code
function document.open(path, options)
  local settings = { name = path }
  for key, value in pairs(options or {}) do settings[key] = value end
  local wanted = set_of(settings.layers)
  settings.layers = nil
  local bytes, message = document.read(path)
  if not bytes then return nil, message end
  local doc, refusal, code = text.open(bytes, settings)
  if not doc then return nil, refusal, code end
  return add_layers(doc, wanted)
end

--- A document of a string, cleaned like a file, but never taken for a page.
---@param content string  UTF-8
---@param name? string  stands in messages; "text" by default
---@return tj.Document? doc
---@return string? message
---@return integer? code
function document.from_text(content, name)
  local doc, message, code = text.open(content, {
    encoding = "UTF-8", html = false, name = name or "text",
  })
  if not doc then return nil, message, code end
  return add_layers(doc, set_of())
end

--- Bytes of a string that begin no char of UTF-8.
---@param s string
---@return integer
function document.invalid_count(s)
  local count, at = 0, 1
  while true do
    local _, bad = utf8.len(s, at)
    if not bad then return count end
    count, at = count + 1, bad + 1
  end
end

--- What every command says of bytes that could not be decoded; nil for none.
---@param path string
---@param count integer
---@param encoding string
---@return string? warning
function document.warning(path, count, encoding)
  if count == 0 then return nil end
  return ("%s: bytes that are not %s: %d"):format(path, encoding, count)
end

--- What a command says of chars that were lost before the file was saved; nil
--- for none.
---@param path string
---@param count integer  of doc:lost_count()
---@param invalid integer  of doc:invalid_count(): those were told already
---@return string? warning
function document.lost_warning(path, count, invalid)
  count = count - invalid
  if count <= 0 then return nil end
  return ("%s: %d %s lost (锟斤拷, U+FFFD): %s"):format(
    path, count, count == 1 and "char is" or "chars are",
    count == 1 and "it stands as it is" or "they stand as they are")
end

-- Lists of files ------------------------------------------------------------

local function is_document(name)
  local ending = name:match("%.([^.]*)$")
  return not ending or ENDINGS[ending:lower()] or false
end

--- Adds the documents under `folder` to `found.files`, and counts the rest.
--- Folders that are links are not entered: they could lead back.
local function add_folder(found, folder)
  local names, message = folders.names(folder)
  if not names then
    found.problems[#found.problems + 1] = message
    return
  end
  for _, name in ipairs(names) do
    local path = folder:gsub("/$", "") .. "/" .. name
    local mode = lfs.attributes(path, "mode")
    local is_link = lfs.symlinkattributes(path, "mode") == "link"
    if mode == "directory" and not is_link then
      add_folder(found, path)
    elseif mode == "file" and is_document(name) then
      found.files[#found.files + 1] = path
    else
      found.left_out = found.left_out + 1
    end
  end
end

local function list_folder(found, folder)
  local files, problems = #found.files, #found.problems
  local left_out = found.left_out
  add_folder(found, folder)
  left_out = found.left_out - left_out
  if #found.files == files and #found.problems == problems then
    found.problems[#found.problems + 1] = folder
      .. ": no documents in this folder (.txt, .htm, .html, .md)"
  elseif left_out > 0 then
    found.notes[#found.notes + 1] = ("%s: %d files left out: their endings "
      .. "are not .txt, .htm, .html or .md"):format(folder, left_out)
  end
end

--- The files that paths stand for. A folder stands for the documents in it
--- and below, in sorted order; a file and "-" for themselves, whatever the
--- ending.
---@param paths string[]
---@return string[] files
---@return string[] problems  messages: a path that is not there, an empty folder
---@return string[] notes  messages: what was left out of which folder
function document.list(paths)
  local found = { files = {}, problems = {}, notes = {}, left_out = 0 }
  for _, path in ipairs(paths) do
    local mode, message = "file", nil
    if path ~= "-" then mode, message = folders.mode(path) end
    if mode == "directory" then
      list_folder(found, path)
    elseif mode then
      found.files[#found.files + 1] = path
    else
      found.problems[#found.problems + 1] = message
    end
  end
  return found.files, found.problems, found.notes
end

return document
