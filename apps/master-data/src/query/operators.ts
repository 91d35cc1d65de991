import type { Subject, ValueKind } from './subjects';

/** `ne`, `in` and the like of a many-valued field: `ne` holds when none of the values equals, the others when one fits. */
export const operators = [
  ...(['eq', 'ne', 'in', 'lt', 'lte', 'gt', 'gte', 'prefix', 'contains', 'exists'] as const),
] as const;
export type Operator = (typeof operators)[number];

const ordered: readonly Operator[] = ['eq', 'ne', 'in', 'lt', 'lte', 'gt', 'gte', 'exists'];

const operatorsByKind: Readonly<Record<ValueKind, readonly Operator[]>> = {
  text: ['eq', 'ne', 'in', 'prefix', 'contains', 'exists'],
  number: ordered,
  date: [...ordered, 'prefix'],
  time: ordered,
  boolean: ['eq', 'ne', 'exists'],
  source: ['eq', 'ne', 'in'],
  whole: ['exists'],
};

export function operatorsOf({ kind, choices }: Subject): readonly Operator[] {
  return choices === undefined ? operatorsByKind[kind] : ['eq', 'ne', 'in'];
}
