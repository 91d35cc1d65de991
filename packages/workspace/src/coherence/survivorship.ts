import { isObject, objectAt, textAt, type JsonObject } from '../json';
import type { Finding, Path } from '../fault';
import { jsonataFindings } from './mapping';
import {
  unknownEntity,
  unknownField,
  unknownFields,
  unknownName,
  type EntityOutline,
  type ModelOutline,
} from './outline';

/** Types whose values have an order; all others leave `minimum` and `maximum` nothing to decide. */
const ordered: readonly string[] = ['number', 'money', 'date', 'date.birth', 'boolean'];

/** What a rule is for: the names of the sources, and the field where it is for a single one. */
interface RuleScope {
  readonly sources: readonly string[];
  readonly field?: { readonly name: string; readonly type: string | undefined };
}

/** One rule or a chain of rules: sources exist, expressions can be used, what is ordered has an order. */
function ruleFindings(rule: unknown, path: Path, scope: RuleScope): Finding[] {
  if (Array.isArray(rule)) {
    return rule.flatMap((entry: unknown, index) => ruleFindings(entry, [...path, index], scope));
  }
  if (rule === 'source-priority') {
    const expected = '{ rule: source-priority, sources: [first, second] }';
    return [{ path, at: 'value', message: 'source-priority says no order of sources', expected }];
  }
  const unordered = orderFindings(rule, path, scope.field);
  if (!isObject(rule)) return unordered;
  return [
    ...unordered,
    ...jsonataFindings(rule, path),
    ...sourceFindings(rule, path, scope.sources),
  ];
}

function sourceFindings(rule: JsonObject, path: Path, names: readonly string[]): Finding[] {
  const known = { what: 'there is no source', names };
  const listed: readonly unknown[] = Array.isArray(rule.sources) ? rule.sources : [];
  return [
    ...listed.flatMap((name, index) => {
      if (typeof name !== 'string') return [];
      return unknownName(name, { path: [...path, 'sources', index], at: 'value' }, known);
    }),
    ...Object.keys(objectAt(rule, 'bySource')).flatMap((name) =>
      unknownName(name, { path: [...path, 'bySource', name], at: 'key' }, known),
    ),
  ];
}

function orderFindings(rule: unknown, path: Path, field: RuleScope['field']): Finding[] {
  const name = isObject(rule) ? textAt(rule, 'rule') : rule;
  if (name !== 'minimum' && name !== 'maximum') return [];
  if (field?.type === undefined || ordered.includes(field.type)) return [];
  const message = `"${field.name}" is of type ${field.type}, which has no ${name}`;
  return [{ path, at: 'value', message, expected: `a field of type ${ordered.join(', ')}` }];
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
  const scope = { sources };
  const fields = Object.entries(objectAt(rules, 'fields'));
  const groups = objectAt(rules, 'groups');
  const whole = isObject(rules) ? rules.default : undefined;
  return [
    ...ruleFindings(whole, [...path, 'default'], scope),
    ...fields.flatMap(([field, rule]) => {
      const at = [...path, 'fields', field];
      const unknown = unknownField(field, { path: at, at: 'key' }, entity);
      const only = { name: field, type: entity.fields.get(field) };
      return [...unknown, ...ruleFindings(rule, at, { sources, field: only })];
    }),
    ...groupFindings(groups, [...path, 'groups'], entity),
    ...Object.entries(groups).flatMap(([name, group]) =>
      isObject(group) ? ruleFindings(group.rule, [...path, 'groups', name, 'rule'], scope) : [],
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
