import { isObject, objectAt } from '../json';
import type { Finding, Path } from '../fault';
import {
  unknownEntity,
  unknownField,
  unknownFields,
  unknownName,
  type EntityOutline,
  type ModelOutline,
} from './outline';

/** Names of sources in a rule or a chain of rules. */
function ruleFindings(rule: unknown, path: Path, sources: readonly string[]): Finding[] {
  if (Array.isArray(rule)) {
    return rule.flatMap((entry: unknown, index) => ruleFindings(entry, [...path, index], sources));
  }
  if (rule === 'source-priority') {
    const expected = '{ rule: source-priority, sources: [first, second] }';
    return [{ path, at: 'value', message: 'source-priority says no order of sources', expected }];
  }
  if (!isObject(rule) || !Array.isArray(rule.sources)) return [];
  return rule.sources.flatMap((name: unknown, index) => {
    if (typeof name !== 'string') return [];
    const place = { path: [...path, 'sources', index], at: 'value' as const };
    return unknownName(name, place, { what: 'there is no source', names: sources });
  });
}

function groupFindings(
  groups: Readonly<Record<string, unknown>>,
  path: Path,
  entity: EntityOutline,
) {
  const groupOf = new Map<string, string>();
  return Object.entries(groups).flatMap(([name, group]): Finding[] => {
    const fields: readonly unknown[] =
      isObject(group) && Array.isArray(group.fields) ? group.fields : [];
    const at = [...path, name, 'fields'];
    const findings = unknownFields(fields, at, entity);
    for (const [index, field] of fields.entries()) {
      if (typeof field !== 'string') continue;
      const other = groupOf.get(field);
      if (other !== undefined) {
        const message = `"${field}" is in the group "${other}" too`;
        findings.push({
          path: [...at, index],
          at: 'value',
          message,
          expected: 'each field in one group',
        });
      }
      groupOf.set(field, name);
    }
    return findings;
  });
}

function entityFindings(
  rules: unknown,
  path: Path,
  entity: EntityOutline,
  sources: readonly string[],
) {
  const fields = Object.entries(objectAt(rules, 'fields'));
  const groups = objectAt(rules, 'groups');
  const whole = isObject(rules) ? rules.default : undefined;
  return [
    ...ruleFindings(whole, [...path, 'default'], sources),
    ...fields.flatMap(([field, rule]) => {
      const at = [...path, 'fields', field];
      const unknown = unknownField(field, { path: at, at: 'key' }, entity);
      return [...unknown, ...ruleFindings(rule, at, sources)];
    }),
    ...groupFindings(groups, [...path, 'groups'], entity),
    ...Object.entries(groups).flatMap(([name, group]) =>
      isObject(group) ? ruleFindings(group.rule, [...path, 'groups', name, 'rule'], sources) : [],
    ),
  ];
}

/** `survivorship.yaml` against the model and the names of the sources. */
export function survivorshipFindings(
  file: unknown,
  model: ModelOutline,
  sources: readonly string[],
): Finding[] {
  return Object.entries(objectAt(file, 'survivorship')).flatMap(([name, rules]): Finding[] => {
    const path = ['survivorship', name];
    const entity = model.get(name);
    if (entity !== undefined) return entityFindings(rules, path, entity, sources);
    return unknownEntity(name, { path, at: 'key' }, model);
  });
}
