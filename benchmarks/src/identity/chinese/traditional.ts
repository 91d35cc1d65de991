import type { WrittenAddress } from './written-forms';

/** Simplified characters of our places with the traditional ones, in pairs. */
const pairs =
  '东東广廣号號门門区區县縣街街龙龍华華长長阳陽乐樂兴興业業镇鎮设設园園云雲宁寧鸡雞丰豐汉漢济濟厦廈连連滨濱沈瀋辽遼陕陝苏蘇无無郑鄭兰蘭台臺国國红紅旗旗胜勝学學院院绿綠恒恆锦錦绣繡丽麗丽麗城城万萬碧碧顺順庆慶余餘麓麓浦浦闵閔汇匯钱錢迎迎宾賓体體里里栋棟楼樓岗崗尔爾黄黃辉輝马馬幢幢风風发發解解励勵馆館公公鄞鄞历歷洪洪雁雁锡錫双雙';

const traditional = new Map<string, string>();
for (let at = 0; at + 1 < pairs.length; at += 2)
  traditional.set(pairs.charAt(at), pairs.charAt(at + 1));

function converted(text: string): string {
  return Array.from(text, (sign) => traditional.get(sign) ?? sign).join('');
}

/** The same address as it is written in Hong Kong. */
export function traditionalOf(written: WrittenAddress): WrittenAddress {
  return {
    address: converted(written.address),
    province: converted(written.province),
    city: converted(written.city),
    district: converted(written.district),
    postcode: written.postcode,
  };
}
