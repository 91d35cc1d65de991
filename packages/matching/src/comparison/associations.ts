import type { Comparison, MatchModel } from '../model/model';

/** Between the two values of an association; no word and no place has it in its name. */
export const associationSign = '|';

/** The learnt associations of one comparison, by either value. */
export class Associations {
  private readonly byValue = new Map<string, Map<string, number>>();

  constructor(model: MatchModel, comparison: Comparison) {
    for (const [key, bits] of Object.entries(model.associations?.[comparison.name]?.bits ?? {})) {
      const [a = '', b = ''] = key.split(associationSign);
      this.note(a, b, bits);
      this.note(b, a, bits);
    }
  }

  /** What goes together with the value, in bits by the other value; undefined for nearly all. */
  of(value: string): ReadonlyMap<string, number> | undefined {
    return this.byValue.get(value);
  }

  private note(a: string, b: string, bits: number): void {
    const others = this.byValue.get(a);
    if (others === undefined) this.byValue.set(a, new Map([[b, bits]]));
    else others.set(b, bits);
  }
}

/** Bits that no association of a value exceeds; 0 or more. */
export function mostBits(partners: ReadonlyMap<string, number> | undefined): number {
  return partners === undefined ? 0 : Math.max(0, ...partners.values());
}
