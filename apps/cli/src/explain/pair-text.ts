import type {
  BondAnswer,
  PairExplanationAnswer,
  SeparationAnswer,
} from '@concord/contracts/explanation';
import pc from 'picocolors';
import { tableText } from '../terminal';
import { alignedBits, bitsBar, bitsText, probabilityText } from './bits';

/** Longer values are cut: the table has to fit beside another value. */
const longestValue = 30;
/** Atoms that are named; the rest is counted. */
const mostAtoms = 6;

/** Why two records are one customer, or are not, as lines for people. `bars`: draw the bits, too. */
export function pairText(answer: PairExplanationAnswer, bars: boolean): string[] {
  return [
    headline(answer),
    '',
    ...waterfall(answer, bars),
    '',
    ...(answer.household < 0
      ? [
          'household: bits taken back, because name, address and phone in common prove the family only',
        ]
      : []),
    `found by: ${atomsText(answer)}`,
    ...answer.bonds.map((bond) => `bound: ${bondText(bond)}`),
    ...pathLines(answer),
    ...betweenLines(answer),
  ];
}

function headline({ a, b, sameEntity, entities, modelVersion }: PairExplanationAnswer): string {
  const verdict = sameEntity
    ? `are one customer, ${entities.a}`
    : `are two customers, ${entities.a} and ${entities.b}`;
  return `${pc.bold(`${a} and ${b}`)} ${verdict} ${pc.dim(`(model ${modelVersion})`)}`;
}

function waterfall(answer: PairExplanationAnswer, bars: boolean): string[] {
  const { a, b, prior, comparisons, household, sum, total } = answer;
  const steps = [
    ['prior', '', '', '', prior] as const,
    ...comparisons.map(
      (one) => [one.comparison, cut(one.a), cut(one.b), one.level, one.weight] as const,
    ),
    ...(household < 0 ? [['household', '', '', '', household] as const] : []),
    ...(total === sum ? [] : [['limit', '', '', 'no pair counts more', total - sum] as const]),
    ['total', '', '', probabilityText(answer.probability), total] as const,
  ];
  const bits = alignedBits(steps.map(([, , , , weight]) => weight));
  const rows = steps.map(([name, left, right, level, weight], at) => [
    name,
    left,
    right,
    level,
    bits[at] ?? '',
    ...(bars ? [bitsBar(weight)] : []),
  ]);
  const head = ['comparison', a, b, 'level', 'bits', ...(bars ? [''] : [])];
  return tableText(head, rows).split('\n');
}

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length <= longestValue ? text : `${letters.slice(0, longestValue - 1).join('')}…`;
}

function atomsText({ sharedAtoms }: PairExplanationAnswer): string {
  if (sharedAtoms.length === 0) return 'nothing that they share';
  const named = sharedAtoms
    .slice(0, mostAtoms)
    .map(({ atom, bits }) => (bits === undefined ? atom : `${atom} ${bits.toFixed(1)}`));
  const rest = sharedAtoms.length - named.length;
  return named.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

export function bondText(bond: BondAnswer): string {
  return bond.by === 'steward'
    ? `a steward said that ${bond.records.join(' and ')} are the same`
    : `${bond.records.join(', ')} share the trusted ${bond.field} ${bond.value}`;
}

function pathLines({ path }: PairExplanationAnswer): string[] {
  if (path === undefined || path.length === 0) return [];
  const steps = path.map(({ b, by, weight }) =>
    by === 'evidence' ? `─(${bitsText(weight)})─ ${b}` : `─(${by})─ ${b}`,
  );
  return [`together by way of: ${path[0]?.a ?? ''} ${steps.join(' ')}`];
}

function betweenLines({ between }: PairExplanationAnswer): string[] {
  if (between === undefined) return [];
  return [`the two as wholes: ${standingText(between)}`];
}

/** How two entities stand to each other: their bits, and what keeps them apart. */
export function standingText(standing: NonNullable<PairExplanationAnswer['between']>): string {
  const { linkage, needed, contradictions, apart } = standing;
  const against = contradictions.map(
    ({ comparison, bits }) => `, ${comparison} contradicts (${bitsText(bits)})`,
  );
  const bits = `${bitsText(linkage)} bits, above ${bitsText(needed)} they merge${against.join('')}`;
  return `${bits}; ${separationText(apart)}`;
}

function separationText(apart: SeparationAnswer): string {
  switch (apart.by) {
    case 'steward':
      return `a steward said that ${apart.a} and ${apart.b} are different`;
    case 'neverMergeAcross': {
      const [one, other] = apart.values.map((values) => values.join(', '));
      return `nothing merges across ${apart.field}: ${apart.a} has ${one}, ${apart.b} has ${other}`;
    }
    case 'evidence':
      return 'the evidence keeps them apart';
    case 'nothing':
      return 'they merge when all is settled, unless something better comes first';
  }
}
