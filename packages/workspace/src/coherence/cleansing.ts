import { derivableTypes } from '@concord/contracts/workspace';
import { isList, isObject, objectAt, textAt } from '../json';
import type { Finding, Path } from '../fault';
import {
  unknownEntity,
  unknownField,
  unknownFields,
  type EntityOutline,
  type ModelOutline,
} from './outline';

/** Keys of rules that name a field, and the type that the field must have where only one makes sense. */
const fieldKeys: Readonly<Record<string, string | undefined>> = {
  identifier: 'identifier',
  birthDate: 'date.birth',
  gender: 'gender',
  address: 'address',
  city: 'place',
  postcode: 'postcode',
  country: 'country',
  first: undefined,
  second: undefined,
  field: undefined,
  needs: undefined,
};

function typeFindings(field: string, type: string | undefined, path: Path, entity: EntityOutline) {
  const unknown = unknownField(field, { path, at: 'value' }, entity);
  const found = entity.fields.get(field);
  if (unknown.length > 0 || type === undefined || found === undefined || found === type)
    return unknown;
  const message = `"${field}" is of type ${found}`;
  return [{ path, at: 'value' as const, message, expected: `a field of type ${type}` }];
}

function ruleFindings(rule: unknown, path: Path, entity: EntityOutline): Finding[] {
  if (!isObject(rule)) return [];
  const findings = Object.entries(fieldKeys).flatMap(([key, type]) => {
    const field = textAt(rule, key);
    return field === undefined ? [] : typeFindings(field, type, [...path, key], entity);
  });
  findings.push(...unknownFields(rule.fields, [...path, 'fields'], entity));
  const lacksFields =
    rule.rule === 'city-of-postcode' &&
    rule.address === undefined &&
    (rule.city === undefined || rule.postcode === undefined);
  if (lacksFields) {
    const message = 'it does not say what to compare';
    findings.push({ path, at: 'value', message, expected: 'address, or city and postcode' });
  }
  return findings;
}

/** A field that is to be derived is of a type that other fields tell something about. */
function derivingFindings(field: string, path: Path, entity: EntityOutline): Finding[] {
  const type = entity.fields.get(field);
  if (type === undefined || derivableTypes.some((one) => one === type)) return [];
  const expected = `{ default: … } or ask; derived are ${derivableTypes.join(', ')}`;
  return [{ path, at: 'value', message: `"${field}" is of type ${type}`, expected }];
}

function missingFindings(
  field: string,
  strategies: unknown,
  path: Path,
  entity: EntityOutline,
): Finding[] {
  const list: readonly unknown[] = isList(strategies) ? strategies : [strategies];
  return list.flatMap((strategy, index) => {
    const at = isList(strategies) ? [...path, index] : path;
    const derives = strategy === 'derive' || (isObject(strategy) && 'derive' in strategy);
    const findings = derives ? derivingFindings(field, at, entity) : [];
    if (!isObject(strategy)) return findings;
    return [...findings, ...unknownFields(strategy.derive, [...at, 'derive'], entity)];
  });
}

function entityFindings(settings: unknown, path: Path, entity: EntityOutline): Finding[] {
  const keyed = (name: string): [string, unknown][] => Object.entries(objectAt(settings, name));
  const rules: readonly unknown[] =
    isObject(settings) && isList(settings.rules) ? settings.rules : [];
  const rateDate = textAt(settings, 'rateDate');
  return [
    ...['missing', 'synonyms'].flatMap((name) =>
      keyed(name).flatMap(([field]) =>
        unknownField(field, { path: [...path, name, field], at: 'key' }, entity),
      ),
    ),
    ...keyed('missing').flatMap(([field, strategies]) =>
      missingFindings(field, strategies, [...path, 'missing', field], entity),
    ),
    ...rules.flatMap((rule, index) => ruleFindings(rule, [...path, 'rules', index], entity)),
    ...(rateDate === undefined
      ? []
      : typeFindings(rateDate, 'date', [...path, 'rateDate'], entity)),
  ];
}

/** The fields of an entity that the file gives a default or derives. */
export function filledIn(file: unknown, entity: string): string[] {
  const missing = objectAt(objectAt(objectAt(file, 'cleansing'), entity), 'missing');
  return Object.entries(missing)
    .filter(([, strategies]) =>
      (isList(strategies) ? strategies : [strategies]).some(
        (strategy) => strategy === 'derive' || isObject(strategy),
      ),
    )
    .map(([field]) => field);
}

/** `cleansing.yaml` against the model. */
export function cleansingFindings(file: unknown, model: ModelOutline): Finding[] {
  return Object.entries(objectAt(file, 'cleansing')).flatMap(([name, settings]): Finding[] => {
    const path = ['cleansing', name];
    const entity = model.get(name);
    if (entity === undefined) return unknownEntity(name, { path, at: 'key' }, model);
    return entityFindings(settings, path, entity);
  });
}
