--- faults: one digit of a number that others confirm is changed in a real report,
--- and the audit must find it.
--
-- usage    tj run tests/faults/main.lua [--faults N] [--seed N] [--show N] [PATH...]
-- reads    the reports at PATH; samples/, and ../shared/corpus where it is there,
--          by default
-- options  --faults N  how many at most; 300 by default
--          --seed N    which ones; 1 by default
--          --show N    the first N that were not found, and all false alarms
-- writes   how many faults were planted and found, by the kind of relation and
--          by the number that was changed; new alarms about other numbers; what
--          the audit contradicts in the reports as they are
-- exits    0; 1 where fewer than 9 of 10 were found, or there was a false alarm
--
-- The places are found by numbers alone (places.lua), so that nothing is left out
-- because the audit does not know its words. A change that rounding would
-- explain is no fault.
local audit = require "tj.audit"
local document = require "tj.document"
local extraction = require "tj.extraction"
local facts = require "tj.facts"
local lfs = require "lfs"
local numbers = require "tj.numbers"
local places = require "tests.faults.places"

local options = { faults = "300", seed = "1", show = "0" }
local paths, i = {}, 1
while arg[i] do
  local name = arg[i]:match("^%-%-(%l+)$")
  if name and options[name] and arg[i + 1] then
    options[name], i = arg[i + 1], i + 2
  elseif name then
    io.stderr:write("faults: wrong usage: ", arg[i], "\n")
    os.exit(2)
  else
    paths[#paths + 1], i = arg[i], i + 1
  end
end
if #paths == 0 then
  paths[1] = "samples"
  if lfs.attributes("../shared/corpus") then paths[2] = "../shared/corpus" end
end

local rule_set, set = facts.load_rules(), audit.load()

-- A run of its own, the same for every seed on every machine.
local state = math.tointeger(tonumber(options.seed))
local function draw(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 % n + 1
end

-- Reading ---------------------------------------------------------------------

--- The audit of some bytes; nil where they are no report any more.
local function read(bytes, path)
  local doc <close> = document.from_text(bytes, path)
  if not doc then return nil end
  local result = extraction.of(doc, path, rule_set, { sentences = true })
  local sentences = audit.sentences(result.sentences, result.facts)
  local one = audit.document(path, sentences, set)
  audit.across({ one }, set)
  return one, sentences
end

local function paragraphs_of(sentences)
  local list, last = {}, nil
  for _, sentence in ipairs(sentences) do
    if sentence.paragraph ~= last then
      list[#list + 1], last = {}, sentence.paragraph
    end
    table.move(sentence.facts, 1, #sentence.facts, #list[#list] + 1, list[#list])
  end
  return list
end

--- What is contradicted, by the places of its numbers.
local function alarms_of(one)
  local alarms = {}
  for _, finding in ipairs(one.findings) do
    if finding.verdict == "contradicts" then
      local starts = {}
      for _, part in ipairs(finding.figures) do
        if part.fact then starts[part.fact.start] = true end
      end
      alarms[finding.id .. " " .. finding.computation] =
        { finding = finding, starts = starts }
    end
  end
  return alarms
end

-- Faults ----------------------------------------------------------------------

local DIGITS = { "0123456789", "０１２３４５６７８９", "〇一二三四五六七八九" }

--- The chars of a number that are digits: position, length, the ten digits.
local function digits_of(written)
  local list = {}
  for at, code in utf8.codes(written) do
    local char = utf8.char(code)
    for _, ten in ipairs(DIGITS) do
      local first = ten:find(char, 1, true)
      if first then
        list[#list + 1] = { at = at, char = char, ten = ten,
                            value = (first - 1) // #char }
      end
    end
  end
  return list
end

local function nth_char(ten, n)
  return ten:sub(utf8.offset(ten, n + 1), utf8.offset(ten, n + 2) - 1)
end

--- The written number with one digit changed, and its new value; nil where it
--- cannot be read as the same kind of number.
local function change(fact, bytes)
  local written = bytes:sub(fact.start + 1, fact["end"])
  local list = digits_of(written)
  if #list == 0 then return nil end
  local digit = list[draw(#list)]
  local value = (digit.value + draw(9)) % 10
  if value == 0 and (digit.at == 1 or digit.ten == DIGITS[3]) then return nil end
  local changed = written:sub(1, digit.at - 1) .. nth_char(digit.ten, value)
                  .. written:sub(digit.at + #digit.char)
  local found = numbers.find(changed)[1]
  if not found or not found.digits or found.unit ~= fact.unit then return nil end
  return changed, tonumber(found.digits)
end

--- Does the relation still hold, by rounding of any of its numbers?
local function is_hidden(place, changed_index, value)
  local values, slack = {}, 0
  for k, other in ipairs(place.others) do
    values[k] = k == changed_index and value or places.value(other)
  end
  local computed = place.compute(values)
  for k, other in ipairs(place.others) do
    local moved = { table.unpack(values) }
    if other.unit ~= "家" then
      moved[k] = moved[k] + places.grain(other) / 2
      slack = slack + math.abs(place.compute(moved) - computed)
    end
  end
  local stated = changed_index == 0 and value or places.value(place.stated)
  return math.abs(computed - stated) <= places.grain(place.stated) + slack
end

local function role_of(place, index)
  if index == 0 then
    return place.kind == "sum" and "total" or place.kind == "share" and "share"
           or place.kind == "multiple" and "multiple" or "rate"
  end
  return place.kind == "sum" and "part" or "amount"
end

--- One fault at a place; nil where the dice gave none.
local function fault_at(place, bytes)
  local index = draw(#place.others + 1) - 1
  local fact = index == 0 and place.stated or place.others[index]
  local changed, value = change(fact, bytes)
  if not changed or is_hidden(place, index, value) then return nil end
  return { place = place, fact = fact, role = role_of(place, index),
           changed = changed, bytes = bytes:sub(1, fact.start) .. changed
                                      .. bytes:sub(fact["end"] + 1) }
end

-- Counting --------------------------------------------------------------------

local counts, total, found_count, false_alarms, shown = {}, 0, 0, 0, 0

local function count(key, is_found)
  counts[key] = counts[key] or { planted = 0, found = 0 }
  counts[key].planted = counts[key].planted + 1
  if is_found then counts[key].found = counts[key].found + 1 end
end

local function try(fault, path, before)
  local one = read(fault.bytes, path)
  if not one then return end
  local is_found = false
  for key, alarm in pairs(alarms_of(one)) do
    if alarm.starts[fault.fact.start] then
      is_found = true
    elseif not before[key] then
      false_alarms = false_alarms + 1
      if tonumber(options.show) > 0 then
        print("false alarm: " .. path .. " " .. key)
      end
    end
  end
  total = total + 1
  if is_found then found_count = found_count + 1 end
  count("relation " .. fault.place.kind, is_found)
  count("number " .. fault.role, is_found)
  if not is_found and shown < tonumber(options.show) then
    shown = shown + 1
    print(("not found: %s %s %s -> %s: %s"):format(path, fault.place.kind,
      fault.fact.text, fault.changed, fault.fact.sentence))
  end
end

local documents, all = {}, {}
for _, path in ipairs(document.list(paths)) do
  local handle <close> = assert(io.open(path, "rb"))
  local bytes = handle:read("a")
  local one, sentences
  if utf8.len(bytes) then one, sentences = read(bytes, path) end
  if one then
    local entry = { path = path, bytes = bytes, alarms = alarms_of(one) }
    documents[#documents + 1] = entry
    for key in pairs(entry.alarms) do
      print("contradicted as it is: " .. path .. " " .. key)
    end
    for _, place in ipairs(places.find(paragraphs_of(sentences))) do
      all[#all + 1] = { entry = entry, place = place }
    end
  end
end

local wanted, tries = math.tointeger(tonumber(options.faults)), 0
local seen = {}
while #all > 0 and total < wanted and tries < 40 * wanted do
  tries = tries + 1
  local chosen = all[tries % #all + 1]
  local fault = fault_at(chosen.place, chosen.entry.bytes)
  local key = fault and chosen.entry.path .. fault.fact.start .. fault.changed
  if fault and not seen[key] then
    seen[key] = true
    try(fault, chosen.entry.path, chosen.entry.alarms)
  end
end

local function line(name, planted, found)
  print(("%-24s %4d planted %4d found %5.1f %%"):format(
    name, planted, found, planted > 0 and 100 * found / planted or 0))
end

local names = {}
for name in pairs(counts) do names[#names + 1] = name end
table.sort(names)
for _, name in ipairs(names) do
  line(name, counts[name].planted, counts[name].found)
end
print(("%d documents, %d places"):format(#documents, #all))
line("all", total, found_count)
print(("%d false alarms"):format(false_alarms))
os.exit(found_count >= 0.9 * total and false_alarms == 0 and 0 or 1)
