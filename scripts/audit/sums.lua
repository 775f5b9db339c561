-- Parts and totals.

-- A whole is no rise (比上年增加4000亿元,其中…) and nothing of one year or head.
local function is_whole(m)
  for _, word in ipairs(words.no_whole) do
    if m.before:find(word, 1, true) then return false end
  end
  return true
end

relation "parts" {
  about = "共 T,其中 A、B、C: where they are all",
  kind = "sum",
  match = {
    "<total> .. ,? (其中|包括|分别为|分别是) :? ,? .. <parts:list>",
    "<total> , (比|较) .. <delta> , 其中 :? ,? .. <parts:list>",
  },
  stated = "total", computed = "sum(parts)", weak = true,
  yes = { ["共有平台177家,其中甲类8家,乙类68家,丙类101家。"] = "holds" },
}

-- Do the names of the parts say that there are no others?
local function is_complete(m)
  for _, names in ipairs(words.complete) do
    local count = 0
    for _, name in ipairs(names) do
      if m.parts.text:find(name, 1, true) then count = count + 1 end
    end
    if count == #names and count == m.parts.count then return true end
  end
  return false
end

relation "all-parts" {
  about = "T,其中国家级 A,省级 B,市级 C: names that leave nothing out",
  kind = "sum",
  match = {
    "<total> .. ,? (其中|包括|分别为|分别是|含) :? ,? .. <parts:list>",
    "<total> , (比|较) .. <delta> , 其中 :? ,? .. <parts:list>",
  },
  where = function (m) return is_complete(m) and is_whole(m) end,
  stated = "total", computed = "sum(parts)",
  yes = {
    ["共有平台177家,其中国家级8家,省级68家,市级201家。"] = "contradicts",
    ["提出21个主要指标,包括13个预期性指标、8个约束性指标。"] = "holds",
    ["安排赤字13500亿元,比上年增加1500亿元,其中中央赤字9500亿元,地方赤字4100亿元。"] = "contradicts",
  },
  no = { "共有平台177家,其中国家级8家,省级68家。" },
}

relation "two-parts" {
  about = "进出口总额 T,其中出口 A,进口 B",
  kind = "sum",
  match = {
    "进出口 .. <total> .... 出口 .. <a> .... 进口 .. <b>",
    "进出口 .. <total> .... // .... 出口 .. <a> .... 进口 .. <b>",
    "工农业总产值 .. <total> .... 农业总产值 .. <a> .... 工业总产值 .. <b>",
  },
  stated = "total", computed = "a + b",
  yes = { ["进出口总额855亿元,增长5%,其中,出口402亿元,进口453亿元。"] = "holds" },
}

relation "industries" {
  about = "生产总值 T,第一产业 A,第二产业 B,第三产业 C",
  kind = "sum",
  match = "(生产总值|GDP) (.. <mark> .. , 达到?)? .. <total> .... (第一产业|一产) .. <a> .... (第二产业|二产) .. <b> .... (第三产业|三产) .. <c>",
  stated = "total", computed = "a + b + c",
  yes = { ["地区生产总值1845亿元,增长6%,其中第一产业增加值120亿元,第二产业增加值845亿元,第三产业增加值880亿元。"] = "holds" },
}

relation "total-after" {
  about = "A、B、C,合计 T",
  kind = "sum",
  match = "<parts:list> .. , .. (合计|共计|总计|共|总额) @link? <total>",
  stated = "total", computed = "sum(parts)", weak = true,
  yes = { ["资助甲类12项、乙类8项,共20项。"] = "holds" },
}

relation "scale-and-parts" {
  about = "总规模 T。建成 A,结转 B: in the sentence after",
  kind = "sum",
  match = "(规模|合计|共|总计) .. <total> // .. <a> , .. <b>",
  stated = "total", computed = "a + b", weak = true,
  yes = { ["建设总规模将达22000万吨。计划建成投产8000万吨,结转续建14000万吨。"] = "holds" },
}

relation "net-stock" {
  about = "T,净增 D,上年总数(X)",
  kind = "sum",
  match = {
    '<total> , .. 净增加? .. <delta> .. , 是 .. "(" <base> ")"',
    '净增加? .. <delta> .... // .. (累计|总数|总量) .. <total> , 是 .. (总数|总量|累计) "(" <base> ")"',
  },
  stated = "total", computed = "base + delta",
  yes = {
    ["高新技术企业412家,全年净增96家,是2015年(316家)的1.3倍。"] = "holds",
    ["高新技术企业412家,全年净增91家,是2015年(316家)的1.3倍。"] = "contradicts",
    ["企业净增2823家,增速第一。累计达4742家,是2015年总数(1919家)的2.5倍。"] = "holds",
  },
}

relation "stock-and-flow" {
  about = "新增 D,累计 T,上年总数(X): where none has gone",
  kind = "sum",
  match = {
    '新增 .. <delta> .... // .. (累计|总数|总量) .. <total> , 是 .. (总数|总量|累计) "(" <base> ")"',
    '新增 .. <delta> .... (累计|总数|总量) .. <total> , 是 .. (总数|总量|累计) "(" <base> ")"',
  },
  stated = "total", computed = "base + delta", weak = true,
  yes = { ["新增企业2823家,增速第一。累计达4742家,是2015年总数(1919家)的2.5倍。"] = "holds" },
}

relation "trade" {
  about = "出口 A,进口 B,顺差 D",
  kind = "difference",
  match = "出口 .. <sold> .... 进口 .. <bought> .... 顺差 .. <gap>",
  stated = "gap", computed = "sold - bought",
  yes = { ["出口641.5亿元,进口284.9亿元,贸易顺差356.6亿元。"] = "holds" },
}

relation "trade-gap" {
  about = "出口 A,进口 B,逆差 D",
  kind = "difference",
  match = "出口 .. <sold> .... 进口 .. <bought> .... 逆差 .. <gap>",
  stated = "gap", computed = "bought - sold",
  yes = { ["出口100亿元,进口120亿元,逆差30亿元。"] = "contradicts" },
}

relation "budget" {
  about = "收入 A,支出 B,赤字 D",
  kind = "difference",
  match = {
    "财政 .. 收入 .. <income> .... 支出 .. <spending> .... (赤字|支大于收|收支相抵) .. <gap>",
    "财政 .. 收入 .. <income> .... // .... 支出 .. <spending> .... (赤字|支大于收|收支相抵) .. <gap>",
  },
  stated = "gap", computed = "spending - income", weak = true,
  yes = { ["财政总收入1000亿元,总支出1050亿元,赤字50亿元。"] = "holds" },
}

relation "part-of-whole" {
  about = "T,其中 A: a part is no larger than the whole",
  kind = "other",
  match = "<total> .. ,? 其中 :? ,? .. <part>",
  where = is_whole,
  stated = "total", computed = "part", bound = ">=",
  reason = "只能核对部分不大于整体",
  yes = { ["孵化器27家,其中省级11家。"] = "holds",
          ["孵化器27家,其中省级31家。"] = "contradicts" },
  no = { "安排赤字13500亿元,比上年增加1500亿元,其中中央赤字9500亿元。" },
}

relation "added-of-stock" {
  about = "新增 D,累计 T: what came is no more than what is there",
  kind = "other",
  match = "@added .. <delta> , .. (累计|总数|总量) @link? <total>",
  stated = "total", computed = "delta", bound = ">=",
  reason = "只能核对新增不大于累计",
  yes = { ["新增企业203家,累计347家。"] = "holds" },
}
