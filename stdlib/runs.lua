--- Runs of a store: who wrote what when. A run is recorded with its first
--- change, so a run that changes nothing leaves no trace; a fact that goes or
--- changes is kept as it was, so that any two runs can be compared.
local grid = require "tj.grid"
local json = require "tj.core.json"
local session = require "tj.session"
local system = require "tj.core.system"

local runs = {}

local ADD = [[
INSERT INTO runs (started, command, arguments, version)
VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), :command, :arguments, :version)]]

--- Arguments as a JSON list; a file's name may hold bytes that are not UTF-8.
local function encode(arguments)
  local list = {}
  for i, word in ipairs(arguments) do list[i] = grid.utf8(word) end
  return json.encode(json.array(list))
end

--- The id of this run, recorded now if it was not.
---@param self store.Store
---@return integer
function runs.current(self)
  session.before_change(self)
  if not self.run_id then
    session.run(self, ADD, {
      command = self.run.command, version = system.version,
      arguments = encode(self.run.arguments) })
    self.run_id = self.database:last_id()
  end
  return self.run_id
end

local COUNT = {
  added = "UPDATE runs SET added = added + 1 WHERE id = ?",
  replaced = "UPDATE runs SET replaced = replaced + 1 WHERE id = ?",
  analysed = "UPDATE runs SET analysed = analysed + 1 WHERE id = ?",
}

--- Counts one more document that this run added, replaced or analysed.
---@param self store.Store
---@param outcome "added"|"replaced"|"analysed"
function runs.count(self, outcome)
  session.run(self, COUNT[outcome], { runs.current(self) })
end

-- What this run itself has added and takes away again never was.
local RETIRE = [[
INSERT INTO past_facts (id, run, ended, doc, line, start, sentence, fact)
SELECT id, run, ?1, doc, line, start, sentence, fact FROM fact_versions
WHERE document = ?2 AND run < ?1]]

--- Keeps the facts of a document that is about to go.
---@param self store.Store
---@param document integer
function runs.retire(self, document)
  session.run(self, RETIRE, { runs.current(self), document })
end

local REVIVE = [[
UPDATE facts SET run = (SELECT run FROM past_facts
                        WHERE id = facts.id AND ended = ?1)
WHERE id IN (SELECT past_facts.id
             FROM past_facts JOIN fact_versions AS now USING (id)
             WHERE past_facts.ended = ?1 AND now.document = ?2
               AND now.fact = past_facts.fact)]]
local FORGET = [[
DELETE FROM past_facts WHERE ended = ?1 AND EXISTS
  (SELECT 1 FROM facts WHERE facts.id = past_facts.id
                         AND facts.run = past_facts.run)]]

--- Facts of a document that came back as they had been were never away.
---@param self store.Store
---@param document integer
function runs.revive(self, document)
  local run = runs.current(self)
  session.run(self, REVIVE, { run, document })
  session.run(self, FORGET, { run })
end

return runs
