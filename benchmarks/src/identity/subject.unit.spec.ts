import { hasRoomForTwo } from '@concord/threads';
import { readTask } from './subject';

describe('what is asked of the identity benchmark', () => {
  it('may be a file with its workspace; the truth is in entity_id unless told otherwise', () => {
    expect(readTask(['--data', 'people.csv', '--workspace', 'benchmarks/identity/fake'])).toEqual({
      subject: {
        kind: 'file',
        data: 'people.csv',
        workspace: 'benchmarks/identity/fake',
        truth: 'entity_id',
      },
      model: 'trained',
      threads: hasRoomForTwo() ? 2 : 1,
    });
    expect(readTask(['--retail', '--threads', '1']).threads).toBe(1);
  });

  it('may be customers that are made for it', () => {
    expect(readTask(['--chinese', '--customers', '50', '--model', 'built-in'])).toMatchObject({
      subject: { kind: 'chinese', customers: 50, seed: 1 },
      model: 'built-in',
    });
    expect(readTask(['--retail']).subject).toMatchObject({ kind: 'retail', customers: 800 });
  });

  it.each([
    [[], 'expected one of'],
    [['--data', 'people.csv'], 'expected one of'],
    [['--chinese', '--retail'], 'expected one of'],
    [['--chinese', '--seed', 'x'], '--seed takes a whole number above 0, such as 1, not "x"'],
    [['--retail', '--threads', '3'], '--threads takes 1 or 2, not 3'],
    [['--retail', '--model', 'best'], '--model takes built-in or trained, not "best"'],
  ])('is refused as %j', (args, message) => {
    expect(() => readTask(args)).toThrow(message);
  });
});
