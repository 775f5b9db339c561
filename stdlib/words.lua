--- Words with part-of-speech tags: the bundled dictionary, and lexicons of
--- terms that are kept whole.
local segment = require "tj.core.segment"
local paths = require "tj.paths"

local words = {}

---@class words.Term
---@field text string
---@field tag? string         jieba's tag names; "n" by default
---@field frequency? integer  of two tags for one term, the more frequent counts

local shared  -- the Segmenter of this Lua state

--- "term [tag] [frequency]" as a Term; nil and what is wrong with the line.
local function read_term(line)
  local text, rest = line:match("^(%S+)%s*(.-)%s*$")
  local tag, digits = rest:match("^(%a%w*)%s*(%d*)$")
  if not tag and rest ~= "" then
    tag, digits = nil, rest:match("^(%d+)$")
    if not digits then return nil, "expected: term [tag] [frequency]" end
  end
  local term = { text = text, tag = tag or "n" }
  if digits and digits ~= "" then
    term.frequency = math.tointeger(tonumber(digits))
    if not term.frequency or term.frequency < 1
       or term.frequency > 1000000000 then
      return nil, "frequency out of range"
    end
  end
  local good, message = segment.check_term(text, term.tag)
  if not good then return nil, message end
  return term
end

--- The terms of a lexicon file: one a line, "term [tag] [frequency]"; what
--- follows a # at the beginning of a line or after a blank is a comment.
---@param path string
---@return words.Term[]? terms
---@return string? message  path:line: what is wrong
---@return integer[]? lines  the line of each term
function words.load_lexicon(path)
  local file <close>, message = io.open(path, "r")
  if not file then return nil, message end
  local terms, lines, number = {}, {}, 0
  for line in file:lines() do
    number = number + 1
    line = line:gsub("^\u{FEFF}", ""):gsub("^#.*", ""):gsub("%s#.*", "")
    if line:find("%S") then
      local term, problem = read_term(line:match("^%s*(.*)$"))
      if not term then
        return nil, ("%s:%d: %s"):format(path, number, problem)
      end
      terms[#terms + 1], lines[#lines + 1] = term, number
    end
  end
  return terms, nil, lines
end

--- Why a term changes nothing that is cut with `segmenter`; nil when it does.
---@param segmenter tj.Segmenter
---@param term words.Term
---@return string? reason
---@return string? cut  how it is cut without the term, where it does
function words.no_effect(segmenter, term)
  local list = segmenter:cut(term.text)
  if #list > 1 then return nil, segmenter:join(term.text, "/") end
  if list[1].tag ~= term.tag then return nil, term.text .. "/" .. list[1].tag end
  return "it is a word with this tag already"
end

--- A new Segmenter with the bundled dictionary and terms, and with the terms
--- of more lexicon files.
---@param lexicons? string[]  paths
---@param options? { lexicon?: boolean }  false: without the bundled terms
---@return tj.Segmenter? segmenter
---@return string? message
---@return integer? code
function words.open(lexicons, options)
  local terms, files = {}, { table.unpack(lexicons or {}) }
  if not options or options.lexicon ~= false then
    table.insert(files, 1, paths.lexicon .. "/terms.txt")
  end
  for _, path in ipairs(files) do
    local list, message = words.load_lexicon(path)
    if not list then return nil, message end
    table.move(list, 1, #list, #terms + 1, terms)
  end
  local segmenter, message, code = segment.open(paths.dictionary)
  if not segmenter then return nil, message, code end
  local done
  done, message, code = segmenter:set_lexicon(terms)
  if not done then return nil, message, code end
  return segmenter
end

--- The Segmenter with the bundled dictionary and terms, opened once.
---@return tj.Segmenter? segmenter
---@return string? message
---@return integer? code
function words.segmenter()
  if shared then return shared end
  local message, code
  shared, message, code = words.open()
  return shared, message, code
end

--- Adds the words layer to a document; each of its quantities is one word.
---@param doc tj.Document
---@return true? done
---@return string? message
---@return integer? code
function words.add(doc)
  local segmenter, message, code = words.segmenter()
  if not segmenter then return nil, message, code end
  segmenter:add(doc)
  return true
end

--- The words of a text.
---@param text string
---@param options? { mode?: tj.CutMode }
---@return tj.Word[]? words
---@return string? message
---@return integer? code
function words.cut(text, options)
  local segmenter, message, code = words.segmenter()
  if not segmenter then return nil, message, code end
  return segmenter:cut(text, options)
end

--- Compiles word lists, "word frequency tag" a line, into a dictionary file;
--- a later list goes over the earlier ones.
---@param sources string|string[]  paths
---@param target string  path; written whole or not at all
---@return true? done
---@return integer|string count  of words; the message when it failed
---@return integer? code
function words.compile(sources, target)
  return segment.compile(sources, target)
end

--- Opens a compiled dictionary without any lexicon; #segmenter is its words.
---@param path string
---@return tj.Segmenter? segmenter
---@return string? message
---@return integer? code
function words.open_dictionary(path)
  return segment.open(path)
end

return words
