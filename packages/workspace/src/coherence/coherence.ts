import { objectAt, textAt } from '../json';
import type { Fault, Finding } from '../fault';
import type { Part } from '../part';
import { cleansingFindings, filledIn } from './cleansing';
import { destinationFindings } from './destination';
import { matchFindings } from './match';
import { modelFindings } from './model';
import { modelOutline } from './outline';
import { qualityFindings } from './quality';
import { sourceFindings, sourceWarnings, type Surroundings } from './source';
import { survivorshipFindings } from './survivorship';

/** Two sources, destinations or tables of one name. */
function repeatedNames(parts: readonly Part[], key: 'source' | 'destination' | 'table'): Fault[] {
  const first = new Map<string, string>();
  return parts.flatMap((part) => {
    const name = textAt(part.value, key);
    if (name === undefined) return [];
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, part.file);
      return [];
    }
    const message = `${other} is called "${name}" too`;
    return [
      part.locate({
        path: [key],
        at: 'value',
        message,
        expected: `each ${key} under its own name`,
      }),
    ];
  });
}

/** Source names a rule may use: those of files that could be read. */
function sourceNames(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => textAt(part.value, 'source') ?? []);
}

/** What the files say about each other; over the model only as far as it could be read. */
export function coherenceFaults(parts: readonly Part[]): { faults: Fault[]; warnings: Fault[] } {
  const of = (kind: Part['kind']): Part[] => parts.filter((part) => part.kind === kind);
  const sources = of('source');
  const faults = [
    ...repeatedNames(sources, 'source'),
    ...repeatedNames(of('destination'), 'destination'),
    ...repeatedNames(of('table'), 'table'),
  ];
  const model = of('model').find((part) => part.value !== undefined);
  if (model === undefined) return { faults, warnings: [] };
  const outline = modelOutline(model.value);
  const names = sourceNames(sources);
  const surroundings: Surroundings = {
    model: outline,
    relationships: new Map(
      Object.entries(objectAt(model.value, 'relationships')).map(([name, relationship]) => [
        name,
        { from: textAt(relationship, 'from'), to: textAt(relationship, 'to') },
      ]),
    ),
    tables: [...new Set(of('table').flatMap((part) => textAt(part.value, 'table') ?? []))],
    sources: new Map(
      sources.flatMap(({ value }) => {
        const name = textAt(value, 'source');
        return name === undefined ? [] : [[name, textAt(value, 'entity')] as const];
      }),
    ),
  };
  const collect = (kind: Part['kind'], check: (value: unknown) => Finding[]): Fault[] =>
    of(kind).flatMap((part) => check(part.value).map((finding) => part.locate(finding)));
  faults.push(
    ...collect('model', modelFindings),
    ...collect('source', (value) => sourceFindings(value, surroundings)),
    ...collect('source', (value) => qualityFindings(value, outline)),
    ...collect('cleansing', (value) => cleansingFindings(value, outline)),
    ...collect('match', (value) => matchFindings(value, outline)),
    ...collect('survivorship', (value) => survivorshipFindings(value, outline, names)),
    ...collect('destination', (value) => destinationFindings(value, outline)),
  );
  return {
    faults,
    warnings: collect('source', (value) =>
      sourceWarnings(value, outline, (entity) => filledIn(of('cleansing')[0]?.value, entity)),
    ),
  };
}
