-- Shares, ranks and multiples: 占…53.7%, 居全国第二, 是2015年的10倍.

rule "share-of" {
  about = "占规模以上工业总产值比重 47%",
  match = [[ subject:<np>? 占 whole:.. (预计|达|达到|为|约)* value:<percent|number> ]],
  priority = 62, kind = "share",
  fact = function (m)
    local is_part = m.value.unit ~= "" or m.value.text:find("分之")
                    or m.value.text:find("/")
    if not is_part then return false end
    local before = m.context.previous
    local subject = m.subject or before and before.subject:gsub("占.*$", "") or ""
    local whole = (m.whole or ""):gsub("分别$", ""):gsub("的$", ""):gsub("达$", "")
    if whole == "" then return subject ~= "" and { indicator = subject } end
    return { indicator = subject .. "占" .. whole }
  end,
  yes = {
    ["民营经济增加值占GDP比重不低于39%。"] =
      { value = 39, indicator = "民营经济增加值占GDP比重", kind = "share" },
    ["新入选专家46人,占全省47.9%。"] = { value = 47.9, kind = "share" },
    ["新增上市公司29家、占全国增量的1/4。"] =
      { value = 0.25, indicator = "上市公司占全国增量", kind = "share" },
  },
}

rule "rank" {
  about = "总量居全国第二",
  match = {
    [[ indicator:<np> 在 .. @rank scope:.. value:<rank> ]],
    [[ indicator:<np>? (均|都|继续|已|分别|综合|总)* @rank scope:.. value:<rank> ]],
    [[ indicator:<np> .. value:<rank> ]],
    [[ value:<rank> ]],
  },
  priority = 20, kind = "rank",
  fact = function (m)  -- 位列透明度榜单第一: the list is what ranks
    local list = ends_in(m.scope or "", "listing")
    return list and #list < #m.scope and { indicator = m.scope } or {}
  end,
  yes = {
    ["净增量居全国各大城市第二。"] =
      { value = 2, indicator = "净增量", kind = "rank" },
    ["我市跻身中国智慧城市建设50强第六名。"] =
      { value = 6, indicator = "中国智慧城市建设50强", kind = "rank" },
  },
}

rule "multiple-of" {
  about = "是2015年总数(1919家)的2.5倍",
  match = [[ indicator:<np>? (是|为|相当于) .. value:<multiple> ]],
  priority = 62, kind = "multiple",
  fact = function (m)
    local before = m.context.previous
    if not m.indicator and not before then return false end
    return { indicator = m.indicator or before.subject }
  end,
  yes = {
    ["参赛企业达到2054个,是2015年的4倍。"] =
      { value = 4, indicator = "参赛企业", kind = "multiple" },
  },
}
