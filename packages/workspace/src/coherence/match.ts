import { isObject, objectAt } from '../json';
import type { Finding } from '../fault';
import { unknownEntity, unknownFields, type ModelOutline } from './outline';

/** `match.yaml` against the model. */
export function matchFindings(file: unknown, model: ModelOutline): Finding[] {
  return Object.entries(objectAt(file, 'match')).flatMap(([name, rules]): Finding[] => {
    const path = ['match', name];
    const entity = model.get(name);
    if (entity === undefined) return unknownEntity(name, { path, at: 'key' }, model);
    if (!isObject(rules)) return [];
    return [...unknownFields(rules.ignore, [...path, 'ignore'], entity)];
  });
}
