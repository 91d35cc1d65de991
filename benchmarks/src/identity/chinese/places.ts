import type { Random } from '@concord/example-retail/random';
import { words } from '@concord/example-retail/random';

export interface District {
  readonly province: string;
  readonly city: string;
  readonly district: string;
  /** Administrative division code, the first six digits of an identity number (GB/T 2260). */
  readonly code: string;
  readonly areaCode: string;
  readonly postcode: string;
  readonly cityPinyin: string;
  readonly districtPinyin: string;
}

/** Province, city, district, division code, telephone area, postcode, pinyin. */
const rows = words(`
北京市|北京市|朝阳区|110105|010|100020|Beijing|Chaoyang 北京市|北京市|海淀区|110108|010|100080|Beijing|Haidian
北京市|北京市|丰台区|110106|010|100071|Beijing|Fengtai 上海市|上海市|浦东新区|310115|021|200120|Shanghai|Pudong
上海市|上海市|徐汇区|310104|021|200030|Shanghai|Xuhui 上海市|上海市|闵行区|310112|021|201100|Shanghai|Minhang
天津市|天津市|南开区|120104|022|300100|Tianjin|Nankai 重庆市|重庆市|渝中区|500103|023|400010|Chongqing|Yuzhong
广东省|广州市|天河区|440106|020|510630|Guangzhou|Tianhe 广东省|广州市|越秀区|440104|020|510030|Guangzhou|Yuexiu
广东省|深圳市|南山区|440305|0755|518052|Shenzhen|Nanshan 广东省|深圳市|福田区|440304|0755|518033|Shenzhen|Futian
广东省|佛山市|顺德区|440606|0757|528300|Foshan|Shunde 浙江省|杭州市|西湖区|330106|0571|310013|Hangzhou|Xihu
浙江省|杭州市|余杭区|330110|0571|311100|Hangzhou|Yuhang 浙江省|宁波市|鄞州区|330212|0574|315100|Ningbo|Yinzhou
江苏省|南京市|鼓楼区|320106|025|210009|Nanjing|Gulou 江苏省|苏州市|吴中区|320506|0512|215128|Suzhou|Wuzhong
江苏省|无锡市|滨湖区|320211|0510|214071|Wuxi|Binhu 四川省|成都市|武侯区|510107|028|610041|Chengdu|Wuhou
四川省|成都市|锦江区|510104|028|610021|Chengdu|Jinjiang 湖北省|武汉市|洪山区|420111|027|430070|Wuhan|Hongshan
湖南省|长沙市|岳麓区|430104|0731|410013|Changsha|Yuelu 陕西省|西安市|雁塔区|610113|029|710061|Xian|Yanta
山东省|济南市|历下区|370102|0531|250014|Jinan|Lixia 山东省|青岛市|市南区|370202|0532|266001|Qingdao|Shinan
辽宁省|沈阳市|和平区|210102|024|110001|Shenyang|Heping 辽宁省|大连市|沙河口区|210204|0411|116021|Dalian|Shahekou
河南省|郑州市|金水区|410105|0371|450003|Zhengzhou|Jinshui 福建省|厦门市|思明区|350203|0592|361004|Xiamen|Siming
福建省|福州市|鼓楼区|350102|0591|350001|Fuzhou|Gulou 安徽省|合肥市|蜀山区|340104|0551|230031|Hefei|Shushan
黑龙江省|哈尔滨市|南岗区|230103|0451|150001|Harbin|Nangang 云南省|昆明市|五华区|530102|0871|650032|Kunming|Wuhua`);

/** Roads that most towns have; characters and Latin. */
const roads = words(`
人民路|Renmin_Road 中山路|Zhongshan_Road 解放路|Jiefang_Road 建设路|Jianshe_Road 和平路|Heping_Road
新华路|Xinhua_Road 文化路|Wenhua_Road 科技南路|South_Keji_Road 学院路|Xueyuan_Road 滨江大道|Binjiang_Avenue
长江路|Changjiang_Road 黄河路|Huanghe_Road 迎宾大道|Yingbin_Avenue 胜利街|Shengli_Street 光明街|Guangming_Street
朝阳路|Chaoyang_Road 南京路|Nanjing_Road 北京路|Beijing_Road 体育西路|West_Tiyu_Road 花园路|Huayuan_Road
兴业路|Xingye_Road 振兴街|Zhenxing_Street 青年路|Qingnian_Road 东风路|Dongfeng_Road 红旗大街|Hongqi_Street`);

const estates =
  words(`万科城市花园 碧桂园 恒大名都 阳光花园 金地格林 保利香槟 锦绣江南 翠湖天地 世纪新城 幸福里
  龙湖花园 中海名城 绿地公馆 东方明珠 丽景苑`);

export interface Home {
  readonly place: District;
  readonly road: string;
  readonly roadLatin: string;
  readonly house: number;
  /** '' where the house stands alone at its road. */
  readonly estate: string;
  readonly building: number;
  readonly room: number;
}

function districtOf(row: string): District {
  const [province = '', city = '', district = '', code = '', areaCode = '', ...rest] =
    row.split('|');
  const [postcode = '', cityPinyin = '', districtPinyin = ''] = rest;
  return { province, city, district, code, areaCode, postcode, cityPinyin, districtPinyin };
}

export function homeOf(random: Random): Home {
  const [road = '', latin = ''] = random.pick(roads).split('|');
  return {
    place: districtOf(random.pick(rows)),
    road,
    roadLatin: latin.replace('_', ' ').replace('_', ' '),
    house: random.int(1, 399),
    estate: random.chance(0.6) ? random.pick(estates) : '',
    building: random.int(1, 24),
    room: random.int(1, 30) * 100 + random.int(1, 6),
  };
}
