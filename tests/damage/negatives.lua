--- Undamaged texts that look damaged to a hasty repair: each must come out as
--- it went in. All are invented, and written as clean text is: narrow marks.
local negatives = {}

local function add(name, lines) negatives[#negatives + 1] = { name = name, text = lines } end

add("French", [[
Le Café de la Gare a été créé à Besançon en août 1998; l'œuvre « Noël à Orléans » y fut jouée.
Ça coûte 12 €, où êtes-vous allés? Près du théâtre, là-bas, naïvement.]])
add("German", [[
Die Straße über München führt größtenteils durch Äcker; Übermäßig schöne Grüße aus Österreich.
Bürger, Behörden und Verbände prüften 14 Entwürfe für das Jahr 2016.]])
add("French names in Chinese", [[
我市与法国贝桑松市(Besançon)、德国明斯特市(Münster)、西班牙拉科鲁尼亚市(A Coruña)缔结友好城市。
雀巢(Nestlé)、欧莱雅(L'Oréal)、施耐德(Schneider)等12家企业落户高新区,Pokémon、Škoda等品牌入驻。]])
add("Vietnamese and Czech", [[
越南海防市(Hải Phòng)、下龙市(Hạ Long)代表团来访,捷克布尔诺市(Brno, Příbram, Žďár)企业参展。
Thành phố Hồ Chí Minh và Đà Nẵng tham dự triển lãm.]])
add("Japanese", [[
与日本株式会社いすゞ自動車、サンリオ签订合作协议,引进「ものづくり」理念,投资3.2亿元。
展会设“ようこそ”专区,参展企业45家,现场展示カワサキ机器人12台。]])
add("Japanese lines", [[
これは日本語の文章です。東京都は2016年に新しい計画を発表しました。
経済産業省の報告によると、売上高は前年比5.3%増加した。]])
add("Korean and Russian", [[
韩国仁川(인천광역시)、俄罗斯符拉迪沃斯托克(Владивосток)设立办事处各1个。
Открыт новый маршрут протяжённостью 1200 км.]])
add("Greek and formulae", [[
当α≤0.05且β≥0.8时,χ²=3.84,σ=1.2,Δt=15℃,±0.5%,μ=3.2×10³。
PM2.5平均浓度为38μg/m³,CO₂排放下降4.1%,H₂SO₄产量12万吨,面积3.5km²。]])
add("rare chars", [[
鄠邑区、盩厔县、郪江镇、犍为县、筠连县、栟茶镇、暶马镇、昫町镇、甪直镇、浬浦镇、湴湖村。
领导小组成员有王喆、李赟、张翀、刘彧、陈曌、赵燚、周旻昇、吴堃、郑邨。]])
add("chars beyond the first plane", [[
化学元素𬭊、𬬻、𫟼、𬬭、𫓧的提纯技术取得突破,𠅤村、𨙸镇完成改造。]])
add("a name spelled once", [[
项目负责人是著名学者仇(qiú)某某教授,区(ōu)先生任副组长,单(shàn)家集村参加试点。
会议由盖(gě)局长主持,共有23人参加。]])
add("pinyin lesson", [[
全市推广普通话测试2.3万人次,编印《拼音(pīnyīn)读本》1.2万册。
Wǒ ài Zhōngguó, Běijīng huānyíng nǐ.]])
add("true parentheses", [[
组建专家服务团(科技专家23名),引进院士(含外籍)5人,培训(a)类人员120人、(b)类人员80人。
人均生产总值(GDP)8.1万元,研究与试验发展(R&D)经费占比2.8%,新(改、扩)建厂房(de novo)3座。
一般公共预算收入(不含基金)增长6.1%,其中:(an)号项目、(A)组、(e)型设备,见附表(he)。]])
add("bilingual terms", [[
加快5G(fifth generation)、AI(artificial intelligence)、物联网(IoT)、安(an)防产业布局。
发展人工智能(AI)、虚拟现实(VR)、增强现实(AR)企业36家,建成互联网数据中心(IDC)2个。]])
add("mathematics", [[
设f(x)=ax²+bx+c,则f'(x)=2ax+b;当a>0且b²-4ac<0时,f(x)>0。
若 x < y 且 y < z,则 x < z;∑xᵢ=1,∀ε>0,∃δ>0。]])
add("code", [[
if (a < b && c > d) { return a[i] + "&amp;"; }
for i = 1, 10 do print(("%d"):format(i)) end
$ grep -n "二〇一六" report.txt | wc -l]])
add("entities spoken of", [[
在网页中,符号<应写作&lt;,符号&应写作&amp;,例如AT&T写作AT&amp;T。
培训班讲解了HTML、CSS等课程,学员120人。]])
add("Markdown", [[
# 工作总结
## 一、主要指标
- 规模以上工业增加值增长**8.2%**
- 固定资产投资`1226.9`亿元
1. 第一项
2. 第二项
> 引用一段话]])
add("table of numbers", [[
指标 2015年 2016年 2017年
工业总产值 1245.3 1356.8 1478.2
增加值 312.4 345.6 378.9
企业数 1 234 1 256 1 301]])
add("rows of digits", [[
1 2 3 4 5
10 20 30 40 50
0.1 0.2 0.3 0.4]])
add("Markdown table", [[
| 指标 | 2015 | 2016 |
| --- | --- | --- |
| 总产值 | 1245.3 | 1356.8 |
| 增加值 | 312.4 | 345.6 |]])
add("English abstract", [[
Abstract: In 2016, the bureau supported 36 enterprises (12 of them new) and spent 3.2 million yuan.
Keywords: industry, innovation, information. The growth rate was 5.9%, 1,234 jobs were created.]])
add("English inside", [[
我市加入World Economic Forum(世界经济论坛)和Belt and Road Initiative合作网络,与New York State签约。
引进Windows 10、SAP R/3、iPhone 7等产品线,客户有Procter & Gamble、Johnson & Johnson。]])
add("classical quotation", [[
古人云:“天行健,君子以自强不息。”又云:“不积跬步,无以至千里。”
清代《松岭县志》载:“縣治北有山曰松嶺,產鐵。”这是我市冶铁业最早的记载。]])
add("Simplified with Traditional names", [[
香港「聯華電子」、台湾「鴻海」等企业来访,书法作品“厚德載物”捐赠市博物馆。
老字号“德興館”“萬隆醬園”恢复营业,全年接待游客23万人次。]])
add("chars both Simplified and Traditional", [[
显著、著名、著作、土著、执著、卓著、编著、著录。乾坤、乾隆、萧乾;皇后、王后、太后;茶几、几何、几乎。
沈阳、冲突、冲要、斗争、北斗、山谷、五谷、丑角、征程、出征、发展、头发、干部、干净、后续、里程、乡里。
借口、慰藉、蕴藉、狼藉、藉此;覆盖、答复、反复、复杂;瞭望、了解;余地、於菟;表面、面粉;台风、台湾。]])
add("Simplified only old forms", [[
该馆藏有《後漢書》《臺灣府誌》等古籍3120册,其中善本45册。
我市共有古籍收藏单位6家,古籍普查登记完成率达100%。]])
add("verse", [[
长风破浪会有时,
直挂云帆济沧海。
会当凌绝顶,
一览众山小。]])
add("short lines", [[
主 任
张三
副主任
李四
成员单位
发改局
财政局]])
add("signature", [[
特此报告。
附件:1.任务分解表
2.责任清单
松岭市工业和信息化局
2017年1月16日]])
add("addresses of the report", [[
企业网址www.songling-example.cn访问量突破12万次,服务热线12345受理诉求3.2万件,办结率99.1%。
微信公众号“松岭发布”关注人数达8.6万,全年推送信息1230条;打印、复印、传真等服务收入增长4%。]])
add("furniture words in sentences", [[
我局开通网上办事大厅,首页设政务公开、办事服务、互动交流等栏目6个,群众足不出户即可打印证明。
加强版权保护,全年登记版权1203件,查处侵权案件12起;网站备案率达100%,无障碍浏览功能全面上线。]])
add("refrain", [[
我们要坚持创新发展。
我们要坚持协调发展。
我们要坚持创新发展。
加快建设现代产业体系。
加快建设现代产业体系,推动高质量发展。]])
add("repeated rows", [[
一季度
完成投资12.3亿元。
二季度
完成投资12.3亿元。
三季度
完成投资12.3亿元。]])
add("Latin with marks alone", [[
Åse Øvrebø, Łukasz Żółć, Íñigo Ó Dálaigh, Þórður Æsir.
ÄÖÜ äöü ß ÇÉÈÊ çéèê ÀÂ àâ ÎÏ îï ÔŒ ôœ ÙÛ ùû ŸÿÑñ.]])
add("money and signs", [[
票价¥120、£15、€18、$20,含税;版权所有者为市文化馆©,商标®36件,™12件,§3.2条,¶注,†脚注,‰千分号。
坐标28°12′34″N、112°58′42″E,气温-3~5℃,罗马数字Ⅰ、Ⅱ、Ⅲ、Ⅳ类水质,带圈数字①②③,㎡、㎏、℡。]])
add("numbers with blanks meant", [[
电话 0731 8412 3456,传真 0731 8412 3457,账号 6222 0012 3456 7890 123。
身份证核验12批次,编号 2016 001 至 2016 045。]])
add("numbers with commas meant", [[
分别增长5,6,7个百分点;选取样本点(1,234)、(2,345),编号为1,2,3,4,5。
第1,2,3组共120人,比例为3,4,5。]])
add("question marks", [[
什么是新型工业化??怎么办???答案是:创新!创新!!再创新!!!
(??)表示待定,1.5?2.0倍,A?B。]])
add("the replaced spoken of", [[
程序员所说的“锟斤拷”“烫烫烫”“屯屯屯”,都是编码错误造成的乱码,信息中心编印手册1200册加以说明。]])
add("private names", [[
“陂塘”“濉溪”“笆斗”“逼近”“奈何”“鎏金”“镧系”“锛子”“涓流”“浠水”“鐜胺”等词的用字均核对无误。
浠水县、濉溪县、黄陂区、涓滴工程、镧铈金属、锛凿斧锯,均为本次普查所列名称。]])
add("emoji", [[
志愿服务👍累计3.2万小时,点赞🎉12万次,家庭🏠参与1200户,🇨🇳主题活动36场。]])
add("Arabic and Hindi", [[
与阿联酋(الإمارات)、印度(भारत)、泰国(ประเทศไทย)企业签订协议12份。]])
add("numerals of many kinds", [[
第七届三次会议通过,二〇一六年完成一百二十三项,廿四节气,卅年,三千八百万元,壹佰贰拾叁元整,〇七五号。
完成1.2×10⁴吨、½、¾、1/3、3∶2、24:00、2016-12-31、2016/12/31、12′30″。]])

return negatives
