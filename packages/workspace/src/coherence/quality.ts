import { parseCheck } from '@concord/contracts/checks';
import { isList, isObject, objectAt, textAt } from '../json';
import type { Finding, Path } from '../fault';
import { unknownField, unknownName, type EntityOutline, type ModelOutline } from './outline';

/** Types of which two records rarely share a value, so that it tells something if they do. */
const uniqueTypes: readonly (string | undefined)[] = ['email', 'phone', 'identifier'];

/** The checks of a source against the model and its own mapping. */
export function qualityFindings(source: unknown, model: ModelOutline): Finding[] {
  const entity = model.get(textAt(source, 'entity') ?? '');
  const checks = objectAt(source, 'quality').checks;
  if (entity === undefined || !isList(checks)) return [];
  return checks.flatMap((entry, index) => {
    const path = ['quality', 'checks', index];
    if (typeof entry === 'string') return checkFindings(entry, path, source, entity);
    const text = textAt(entry, 'check');
    return text === undefined ? [] : checkFindings(text, [...path, 'check'], source, entity);
  });
}

function checkFindings(
  text: string,
  path: Path,
  source: unknown,
  entity: EntityOutline,
): Finding[] {
  const parsed = parseCheck(text);
  if (!parsed.ok || parsed.check.kind !== 'share') return [];
  const { measure, field } = parsed.check;
  const place = { path, at: 'value' } as const;
  if (measure === 'timeliness' && textAt(source, 'changedAt') === undefined) {
    const message = 'timeliness needs to know when a record last changed';
    return [{ ...place, message, expected: 'changedAt: the column of the source that says so' }];
  }
  if (field === undefined) return [];
  const unknown = unknownField(field, place, entity);
  if (unknown.length > 0) return unknown;
  const mapped = Object.keys(objectAt(source, 'mapping'));
  if (isObject(source) && isObject(source.mapping) && !mapped.includes(field))
    return unknownName(field, place, { what: 'this source does not map', names: mapped });
  const type = entity.fields.get(field);
  if (measure !== 'uniqueness' || uniqueTypes.includes(type)) return [];
  const message = `two people may well have the same ${type ?? field}`;
  return [{ ...place, message, expected: 'a field of type email, phone or identifier' }];
}
