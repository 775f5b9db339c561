--- Findings of the audit as rows: for people, for files, for the store.
local decimal = require "tj.decimal"
local figure = require "tj.figure"
local json = require "tj.core.json"

local findings = {}

local PLACES = 6  -- of a computed value

--- Where a figure stands in the raw file: its own bytes where they are known,
--- else those of its sentence.
---@return integer start
---@return integer stop  exclusive
local function span_of(one)
  if one.fact then return one.fact.start, one.fact["end"] end
  local sentence = one.sentence
  if sentence["end"] - sentence.start == #sentence.text then
    return sentence.start + one.first - 1, sentence.start + one.last
  end
  return sentence.start, sentence["end"]
end

--- The value in the multiplier it is written with: 4878 of 4878亿元.
local function written(stated, value)
  if not value then return nil end
  return tostring(decimal.round(figure.scaled(stated, value), PLACES))
end

--- The unit that goes with the written value: 亿元, %.
local function unit_of(stated)
  if stated.scale == -2 then return "%" end
  return stated.suffix .. stated.unit
end

--- The spans and sentences of a finding, the stated number's first; a sentence
--- once. Those of another document name it.
local function places_of(finding, path)
  local spans, sentences, seen = {}, {}, {}
  for i, one in ipairs(finding.figures) do
    local start, stop = span_of(one)
    local doc = one.path ~= path and one.path or nil
    spans[i] = { start = start, stop = stop, doc = doc }
    if not seen[one.sentence] then
      seen[one.sentence] = true
      sentences[#sentences + 1] = {
        start = one.sentence.start, ["end"] = one.sentence["end"],
        text = one.sentence.text, doc = doc,
      }
    end
  end
  return spans, sentences
end

--- A finding of the document at `path` as plain data; numbers as digits.
---@param finding finding.Finding
---@param path string
---@return table
function findings.row(finding, path)
  local stated = finding.stated
  local spans, sentences = places_of(finding, path)
  return {
    doc = path, relation = finding.kind, check = finding.id,
    computation = finding.computation, stated = written(stated, stated.point),
    computed = written(stated, finding.computed), unit = unit_of(stated),
    text = stated.text, verdict = finding.verdict, reason = finding.reason,
    spans = spans, sentences = sentences,
    line = stated.fact and stated.fact.line,
  }
end

--- The same as JSON prints it: spans of the document as [start, end], those of
--- others apart, with their document.
function findings.json(row)
  local own, others = {}, {}
  for _, span in ipairs(row.spans) do
    if span.doc then
      others[#others + 1] = { doc = span.doc, start = span.start,
                              ["end"] = span.stop }
    else
      own[#own + 1] = { span.start, span.stop }
    end
  end
  local copy = {}
  for key, value in pairs(row) do copy[key] = value end
  copy.line = nil
  copy.stated = row.stated and json.number(row.stated)
  copy.computed = row.computed and json.number(row.computed)
  copy.spans, copy.others = own, #others > 0 and others or nil
  return copy
end

--- The same as the store keeps it.
---@param row table
---@param ids table<string, integer>  of documents, by path
---@return store.Check
function findings.check(row, ids)
  local spans = {}
  for i, span in ipairs(row.spans) do
    spans[i] = { span.start, span.stop, document = span.doc and ids[span.doc] }
  end
  return { relation = row.relation, computation = row.computation,
           stated = row.stated, computed = row.computed, verdict = row.verdict,
           reason = row.reason, spans = spans }
end

local BEFORE, AFTER = 16, 12  -- chars around the stated number

--- The stated number in its sentence: …总数达[4742家],是….
function findings.quote(finding)
  local stated = finding.stated
  local sentence, first, last = stated.sentence.text, stated.first, stated.last
  local from = utf8.offset(sentence, -BEFORE, first) or 1
  local to = utf8.offset(sentence, AFTER + 1, last + 1) or #sentence + 1
  return (from > 1 and "…" or "") .. sentence:sub(from, first - 1)
         .. "[" .. sentence:sub(first, last) .. "]"
         .. sentence:sub(last + 1, to - 1) .. (to <= #sentence and "…" or "")
end

return findings
