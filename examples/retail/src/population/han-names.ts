import { words, type Random } from '../random';
import type { HanName } from './customer';

/** Each entry is `simplified traditional pinyin`, joined by slashes. */
const surnames = words(`王/王/Wang 李/李/Li 张/張/Zhang 刘/劉/Liu 陈/陳/Chen 杨/楊/Yang 赵/趙/Zhao
  黄/黃/Huang 周/周/Zhou 吴/吳/Wu 徐/徐/Xu 孙/孫/Sun 胡/胡/Hu 朱/朱/Zhu 高/高/Gao 林/林/Lin 何/何/He
  郭/郭/Guo 马/馬/Ma 罗/羅/Luo 梁/梁/Liang 宋/宋/Song 郑/鄭/Zheng 谢/謝/Xie 韩/韓/Han 唐/唐/Tang
  冯/馮/Feng 于/于/Yu 董/董/Dong 程/程/Cheng 曹/曹/Cao 袁/袁/Yuan 邓/鄧/Deng 许/許/Xu 傅/傅/Fu
  沈/沈/Shen 曾/曾/Zeng 彭/彭/Peng 苏/蘇/Su 卢/盧/Lu 蒋/蔣/Jiang 蔡/蔡/Cai 贾/賈/Jia 丁/丁/Ding
  魏/魏/Wei 薛/薛/Xue 叶/葉/Ye 阎/閻/Yan 潘/潘/Pan 杜/杜/Du 欧阳/歐陽/Ouyang 司马/司馬/Sima`);

const male =
  words(`伟/偉/wei 强/強/qiang 磊/磊/lei 军/軍/jun 洋/洋/yang 勇/勇/yong 杰/傑/jie 涛/濤/tao
  明/明/ming 超/超/chao 刚/剛/gang 平/平/ping 辉/輝/hui 鹏/鵬/peng 华/華/hua 飞/飛/fei 鑫/鑫/xin
  波/波/bo 斌/斌/bin 宇/宇/yu 浩/浩/hao 凯/凱/kai 健/健/jian 俊/俊/jun 帆/帆/fan 志/志/zhi 建/建/jian
  国/國/guo 文/文/wen 天/天/tian 家/家/jia 嘉/嘉/jia 泽/澤/ze 博/博/bo 龙/龍/long 亮/亮/liang`);

const female =
  words(`芳/芳/fang 娜/娜/na 敏/敏/min 静/靜/jing 丽/麗/li 艳/豔/yan 娟/娟/juan 霞/霞/xia
  秀/秀/xiu 燕/燕/yan 玲/玲/ling 桂/桂/gui 英/英/ying 梅/梅/mei 雪/雪/xue 琳/琳/lin 倩/倩/qian
  颖/穎/ying 婷/婷/ting 玉/玉/yu 萍/萍/ping 红/紅/hong 洁/潔/jie 慧/慧/hui 欣/欣/xin 怡/怡/yi
  佳/佳/jia 思/思/si 雨/雨/yu 梦/夢/meng 晓/曉/xiao 月/月/yue 云/雲/yun 兰/蘭/lan 莉/莉/li`);

function hanName(entry: string): HanName {
  const [simplified = '', traditional = '', pinyin = ''] = entry.split('/');
  return { simplified, traditional, pinyin };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export function hanFamily(random: Random): HanName {
  return hanName(random.pick(surnames));
}

/** One or two characters; in pinyin they are written as one word: 晓明 Xiaoming. */
export function hanGiven(random: Random, gender: 'female' | 'male'): HanName {
  const list = gender === 'male' ? male : female;
  const first = hanName(random.pick(list));
  if (random.chance(0.2)) return { ...first, pinyin: capital(first.pinyin) };
  const second = hanName(random.pick(list));
  return {
    simplified: first.simplified + second.simplified,
    traditional: first.traditional + second.traditional,
    pinyin: capital(first.pinyin + second.pinyin),
  };
}
