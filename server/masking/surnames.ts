/**
 * Surnames that stand in front of a given name in ordinary text: the four hundred most frequent of the 2020 census's report on names and those of the lower Yangtze, without the words
 * that are hardly ever a name (和 全 车 平 明 …): these count only where a colon or 叫 says that a name follows.
 */
export const SURNAMES: ReadonlySet<string> = new Set(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖萧田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶牟艾尤阳穆司卓古吉缪简项芦麦褚娄窦戚岑景宫卜冷晏卫柏宗瞿桂佟应臧闵苟邬卞仇栾隋刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟邝封谈匡鞠惠荆乐冀郁胥储栗燕楚鄢劳谌奚粟冼蔺楼闻厉伊仝郜阚屠豆朴廉禹裘戎斯竺诸沃郦钮洪".split(
    "",
  ),
);

/** The rest of the surnames there are: taken for one only where it is said that a name follows. */
export const RARE_SURNAMES: ReadonlySet<string> = new Set(
  "和全车平明来水花连党时向从区师商边官南班原皮盘满位海权强帅盖练井祖漆巴丰支卿国狄计索宣晋相初门云容敬由都对米费木阿"
    .split("")
    .filter((character) => character !== ""),
);

export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  "欧阳 司马 上官 诸葛 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 东方 独孤 南宫 轩辕 宇文 长孙 闻人 钟离 申屠 澹台 西门 呼延".split(
    " ",
  ),
);
