import { addressValue, moneyValue } from '@concord/contracts/canonical';
import { isObject, objectAt, textAt } from '../json';
import type { Finding, Path } from '../fault';
import {
  unknownEntity,
  unknownField,
  unknownFields,
  unknownName,
  type EntityOutline,
  type ModelOutline,
} from './outline';

/** The parts that a golden value of a type has: `address.city`, `balance.currency`. */
const partsOfType: Readonly<Record<string, readonly string[]>> = {
  address: Object.keys(addressValue.shape),
  money: Object.keys(moneyValue.shape),
};

function partFindings(field: string, part: string, path: Path, type: string): Finding[] {
  const parts = partsOfType[type];
  if (parts === undefined) {
    const message = `"${field}" is of type ${type} and has no parts`;
    return [{ path, at: 'value', message, expected: 'a field of type address', nearest: field }];
  }
  const known = { what: `a value of type ${type} has no part`, names: parts };
  return unknownName(part, { path, at: 'value' }, known);
}

function outputFindings(output: unknown, path: Path, entity: EntityOutline): Finding[] {
  const all = textAt(output, 'all');
  if (all !== undefined) {
    return unknownField(all, { path: [...path, 'all'], at: 'value' }, entity);
  }
  if (typeof output !== 'string') return [];
  const [field = '', part] = output.split('.');
  const unknown = unknownField(field, { path, at: 'value' }, entity);
  if (unknown.length > 0) return unknown;
  const type = entity.fields.get(field);
  return part === undefined || type === undefined ? [] : partFindings(field, part, path, type);
}

/** One destination against the model: its entity, the fields it takes, parts only of what has parts. */
export function destinationFindings(destination: unknown, model: ModelOutline): Finding[] {
  const name = textAt(destination, 'entity');
  if (name === undefined || !isObject(destination)) return [];
  const entity = model.get(name);
  if (entity === undefined) {
    return unknownEntity(name, { path: ['entity'], at: 'value' }, model);
  }
  const mapping = Object.entries(objectAt(destination, 'mapping'));
  const findings = unknownFields(destination.having, ['having'], entity);
  if (isObject(destination.mapping) && mapping.length === 0) {
    const expected = 'at least one name: field';
    findings.push({ path: ['mapping'], at: 'key', message: 'nothing is mapped', expected });
  }
  return [
    ...findings,
    ...mapping.flatMap(([key, output]) => outputFindings(output, ['mapping', key], entity)),
  ];
}
