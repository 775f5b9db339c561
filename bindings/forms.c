/* forms.c: what stands for another char in copies out of PDF and Word files:
** radicals and compatibility forms of Chinese chars, marks of vertical text,
** small marks, numbers that hold their own parentheses. Signs that say more
** than the plain chars would stay: ㎡, ℃, ①. */
#include "forms.h"

#include <string.h>

#include "utf8.h"

enum { KANGXI = 0x2F00, COMPATIBLE = 0xF900, BYTES = 3 };

/* U+2F00 on, one char for each. */
static const char kangxi[] = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十"
                             "卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工"
                             "己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日"
                             "曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉"
                             "瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
                             "缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行"
                             "衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長"
                             "門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯"
                             "鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/* U+F900 on, one char for each; itself where it has no other form. */
static const char compatible[] =
    "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞"
    "落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞"
    "擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊"
    "賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧"
    "怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮"
    "兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐"
    "戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵"
    "令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂"
    "燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪"
    "律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘"
    "藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻"
    "行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟"
    "蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷侮僧免勉勤卑喝嘆"
    "器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐"
    "祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸"
    "難響頻恵𤋮舘﩮﩯並况全侀充冀勇勺喝啕喙嗢塚墳奄奔"
    "婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流"
    "滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛"
    "練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難"
    "靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎";

/* In ascending order. */
static const struct {
  uint32_t c;
  char form[4];
} others[] = {
    {0x2E9F, "母"}, {0x2EA0, "民"}, {0x2EC5, "见"}, {0x2EC6, "角"},
    {0x2EC9, "贝"}, {0x2ECB, "车"}, {0x2ED3, "长"}, {0x2ED4, "门"},
    {0x2ED9, "韦"}, {0x2EDA, "页"}, {0x2EDB, "风"}, {0x2EDC, "飞"},
    {0x2EE2, "马"}, {0x2EE5, "鱼"}, {0x2EE6, "鸟"}, {0x2EE9, "黄"},
    {0x2EEC, "齐"}, {0x2EF0, "龙"}, {0x2EF3, "龟"}, {0xFE10, ","},
    {0xFE11, "、"}, {0xFE12, "。"}, {0xFE13, ":"},  {0xFE14, ";"},
    {0xFE15, "!"},  {0xFE16, "?"},  {0xFE17, "〖"}, {0xFE18, "〗"},
    {0xFE19, "…"},  {0xFE30, ":"},  {0xFE31, "—"},  {0xFE32, "–"},
    {0xFE33, "_"},  {0xFE34, "_"},  {0xFE35, "("},  {0xFE36, ")"},
    {0xFE37, "{"},  {0xFE38, "}"},  {0xFE39, "〔"}, {0xFE3A, "〕"},
    {0xFE3B, "【"}, {0xFE3C, "】"}, {0xFE3D, "《"}, {0xFE3E, "》"},
    {0xFE3F, "〈"}, {0xFE40, "〉"}, {0xFE41, "「"}, {0xFE42, "」"},
    {0xFE43, "『"}, {0xFE44, "』"}, {0xFE47, "["},  {0xFE48, "]"},
    {0xFE50, ","},  {0xFE51, "、"}, {0xFE52, "."},  {0xFE54, ";"},
    {0xFE55, ":"},  {0xFE56, "?"},  {0xFE57, "!"},  {0xFE58, "—"},
    {0xFE59, "("},  {0xFE5A, ")"},  {0xFE5B, "{"},  {0xFE5C, "}"},
    {0xFE5D, "〔"}, {0xFE5E, "〕"}, {0xFE5F, "#"},  {0xFE60, "&"},
    {0xFE61, "*"},  {0xFE62, "+"},  {0xFE63, "-"},  {0xFE64, "<"},
    {0xFE65, ">"},  {0xFE66, "="},  {0xFE68, "\\"}, {0xFE69, "$"},
    {0xFE6A, "%"},  {0xFE6B, "@"},  {0xFF61, "。"}, {0xFF62, "「"},
    {0xFF63, "」"}, {0xFF64, "、"}, {0xFF65, "・"},
};

static size_t find_other(uint32_t c, char *to) {
  size_t low = 0, high = sizeof others / sizeof *others;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (others[middle].c < c)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == sizeof others / sizeof *others || others[low].c != c) return 0;
  strcpy(to, others[low].form);
  return strlen(to);
}

/* Copies char 'at' of a list of chars of three bytes, unless it is 'c'. */
static size_t find_listed(const char *list, size_t at, uint32_t c, char *to) {
  size_t bytes;
  if (utf8_read(list, at * BYTES, (at + 1) * BYTES, &bytes) == c) return 0;
  memcpy(to, list + at * BYTES, BYTES);
  return BYTES;
}

/* Writes (1) to (20), 1. to 20. or (一) to (十). */
static size_t find_number(uint32_t c, char *to) {
  static const char digits[] = "一二三四五六七八九十";
  size_t length = 0;
  bool is_round = c < 0x2488 || c >= 0x3220;
  uint32_t value = c - (c >= 0x3220 ? 0x3220 : is_round ? 0x2474 : 0x2488) + 1;
  if (is_round) to[length++] = '(';
  if (c >= 0x3220) {
    memcpy(to + length, digits + (value - 1) * BYTES, BYTES);
    length += BYTES;
  } else {
    if (value >= 10) to[length++] = (char)('0' + value / 10);
    to[length++] = (char)('0' + value % 10);
  }
  to[length++] = is_round ? ')' : '.';
  return length;
}

size_t find_form(uint32_t c, char *to) {
  if (c < 0x2474) return 0;
  if (c <= 0x249B || (c >= 0x3220 && c <= 0x3229)) return find_number(c, to);
  if (c >= KANGXI && c < KANGXI + (sizeof kangxi - 1) / BYTES)
    return find_listed(kangxi, c - KANGXI, c, to);
  if (c >= COMPATIBLE && c < COMPATIBLE + (sizeof compatible - 1) / BYTES)
    return find_listed(compatible, c - COMPATIBLE, c, to);
  return find_other(c, to);
}
