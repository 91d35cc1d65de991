import { words } from './words';

/** Surnames of one character, simplified, roughly by frequency in the household register. */
const single = `
王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏
吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱
严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚
符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆
农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋
商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟
冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来
扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾
茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由
`;

/** Surnames of two and more characters, simplified. */
const compound = `
欧阳 司马 上官 诸葛 司徒 皇甫 尉迟 公孙 慕容 令狐 夏侯 东方 长孙 宇文 轩辕
端木 独孤 南宫 西门 百里 呼延 公羊 澹台 申屠 太史 闻人 赫连 钟离 鲜于 闾丘
拓跋 完颜 第五 万俟 濮阳 淳于 单于 太叔 公冶 宗政 东郭 南门 左丘 梁丘 公西
仲孙 亓官 司空 司寇 子车 颛孙 巫马 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 段干
东门 微生 羊舌 纳兰 爱新觉罗 那拉
`;

/** Pinyin of the surnames of one character, without tones, ü as u. */
const singlePinyin = `
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo gao zheng liang
xie song tang han feng deng cao peng zeng xiao tian dong yuan pan yu jiang cai du ye cheng su
wei lu ding ren shen yao cui zhong tan fan jin shi liao jia xia fu fang bai zou meng xiong qin
qiu yin xue yan duan lei hou long tao gu mao hao gong shao wan qian dai mo kong xiang wen kang
niu ge xing an qi yi qiao pang ni zhuang nie yue zhai zhan ou geng guan lan jiao zuo gan bao
ning shang shu ruan ke ji mei tong ling bi shan pei huo tu miao sheng qu weng ran you xin chai
hua pu teng rao mou ai mu nong si zhuo jian che lian mai chu lou dou cen jing dang fei bu leng
xi mi zong gui quan ying zang min gou bian luan sui diao sha rong kou sang lang zhen cong ao
ming she chi zha kuang ju hui nan ban lao pi xian man hai kan qiang shuai piao zu ba zhi qing di
ping suo xuan men yun lai chao rui que bo yong a xiu tai hang na ru nuo ha bin jie dan zan heng
`;

/** Pinyin of the compound surnames, written as one word. */
const compoundPinyin = `
ouyang sima shangguan zhuge situ huangfu yuchi gongsun murong linghu xiahou dongfang zhangsun
yuwen xuanyuan duanmu dugu nangong ximen baili huyan gongyang tantai shentu taishi wenren helian
zhongli xianyu luqiu tuoba wanyan diwu moqi puyang chunyu shanyu taishu gongye zongzheng dongguo
nanmen zuoqiu liangqiu gongxi zhongsun qiguan sikong sikou ziju zhuansun wuma qidiao yuezheng
rangsi gongliang jiagu zaifu guliang duangan dongmen weisheng yangshe nalan aixinjueluo nala
`;

export const singleSurnames: ReadonlySet<string> = new Set(single.replace(/\s+/g, ''));
export const compoundSurnames = words(compound);
export const singleSurnamePinyin = words(singlePinyin);
export const compoundSurnamePinyin = words(compoundPinyin);
