import { explainPair } from '../explanation/pair';
import { builtInModel } from '../model/built-in';
import { customerFields } from '../testing/people';
import { standardRecord } from '../testing/standard-records';

const model = builtInModel(customerFields);

type Name = string | readonly [family: string, given: string];

function name(key: string, written: Name) {
  const [familyName, givenName] = typeof written === 'string' ? [] : written;
  return standardRecord(
    key,
    familyName === undefined || givenName === undefined
      ? { fullName: String(written) }
      : { familyName, givenName },
  );
}

function compared(a: Name, b: Name): { level: string; weight: number } {
  const { comparisons } = explainPair(name('crm:1', a), name('erp:1', b), model);
  const found = comparisons.find(({ comparison }) => comparison === 'name');
  if (found === undefined) throw new Error('no names to compare');
  return { level: found.level, weight: found.weight };
}
const weight = (a: Name, b: Name): number => compared(a, b).weight;

describe('a Chinese name is one name in all its dresses', () => {
  it.each<[Name, Name]>([
    ['张三', '張三'],
    ['张三', 'Zhang San'],
    ['张三', 'San Zhang'],
    ['张三', 'ZHANG, San'],
    ['张三', 'Zhāng Sān'],
    ['龍應台', '龙应台'],
    ['顧維鈞', '顾维钧'],
    ['王小明', 'Xiaoming Wang'],
    ['王小明', 'Wang Xiao Ming'],
    ['王小明', 'Wang Xiao-Ming'],
    ['王小明', ['Wang', 'Xiao Ming']],
    ['王小明', 'Xiao Ming Wang'],
    ['林语堂', 'Yu-tang Lin'],
    ['林语堂', ['Lin', 'Yutang']],
    ['蒋明斌', 'Míng Bīn Jiǎng'],
    ['江秀晓', ['Xiu Xiao', 'Jiang']],
    [
      ['Jiang', 'Xiuxiao'],
      ['Xiu Xiao', 'Jiang'],
    ],
    ['夏飞建', 'Fei Jian Xia'],
    ['欧阳娜娜', '歐陽娜娜'],
    ['欧阳娜娜', 'Ouyang Nana'],
    ['欧阳娜娜', 'Ou Yang Na Na'],
    ['欧阳娜娜', ['Ouyang', 'Nana']],
    ['司马光', ['司马', '光']],
    ['吕布', 'Lv Bu'],
    ['吕布', 'Lyu Bu'],
    ['单雄信', 'Shan Xiongxin'],
    ['徐雨秀', '雨秀徐'],
    ['刘德华', 'Lau Tak Wah'],
    ['刘德华', 'Lau Tak-wah'],
    ['刘德华', 'Tak-wah Lau'],
    ['劉德華', ['Lau', 'Tak Wah']],
    ['Liu Dehua', 'Lau Tak Wah'],
    ['陈志明', 'Chan Chi Ming'],
    ['黄家明', 'Wong Ka Ming'],
    ['张晓明', 'Chang Hsiao-ming'],
    ['郭建国', 'Kuo Chien-kuo'],
  ])('%s and %s', (a, b) => {
    expect(weight(a, b)).toBeGreaterThan(weight(a, '吴国豪') + 8);
    expect(weight(a, b)).toBeGreaterThan(2.5);
    expect(weight(b, a)).toBe(weight(a, b));
  });
});

describe('what is not the same name', () => {
  it.each<[Name, Name]>([
    ['张三', '李四'],
    ['张三', 'Li Si'],
    ['Zhang Wei', 'Zhan Wen'],
    ['王小明', 'Wang Daming'],
    ['刘德华', 'Leung Chiu Wai'],
    ['Tony Leung', '刘德华'],
  ])('%s and %s', (a, b) => {
    expect(weight(a, b)).toBeLessThan(2.5);
  });
});

describe('the weight that the evidence deserves', () => {
  it('is less for pinyin than for characters, and least for a homophone', () => {
    const characters = weight('张晓峰', '張曉峰');
    const pinyin = weight('张晓峰', 'Zhang Xiaofeng');
    expect(characters).toBeGreaterThan(pinyin);
    expect(pinyin).toBeGreaterThan(weight('张晓峰', '张小锋'));
  });

  it('is the same whether two sources write pinyin or one of them characters', () => {
    expect(weight('Zhang Jie', 'Jie Zhang')).toBeCloseTo(weight('张杰', 'Zhang Jie'), 0);
  });

  it('is less for a sound that many characters have', () => {
    expect(weight('王丽英', 'Wang Liying')).toBeLessThan(weight('王朵娅', 'Wang Duoya') - 3);
  });

  it('is less for a spelling that stands for several names', () => {
    // Wong is 王 and 黄.
    expect(weight('黄家明', 'Wong Ka Ming')).toBeLessThan(weight('黄家明', 'Huang Jiaming'));
  });

  it('is little for 张伟, and much for 欧阳娜娜', () => {
    expect(weight('欧阳娜娜', '欧阳娜娜')).toBeGreaterThan(weight('张伟', '张伟') + 6);
  });

  it('of an English first name beside the Chinese one is nothing, for or against', () => {
    const family = weight('王女士', '王');
    expect(weight('王晓', ['Wang', 'Emma'])).toBeCloseTo(family, 0);
    expect(compared('王晓', ['Wang', 'Emma']).level).toBe('family name only');
    expect(weight(['Wang', 'Lucy'], ['Wang', 'Emma'])).toBeLessThan(family - 3);
    expect(weight('Emma Xiao Wang', '王晓')).toBeGreaterThan(family + 4);
  });

  it('of another given name beside a rare family name is that of relatives', () => {
    expect(compared('欧阳娜娜', '欧阳修').level).toBe('other given name');
    expect(weight('欧阳娜娜', '欧阳修')).toBeLessThan(weight('欧阳娜娜', '欧阳女士') - 4);
  });

  it('of a family name with a title is that of the family name', () => {
    expect(compared('李女士', '李')).toEqual(compared('李', '李'));
  });

  it('of initials is that of initials', () => {
    expect(compared('肖宁嘉', ['Xiao', 'NJ']).level).toBe('initial');
    expect(compared('肖宁嘉', 'N.J. Xiao').level).toBe('initial');
    expect(compared('肖宁嘉', ['Xiao', 'WB']).level).not.toBe('initial');
  });
});

describe('names of others', () => {
  it.each<[Name, Name]>([
    ['John Smith', 'Smith, John'],
    ['Ann Lee', ['Lee', 'Ann']],
    ['Mary Jane Long', ['Long', 'Mary Jane']],
    ['Lina Pan', ['Pan', 'Lina']],
  ])('%s and %s are as near as ever', (a, b) => {
    expect(weight(a, b)).toBeGreaterThan(9);
  });

  it('Lina and Lena are a typing error apart, whatever else they might be in pinyin', () => {
    expect(compared(['Miller', 'Lina'], ['Miller', 'Lena']).level).toBe('one edit');
  });
});
