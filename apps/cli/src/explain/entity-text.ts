import type { EntityExplanationAnswer } from '@concord/contracts/explanation';
import pc from 'picocolors';
import { bitsText } from './bits';
import { bondText, standingText } from './pair-text';

type Step = EntityExplanationAnswer['merges'][number];

/** Copies and other records that are named in one line; the rest is counted. */
const mostNamed = 5;

/** Why an entity is what it is, as lines for people: the tree of its merges, and the nearest others. */
export function entityText(answer: EntityExplanationAnswer): string[] {
  const { id, records, modelVersion, thresholds, omitted } = answer;
  const settings = pc.dim(
    `(model ${modelVersion}, merges above ${bitsText(thresholds.same)} bits)`,
  );
  return [
    `${pc.bold(id)} has ${countText(records.length)} ${settings}`,
    '',
    ...treeLines(answer),
    ...(omitted > 0 ? [`… and ${countText(omitted)} that would make the tree too large`] : []),
    ...section('bound whatever the evidence', answer.bonds.map(bondText)),
    ...section(
      'conflicts',
      answer.conflicts.map(({ text }) => text),
    ),
    ...section(
      'nearest others',
      answer.nearest.map(
        (other) =>
          `${other.entityId} (${named(other.records, other.size)}): ${standingText(other)}`,
      ),
    ),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}

function countText(records: number): string {
  return records === 1 ? '1 record' : `${records} records`;
}

function named(records: readonly string[], size = records.length): string {
  const shown = records.slice(0, mostNamed);
  const rest = size - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** One tree, or several where the entity was made by more than its records alone show. */
function treeLines(answer: EntityExplanationAnswer): string[] {
  const steps = new Map(answer.merges.map((step) => [step.id, step]));
  const taken = new Set(answer.merges.flatMap(({ of }) => of));
  const parts = [...answer.contents.map(({ id }) => id), ...answer.merges.map(({ id }) => id)];
  const leaves = new Map(answer.contents.map(({ id, records }) => [id, records]));
  return parts.filter((id) => !taken.has(id)).flatMap((id) => branch(id, steps, leaves, '', ''));
}

function branch(
  id: number,
  steps: ReadonlyMap<number, Step>,
  leaves: ReadonlyMap<number, readonly string[]>,
  lead: string,
  below: string,
): string[] {
  const step = steps.get(id);
  if (step === undefined) return [`${lead}${leafText(leaves.get(id) ?? [])}`];
  const last = step.of.length - 1;
  return [
    `${lead}${stepText(step)}`,
    ...step.of.flatMap((part, at) =>
      branch(
        part,
        steps,
        leaves,
        `${below}${at === last ? '└─ ' : '├─ '}`,
        `${below}${at === last ? '   ' : '│  '}`,
      ),
    ),
  ];
}

function leafText(records: readonly string[]): string {
  return records.length > 1 ? `${named(records)} ${pc.dim('(say the same)')}` : named(records);
}

function stepText({ by, linkage, needed, strongest, weakest, contradictions = [] }: Step): string {
  if (by === 'bond' || linkage === undefined) return 'bound';
  const bits = `${bitsText(linkage)} bits`;
  const limit = needed === undefined ? '' : `, ${bitsText(needed)} needed`;
  const against = contradictions.map(({ comparison }) => `, ${comparison} contradicts`).join('');
  return `${bits}${limit}${against}${pc.dim(pairsText(strongest, weakest))}`;
}

function pairsText(strongest: Step['strongest'], weakest: Step['weakest']): string {
  if (strongest === undefined) return '';
  const best = `  ${strongest.a} ~ ${strongest.b} ${bitsText(strongest.weight)}`;
  if (weakest === undefined || weakest.weight === strongest.weight) return best;
  return `${best}, at worst ${weakest.a} ~ ${weakest.b} ${bitsText(weakest.weight)}`;
}
