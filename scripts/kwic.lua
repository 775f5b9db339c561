--- kwic: a word or phrase in its contexts, one below the other (a concordance).
--
-- usage    tj kwic [--width N] [--sort WAY] [--inside] [--format F] [-o FILE]
--                  WORD PATH...
-- reads    documents, folders of them, and - for standard input
-- writes   each place of WORD in the order of the text, with what stands before
--          and after it in its sentence, aligned; and FILE:LINE
-- options  --width N  columns of context on either side: 30
--          --sort WAY by left (from the word outwards) or right context
--          --inside   also where WORD begins or ends inside a word (产业 in
--                     生产业绩); without it WORD is a word, a part of a term, or
--                     words in a row
-- exits    0 done; 1 done, and WORD is nowhere; 2 wrong usage; 3 some inputs
--          could not be read
--
-- example  $ tj kwic --width 8 --format csv 高新技术企业 samples/city-2026.txt
local cli = require "tj.cli"
local corpus = require "tj.corpus"
local kwic = require "tj.kwic"
local output = require "tj.output"
local words = require "tj.words"

local app = cli.app()
app:argument("word")
app:argument("path"):args("+")
app:option("--width"):argname("N"):convert(cli.integer(1)):default("30")
app:option("--sort"):choices { "left", "right" }
app:flag("--inside")
app:formats(output.formats)
local args = app:parse()
if args.word == "" then app:refuse("WORD is empty") end

local segmenter, message = words.segmenter()
if not segmenter then
  cli.problem(message)
  return cli.exit_code()
end
local rows = {}
for path, doc in corpus.documents(args.path) do
  kwic.add(rows, path, doc, args.word, { width = args.width,
                                         inside = args.inside })
end
if args.sort then kwic.sort(rows, args.sort) end
local writer = assert(output.open {
  format = args.format, file = args.output,
  columns = { { key = "left", align = "right" }, "word", "right", "place" },
})
for _, row in ipairs(rows) do writer:row(row) end
return cli.close(writer, #rows == 0 and cli.FOUND or cli.DONE)
