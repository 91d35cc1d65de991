import { comparePair, explainPair } from './pair';
import { builtInModel } from '../model/built-in';
import { customerFields, han, person } from '../testing/people';

const model = builtInModel(customerFields);

type Fields = Parameters<typeof person>[1];

function bits(a: Fields, b: Fields): number {
  return comparePair(person('crm:1', a), person('erp:2', b), model);
}

function level(comparison: string, a: Fields, b: Fields): string | undefined {
  const explained = explainPair(person('crm:1', a), person('erp:2', b), model);
  return explained.comparisons.find((one) => one.comparison === comparison)?.level;
}

describe('names of persons', () => {
  const cases: [string, Fields, Fields, string][] = [
    [
      'the same',
      { givenName: 'Emma', familyName: 'Watson' },
      { givenName: 'Emma', familyName: 'Watson' },
      'exact',
    ],
    [
      'a typing error',
      { givenName: 'Emma', familyName: 'Watson' },
      { givenName: 'Emma', familyName: 'Watosn' },
      'one edit',
    ],
    [
      'a nickname',
      { givenName: 'Robert', familyName: 'Owen' },
      { givenName: 'Bob', familyName: 'Owen' },
      'nickname',
    ],
    [
      'an initial',
      { givenName: 'Robert', familyName: 'Owen' },
      { givenName: 'R', familyName: 'Owen' },
      'initial',
    ],
    ['another spelling', { familyName: 'Meyer' }, { familyName: 'Maier' }, 'similar'],
    [
      'swapped fields',
      { givenName: 'Emma', familyName: 'Watson' },
      { givenName: 'Watson', familyName: 'Emma' },
      'exact, swapped',
    ],
    ['accents', { familyName: 'Müller' }, { familyName: 'Muller' }, 'exact'],
    [
      'full against parts',
      { fullName: 'Emma Charlotte Watson' },
      { givenName: 'Emma', familyName: 'Watson' },
      'exact',
    ],
    [
      'a brother',
      { givenName: 'Emma', familyName: 'Watson' },
      { givenName: 'Paul', familyName: 'Watson' },
      'other given name',
    ],
    [
      'strangers',
      { givenName: 'Emma', familyName: 'Watson' },
      { givenName: 'Paul', familyName: 'Singh' },
      'none',
    ],
    [
      'characters',
      { fullName: han('张三', 'zhang san') },
      { fullName: han('張三', 'zhang san') },
      'exact',
    ],
    [
      'characters and pinyin',
      { fullName: han('张三', 'zhang san') },
      { fullName: 'Zhang San' },
      'exact',
    ],
    [
      'pinyin, Western order',
      { fullName: han('王小明', 'wang xiao ming') },
      { fullName: 'Xiaoming Wang' },
      'exact',
    ],
    [
      'pinyin in parts',
      { fullName: han('王小明', 'wang xiao ming') },
      { givenName: 'Xiao Ming', familyName: 'Wang' },
      'exact',
    ],
    [
      'compound surname',
      { fullName: han('欧阳修', 'ou yang xiu') },
      { givenName: 'Xiu', familyName: 'Ouyang' },
      'exact',
    ],
    [
      'other characters, same sound',
      { fullName: han('李娜', 'li na') },
      { fullName: han('李那', 'li na') },
      'same sound',
    ],
    [
      'characters in Western order',
      { fullName: han('徐雨秀', 'xu yuxiu') },
      { fullName: han('雨秀徐', 'yu xiuxu') },
      'exact',
    ],
  ];
  it.each(cases)('%s', (_, a, b, expected) => expect(level('name', a, b)).toBe(expected));

  it('weigh a rare name more than a common one', () => {
    const rare = bits(
      { givenName: 'Ottoline', familyName: 'Birchensha' },
      { givenName: 'Ottoline', familyName: 'Birchensha' },
    );
    const common = bits(
      { givenName: 'John', familyName: 'Smith' },
      { givenName: 'John', familyName: 'Smith' },
    );
    expect(rare).toBeGreaterThan(common + 8);
    expect(common).toBeLessThan(0);
  });

  it('weigh pinyin less than characters', () => {
    const characters = bits(
      { fullName: han('张晓峰', 'zhang xiao feng') },
      { fullName: han('張曉峰', 'zhang xiao feng') },
    );
    const pinyin = bits(
      { fullName: han('张晓峰', 'zhang xiao feng') },
      { fullName: 'Zhang Xiaofeng' },
    );
    const sound = bits(
      { fullName: han('张晓峰', 'zhang xiao feng') },
      { fullName: han('张小锋', 'zhang xiao feng') },
    );
    expect(characters).toBeGreaterThan(pinyin);
    expect(pinyin).toBeGreaterThan(sound);
  });

  it('count a full name beside its parts once', () => {
    const parts = { givenName: 'Cyril', familyName: 'Cobbe' };
    const all = { ...parts, fullName: 'Cyril Cobbe' };
    expect(bits(all, all)).toBe(bits(parts, parts));
  });
});

describe('dates of birth', () => {
  const cases: [string, string, string][] = [
    ['1984-03-17', '1984-03-17', 'equal'],
    ['1984-03-07', '1984-07-03', 'day and month swapped'],
    ['1984-03-17', '1984-03-11', 'one digit off'],
    ['1984-03-17', '1948-03-17', 'same day, year one edit off'],
    ['1984-03-17', '1984-03-02', 'within a month'],
    ['1984-03-17', '1984-11-02', 'same year'],
    ['1984-03-17', '1961-03-17', 'same day of the year'],
    ['1984-03-17', '1985-11-02', 'years adjacent'],
    ['1984-03-17', '1961-11-02', 'none'],
    ['1984-03-17', '1984', 'equal'],
    ['1984-03-17', '1984-04', 'same year'],
    ['1605-07-81', '1605-07-81', 'equal'],
  ];
  it.each(cases)('%s and %s: %s', (a, b, expected) => {
    expect(level('birthDate', { birthDate: a }, { birthDate: b })).toBe(expected);
  });

  it('trust a day more than a first of January, and that more than a placeholder', () => {
    const weights = ['1984-03-17', '1984-01-01', '1900-01-01'].map((birthDate) =>
      bits({ birthDate }, { birthDate }),
    );
    expect(weights).toEqual([...weights].sort((x, y) => y - x));
    expect(new Set(weights).size).toBe(3);
  });
});

describe('other fields', () => {
  const cases: [string, string, string, string][] = [
    ['email', 'ann.lee@example.com', 'ann.lee@example.com', 'equal'],
    ['email', 'ann.lee+shop@example.com', 'ann.lee@example.com', 'equal'],
    ['email', 'ann.lee@example.com', 'ann.lee@exmaple.com', 'one edit'],
    ['email', 'ann.lee@example.com', 'ann.lee@gmail.com', 'same name, other domain'],
    ['email', 'samuelcampbell35@hebert.com', 'samuelcampbel35@hebrt.com', 'similar'],
    ['email', 'mayer.lukas@example.com', 'mayer.lukas45@example.com', 'none'],
    ['email', 'ann.lee@example.com', 'bo.ek@example.com', 'none'],
    ['phone', '+442071234567', '+442071234567', 'equal'],
    ['phone', '+442071234567', '71234567', 'same local number'],
    ['phone', '+442071234567', '+442071234576', 'one digit off'],
    ['phone', '+442071234567', '+442079999999', 'none'],
    ['postcode', 'EN9 3SL', 'en93sl', 'equal'],
    ['postcode', 'EN9 3SL', 'EN9 3SQ', 'one edit'],
    ['postcode', 'EN9 3SL', 'EN9 1AB', 'same district'],
    ['postcode', 'EN9 3SL', 'EN2 7QT', 'same area'],
    ['postcode', 'EN9 3SL', 'G83 0QY', 'none'],
    ['city', 'Edinburgh', 'Edhinburgh', 'similar'],
    ['city', 'Edinburgh', 'Glasgow', 'none'],
    ['taxNumber', 'DE-123 456 789', 'DE123456789', 'equal'],
    ['taxNumber', 'DE123456789', 'DE123456798', 'one edit'],
    ['gender', 'female', 'male', 'none'],
    ['segment', 'retail', 'Retail', 'equal'],
    ['note', 'prefers a call in the evening', 'prefers a call in the morning', 'similar'],
    ['company', 'Acme Trading Ltd', 'ACME Trading Limited', 'exact'],
    ['company', 'Acme Trading GmbH', 'Trading Acme', 'exact'],
    ['company', 'International Business Machines Corp.', 'IBM', 'abbreviation'],
    ['company', 'Siemens Intl. Solutions', 'Siemens International Solution', 'exact'],
    ['company', '上海远东贸易有限公司', '上海远东贸易', 'exact'],
    ['company', 'ScottAnalytics Inc.', 'Scott Analytics Incorporated', 'exact'],
    ['company', 'Acme Trading', 'Borealis Foods', 'none'],
  ];
  it.each(cases)('%s: %s and %s: %s', (field, a, b, expected) => {
    const comparison = field === 'company' ? 'organization' : field;
    expect(level(comparison, { [field]: a }, { [field]: b })).toBe(expected);
  });

  it('compare addresses as wholes', () => {
    const at = (line: string, city: string, postcode?: string): Fields => ({
      address: { value: { lines: [line], city, ...(postcode === undefined ? {} : { postcode }) } },
    });
    const home = at('12 High Street', 'Leeds', 'LS1 1AA');
    expect(level('address', home, at('12 High St.', 'Leeds', 'LS1 1AA'))).toBe('equal');
    expect(level('address', home, at('High Street', 'Leeds'))).toBe('similar');
    expect(level('address', home, at('14 High Street', 'Leeds', 'LS1 1AA'))).toBe('same street');
    expect(level('address', home, at('7 Mill Lane', 'Leeds', 'LS1 1AA'))).toBe('same postcode');
    expect(level('address', home, at('7 Mill Lane', 'Leeds', 'LS9 4QT'))).toBe('same place');
    expect(level('address', home, at('7 Mill Lane', 'Porto'))).toBe('none');
    expect(level('address', at('中山路123号5楼', '上海'), at('中山路123号', '上海'))).toBe('equal');
  });

  it('take one common phone of several as agreement', () => {
    const many = { phone: [{ value: '+442071234567' }, { value: '+447700900123' }] };
    expect(level('phone', many, { phone: '+447700900123' })).toBe('equal');
  });

  it('trust a mailbox of a role less than a personal one', () => {
    expect(bits({ email: 'info@acme.com' }, { email: 'info@acme.com' })).toBeLessThan(
      bits({ email: 'ann.lee@acme.com' }, { email: 'ann.lee@acme.com' }) - 3,
    );
  });

  it('do not count what is missing or filled in by a rule', () => {
    const ann = { givenName: 'Ann', familyName: 'Okafor' };
    expect(bits({ ...ann, phone: '+442071234567' }, ann)).toBe(bits(ann, ann));
    const imputed = { ...ann, city: { value: 'Leeds', imputed: true as const } };
    expect(bits(imputed, imputed)).toBe(bits(ann, ann));
  });
});

describe('a family at one address with one phone', () => {
  const home = {
    familyName: 'Lindqvist',
    phone: '+442071234567',
    address: { value: { lines: ['12 High Street'], city: 'Leeds', postcode: 'LS1 1AA' } },
  };
  const emma = { ...home, givenName: 'Emma', birthDate: '1984-03-17' };

  it('is not one person', () => {
    expect(bits(emma, { ...home, givenName: 'Oscar', birthDate: '2011-09-30' })).toBeLessThan(-5);
    expect(bits(emma, { ...home, givenName: 'Oscar' })).toBeLessThan(-3);
  });

  it('leaves a record without given name in doubt', () => {
    expect(bits(emma, home)).toBe(-1);
  });

  it('does not keep a person from being found again', () => {
    expect(bits(emma, { ...home, givenName: 'Emma' })).toBeGreaterThan(4);
    expect(bits(emma, { ...home, givenName: 'Ema', birthDate: '1984-03-17' })).toBeGreaterThan(10);
  });
});

describe('explainPair', () => {
  const emma = person('crm:1', {
    givenName: 'Emma',
    familyName: 'Watson',
    birthDate: '1990-04-15',
    city: 'Paris',
  });
  const em = person('erp:2', { givenName: 'Em', familyName: 'Watson', birthDate: '1990-04-15' });

  it('adds up from prior to total', () => {
    const explained = explainPair(emma, em, model);
    const sum = explained.comparisons.reduce(
      (total, { weight }) => total + weight,
      explained.prior,
    );
    expect(sum + explained.household).toBe(explained.sum);
    expect(explained.total).toBe(comparePair(emma, em, model));
    expect(explained.probability).toBeCloseTo(1 / (1 + 2 ** -explained.sum), 10);
  });

  it('names fields, levels, values and the atoms in common', () => {
    const explained = explainPair(emma, em, model);
    expect(explained.modelVersion).toBe('built-in-1');
    expect(explained.comparisons.map(({ comparison }) => comparison)).toEqual([
      'birthDate',
      'name',
    ]);
    expect(explained.comparisons[1]).toMatchObject({
      fields: ['familyName', 'fullName', 'givenName'],
      level: 'nickname',
      a: 'emma watson',
      b: 'em watson',
    });
    expect(explained.sharedAtoms.map(({ atom }) => atom)).toEqual(
      expect.arrayContaining(['birthDate:w1990-04-15', 'name:twatson', 'name:nemma']),
    );
  });

  it('does not depend on which record comes first', () => {
    expect(comparePair(emma, em, model)).toBe(comparePair(em, emma, model));
  });

  it('names the model and the level when a model is incomplete', () => {
    const broken = { ...model, frequencies: {} };
    expect(() => comparePair(emma, em, broken)).toThrow(/wants frequency table/);
  });
});
