--- Charsets as tables, made by the command iconv: independent of the decoder
--- that is under test.
local charsets = {}

--- Every char of the planes that the charsets know, one a line.
local function all_chars()
  local lines = {}
  for c = 0x80, 0xFFFD do
    if c < 0xD800 or c > 0xDFFF then lines[#lines + 1] = utf8.char(c) end
  end
  for c = 0x20000, 0x2A6DF do lines[#lines + 1] = utf8.char(c) end
  return lines
end

local function write_all_chars(path)
  local file <close> = assert(io.open(path, "wb"))
  local chars = all_chars()
  file:write(table.concat(chars, "\n"), "\n")
  return chars
end

--- What iconv makes of each char; chars that it cannot encode are absent.
--- No charset here has 0A as a second byte, so the lines stay lines.
local function load(name)
  local path = os.tmpname()
  local chars = write_all_chars(path)
  local pipe = assert(io.popen(("iconv -c -f UTF-8 -t %s <%s 2>/dev/null")
                               :format(name, path)))
  local encoded = pipe:read("a")
  pipe:close()
  os.remove(path)
  local map, i = {}, 0
  for c = 0, 0x7F do map[string.char(c)] = string.char(c) end
  for bytes in encoded:gmatch("([^\n]*)\n") do
    i = i + 1
    if bytes ~= "" then map[chars[i]] = bytes end
  end
  assert(i == #chars, "iconv does not know " .. name)
  return map
end

local encoders, decoders = {}, {}

--- From char to bytes.
---@param name string  as iconv calls it
---@return table<string, string>
function charsets.encoder(name)
  encoders[name] = encoders[name] or load(name)
  return encoders[name]
end

--- From bytes to char.
---@param name string
---@return table<string, string>
function charsets.decoder(name)
  if not decoders[name] then
    decoders[name] = {}
    for char, bytes in pairs(charsets.encoder(name)) do
      decoders[name][bytes] = char
    end
  end
  return decoders[name]
end

--- One char in UTF-16.
---@param char string  UTF-8
---@param order "<" | ">"  little or big end first
function charsets.utf16(char, order)
  local c = utf8.codepoint(char)
  if c < 0x10000 then return string.pack(order .. "I2", c) end
  c = c - 0x10000
  return string.pack(order .. "I2I2", 0xD800 + (c >> 10), 0xDC00 + (c & 0x3FF))
end

--- Reads bytes as GBK the way a browser does: a lead byte with a wrong second
--- byte becomes U+FFFD, and an ASCII byte after it is read again.
---@param bytes string
---@return { char: string, first: integer, last: integer, ok: boolean }[] units
function charsets.read_gbk(bytes)
  local map, units, at = charsets.decoder("GB18030"), {}, 1
  while at <= #bytes do
    local pair = bytes:sub(at, at + 1)
    local char = map[pair]
    local size = 2
    if bytes:byte(at) < 0x80 then char, size = bytes:sub(at, at), 1
    elseif not char and (pair:byte(2) or 0) < 0x80 then size = 1 end
    units[#units + 1] = { char = char or "\u{FFFD}", first = at,
                          last = at + size - 1, ok = char ~= nil }
    at = at + size
  end
  return units
end

--- A byte as a single-byte charset shows it: Latin-1, or what browsers call
--- that (Windows-1252).
---@param name "latin1" | "cp1252"
---@return table<string, string>
function charsets.single(name)
  local map = {}
  for byte = 0, 255 do map[string.char(byte)] = utf8.char(byte) end
  if name == "cp1252" then
    for bytes, char in pairs(charsets.decoder("CP1252")) do map[bytes] = char end
  end
  return map
end

return charsets
