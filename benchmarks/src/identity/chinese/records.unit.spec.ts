import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../paths';
import { csvOf } from './csv';
import { chineseRecords } from './records';
import { wadeGiles } from './romanization';

const records = chineseRecords(1_200, 1);
const share = (test: (record: (typeof records)[number]) => boolean): number =>
  records.filter(test).length / records.length;

describe('the Chinese customers', () => {
  it('are the same for the same seed, and others for another one', () => {
    expect(chineseRecords(40, 7)).toEqual(chineseRecords(40, 7));
    expect(chineseRecords(40, 7)).not.toEqual(chineseRecords(40, 8));
  });

  it('have three to five records each', () => {
    const sizes = new Map<string, number>();
    for (const { entity_id } of records) sizes.set(entity_id, (sizes.get(entity_id) ?? 0) + 1);
    expect(sizes.size).toBe(1_200);
    expect([Math.min(...sizes.values()), Math.max(...sizes.values())]).toEqual([3, 5]);
  });

  it('can all be reached, but leave out much else', () => {
    const reachable = share(
      ({ mobile, email, wechat, id_number }) => mobile + email + wechat + id_number !== '',
    );
    expect(reachable).toBe(1);
    expect(share(({ birth_date }) => birth_date === '')).toBeGreaterThan(0.3);
    expect(share(({ address }) => address === '')).toBeGreaterThan(0.2);
  });

  it('are written in characters of both kinds and in Latin letters', () => {
    const nameOf = (record: (typeof records)[number]) =>
      record.name + record.family_name + record.given_name;
    expect(share((record) => /\p{Script=Han}/u.test(nameOf(record)))).toBeGreaterThan(0.6);
    expect(share((record) => /[張陳劉楊黃趙吳]/.test(nameOf(record)))).toBeGreaterThan(0.02);
    expect(share((record) => /[āáǎàēéěèīíǐìōóǒòūúǔù]/.test(nameOf(record)))).toBeGreaterThan(0.02);
    expect(share((record) => /^\p{Script=Latin}/u.test(nameOf(record)))).toBeGreaterThan(0.2);
  });

  it('can be written as CSV', () => {
    const [record] = records.map((one) => ({ ...one, address: 'Room 1, Building 2' }));
    expect(csvOf(record === undefined ? [] : [record])).toContain(',"Room 1, Building 2",');
  });

  it('have a workspace that names no truth', () => {
    const folder = join(repositoryRoot, 'benchmarks', 'identity', 'chinese');
    expect(readFileSync(join(folder, 'sources', 'customers.yaml'), 'utf8')).not.toContain(
      'entity_id',
    );
  });
});

describe('wadeGiles', () => {
  it.each([
    ['zhang', 'chang'],
    ['xiao', 'hsiao'],
    ['jian', 'chien'],
    ['guo', 'kuo'],
    ['zhong', 'chung'],
    ['luo', 'lo'],
    ['shi', 'shih'],
    ['ouyang', 'ouyang'],
  ])('writes %s as %s', (pinyin, written) => {
    expect(wadeGiles(pinyin)).toBe(written);
  });
});
