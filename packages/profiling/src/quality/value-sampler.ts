import { textHash } from '../profile/text-hash';

/**
 * Values of one field that are kept, up to twice as many; the standard error of a share among them is
 * below 3 %. More would make the sums of a source slow to write: each is a field of one document.
 */
export const sampledValues = 256;

const keyRange = 2 ** 48;

/** The key of a value in the sample: no way back to the value. */
function keyOf(hash: number): string {
  return Math.floor(hash * keyRange).toString(36);
}

/** How often the range was halved for this key to be left out; a key is in the sample up to here. */
export function levelOf(key: string): number {
  const share = Number.parseInt(key, 36) / keyRange;
  return share <= 0 ? 48 : Math.floor(-Math.log2(share));
}

/**
 * Picks values by their hash, so that of a value all occurrences are in the sample or none, in any
 * process, at any time, and a value that goes can be taken out again (a sample of the different
 * values as in Gibbons, "Distinct Sampling", 2001). When more are there than are kept, the range of
 * hashes is halved: `level` counts that. It never falls.
 */
export class ValueSampler {
  private readonly levels = new Map<string, number>();
  private readonly kept = new Map<string, number>();

  /** The key of a value that is in the sample now. */
  key(field: string, value: string): string | undefined {
    const hash = textHash(value);
    return hash * 2 ** this.level(field) < 1 ? keyOf(hash) : undefined;
  }

  level(field: string): number {
    return this.levels.get(field) ?? 0;
  }

  /** So many more (or fewer) values of the field are kept now. */
  counted(field: string, change: number): void {
    const kept = (this.kept.get(field) ?? 0) + change;
    const isTooMany = kept > 2 * sampledValues;
    this.kept.set(field, isTooMany ? kept / 2 : kept);
    if (isTooMany) this.levels.set(field, this.level(field) + 1);
  }

  /** What is stored: values kept, at this level. A higher level of our own stays. */
  learn(field: string, level: number, kept: number): void {
    if (level < this.level(field)) return;
    this.levels.set(field, level);
    this.kept.set(field, kept);
  }
}
