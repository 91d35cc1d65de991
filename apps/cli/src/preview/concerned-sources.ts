import { isDeepStrictEqual } from 'node:util';
import type { CleansingSetup } from '@concord/contracts/setups';

export interface ConcernedSource {
  readonly source: string;
  /** `its mapping`, `the fields of customer`: what of that which concerns it would change. */
  readonly because: readonly string[];
}

type SourceSetup = CleansingSetup['sources'][number];

/**
 * Sources of which records may have come before, and whose records another setup would judge
 * differently. New ones are not among them: nothing has come from them yet.
 */
export function concernedSources(
  now: CleansingSetup | undefined,
  then: CleansingSetup,
): ConcernedSource[] {
  if (now === undefined) return [];
  return then.sources.flatMap((source): ConcernedSource[] => {
    const before = now.sources.find((one) => one.source === source.source);
    if (before === undefined) return [];
    const because = [
      ...ownChanges(before, source),
      ...entitiesOf(source).flatMap((entity) => entityChanges(entity, now, then)),
      ...(isDeepStrictEqual(now.values, then.values) ? [] : ['how values are read']),
      ...tableChanges(source, now, then),
    ];
    return because.length === 0 ? [] : [{ source: source.source, because }];
  });
}

function ownChanges(before: SourceSetup, after: SourceSetup): string[] {
  const parts = {
    entity: 'its entity',
    mapping: 'its mapping',
    owner: 'whose its records are',
    at: 'its time',
    attached: 'what hangs on its records',
    relations: 'its relations',
    locale: 'its locale',
    changedAt: 'its time of change',
  } as const satisfies Partial<Record<keyof SourceSetup, string>>;
  return (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) =>
    isDeepStrictEqual(before[part], after[part]) ? [] : [parts[part]],
  );
}

function entitiesOf({ entity, attached = [] }: SourceSetup): string[] {
  return [...new Set([entity, ...attached.map((one) => one.entity)])];
}

function entityChanges(entity: string, now: CleansingSetup, then: CleansingSetup): string[] {
  const [before, after] = [now.model.entities[entity], then.model.entities[entity]];
  return [
    ...(isDeepStrictEqual(before?.fields, after?.fields) ? [] : [`the fields of ${entity}`]),
    ...(isDeepStrictEqual(before?.require, after?.require)
      ? []
      : [`what is required of ${entity}`]),
    ...(isDeepStrictEqual(now.cleansing[entity], then.cleansing[entity])
      ? []
      : [`the cleansing of ${entity}`]),
  ];
}

function tableChanges(
  source: SourceSetup,
  { tables: before = {} }: CleansingSetup,
  { tables: after = {} }: CleansingSetup,
): string[] {
  const used = JSON.stringify([source.mapping, source.owner, source.attached, source.relations]);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => used.includes(`"lookup":"${name}"`))
    .filter((name) => !isDeepStrictEqual(before[name], after[name]))
    .map((name) => `the table ${name}`);
}

/** `crm (its mapping; the table countries)` */
export function concernedText(concerned: readonly ConcernedSource[]): string {
  return concerned.map(({ source, because }) => `${source} (${because.join('; ')})`).join(', ');
}
