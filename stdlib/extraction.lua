--- Facts out of many files, on several processes, in the order of the files.
local document = require "tj.document"
local facts = require "tj.facts"
local json = require "tj.core.json"
local outline = require "tj.outline"
local system = require "tj.core.system"

local extraction = {}

---@class extraction.Result  of one file; plain tables that can be sent as JSON
---@field path string
---@field encoding string
---@field bytes integer
---@field hash string  of the raw bytes
---@field shape outline.Shape  its sections with `start` and `end` too
---@field facts fact.Fact[]
---@field coverage facts.Coverage
---@field sentences extraction.Sentence[]?  where they were asked for
---@field unexplained extraction.Unexplained[]?  where the options ask for them
---@field problems string[]  of rules that failed
---@field invalid integer  bytes that could not be decoded
---@field lost integer  chars that cannot be brought back

---@class extraction.Sentence
---@field line integer  of the raw file, from 1
---@field start integer  bytes of the raw file, from 0
---@field end integer  exclusive
---@field text string
---@field type string  of its block: paragraph, heading, metadata or row
---@field paragraph integer  index of its block
---@field section integer  index of the innermost section around it

---@class extraction.Unexplained  a number that no rule claimed
---@field start integer
---@field end integer
---@field line integer
---@field text string
---@field sentence string
---@field at integer  where the number begins in the sentence, in bytes from 1
---@field unit string
---@field type string

---@class extraction.Options
---@field jobs integer?  worker processes
---@field encoding string?
---@field sentences boolean?
---@field unexplained boolean?  tell each number that no rule claimed

--- Adds the number at which `watch` of facts.extract is.
local function add_unexplained(list, reading, view, quantity)
  local start, stop = reading.doc:raw_span(quantity.first, quantity.last)
  local _, breaks = reading.raw:sub(1, start):gsub("\n", "")
  list[#list + 1] = {
    start = start, ["end"] = stop, line = breaks + 1, text = quantity.text,
    sentence = view.text:sub(view.first, view.last),
    at = quantity.first - view.first + 1,
    unit = quantity.unit, type = quantity.type,
  }
end

--- All sentences of the report: those of the page around it are left out.
local function sentences_of(doc, shape)
  local text, blocks, list = doc:text(), doc:blocks(), {}
  local raw, line, counted = doc:raw(), 1, 0
  for _, span in ipairs(doc:sentences()) do
    local type = blocks[span.block].type
    if type ~= "furniture" then
      local start, stop = doc:raw_span(span.first, span.last)
      local _, breaks = raw:sub(counted + 1, start):gsub("\n", "")
      line, counted = line + breaks, math.max(start, counted)
      local _, section = outline.section_at(shape, span.first)
      list[#list + 1] = {
        text = text:sub(span.first, span.last), line = line, start = start,
        ["end"] = stop, type = type, paragraph = span.block, section = section }
    end
  end
  return list
end

--- Puts the raw offsets of the sections beside their spans.
local function place_sections(doc, shape)
  for _, section in ipairs(shape.sections) do
    section.start, section["end"] = doc:raw_span(section.first, section.last)
  end
end

--- Everything about a document.
---@param doc tj.core.Document
---@param path string
---@param set rules.Set
---@param options extraction.Options
---@return extraction.Result
function extraction.of(doc, path, set, options)
  local unexplained = options.unexplained and {} or nil
  local function watch(reading, view, index, made)
    if not made then
      add_unexplained(unexplained, reading, view, reading.quantities[index])
    end
  end
  local list, coverage, problems, shape =
    facts.extract(doc, set, path, unexplained and watch)
  local raw = doc:raw()
  place_sections(doc, shape)
  return {
    path = path, encoding = (doc:encoding()), bytes = #raw,
    hash = facts.hash(raw), shape = shape, facts = list, coverage = coverage,
    sentences = options.sentences and sentences_of(doc, shape),
    problems = problems, unexplained = unexplained,
    invalid = doc:invalid_count(), lost = doc:lost_count(),
  }
end

--- Everything about one file; nil and a message when it cannot be read.
---@param path string
---@param set rules.Set
---@param options? extraction.Options
---@return extraction.Result?
---@return string? message
function extraction.read(path, set, options)
  options = options or {}
  local doc <close>, message = document.open(path,
                                             { encoding = options.encoding })
  if not doc then return nil, message end
  return extraction.of(doc, path, set, options)
end

--- A path may hold bytes that JSON refuses, so answers are sent without it.
local function set_path(result, path)
  result.path = path
  for _, fact in ipairs(result.facts) do fact.doc = path end
end

--- A worker's answer: a file that cannot be read is an answer too.
local function answer(path, set, options)
  local result, message = extraction.read(path, set, options)
  if result then
    set_path(result, nil)
  elseif message:sub(1, #path + 2) == path .. ": " then
    message = message:sub(#path + 3)
  end
  return json.encode { result = result, message = message }
end

--- Iterates over `files`: index, result; or index, nil, message.
---@param files string[]
---@param set rules.Set
---@param options? extraction.Options
function extraction.each(files, set, options)
  options = options or {}
  local settings = { encoding = options.encoding,
                     sentences = options.sentences,
                     unexplained = options.unexplained }
  local jobs = math.min(options.jobs or 1, #files)
  if jobs <= 1 then
    local i = 0
    return function ()
      i = i + 1
      if not files[i] then return nil end
      return i, extraction.read(files[i], set, settings)
    end
  end
  local next_answer, state, control, closing =
    system.map(files, jobs, function (path)
      return answer(path, set, settings)
    end)
  return function (s, i)
    local index, text, failure = next_answer(s, i)
    if not index then return nil end
    if not text then
      return index, nil, files[index] .. ": " .. failure
    end
    local reply = assert(json.decode(text))
    if not reply.result then
      return index, nil, files[index] .. ": " .. reply.message
    end
    set_path(reply.result, files[index])
    return index, reply.result
  end, state, control, closing
end

return extraction
