-- documents.lua: what the documents of ../shared/corpus are, as read by a person:
-- kind, region, the last year reviewed, the first planned, the day of
-- publication, else of the speech. A title is given by its first chars and its
-- length in bytes, or by the words that all titles of a folder have.
local documents = {
  ["000_b52ffa1048483272"] = {
    title = "珠海市科技和工业信息化局2017", title_bytes = 73,
    kind = "responsibility paper", region = "珠海市", year = 2016,
    plan_year = 2017, body = "珠海市科技和工业信息化局",
  },
  ["001_15ed48a196308db7"] = {  -- its title is lost
    kind = "work report", region = "广州市", year = 2016, plan_year = 2017,
  },
  ["002_fa7184decc579a43"] = {  -- the page has cut its title
    title = "广州市科技创新委员会2016", title_bytes = 65,
    kind = "work report", region = "广州市", year = 2016, plan_year = 2017,
    date = "2019-06-29", body = "广州市科技创新委员会",
  },
  ["003_7afa1ad67aa4f061"] = {
    title = "越秀区科技工业和信息化局、黄花岗科技园管委会2015",
    title_bytes = 107, kind = "work report", region = "越秀区", year = 2015,
    plan_year = 2016, date = "2018-09-27",
    body = "越秀区科技工业和信息化局、黄花岗科技园管委会",
    publisher = "区科技工业和信息化局",
  },
  ["004_699593ea8f1e8c1e"] = {  -- its text says 我区, 岳阳 and 楼区
    title = "“十三五”", title_bytes = 57,
    kind = "work report", region = "岳阳楼区", year = 2020, plan_year = 2021,
    date = "2020-11-17", body = "岳阳楼区工业和科技信息化局",
    publisher = "区工业和科技信息化局",
  },
}

--- The government work reports of the provinces, all given in 2026.
for province, date in pairs {
  ["内蒙古自治区"] = "2026-02-12", ["吉林省"] = "2026-02-01",
  ["天津市"] = "2026-02-03", ["安徽省"] = "2026-02-11",
  ["新疆维吾尔自治区"] = "2026-02-12", ["江苏省"] = "2026-02-09",
  ["江西省"] = "2026-02-05", ["河北省"] = "2026-02-02",
  ["湖北省"] = "2026-02-05", ["福建省"] = "2026-02-06",
  ["西藏自治区"] = "2026-02-12", ["贵州省"] = "2026-01-27",
  ["辽宁省"] = "2026-02-01", ["黑龙江省"] = "2026-02-26",
} do
  documents["provinces-2026/" .. province] = {
    title = "2026年" .. province .. "政府工作报告",
    kind = "government work report", region = province, year = 2025,
    plan_year = 2026, date = date, body = province .. "人民政府",
  }
end
documents["provinces-2026/贵州省"].title = "政府工作报告"

--- Those of the State Council: none was given in the years left out.
for year = 1978, 2018 do
  if year < 1989 or year > 1991 and year ~= 1996 then
    documents["state-council/" .. year] = {
      title = year .. "年中华人民共和国国务院政府工作报告",
      kind = "government work report", region = "中国", year = year - 1,
      plan_year = year, date = year == 2017 and "2017-03-05" or nil,
      body = "国务院",
    }
  end
end

return documents
