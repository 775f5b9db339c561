-- policies_spec.lua: the policy documents that reports name.
local extraction = require "tj.extraction"
local facts = require "tj.facts"
local helper = require "tests.spec.helper"
local policies = require "tj.policies"
local store = require "tj.store"

local HEAD = "砚川市科技局2021年工作总结和2022年工作计划\n\n一、2021年工作总结\n\n"
local MIDDLE = "\n\n二、2022年工作计划\n\n"

--- The rows for a report with that in its review, and in its plan.
local function rows_of(done, planned, options)
  local folder = helper.folder()
  local path = helper.write(folder .. "/report.txt",
                            HEAD .. done .. MIDDLE .. (planned or "") .. "\n")
  local opened <close> = assert(store.open(":memory:"))
  local result = assert(extraction.read(path, facts.load_rules {},
                                        { sentences = true }))
  assert(opened:put(result, result.facts))
  helper.remove(folder)
  return policies.run(opened, options or { all = true }).rows
end

local function show(rows)
  local lines = {}
  for i, row in ipairs(rows) do
    lines[i] = table.concat({ row.title, row.kind, row.status,
                              row.issuer or "-", row.year }, " ")
  end
  return table.concat(lines, "\n")
end

describe("policies.run", function ()
  for _, row in ipairs {
    { "印发《砚川市促进科技成果转化办法》，支持企业。", "",
      "砚川市促进科技成果转化办法 rules issued 砚川市科技局 2021" },
    { "出台了《关于培育企业的意见》、《众创空间管理办法》和《人才十条》。", "",
      "关于培育企业的意见 opinion issued 砚川市科技局 2021\n"
      .. "众创空间管理办法 rules issued 砚川市科技局 2021\n"
      .. "人才十条 measures issued 砚川市科技局 2021" },
    { "认真落实国务院《关于强化实施创新驱动的意见》。", "",
      "关于强化实施创新驱动的意见 opinion implemented 国务院 2021" },
    { "贯彻《砚川市人民政府关于振兴工业的决定》。", "",
      "砚川市人民政府关于振兴工业的决定 opinion implemented 砚川市人民政府 2021" },
    { "根据市发改委等部门联合印发的《试点方案》，开展工作。", "",
      "试点方案 plan issued 市发改委等部门 2021" },
    { "完成《砚川市科学技术进步条例》修订工作。", "",
      "砚川市科学技术进步条例 law revised 砚川市科技局 2021" },
    { "编制了《砚川市“十四五”规划纲要（草案）》。", "",
      "砚川市“十四五”规划纲要(草案) plan drafted 砚川市科技局 2021" },
    { "抓紧制定《园区改造政策》。", "",
      "园区改造政策 measures planned 砚川市科技局 2021" },
    { "做好准备。", "制定《信息基础设施管理办法》，抓好落实。",
      "信息基础设施管理办法 rules planned 砚川市科技局 2022" },
    { "做好准备。", "深入实施去年出台的《人才引进办法》。",
      "人才引进办法 rules issued - 2022" },
  } do
    it("reads " .. (row[2] ~= "" and row[2] or row[1]), function ()
      assert.equal(row[3], show(rows_of(row[1], row[2])))
    end)
  end

  it("leaves newspapers, books and films out, and counts them", function ()
    local text = "《砚川日报》刊发报道，推出《砚川往事》等一批精品，"
      .. "编印《政策汇编》，电影《大河规划》上映，印发《人才办法》。"
    assert.equal("人才办法", show(rows_of(text, "", {})):match("^%S+"))
    assert.equal(5, #rows_of(text))
  end)

  it("shows a title once, by what says most, and knows short names", function ()
    local rows = rows_of("按照《砚川市工业发展规划》推进工作。"
      .. "印发《砚川市工业发展规划》。《规划》提出了目标。")
    assert.equal("砚川市工业发展规划 plan issued 砚川市科技局 2021", show(rows))
    assert.equal(3, rows[1].mentions)
    assert.equal("印发《砚川市工业发展规划》。", rows[1].sentence.text)
  end)
end)
