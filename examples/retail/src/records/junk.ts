import type { Random } from '../random';
import { firstChange } from '../population/population';
import type { Sketch } from './sketch';

const nonsense: readonly [Partial<Sketch>, ...Partial<Sketch>[]] = [
  { given: 'test', family: 'test', email: 'test@test.com' },
  { given: 'asdf', family: 'asdf' },
  { given: '...', family: '---' },
  { given: 'xxx', family: 'xxx', email: 'asdf' },
  { given: '测试', family: '测试' },
  { given: 'Do not', family: 'use!!!' },
  { given: '?', family: '?', email: 'none@none' },
];

/** A row that is nobody: typed by testers, importers and impatient clerks. */
export function junkSketch(random: Random): Sketch {
  return {
    kind: 'person',
    han: false,
    secondary: false,
    tier: 'bronze',
    updated: firstChange + random.int(0, 1_000_000) * 1000,
    ...random.pick(nonsense),
  };
}
