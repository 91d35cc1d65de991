import fc from 'fast-check';
import { FairSample } from './fair-sample';

function sampleOf(keys: readonly string[], size: number): string[] {
  const sample = new FairSample(size);
  keys.forEach((key) => sample.add(key));
  return sample.keys;
}

describe('FairSample', () => {
  it('is all there is where less is there than asked for', () => {
    expect(sampleOf(['crm:1', 'crm:2'], 5).sort()).toEqual(['crm:1', 'crm:2']);
  });

  it('depends on the keys alone, not on their order', () => {
    const keys = fc.uniqueArray(fc.string(), { maxLength: 60 });
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 9 }), (all, size) => {
        const sample = sampleOf(all, size);
        expect(sample).toHaveLength(Math.min(size, all.length));
        expect(sampleOf([...all].reverse(), size)).toEqual(sample);
        expect(sampleOf(all, size + 3).slice(0, size)).toEqual(sample);
      }),
    );
  });

  it('takes as many from the beginning of a source as from its end', () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => `crm:${at}`);
    const early = sampleOf(keys, 1_000).filter((key) => Number(key.slice(4)) < 10_000).length;
    // 500 ± 5 standard deviations of a fair draw.
    expect(early).toBeGreaterThan(420);
    expect(early).toBeLessThan(580);
  });
});
