-- entities_spec.lua: the names of enterprises, parks, platforms and projects.
local entities = require "tj.entities"
local extraction = require "tj.extraction"
local facts = require "tj.facts"
local helper = require "tests.spec.helper"
local store = require "tj.store"

local function rows_of(text)
  local folder = helper.folder()
  local path = helper.write(folder .. "/report.txt",
                            "砚川市2021年工作总结\n\n" .. text .. "\n")
  local opened <close> = assert(store.open(":memory:"))
  local result = assert(extraction.read(path, facts.load_rules {},
                                        { sentences = true }))
  assert(opened:put(result, result.facts))
  helper.remove(folder)
  return entities.run(opened).rows
end

local function show(rows)
  local names = {}
  for i, row in ipairs(rows) do names[i] = row.type .. " " .. row.name end
  return table.concat(names, "\n")
end

describe("entities.run", function ()
  for _, row in ipairs {
    { "推动广州海辰科技有限公司扩大产能。", "enterprise 广州海辰科技有限公司" },
    { "加快建设北京海辰新材料产业园。", "park 北京海辰新材料产业园" },
    { "广州开发区获得表彰。", "park 广州开发区" },
    { "与中国(广州)智能装备研究院合作。", "platform 中国(广州)智能装备研究院" },
    { "开工建设临河至哈密铁路。", "project 临河至哈密铁路" },
    { "海辰集团、三江海洋重工等19家企业列入目录。",
      "enterprise 海辰集团\nenterprise 三江海洋重工" },
    { "推动滨江大桥、海辰电池二期等一批重点项目开工。",
      "project 滨江大桥\nproject 海辰电池二期" },
    { "规模以上工业企业增加，建设重点项目和公共技术平台，推进园区建设。", "" },
    { "印发《广州海辰产业园发展规划》。", "" },
  } do
    it("reads " .. row[1], function ()
      assert.equal(row[2], show(rows_of(row[1])))
    end)
  end

  it("counts mentions, and tells what is said where it is first named", function ()
    local rows = rows_of(
      "广州海辰科技有限公司产值突破10亿元，税收增长。支持广州海辰科技有限公司上市。")
    assert.equal(1, #rows)
    assert.equal(2, rows[1].mentions)
    assert.equal("广州海辰科技有限公司产值突破10亿元", rows[1].said)
  end)
end)
