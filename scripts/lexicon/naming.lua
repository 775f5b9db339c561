-- What naming/ cannot hold in lines of one term.
return {
  -- Words that are two things: 城乡居民收入 of two numbers.
  pairs = {
    { "城乡", "城镇", "农村" },
    { "一二三产业", "第一产业", "第二产业", "第三产业" },
    { "一二三产", "第一产业", "第二产业", "第三产业" },
    { "三次产业", "第一产业", "第二产业", "第三产业" },
  },
}
