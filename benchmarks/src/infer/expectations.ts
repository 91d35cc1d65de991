import type { FieldMapping, Source, Workspace } from '@concord/contracts/workspace';
import type { Expectation, InferTask } from './tasks';

/** Street, number and line are one thing in different words. */
const lines: ReadonlySet<string> = new Set(['line1', 'street', 'houseNumber']);

/** `address.line1` for what is a line of an address, whatever it is called. */
export function expectationOf(component: string): Expectation {
  return `address.${lines.has(component) ? 'line1' : component}`;
}

/** The columns that a mapping names, each with what it is mapped to. */
function columnsOf(mapping: FieldMapping, expected: Expectation): [string, Expectation][] {
  if (typeof mapping === 'string') return [[mapping, expected]];
  if (Array.isArray(mapping)) return mapping.flatMap((entry) => columnsOf(entry, expected));
  if ('address' in mapping) {
    return Object.entries(mapping.address).flatMap(([component, part]) =>
      columnsOf(part, expectationOf(component)),
    );
  }
  if ('from' in mapping) return [[mapping.from, expected]];
  return 'join' in mapping ? mapping.join.map((column) => [column, expected]) : [];
}

function ofSource(source: Source, { model }: Workspace): [string, Expectation][] {
  const fields = model.entities[source.entity]?.fields ?? {};
  const mapped = Object.entries(source.mapping).flatMap(([field, mapping]) =>
    columnsOf(mapping, fields[field]?.type ?? 'text'),
  );
  const changedAt =
    source.changedAt === undefined ? [] : [[source.changedAt, 'changedAt'] as const];
  return [
    [source.id, 'id'],
    ...changedAt.map(([column, as]): [string, string] => [column, as]),
    ...mapped,
  ];
}

/** What each column of a file is expected to be. @throws Error when the workspace lacks the source */
export function expectations(
  { truth, unmapped }: Pick<InferTask, 'truth' | 'unmapped'>,
  workspace: Workspace | undefined,
): ReadonlyMap<string, Expectation> {
  if (truth === undefined || workspace === undefined) return new Map(Object.entries(unmapped));
  const source = workspace.sources.find(({ source: name }) => name === truth.source);
  if (source === undefined) throw new Error(`${truth.workspace} has no source "${truth.source}"`);
  return new Map([...ofSource(source, workspace), ...Object.entries(unmapped)]);
}
