-- Differences between two rates, or two amounts.

relation "points-from-to" {
  about = "由 X% 提高到 Y%,提高 Z 个百分点",
  kind = "difference",
  match = "(从|由) .. <base:percent> .. ,? @to .. <level:percent> .. , ..!yearly @up @link? <d:points>",
  stated = "d", computed = "level - base",
  yes = { ["入学率由47.6%提升至73.4%,提高25.8个百分点。"] = "holds" },
}

relation "points-down" {
  about = "由 X% 降到 Y%,下降 Z 个百分点",
  kind = "difference",
  match = "(从|由) .. <base:percent> .. ,? @down_to .. <level:percent> .. , ..!yearly @down @link? <d:points>",
  stated = "d", computed = "base - level",
  yes = { ["失业率由5.6%降到5.1%,下降0.9个百分点。"] = "contradicts" },
}

relation "points-above" {
  about = "X%,高于全国(Y%)Z 个百分点",
  kind = "difference",
  match = "<a:percent> , (比|较|高于|高出|快于) .. <b:percent> \")\"? (高|快|提高|高出)? <d:points>",
  stated = "d", computed = "a - b",
  yes = { ["增长7.7%,高于全市平均(6.5%)1.2个百分点。"] = "holds" },
}

relation "points-under" {
  about = "X%,低于全国(Y%)Z 个百分点",
  kind = "difference",
  match = "<a:percent> , (比|较|低于|慢于) .. <b:percent> \")\"? (低|慢|下降|回落)? <d:points>",
  stated = "d", computed = "b - a",
  where = function (m) return m.text:find("[低慢下回]") ~= nil end,
  yes = { ["增长6.5%,低于全市平均(7.7%)1.2个百分点。"] = "holds" },
}

relation "amount-from-to" {
  about = "由 X 增加到 Y,增加 D",
  kind = "difference",
  match = "(从|由) .. <base> .. ,? @to .. <level> .. , .. (增加|增长|净增|提高) @link? <d>",
  stated = "d", computed = "level - base",
  yes = { ["企业由80家增加到810家,净增730家。"] = "holds" },
}

relation "amount-compared" {
  about = "Y,比上年的 X 增加 D",
  kind = "difference",
  match = "<level> , (比|较) ..!up!down <base> @up @link? <d>",
  stated = "d", computed = "level - base",
  yes = { ["总产值8710亿元,比1980年的7159亿元增加1551亿元。"] = "holds" },
}

relation "amount-compared-fall" {
  about = "Y,比上年的 X 减少 D",
  kind = "difference",
  match = "<level> , (比|较) ..!up!down <base> @down @link? <d>",
  stated = "d", computed = "base - level",
  yes = { ["能耗80万吨,比上年的100万吨减少20万吨。"] = "holds" },
}

relation "amount-down" {
  about = "由 X 减少到 Y,减少 D",
  kind = "difference",
  match = "(从|由) .. <base> .. ,? @down_to .. <level> .. , ..!yearly @down @link? <d>",
  stated = "d", computed = "base - level",
  yes = { ["部门由40个减少到29个,减少11个。"] = "holds" },
}

relation "net" {
  about = "通过 X,减去到期 Y,净增 Z",
  kind = "difference",
  match = "通过 .. <passed> .... (减去|扣除|扣减) .. <due> , .. (净增|净增加) @link? <net>",
  stated = "net", computed = "passed - due",
  yes = { ["通过认定3251家,通过率高;如减去到期企业428家,全年净增2823家。"] = "holds" },
}
