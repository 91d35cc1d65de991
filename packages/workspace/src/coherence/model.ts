import { isObject, objectAt } from '../json';
import type { Finding } from '../fault';
import { modelOutline, unknownField } from './outline';

/** `require` names fields that exist; an entity has fields; there is an entity. */
export function modelFindings(model: unknown): Finding[] {
  const entities = objectAt(model, 'entities');
  const outline = modelOutline(model);
  const findings: Finding[] = [];
  if (isObject(model) && isObject(model.entities) && outline.size === 0) {
    const expected = 'at least one, such as customer';
    findings.push({ path: ['entities'], at: 'key', message: 'the model has no entity', expected });
  }
  for (const [name, entity] of outline) {
    const { fields } = entity;
    if (fields.size === 0 && isObject(objectAt(entities, name).fields)) {
      const path = ['entities', name, 'fields'];
      findings.push({
        path,
        at: 'key',
        message: `"${name}" has no fields`,
        expected: 'at least one',
      });
    }
    findings.push(...requireFindings(name, objectAt(entities, name).require, model));
  }
  return findings;
}

function requireFindings(name: string, require: unknown, model: unknown): Finding[] {
  const entity = modelOutline(model).get(name);
  if (entity === undefined || !Array.isArray(require)) return [];
  return require.flatMap((entry: unknown, index) => {
    const path = ['entities', name, 'require', index];
    const names: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
    return names.flatMap((field, alternative) => {
      if (typeof field !== 'string') return [];
      const at = Array.isArray(entry) ? [...path, alternative] : path;
      return unknownField(field, { path: at, at: 'value' }, entity);
    });
  });
}
