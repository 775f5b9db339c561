--- What changed in a store since a run: documents, results, targets met and
--- missed, warnings, policies, contradictions; the most important of each.
local evidence = require "tj.evidence"
local monitor = require "tj.monitor"
local policies = require "tj.policies"
local rundiff = require "tj.rundiff"
local targets = require "tj.targets"

local brief = {}

---@class brief.Options
---@field since? integer  a run; by default the one before the last
---@field top integer     rows of each part
---@field watch monitor.Watch[]

-- Parts: each returns its rows, the most important first -----------------------------------

local function document_rows(store, since)
  local rows = {}
  for document in store:documents() do
    if document.run > since then
      rows[#rows + 1] = {
        what = document.title or document.path, region = document.region,
        period = document.year and tostring(document.year),
        source = { text = document.path, doc = document.path },
        note = ("%d facts"):format(document.fact_count) }
    end
  end
  return rows
end

--- A fact of a run's difference as a figure.
local function version_figure(version)
  if not version then return nil end
  local fact = { digits = version.value, low_digits = version.low,
                 high_digits = version.high }
  for key, value in pairs(version) do fact[key] = fact[key] or value end
  return evidence.of(fact)
end

--- Figures that changed or went, of indicators that the lexicon knows. What is
--- new is in the parts of what it is about.
local function change_rows(store, since, last)
  local rows = {}
  for _, change in ipairs(rundiff.between(store, since, last)) do
    local version = change.after or change.before
    if change.change ~= "gained" and version.canonical
       and version.canonical ~= "" then
      rows[#rows + 1] = {
        what = version.canonical, region = version.region,
        period = version.period, before = version_figure(change.before),
        now = version_figure(change.after),
        note = change.change == "lost" and "no longer told"
               or table.concat(change.fields, ", ") }
    end
  end
  return rows
end

local function target_rows(store, since)
  local missed, met = {}, {}
  for _, row in ipairs(targets.run(store, {}).rows) do
    if row.outcome and row.verdict ~= "open" and row.outcome.run > since then
      local list = row.verdict == "missed" and missed or met
      list[#list + 1] = {
        what = row.indicator, region = row.region, period = row.period,
        before = row.target, now = row.outcome,
        note = row.verdict .. ": " .. row.reason }
    end
  end
  return missed, met
end

local function warning_rows(store, since, watch)
  local rows = {}
  for _, row in ipairs(monitor.run(store, watch).rows) do
    if row.signal ~= "green" and row.value.run > since then
      rows[#rows + 1] = {
        what = row.indicator, region = row.region, period = row.period,
        before = row.before, now = row.value,
        note = row.signal .. ": " .. row.reason }
    end
  end
  return rows
end

local MADE = { issued = true, revised = true, planned = true, drafted = true }

local function policy_rows(store, since)
  local new, rows = {}, {}
  for document in store:documents() do
    new[document.path] = document.run > since and document or nil
  end
  for _, row in ipairs(policies.run(store).rows) do
    local document = new[row.sentence.doc]
    if document and MADE[row.status] then
      rows[#rows + 1] = {
        what = "《" .. row.title .. "》", region = document.region,
        period = row.year, source = row.sentence,
        note = row.status .. (row.issuer and " by " .. row.issuer or "") }
    end
  end
  return rows
end

--- Contradictions that tj audit --db has stored.
local function contradiction_rows(store, since)
  local rows = {}
  for document in store:documents() do
    if document.run > since then
      for check in store:checks { document = document.id,
                                  verdict = "contradicts" } do
        local span = check.spans[1]
        rows[#rows + 1] = {
          what = check.computation, region = document.region,
          period = document.year and tostring(document.year),
          source = span and { text = span.sentence or "", doc = span.doc,
            start = span.start, ["end"] = span["end"],
            sentence = span.sentence },
          note = check.reason }
      end
    end
  end
  return rows
end

-- The page ----------------------------------------------------------------------------------

local COLUMNS = {
  { key = "part", about = "documents, missed, met, warnings, …" },
  { key = "region", about = "whose it is" },
  { key = "what", about = "a document, an indicator, a policy" },
  { key = "period", about = "when" },
  { key = "before", about = "what had been planned, or told", align = "right" },
  { key = "now", about = "what is told now", align = "right" },
  { key = "note", about = "what happened" },
  { key = "source", about = "where, of what is no figure", hidden = true },
}

local function add(page, notes, part, rows, top)
  for i = 1, math.min(#rows, top) do
    rows[i].part = part
    page[#page + 1] = rows[i]
  end
  if #rows > top then
    notes[#notes + 1] = ("%s: %d more"):format(part, #rows - top)
  end
end

--- The page; nil and a message where the store has no such run.
---@param store store.Store
---@param options brief.Options
---@return analysis.Result?
---@return string? message
function brief.run(store, options)
  local runs = rundiff.runs(store)
  local last = #runs > 0 and runs[#runs].id or 0
  local since = options.since or #runs > 1 and runs[#runs - 1].id or 0
  if since > last then
    return nil, ("there is no run %d: the last is %d"):format(since, last)
  end
  local page, notes = {}, {}
  local missed, met = target_rows(store, since)
  for _, part in ipairs {
    { "documents", document_rows(store, since) },
    { "missed", missed }, { "met", met },
    { "warnings", warning_rows(store, since, options.watch) },
    { "changed", change_rows(store, since, last) },
    { "contradictions", contradiction_rows(store, since) },
    { "policies", policy_rows(store, since) },
  } do
    add(page, notes, part[1], part[2], options.top)
  end
  return { title = ("since run %d: %s"):format(since,
             runs[#runs] and runs[#runs].started or "nothing"),
           columns = COLUMNS, rows = page, notes = notes }
end

return brief
