import { words } from './words';

/** Provinces, autonomous regions and special regions; short name and full name, simplified. */
const provinces = `河北 河北省|山西 山西省|辽宁 辽宁省|吉林 吉林省|黑龙江 黑龙江省|江苏 江苏省|浙江 浙江省|安徽 安徽省|福建 福建省
江西 江西省|山东 山东省|河南 河南省|湖北 湖北省|湖南 湖南省|广东 广东省|海南 海南省|四川 四川省|贵州 贵州省|云南 云南省|陕西 陕西省
甘肃 甘肃省|青海 青海省|台湾 台湾省|内蒙古 内蒙古自治区|广西 广西壮族自治区|西藏 西藏自治区|宁夏 宁夏回族自治区|新疆 新疆维吾尔自治区
香港 香港特别行政区|澳门 澳门特别行政区`;

/** Cities of the rank of a province: region and city in one. */
export const municipalities: readonly string[] = ['北京市', '上海市', '天津市', '重庆市'];

/** Larger cities, which people write without 市. */
const cities = `广州 深圳 杭州 南京 苏州 成都 武汉 西安 长沙 郑州 青岛 济南 大连 沈阳 厦门 福州 宁波 无锡 佛山 东莞 合肥 昆明 哈尔滨
长春 石家庄 太原 南昌 南宁 贵阳 海口 兰州 银川 西宁 乌鲁木齐 呼和浩特 拉萨 珠海 中山 惠州 汕头 温州 嘉兴 绍兴 金华 台州 常州 南通 徐州
扬州 烟台 潍坊 临沂 洛阳 泉州 三亚 桂林 唐山 保定 秦皇岛 台北 高雄 台中 台南`;

const pairs = provinces.split(/[|\n]/).map((entry): [string, string] => {
  const [short = '', full = ''] = entry.split(' ');
  return [short, full];
});

/** Full and short names to the full one, longest first so that 内蒙古自治区 wins over 内蒙古. */
export const provinceNames: readonly (readonly [written: string, full: string])[] = pairs
  .flatMap(([short, full]): [string, string][] => {
    const generic = full.endsWith('自治区') ? `${short}自治区` : full;
    return [
      [full, full],
      [generic, full],
      [short, full],
    ];
  })
  .concat(
    municipalities.flatMap((city): [string, string][] => [
      [city, city],
      [city.slice(0, -1), city],
    ]),
  )
  .sort(([a], [b]) => b.length - a.length);

export const cityNames: readonly string[] = cities.split(/\s+/);

/** Provinces as written in Latin letters, folded. */
export const latinProvinces = words(`
  hebei shanxi liaoning jilin heilongjiang jiangsu zhejiang anhui fujian jiangxi shandong henan hubei hunan guangdong
  hainan sichuan guizhou yunnan shaanxi gansu qinghai guangxi ningxia xinjiang tibet
`);
