--- Documents as running text, for what counts or looks over many of them.
local cli = require "tj.cli"
local document = require "tj.document"
local words = require "tj.words"

local corpus = {}

--- Iterates over the documents that paths stand for, with their outline; each
--- is closed when the next is asked for. What cannot be read is a problem of
--- the command line (cli.problem), and the others go on.
---@param paths string[]
---@return fun(): string?, tj.Document?
function corpus.documents(paths)
  local files, problems, notes = document.list(paths)
  for _, note in ipairs(notes) do cli.warn(note) end
  for _, problem in ipairs(problems) do cli.problem(problem) end
  local i, open = 0, nil
  return function ()
    if open then open:close() end
    while i < #files do
      i = i + 1
      local doc, message = document.open(files[i], { layers = { "outline" } })
      open = doc
      if doc then
        cli.progress(i, #files, files[i])
        return files[i], doc
      end
      cli.problem(message)
    end
    cli.progress(#files, #files)
  end
end

--- The sentences of a document that are not furniture of the page.
---@param doc tj.Document
---@return { first: integer, last: integer, text: string }[]
function corpus.sentences(doc)
  local text, blocks, list = doc:text(), doc:blocks(), {}
  for _, sentence in ipairs(doc:sentences()) do
    local block = blocks[sentence.block]
    if not block or block.type ~= "furniture" then
      list[#list + 1] = { first = sentence.first, last = sentence.last,
                          text = text:sub(sentence.first, sentence.last) }
    end
  end
  return list
end

--- The text of a document, a sentence a line.
---@param doc tj.Document
---@return string
function corpus.text(doc)
  local lines = {}
  for i, sentence in ipairs(corpus.sentences(doc)) do
    lines[i] = sentence.text:gsub("\n", " ")
  end
  return table.concat(lines, "\n")
end

local BETWEEN, BEFORE_TAG = "\31", "\30"  -- no report has these

--- Iterates over the lines of a text, each as a list of words and one of tags.
---@param text string
---@return fun(): string[]?, string[]?
function corpus.lines(text)
  local segmenter = assert(words.segmenter())
  local joined = segmenter:join(text, BETWEEN, BEFORE_TAG)
  local next_line = joined:gmatch("[^\n]+")
  return function ()
    local line = next_line()
    if not line then return nil end
    local list, tags = {}, {}
    for word, tag in line:gmatch("([^\30\31]+)\30([^\31]*)") do
      list[#list + 1], tags[#tags + 1] = word, tag
    end
    return list, tags
  end
end

--- Is it a word to count: no sign, no number, no Latin of one letter?
---@param word string
---@param tag string
---@return boolean
function corpus.is_word(word, tag)
  if tag == "m" or #word == 1 then return false end
  local first = utf8.len(word, 1, 1) and utf8.codepoint(word) or 0
  return first >= 0x3400 and first < 0xFF00 or first < 0x80 and word:find("%a") ~= nil
end

return corpus
