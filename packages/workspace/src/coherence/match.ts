import { isObject, objectAt } from '../json';
import type { Finding, Path } from '../fault';
import { unknownEntity, unknownFields, type ModelOutline } from './outline';

/** `match.yaml` against the model. */
export function matchFindings(file: unknown, model: ModelOutline): Finding[] {
  return Object.entries(objectAt(file, 'match')).flatMap(([name, rules]): Finding[] => {
    const path = ['match', name];
    const entity = model.get(name);
    if (entity === undefined) return unknownEntity(name, { path, at: 'key' }, model);
    if (!isObject(rules)) return [];
    const lists = ['ignore', 'neverMergeAcross', 'alwaysMergeOn'];
    return [
      ...lists.flatMap((list) => unknownFields(rules[list], [...path, list], entity)),
      ...thresholdFindings(rules, path),
    ];
  });
}

/** Bits that `profile` asks for where `thresholds.same` says nothing. */
const sameOf: Readonly<Record<string, number>> = { safe: 2 };

/** Nobody can be asked about what is merged already. */
function thresholdFindings(rules: Readonly<Record<string, unknown>>, path: Path): Finding[] {
  const { same = sameOf[String(rules.profile)] ?? 0, review } = objectAt(rules, 'thresholds');
  if (typeof same !== 'number' || typeof review !== 'number' || review <= same) return [];
  return [
    {
      path: [...path, 'thresholds', 'review'],
      at: 'value',
      message: `what waits for a steward begins at ${review} bits, above the ${same} at which groups merge`,
      expected: `${same} or less`,
    },
  ];
}
