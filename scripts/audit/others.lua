-- Ranks against lists, and goals against what was done.

relation "rank-after" {
  about = "居全国第四,排在甲、乙、丙之后",
  kind = "other",
  match = { "<place:rank> , (排在|位于|列) <ahead:names> (之后|后)",
            "<place:rank> ,? (仅次于|次于) <ahead:names> (,|;|。)" },
  stated = "place", computed = "ahead + 1",
  yes = { ["居全国第四位,排在甲市、乙市、丙市之后。"] = "holds" },
}

relation "goal-done" {
  about = "目标 X,完成 Y,为目标的 Z%",
  kind = "share",
  match = {
    "(目标|计划|任务) .. <goal> .... 完成 .. <done> , .. (目标|计划|任务) .. 的 <rate:percent>",
    "<done> .... 完成 .. (目标|计划|任务|预算) .. <goal> 的 <rate:percent>",
  },
  stated = "rate", computed = "done / goal",
  yes = { ["全年目标200亿元,实际完成210亿元,完成年度目标任务的105%。"] = "holds",
          ["增加值742.15亿元,同比增长7.6%,完成年度目标735亿元的101.0%。"] = "holds" },
}
