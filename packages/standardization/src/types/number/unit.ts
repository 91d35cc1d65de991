import { units, type Unit } from '@concord/contracts/workspace';
import { unitTable } from '../../data/units';

const byWord: ReadonlyMap<string, Unit> = new Map(
  units.flatMap((unit) =>
    [unit, ...unitTable[unit].words.split('|')].map((word): [string, Unit] => [word, unit]),
  ),
);

const dotAtEnd = /\.$/;

/** The unit of a word as written after a number; undefined for what is none. */
export function unitOf(written: string): Unit | undefined {
  const word = written.trim().toLowerCase().replace(dotAtEnd, '');
  return byWord.get(word) ?? byWord.get(word.replace(/[²2]$/, '²'));
}

/** An amount in another unit of the same kind; undefined where the kinds differ. */
export function inUnit(amount: number, from: Unit, to: Unit): number | undefined {
  if (from === to) return amount;
  const [own, target] = [unitTable[from], unitTable[to]];
  if (own.kind !== target.kind) return undefined;
  if (own.kind !== 'temperature') return (amount * own.factor) / target.factor;
  return to === 'celsius' ? ((amount - 32) * 5) / 9 : (amount * 9) / 5 + 32;
}
