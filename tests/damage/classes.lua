--- The classes of damage. Each makes a damaged document of cells:
--   name      as the table prints it
--   damage    fun(cells): cells
--   encoding  what doc:encoding() must say; nothing is checked when nil
--   added     true: what counts is that what was put in is gone
--   marked    true: what is lost must be marked as such
local characters = require "tests.damage.characters"
local encode = require "tests.damage.encode"
local lines = require "tests.damage.lines"
local misread = require "tests.damage.misread"
local page = require "tests.damage.page"

local classes = {}

local function class(name, damage, options)
  local entry = { name = name, damage = damage }
  for key, value in pairs(options or {}) do entry[key] = value end
  classes[#classes + 1] = entry
end

-- Encodings ------------------------------------------------------------------

local UTF8 = { encoding = "UTF-8" }

class("UTF-8 with a mark", function (cells)
  return encode.bom(encode.natural(cells))
end, UTF8)
class("GB18030", function (cells)
  return encode.charset(cells, "GB18030")
end, { encoding = "GB18030" })
class("GBK", function (cells)
  return encode.charset(cells, "GBK")
end, { encoding = "GB18030" })
class("Big5", function (cells)
  return encode.charset(characters.traditional(cells, "s2tw"), "BIG5")
end, { encoding = "Big5" })
class("Big5-HKSCS", function (cells)
  return encode.charset(characters.traditional(cells, "s2hk"), "BIG5-HKSCS")
end, { encoding = "Big5" })
for _, row in ipairs { { "UTF-16LE", "<", true }, { "UTF-16BE", ">", true },
                       { "UTF-16LE", "<", false }, { "UTF-16BE", ">", false } } do
  class(row[1] .. (row[3] and " with a mark" or " without a mark"),
        function (cells) return encode.utf16(cells, row[2], row[3]) end,
        { encoding = row[1] })
end
class("stray bytes in UTF-8", function (cells)
  return encode.stray(encode.natural(cells), 0.004)
end, UTF8)
class("stray bytes in UTF-8, many", function (cells)
  return encode.stray(encode.natural(cells), 0.03)
end, UTF8)
class("UTF-8 cut in a char", function (cells)
  return encode.cut(encode.natural(cells))
end, UTF8)
class("GBK cut in a char", function (cells)
  return encode.cut(encode.charset(cells, "GBK"))
end, { encoding = "GB18030" })
class("line ends mixed", encode.line_ends, UTF8)

-- Pages ----------------------------------------------------------------------

class("HTML, charset right", function (cells)
  return page.html(cells, page.CHARSET:format("utf-8"))
end, UTF8)
class("HTML of br and spans", function (cells)
  return page.html(encode.natural(cells), "", "br")
end, UTF8)
class("HTML with spans inside", function (cells)
  return page.html(encode.natural(cells), "", "span")
end, UTF8)
class("HTML in GBK, charset right", function (cells)
  return encode.charset(page.html(cells, page.CONTENT_TYPE:format("gb2312")), "GBK")
end, { encoding = "GB18030" })
class("HTML in GBK, says UTF-8", function (cells)
  return encode.charset(page.html(cells, page.CHARSET:format("utf-8")), "GBK")
end, { encoding = "GB18030" })
class("HTML in UTF-8, says GBK", function (cells)
  return page.html(encode.natural(cells), page.CHARSET:format("gbk"))
end, UTF8)
class("HTML in GBK, says nothing", function (cells)
  return encode.charset(page.html(cells, ""), "GBK")
end, { encoding = "GB18030" })
class("HTML in Big5, charset right", function (cells)
  cells = characters.traditional(cells, "s2tw")
  return encode.charset(page.html(cells, page.CHARSET:format("big5")), "BIG5")
end, { encoding = "Big5" })

-- Mojibake -------------------------------------------------------------------

class("GBK, a byte lost", function (cells)
  return misread.gbk_with_loss(encode.natural(cells), 0.002)
end)
class("GBK, a byte lost, Traditional", function (cells)
  cells = characters.traditional(cells, "s2t")
  return misread.gbk_with_loss(encode.natural(cells), 0.002)
end)

local MISREADINGS = {
  { "UTF-8 as GBK", misread.utf8_as_gbk },
  { "UTF-8 as Latin-1", function (cells)
    return misread.single(cells, "UTF-8", "latin1")
  end },
  { "UTF-8 as CP1252", function (cells)
    return misread.single(cells, "UTF-8", "cp1252")
  end },
  { "UTF-8 as CP1252 twice", function (cells)
    return misread.single(cells, "UTF-8", "cp1252", 2)
  end },
  { "GBK as Latin-1", function (cells)
    return misread.single(cells, "GBK", "latin1")
  end },
  { "GBK as CP1252", function (cells)
    return misread.single(cells, "GBK", "cp1252")
  end },
}
for _, row in ipairs(MISREADINGS) do
  class(row[1], function (cells) return row[2](encode.natural(cells)) end)
  for _, part in ipairs { "line", "stretch" } do
    class(row[1] .. ", a " .. part, function (cells)
      return misread.part(encode.natural(cells), part, row[2])
    end)
  end
end
class("entities as text", function (cells)
  return misread.entities(encode.natural(cells), 1)
end)
class("entities as text, some", function (cells)
  return misread.entities(encode.natural(cells), 0.05)
end)
class("锟斤拷", function (cells)
  return misread.gone(encode.natural(cells), 0.01, "锟斤拷")
end, { marked = true })
class("U+FFFD", function (cells)
  return misread.gone(encode.natural(cells), 0.01, "\u{FFFD}")
end, { marked = true })

-- Chars ----------------------------------------------------------------------

class("pinyin", function (cells)
  return characters.pinyin(cells, 0.3, "(", ")")
end)
class("pinyin, few kinds of chars", function (cells)
  return characters.pinyin(cells, 0.05, "(", ")")
end)
class("pinyin in full-width marks", function (cells)
  return characters.pinyin(encode.natural(cells), 0.3, "（", "）")
end)
class("pinyin in Traditional", function (cells)
  return characters.pinyin(characters.traditional(cells, "s2t"), 0.4, "(", ")")
end)
for _, configuration in ipairs { "s2t", "s2tw", "s2hk" } do
  class("Traditional, " .. configuration, function (cells)
    return characters.traditional(encode.natural(cells), configuration)
  end)
end
class("Traditional, half the lines", function (cells)
  return characters.traditional(cells, "s2t", function ()
    return math.random(2) == 1
  end)
end)
class("full-width digits", function (cells)
  return characters.wide(cells, "^[%d.%%]$")
end)
class("full-width letters", function (cells)
  return characters.wide(cells, "^%a$")
end)
class("full-width marks", function (cells)
  return characters.wide(cells, "^[,;:()!?]$")
end)
class("unseen chars", function (cells)
  return characters.put(cells, 0.02, characters.UNSEEN, characters.between_all)
end)
class("blanks behind numbers", function (cells)
  return characters.put(cells, 1, { " " }, characters.behind_number)
end)
class("blanks of all kinds behind numbers", function (cells)
  return characters.put(cells, 0.3, characters.BLANKS, characters.behind_number)
end)
class("blanks before numbers", function (cells)
  return characters.put(cells, 1, { " " }, characters.before_number)
end)
class("blanks in numbers", function (cells)
  return characters.put(cells, 0.1, { " " }, characters.in_number)
end)
class("blanks in words", function (cells)
  return characters.put(cells, 0.02, { " " }, characters.between_chinese)
end)
class("blanks in titles", characters.spread_titles)
class("blanks behind all chars", function (cells)
  return characters.spread(cells)
end)
class("thousands separators", function (cells)
  return characters.thousands(cells, ",")
end)
class("thousands separators, full-width", function (cells)
  return characters.thousands(cells, "，")
end)

-- Lines ----------------------------------------------------------------------

local INDENT = "\u{3000}\u{3000}"

for _, row in ipairs {
  { "wrapped at 38, indented", 38, { indent = INDENT } },
  { "wrapped at 30, empty lines", 30, { indent = "\n" } },
  { "wrapped at 45", 45 },
  { "wrapped at 20", 20 },
  { "wrapped at 30", 30 },
  { "wrapped at 40 columns, indented", 40, { indent = "    ", columns = true } },
  { "wrapped at 84 columns", 84, { columns = true } },
  { "wrapped, an empty line behind each", 40, { indent = INDENT, ending = "\n\n" } },
  { "wrapped by soft breaks", 36, { indent = INDENT, ending = "\v" } },
} do
  class(row[1], function (cells)
    return lines.wrap(encode.natural(cells), row[2], row[3])
  end)
end
class("wrapped, with page numbers", function (cells)
  cells = lines.wrap(encode.natural(cells), 34, { indent = INDENT })
  return lines.number_pages(cells, 12)
end)
class("broken behind numbers", function (cells)
  return lines.break_numbers(cells, 0.5)
end)

local ADDED = { added = true }

class("repeated block", function (cells)
  return lines.repeat_block(encode.natural(cells), 6)
end, ADDED)
class("frame at the head", function (cells)
  return page.frame(encode.natural(cells), { "head" })
end, ADDED)
class("frame at the foot", function (cells)
  return page.frame(encode.natural(cells), { "foot" })
end, ADDED)
class("frame in the middle", function (cells)
  return page.frame(encode.natural(cells), { "middle" })
end, ADDED)
class("frame all around", function (cells)
  return page.frame(encode.natural(cells), { "head", "middle", "foot" })
end, ADDED)
class("spam in the middle", function (cells)
  return page.frame(encode.natural(cells), { "middle" }, page.SPAM)
end, ADDED)

return classes
