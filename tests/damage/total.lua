--- Sums of scores, and how they are printed.
local check = require "tests.damage.check"
local documents = require "tests.damage.documents"
local text = require "tj.core.text"

local total = {}

local NUMBERS = { "damaged", "recovered", "whole", "right", "harmed", "lost",
                  "restored", "guessed", "unmarked", "spans", "spans_right" }

function total.new()
  local sum = { documents = 0, exact = 0, wrong_encoding = 0 }
  for _, name in ipairs(NUMBERS) do sum[name] = 0 end
  return sum
end

function total.add(sum, score)
  sum.documents = sum.documents + 1
  for _, name in ipairs(NUMBERS) do sum[name] = sum[name] + score[name] end
  if score.exact then sum.exact = sum.exact + 1 end
  if score.wrong_encoding then sum.wrong_encoding = sum.wrong_encoding + 1 end
end

--- The share of the damage that was undone.
---@return number  1 where nothing was damaged
function total.share(sum)
  return sum.damaged == 0 and 1 or sum.recovered / sum.damaged
end

local UNDONE, LEAP = 0.5, 0.05

--- Is a class below its floor? What is harmed and invented counts where most
--- of a class is undone, and not where much more is undone than the floor asks
--- for: then it is the next floor's matter.
function total.is_worse(sum, floor)
  local share = total.share(sum)
  if share < floor.share then return true end
  return share > UNDONE and share <= floor.share + LEAP
         and (sum.harmed > floor.harmed or sum.guessed > floor.guessed)
end

local SAMPLES = { ["bureau-2016.txt"] = true, ["city-2026.txt"] = true }

--- What the tests hold to the floors: two samples, one seed.
function total.of_samples(class)
  local sum = total.new()
  for _, document in ipairs(documents.load(true)) do
    if SAMPLES[document.name] then
      total.add(sum, (check.document(document, class, 1)))
    end
  end
  return sum
end

total.HEADER = ("%-36s %8s %7s %7s %6s %13s %6s %7s %5s %9s"):format(
  "class", "damaged", "undone", "right", "harmed", "lost,restored", "guess",
  "exact", "wrong", "spans")

--- One line of the table. Shares are cut, not rounded: 100.00 is all.
function total.line(name, sum)
  local function share(part, whole)
    return whole == 0 and "-" or ("%.2f"):format(part * 10000 // whole / 100)
  end
  local pad = (" "):rep(36 - text.width(name))
  return ("%s%s %8d %7s %7s %6d %7d,%5d %6d %3d/%-3d %5d %4d/%-4d"):format(
    name, pad, sum.damaged, share(sum.recovered, sum.damaged),
    share(sum.right, sum.whole), sum.harmed, sum.lost, sum.restored,
    sum.guessed, sum.exact, sum.documents, sum.wrong_encoding,
    sum.spans_right, sum.spans)
end

return total
