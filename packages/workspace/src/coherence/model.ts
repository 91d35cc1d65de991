import { isObject, objectAt, textAt } from '../json';
import type { Finding } from '../fault';
import { modelOutline, unknownEntity, unknownField, type ModelOutline } from './outline';

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
  return [...findings, ...relationshipFindings(model, outline)];
}

/** A relationship is between records of parties: those have ids that others can point to. */
function relationshipFindings(model: unknown, outline: ModelOutline): Finding[] {
  return Object.entries(objectAt(model, 'relationships')).flatMap(([name, relationship]) =>
    ['from', 'to'].flatMap((end): Finding[] => {
      const entity = textAt(relationship, end);
      if (entity === undefined) return [];
      const place = { path: ['relationships', name, end], at: 'value' } as const;
      const kind = outline.get(entity)?.kind;
      if (kind === undefined) return unknownEntity(entity, place, outline);
      const message = `"${entity}" is of kind ${kind}, and hangs on one record already`;
      return kind === 'party' ? [] : [{ ...place, message, expected: 'a party' }];
    }),
  );
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
