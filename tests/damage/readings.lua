--- Readings of the chars that reports use most; where a char has several, the
--- one that reports use most.
local LIST = [[
的de 一yī 在zài 不bù 了le 有yǒu 和hé 人rén 这zhè 中zhōng 大dà 为wéi 上shàng
个gè 国guó 我wǒ 以yǐ 要yào 他tā 时shí 来lái 用yòng 们men 生shēng 到dào 作zuò
地dì 于yú 出chū 就jiù 分fēn 对duì 成chéng 会huì 可kě 主zhǔ 发fā 年nián 动dòng
同tóng 工gōng 能néng 下xià 过guò 产chǎn 面miàn 而ér 方fāng 后hòu 多duō 定dìng
行xíng 学xué 法fǎ 所suǒ 民mín 得dé 经jīng 十shí 三sān 进jìn 着zhe 等děng 部bù
度dù 家jiā 电diàn 力lì 里lǐ 如rú 水shuǐ 化huà 高gāo 自zì 二èr 理lǐ 起qǐ 小xiǎo
物wù 现xiàn 实shí 加jiā 量liàng 都dōu 两liǎng 体tǐ 制zhì 机jī 当dāng 使shǐ 点diǎn
从cóng 业yè 本běn 去qù 把bǎ 性xìng 好hǎo 应yīng 开kāi 它tā 合hé 还hái 因yīn 由yóu
其qí 些xiē 然rán 前qián 外wài 天tiān 政zhèng 四sì 日rì 那nà 社shè 义yì 事shì 平píng
形xíng 相xiāng 全quán 表biǎo 间jiān 样yàng 与yǔ 关guān 各gè 重zhòng 新xīn 线xiàn
内nèi 数shù 正zhèng 心xīn 反fǎn 明míng 看kàn 原yuán 利lì 比bǐ 或huò 但dàn 质zhì
气qì 第dì 向xiàng 道dào 命mìng 此cǐ 变biàn 条tiáo 只zhǐ 没méi 结jié 解jiě 问wèn
意yì 建jiàn 月yuè 公gōng 无wú 系xì 军jūn 很hěn 情qíng 者zhě 最zuì 立lì 代dài 想xiǎng
已yǐ 通tōng 并bìng 提tí 直zhí 题tí 党dǎng 程chéng 展zhǎn 五wǔ 果guǒ 料liào 革gé
位wèi 入rù 常cháng 文wén 总zǒng 次cì 品pǐn 式shì 活huó 设shè 及jí 管guǎn 特tè 件jiàn
长zhǎng 求qiú 老lǎo 头tóu 基jī 资zī 边biān 流liú 路lù 级jí 少shǎo 图tú 山shān
统tǒng 接jiē 知zhī 较jiào 将jiāng 组zǔ 见jiàn 计jì 别bié 角jiǎo 根gēn 论lùn 运yùn
农nóng 指zhǐ 几jǐ 九jiǔ 区qū 强qiáng 放fàng 决jué 西xī 被bèi 必bì 战zhàn 先xiān
回huí 则zé 任rèn 取qǔ 完wán 举jǔ 色sè 科kē 技jì 创chuàng 企qǐ 亿yì 元yuán 万wàn
项xiàng 目mù 市shì 县xiàn 省shěng 镇zhèn 乡xiāng 村cūn 增zēng 推tuī 落luò 促cù
安ān 务wù 服fú 金jīn 融róng 投tóu 保bǎo 障zhàng 改gǎi 深shēn 优yōu 环huán 境jìng
治zhì 监jiān 督dū 整zhěng 续xù 持chí 支zhī 引yǐn 领lǐng 示shì 范fàn 园yuán 集jí
群qún 绿lǜ 碳tàn 能néng 源yuán 住zhù 房fáng 教jiào 育yù 医yī 疗liáo 养yǎng 险xiǎn
就jiù 岗gǎng 收shōu 城chéng 乡xiāng 旅lǚ 游yóu 消xiāo 费fèi 市shì 场chǎng 贸mào
易yì 口kǒu 局jú 委wěi 协xié 规guī 划huà 标biāo 目mù 任rèn 织zhī 队duì 伍wǔ 作zuò
风fēng 廉lián 洁jié 依yī 责zé 考kǎo 核hé 评píng 审shěn 批pī 简jiǎn 网wǎng 络luò
信xìn 息xī 智zhì 慧huì 据jù 平píng 台tái 研yán 究jiū 院yuàn 校xiào 才cái 培péi
转zhuǎn 型xíng 升shēng 额é 率lǜ 值zhí 亩mǔ 吨dūn 户hù 贫pín 脱tuō 攻gōng 坚jiān
振zhèn 兴xīng 粮liáng 食shí 田tián 林lín 草cǎo 湖hú 河hé 污wū 染rǎn 排pái 节jié
防fáng 控kòng 应yīng 急jí 预yù 案àn 灾zāi 救jiù 援yuán 众zhòng 满mǎn 足zú 期qī
望wàng 努nǔ 奋fèn 斗dòu 胜shèng 央yāng 习xí 近jìn 书shū 记jì 议yì 精jīng 神shén
贯guàn 彻chè 紧jǐn 围wéi 绕rào 显xiǎn 著zhù 效xiào 成chéng 绩jì 步bù 稳wěn 快kuài
速sù 继jì 健jiàn 康kāng 略lüè 供gōng 给jǐ 侧cè 构gòu 际jì 双shuāng 循xún 格gé
济jì 是shì 施shī 善shàn 策cè 府fǔ 积jī 极jí 更gèng 术shù 护hù 域yù 财cái 导dǎo 权quán
扩kuò 益yì 种zhǒng 严yán 商shāng 营yíng 础chǔ 做zuò 价jià 族zú 交jiāo 之zhī 办bàn 今jīn
广guǎng 员yuán 势shì 居jū 需xū 世shì 准zhǔn 切qiè 达dá 界jiè 态tài 确què 认rèn 百bǎi
海hǎi 联lián 团tuán 适shì 抓zhuā 备bèi 真zhēn 思sī 减jiǎn 专zhuān 突tū 试shì 综zōng
]]

local readings = {}
for char, reading in LIST:gmatch("([\xE4-\xE9][\x80-\xBF]+)(%S+)") do
  readings[char] = reading
end


return readings
