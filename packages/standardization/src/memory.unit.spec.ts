import { remembered } from './memory';

describe('remembered', () => {
  it('works out each text once, as long as few others come between', () => {
    const read: string[] = [];
    const standardizer = remembered((text) => {
      read.push(text);
      return { values: [{ value: text.toUpperCase() }], issues: [] };
    }, 2);
    for (const name of ['ann', 'bob', 'ann', 'cy', 'ann', 'dee', 'eva', 'fay', 'ann']) {
      expect(standardizer(name).values).toEqual([{ value: name.toUpperCase() }]);
    }
    expect(read).toEqual(['ann', 'bob', 'cy', 'dee', 'eva', 'fay', 'ann']);
  });

  it('is not changed by what is done with an answer', () => {
    const standardizer = remembered((text) => ({ values: [{ value: text }], issues: [] }));
    standardizer('Åsa').values.push({ value: 'Bo' });
    expect(standardizer('Åsa').values).toEqual([{ value: 'Åsa' }]);
  });
});
