--- Rows as a workbook of Excel (XLSX): numbers are numbers as long as Excel
--- keeps all their digits, and a cell with a source links to its sentence on a
--- second sheet.
local grid = require "tj.grid"
local marked = require "tj.marked"
local sheet = require "tj.core.sheet"
local source = require "tj.source"

local EXACT = 15  -- significant digits that Excel keeps
local GROUPED = 5  -- digits from which on a number is written as 12,345
local WIDEST, NARROWEST = 60, 6  -- of a column, in chars
local SENTENCES = "sources"

-- Values ----------------------------------------------------------------------

--- Text that XLSX can hold, cut to what a cell takes. "_x0041_" would be read as
--- an escape.
local function clean(value)
  local text = grid.utf8(grid.cell(value)):gsub("\r\n?", "\n")
  text = text:gsub("[\0-\8\11-\31\127]", " "):gsub("\u{FFFE}", "\u{FFFD}")
    :gsub("\u{FFFF}", "\u{FFFD}"):gsub("_(x%x%x%x%x_)", "_x005F_%1")
  if #text <= sheet.max_chars then return text end
  local last, units = 0, 0
  for at, char in utf8.codes(text) do
    units = units + (char > 0xFFFF and 2 or 1)
    if units >= sheet.max_chars then return text:sub(1, last) .. "…" end
    last = at + #utf8.char(char) - 1
  end
  return text
end

--- The digits of a number that Excel keeps whole; nil for all else.
local function digits_of(value, column)
  local is_number = type(value) == "number" or type(value) == "userdata"
                    or column.type == "number"
  local text = is_number and grid.cell(value) or ""
  local sign, whole, rest = text:match("^(%-?)(%d+)%.?(%d*)$")
  if not whole or #(whole .. rest):gsub("^0+", "") > EXACT then return nil end
  return sign .. whole .. (rest ~= "" and "." .. rest or ""), #whole, #rest
end

-- The writer ------------------------------------------------------------------

---@class workbook.Writer
---@field path string?         of the temporary file, while there is one
---@field book sheet.Book
---@field page sheet.Sheet     the rows
---@field options output.Settings
---@field formats table<string, integer>
---@field widths integer[]
---@field last integer         row
---@field links integer
---@field unlinked integer     cells that Excel would take no link of
---@field sources source.List
local Writer = {}
Writer.__index = Writer

--- Excel's own name of a number format: as many decimals as were written.
local function pattern_of(whole, rest)
  if rest > EXACT then return "General" end
  return (whole < GROUPED and "0" or "#,##0")
         .. (rest > 0 and "." .. ("0"):rep(rest) or "")
end

--- The format of these options, made once.
function Writer:format(name, options)
  self.formats[name] = self.formats[name] or self.book:format(options)
  return self.formats[name]
end

--- The format of a cell that may be a number and a link.
function Writer:format_of(pattern, is_link, align)
  local name = table.concat({ pattern or "", is_link and "link" or "",
                              align or "" }, " ")
  return self:format(name, {
    number = pattern, align = align, underline = is_link,
    colour = is_link and 0x1F4E9E or nil })
end

function Writer:widen(column, text)
  for line in (text .. "\n"):gmatch("(.-)\n") do
    local width = #line > 4 * WIDEST and WIDEST or grid.width(line)
    self.widths[column] = math.min(WIDEST,
      math.max(self.widths[column] or NARROWEST, width))
  end
end

--- Links the cell to its sentence. Excel takes so many links of a sheet and no
--- more; what comes after has its value alone, and the end says of how many.
function Writer:link(row, at, from)
  if self.links >= sheet.max_links then
    self.unlinked = self.unlinked + 1
    return
  end
  self.links = self.links + 1
  assert(self.page:link(row, at, ("internal:'%s'!A%d"):format(
    SENTENCES, self.sources:number(from) + 1), source.tip(from)))
end

function Writer:cell(row, at, value, column, from)
  local digits, whole, rest = digits_of(value, column)
  if from and (digits or grid.cell(value) ~= "") then self:link(row, at, from)
  else from = nil end
  if digits then
    local pattern = column.format or pattern_of(whole, rest)
    self:widen(at, digits .. ("_"):rep(whole // 3))
    return assert(self.page:number(row, at, tonumber(digits),
                                   self:format_of(pattern, from ~= nil)))
  end
  local text = clean(value)
  if text == "" then return end
  self:widen(at, text)
  local format = self:format_of(nil, from ~= nil, column.align)
  if marked.is(value) and text == value.text then
    return assert(self.page:marked(row, at, text, value.spans,
                                   self:format("mark", { bold = true }), format))
  end
  assert(self.page:text(row, at, text, format))
end

function Writer:row(values)
  self.last = self.last + 1
  if self.last > sheet.max_rows then
    error({ refusal = ("more than %d rows, which xlsx cannot hold")
      :format(sheet.max_rows - 1) })
  end
  for at, column in ipairs(self.options.columns) do
    self:cell(self.last, at, values[column.key], column,
              column.source and values[column.source])
  end
end

--- The row of headings of a sheet.
local function put_headings(writer, page, titles)
  local format = writer:format("head", { bold = true, background = 0xE8EEF7 })
  for at, title in ipairs(titles) do
    assert(page:text(1, at, clean(title), format))
  end
  page:freeze(1)
end

--- The second sheet: every sentence that a cell links to.
function Writer:put_sources()
  if #self.sources == 0 then return end
  local page = assert(self.book:add(SENTENCES))
  put_headings(self, page, { "document", "line", "sentence", "start", "end" })
  local wrap = self:format("wrap", { wrap = true })
  local mark = self:format("mark", { bold = true })
  for i, from in ipairs(self.sources) do
    assert(page:text(i + 1, 1, clean(from.doc)))
    if from.line then assert(page:number(i + 1, 2, from.line)) end
    local sentence, text = source.sentence(from), clean(from.sentence)
    if marked.is(sentence) and text == sentence.text then
      assert(page:marked(i + 1, 3, text, sentence.spans, mark, wrap))
    else
      assert(page:text(i + 1, 3, text, wrap))
    end
    for at, key in ipairs { "start", "end" } do
      if from[key] then assert(page:number(i + 1, 3 + at, from[key])) end
    end
  end
  for at, width in ipairs { 32, 8, 80, 10, 10 } do page:width(at, width) end
end

--- Lays the rows out and writes the file.
function Writer:finish()
  for at, width in ipairs(self.widths) do self.page:width(at, width + 2) end
  self.page:freeze(1)
  if self.last > 1 then
    assert(self.page:filter(self.last, #self.options.columns))
  end
  self:put_sources()
  return self.book:close()
end

--- Takes the temporary file away. Twice is once.
function Writer:discard()
  if self.path then os.remove(self.path) end
  self.path = nil
end

Writer.__gc = Writer.discard  -- of a program that an error ends

--- A name that Excel takes for a sheet.
local function sheet_name(title)
  local name = clean(title or "table"):gsub("[%[%]:*?/\\\n]", " ")
    :gsub("^[' ]+", "")
  local cut = utf8.offset(name, 32)
  if cut then name = name:sub(1, cut - 1) end
  name = name:gsub("[' ]+$", "")
  return (name == "" or name:lower() == SENTENCES) and "table" or name
end

local function unlinked_text(count)
  return ("Excel takes %d links of a sheet: %d cells more have none")
    :format(sheet.max_links, count)
end

local function read_whole(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read("a")
end

---@param options output.Settings
---@param put fun(part: string)
---@return output.Format
return function (options, put)
  local path = os.tmpname()
  local book = assert(sheet.create(path))
  local writer = setmetatable({
    path = path, book = book, page = assert(book:add(sheet_name(options.title))),
    options = options, formats = {}, widths = {}, last = 1, links = 0,
    unlinked = 0,
    sources = source.list() }, Writer)
  local titles = {}
  for at, column in ipairs(options.columns) do
    titles[at] = column.title
    writer:widen(at, column.title)
  end
  put_headings(writer, writer.page, titles)
  return {
    row = function (values) writer:row(values) end,
    finish = function ()
      local done, message = writer:finish()
      if not done then error({ refusal = message }) end
      put(read_whole(path))
      return writer.unlinked > 0 and unlinked_text(writer.unlinked) or nil
    end,
    discard = function () writer:discard() end,
  }
end
