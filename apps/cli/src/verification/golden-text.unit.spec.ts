import type { GoldenVerification } from '@concord/contracts/verification';
import { verificationText } from './golden-text';
import { together } from './together';

const sound: GoldenVerification = {
  ...{ checked: 1000, agreeing: 1000, waiting: 0, rebuilding: false },
  differing: [],
};
const broken: GoldenVerification = {
  ...{ checked: 500, agreeing: 498, waiting: 1, rebuilding: true },
  differing: [
    {
      ...{ id: 'ent_01JCX3V7Q8R2M4N6P8S0T2V4X6', version: 4 },
      ...{ faults: ['fields'], fields: ['phone'] },
    },
  ],
};

describe(verificationText.name, () => {
  it('says that all is well', () => {
    const text = verificationText(sound);
    expect(text).toMatch(/1,000\s+1,000\s+0\s+0/);
    expect(text).toContain('the same to the byte');
  });

  it('names what differs and in what, and what to do while rules change', () => {
    const text = verificationText(together([sound, broken]));
    expect(text).toMatch(/1,500\s+1,498\s+1\s+1/);
    expect(text).toMatch(/ent_01JCX3V7Q8R2M4N6P8S0T2V4X6\s+4\s+fields\s+phone/);
    expect(text).toContain('`concord wait`');
  });

  it('shows the first of many', () => {
    const differing = Array.from({ length: 30 }, () => broken.differing).flat();
    expect(verificationText({ ...broken, differing })).toContain('… and 10 more');
  });
});
