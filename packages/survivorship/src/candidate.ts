import type { StandardValue } from '@concord/contracts/canonical';
import { testimony, type Witness } from './evidence';
import type { PolicyField, Slot } from './policy';
import { matchingText, valueText } from './value-text';

/** What one witness says about one field. */
export interface Part {
  readonly field: PolicyField;
  readonly values: readonly StandardValue[];
}

/** Something that can win a slot: one value of a record, or all that a record says about the slot. */
export class Candidate {
  private sameMatching: string | undefined;
  private sameIdentity: string | undefined;

  constructor(
    readonly witness: Witness,
    readonly parts: readonly Part[],
    /** Where the value stood in its record; the tie after the last tie. */
    readonly place: number,
  ) {}

  /** Candidates with equal `matching` vote together. Worked out when asked: most slots have one candidate. */
  get matching(): string {
    return (this.sameMatching ??= textOf(this.parts, matchingText));
  }

  /** Candidates with equal `identity` say exactly the same. */
  get identity(): string {
    return (this.sameIdentity ??= textOf(this.parts, ({ value }) => valueText(value)));
  }
}

function textOf(parts: readonly Part[], text: (value: StandardValue) => string): string {
  const [first] = parts;
  if (parts.length === 1 && first?.values.length === 1) return first.values.map(text).join();
  return JSON.stringify(parts.map(({ field, values }) => [field.field, values.map(text)]));
}

function singleValues(field: PolicyField, witnesses: readonly Witness[]): Candidate[] {
  return [...testimony(witnesses, field.field)].flatMap(([witness, values]) =>
    values.map((value, place) => new Candidate(witness, [{ field, values: [value] }], place)),
  );
}

function wholeRecords(fields: readonly PolicyField[], witnesses: readonly Witness[]): Candidate[] {
  const said = fields.map((field) => ({ field, by: testimony(witnesses, field.field) }));
  return witnesses.flatMap((witness) => {
    const parts = said.flatMap(({ field, by }) => {
      const values = by.get(witness) ?? [];
      if (values.length === 0) return [];
      return [{ field, values: field.many ? values : values.slice(0, 1) }];
    });
    return parts.length === 0 ? [] : [new Candidate(witness, parts, 0)];
  });
}

/** Everything that can win the slot. */
export function candidatesFor(slot: Slot, witnesses: readonly Witness[]): readonly Candidate[] {
  if (slot.take === 'record') return wholeRecords(slot.fields, witnesses);
  return slot.fields.flatMap((field) => singleValues(field, witnesses));
}
