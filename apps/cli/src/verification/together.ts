import type { GoldenVerification } from '@concord/contracts/verification';

/** Several parts as one. */
export function together(parts: readonly GoldenVerification[]): GoldenVerification {
  const sum = (of: (part: GoldenVerification) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  return {
    checked: sum(({ checked }) => checked),
    agreeing: sum(({ agreeing }) => agreeing),
    waiting: sum(({ waiting }) => waiting),
    rebuilding: parts.some(({ rebuilding }) => rebuilding),
    differing: parts.flatMap(({ differing }) => differing),
  };
}
