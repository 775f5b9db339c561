--- dict: compiles word lists into the dictionary that words are cut with.
--
-- usage    tj dict build -o FILE SOURCE...
--          tj dict terms [-d DICT] -o FILE SOURCE
--          tj dict info [FILE]              (by default the bundled dictionary)
-- reads    SOURCE: "word frequency tag" a line, as jieba's dict.txt; a later
--          source goes over the earlier ones, frequency 0 takes a word away
--          terms: a lexicon, "term [tag] [frequency] [=canonical]" a line, for
--          the words of DICT (by default the bundled dictionary)
-- writes   build, terms: FILE, whole or not at all; info: what is in it
-- exits    0 done; 2 wrong usage; 3 SOURCE or FILE could not be read
--
-- example  tj dict build -o words.dict /usr/lib/python3/dist-packages/jieba/dict.txt
local cli = require "tj.cli"
local paths = require "tj.paths"
local words = require "tj.words"

local function build(app, args)
  if #args.file == 0 then app:refuse("build needs a SOURCE") end
  if not args.output then app:refuse("build needs -o FILE") end
  if args.dictionary then app:refuse("build takes no -d") end
  local done, count = words.compile(args.file, args.output)
  if done then cli.detail(("%s: %d words"):format(args.output, count))
  else cli.problem(count) end
end

local function terms(app, args)
  if #args.file ~= 1 then app:refuse("terms takes one SOURCE") end
  if not args.output then app:refuse("terms needs -o FILE") end
  local done, count = words.compile_lexicon(
    args.file[1], args.dictionary or paths.dictionary, args.output)
  if done then cli.detail(("%s: %d terms"):format(args.output, count))
  else cli.problem(count) end
end

local function info(app, args)
  if args.output then app:refuse("info takes no -o") end
  if args.dictionary then app:refuse("info takes no -d") end
  if #args.file > 1 then app:refuse("info takes one FILE") end
  local path = args.file[1] or paths.dictionary
  local dictionary <close>, message = words.open_dictionary(path)
  if dictionary then print(("%s: %d words"):format(path, #dictionary))
  else cli.problem(message) end
end

local app = cli.app()
app:argument("action"):choices { "build", "terms", "info" }
app:argument("file"):args("*")
app:option("-o --output"):argname("FILE")
app:option("-d --dictionary"):argname("DICT")
local args = app:parse()
local actions = { build = build, terms = terms, info = info }
actions[args.action](app, args)
return cli.exit_code()
