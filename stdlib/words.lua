--- Words with part-of-speech tags: the bundled dictionary, and lexicons of
--- terms that are kept whole.
local segment = require "tj.core.segment"
local paths = require "tj.paths"

local words = {}

---@class words.Term
---@field text string
---@field tag? string         jieba's tag names; "n" by default
---@field frequency? integer  of two tags for one term, the more frequent counts
---@field canonical? string   what it is another name of

local shared  -- the Segmenter of this Lua state
local shared_has_own = false  -- of words.keep_whole

local SYNTAX = "expected: term [tag] [frequency] [=canonical]"

--- A Term of the parts of a line; nil and what is wrong with them.
local function make_term(text, tag, digits, canonical)
  local term = { text = text, tag = tag or "n", canonical = canonical }
  if digits then
    term.frequency = math.tointeger(tonumber(digits))
    if not term.frequency or term.frequency < 1
       or term.frequency > 1000000000 then
      return nil, "frequency out of range"
    end
  end
  if canonical == text then return nil, "the canonical name is the term" end
  local good, message = segment.check_term(text, term.tag)
  if good and canonical then good, message = segment.check_term(canonical) end
  if not good then return nil, message end
  return term
end

--- "term [tag] [frequency] [=canonical]" as a Term; nil and what is wrong.
local function read_term(line)
  local fields, at = {}, 2
  for field in line:gmatch("%S+") do
    if #fields == 4 then return nil, SYNTAX end
    fields[#fields + 1] = field
  end
  local function take(pattern)
    local part = (fields[at] or ""):match(pattern)
    if part then at = at + 1 end
    return part
  end
  local tag = take "^%a%w*$"
  local digits = take "^%d+$"
  local canonical = take "^=(.+)$"
  if fields[at] then return nil, SYNTAX end
  return make_term(fields[1], tag, digits, canonical)
end

--- The terms in the text of a lexicon file; `path` stands in messages. Where
--- `problems` is given, a line that is wrong is said there and left out.
local function read_terms(text, path, problems)
  local terms, lines, number = {}, {}, 0
  for line in (text:gsub("\n$", "") .. "\n"):gmatch("(.-)\n") do
    number = number + 1
    line = line:gsub("^\u{FEFF}", ""):gsub("^#.*", ""):gsub("%s#.*", "")
    if line:find("%S") then
      local term, problem = read_term(line)
      local message = problem and ("%s:%d: %s"):format(path, number, problem)
      if term then
        terms[#terms + 1], lines[#lines + 1] = term, number
      elseif problems then
        problems[#problems + 1] = message
      else
        return nil, message
      end
    end
  end
  return terms, nil, lines
end

local function read_file(path)
  local file <close>, message = io.open(path, "rb")
  if not file then return nil, message end
  local text, problem = file:read("a")
  return text, problem and path .. ": " .. problem
end

--- The terms of a lexicon file: one a line, "term [tag] [frequency]
--- [=canonical]"; what follows a # at the beginning of a line or after a blank
--- is a comment.
---@param path string
---@param problems? string[]  gets what is wrong with lines, which are left out
---@return words.Term[]? terms
---@return string? message  path:line: what is wrong
---@return integer[]? lines  the line of each term
function words.load_lexicon(path, problems)
  local text, message = read_file(path)
  if not text then return nil, message end
  return read_terms(text, path, problems)
end

--- The words that every report has (scripts/lexicon/generic.txt), with their
--- tags.
---@return table<string, string>? tags  by word
---@return string? message  path:line: what is wrong
function words.load_generic()
  local terms, message = words.load_lexicon(paths.lexicon .. "/generic.txt")
  if not terms then return nil, message end
  local tags = {}
  for _, term in ipairs(terms) do tags[term.text] = term.tag end
  return tags
end

local function is_term(segmenter, text)
  for _, edge in ipairs(segmenter:explain(text)) do
    if edge.chosen and edge.source == "term" then return true end
  end
  return false
end

--- Is it a sign, or a run of letters and digits? Those are never cut.
local function is_uncut(segmenter, text)
  local first = utf8.codepoint(text)
  return (first < 0x3400 or first >= 0xE000 and first < 0x20000)
    and #segmenter:cut(text, { mode = "chars" }) == 1
end

--- Why a term changes nothing, or little, that is cut with `segmenter`; nil
--- when it changes more.
---@param segmenter tj.Segmenter
---@param term words.Term
---@return string? reason
---@return string? cut  how it is cut without the term, where it is another way
function words.no_effect(segmenter, term)
  local list = segmenter:cut(term.text)
  if term.canonical or #list > 1 then
    return nil, segmenter:join(term.text, "/")
  end
  if list[1].tag ~= term.tag then return nil, term.text .. "/" .. list[1].tag end
  if is_term(segmenter, term.text) then
    return "no effect: it is a bundled term with this tag already"
  elseif is_uncut(segmenter, term.text) then
    return "no effect: it is one word with this tag wherever it stands"
  end
  return "little effect: it is a word with this tag already, and now kept"
    .. " whole where costs would cut it"
end

--- Gives a Segmenter the bundled terms alone: those that were compiled when the
--- program was built, unless the text has been edited since.
local function use_bundled(segmenter, path)
  local text, problem = read_file(path)
  if not text then return nil, problem end
  if not text:find("%s=") and segmenter:load_lexicon(paths.terms, text) then
    return true
  end
  local terms, message = read_terms(text, path)
  if not terms then return nil, message end
  return segmenter:set_lexicon(terms)
end

--- Gives a Segmenter the terms of all files, and those of the file `bundled`
--- that none of them has. `problems` as for words.load_lexicon.
local function use_files(segmenter, files, bundled, problems)
  local terms, own = {}, {}
  for _, path in ipairs(files) do
    local list, message = words.load_lexicon(path, problems)
    if not list then return nil, message end
    for _, term in ipairs(list) do
      terms[#terms + 1], own[term.text] = term, true
    end
  end
  local list, message = {}, nil
  if bundled then list, message = words.load_lexicon(bundled) end
  if not list then return nil, message end
  for _, term in ipairs(list) do
    if not own[term.text] then terms[#terms + 1] = term end
  end
  local done, problem, code = segmenter:set_lexicon(terms)
  if done then return true end
  return nil, table.concat(files, ", ") .. ": " .. problem, code
end

--- Has a file the text of the bundled terms?
---@param path string
---@return boolean
function words.is_bundled(path)
  local text = read_file(path)
  return text ~= nil and text == read_file(paths.lexicon .. "/terms.txt")
end

--- A new Segmenter with the bundled dictionary and terms, and with the terms
--- of more lexicon files. What these say of a bundled term counts.
---@param lexicons? string[]  paths
---@param options? { lexicon?: boolean, problems?: string[] }  lexicon = false:
---  without the bundled terms; problems: as for words.load_lexicon
---@return tj.Segmenter? segmenter
---@return string? message
---@return integer? code
function words.open(lexicons, options)
  local files, bundled = lexicons or {}, nil
  if not options or options.lexicon ~= false then
    bundled = paths.lexicon .. "/terms.txt"
  end
  local segmenter, message, code = segment.open(paths.dictionary)
  if not segmenter then return nil, message, code end
  local done
  if bundled and #files == 0 then
    done, message, code = use_bundled(segmenter, bundled)
  else
    done, message, code = use_files(segmenter, files, bundled,
                                    options and options.problems)
  end
  if done then return segmenter end
  segmenter:close()
  return nil, message, code
end

--- Compiles a lexicon file for the dictionary of words, so that it opens fast.
---@param path string
---@param dictionary string  path of a compiled dictionary
---@param target string  written whole or not at all
---@return true? done
---@return integer|string count  of terms; the message when it failed
---@return integer? code
function words.compile_lexicon(path, dictionary, target)
  local text, problem = read_file(path)
  if not text then return nil, problem end
  local terms, message = read_terms(text, path)
  if not terms then return nil, message end
  if #terms == 0 then return nil, path .. ": no terms in it" end
  local segmenter <close>, refusal, code = segment.open(dictionary)
  if not segmenter then return nil, refusal, code end
  local done
  done, refusal, code = segmenter:set_lexicon(terms)
  if done then done, refusal, code = segmenter:save_lexicon(target, text) end
  if not done then return nil, refusal, code end
  return true, #terms
end

--- Is it the name of a tag that words can have?
---@param name string
---@return boolean
function words.is_tag(name)
  return segment.check_term("字", name) == true
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

--- Keeps terms whole from here on wherever words are cut, besides the bundled
--- ones; those that are one word already need nothing, unless they have a tag of
--- their own or another name. They replace the terms of the call before.
---@param terms words.Term[]
---@return true? done
---@return string? message
---@return integer? code
function words.keep_whole(terms)
  local plain, message, code = words.segmenter()
  if not plain then return nil, message, code end
  if shared_has_own then
    shared, shared_has_own = nil, false
    plain, message, code = words.segmenter()
    if not plain then return nil, message, code end
  end
  local new = {}
  for _, term in ipairs(terms) do
    local list = segment.check_term(term.text, term.tag)
                 and plain:cut(term.text) or {}
    if #list > 1 or #list == 1 and (term.canonical
       or term.tag ~= "n" and term.tag ~= list[1].tag) then
      new[#new + 1] = term
    end
  end
  if #new == 0 then return true end
  local bundled, problem = words.load_lexicon(paths.lexicon .. "/terms.txt")
  if not bundled then return nil, problem end
  table.move(new, 1, #new, #bundled + 1, bundled)
  shared_has_own = true
  return plain:set_lexicon(bundled)
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
