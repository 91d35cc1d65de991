import { readStewardTask } from './task';

describe('what is asked of the steward benchmark', () => {
  it('is 200 answers, in five ways to halve all records, unless told otherwise', () => {
    const files = ['--data', 'people.csv', '--workspace', 'benchmarks/identity/fake'];
    expect(readStewardTask(files)).toEqual({
      data: 'people.csv',
      workspace: 'benchmarks/identity/fake',
      truth: 'entity_id',
      decisions: 200,
      seeds: 5,
      records: Infinity,
    });
    expect(readStewardTask([...files, '--records', '8000', '--seeds', '3'])).toMatchObject({
      records: 8_000,
      seeds: 3,
    });
  });

  it.each([
    [['--data', 'people.csv'], 'expected --data FILE --workspace DIR'],
    [['--data', 'a', '--workspace', 'b', '--seeds', '0'], '--seeds takes a whole number above 0'],
  ])('is refused as %j', (args, message) => {
    expect(() => readStewardTask(args)).toThrow(message);
  });
});
