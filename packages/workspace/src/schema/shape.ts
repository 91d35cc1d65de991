import type { z } from 'zod';
import { isList, isObject } from '../json';

/** A JSON Schema node, as zod writes it of our schemas. */
export type Shape = z.core.JSONSchema.JSONSchema;

/** JSON Schema allows `true`, `false` and lists where we only ever meet nodes. */
export function asShape(node: boolean | Shape | (boolean | Shape)[] | undefined): Shape {
  return typeof node === 'object' && !Array.isArray(node) ? node : {};
}

/** The alternatives of a union, unions inside unions laid flat; the shape itself when it is none. */
export function alternatives(shape: Shape): readonly Shape[] {
  const options = shape.anyOf ?? shape.oneOf;
  return options === undefined ? [shape] : options.flatMap(alternatives);
}

/** The keys that an object of this shape may have; undefined when any will do. */
export function knownKeys(shape: Shape): readonly string[] | undefined {
  if (shape.properties !== undefined) return Object.keys(shape.properties);
  const words = asShape(shape.propertyNames).enum;
  return words?.map(String);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return isList(value) ? 'array' : typeof value;
}

/** Whether the value is of the kind (text, list, object…) that the shape asks for. */
export function fitsKind(shape: Shape, value: unknown): boolean {
  const alternatives = shape.anyOf ?? shape.oneOf ?? [];
  if (alternatives.length > 0) return alternatives.some((one) => fitsKind(asShape(one), value));
  if (shape.type === undefined) return true;
  const kinds: readonly string[] = isList(shape.type) ? shape.type : [shape.type];
  const kind = typeOf(value);
  return kinds.includes(kind) || (kind === 'number' && kinds.includes('integer'));
}

function fitsConstants(shape: Shape, value: unknown): boolean {
  if (!isObject(value)) return true;
  return Object.entries(shape.properties ?? {}).every(
    ([key, property]) =>
      asShape(property).const === undefined || asShape(property).const === value[key],
  );
}

function child(shape: Shape, key: PropertyKey): Shape | undefined {
  if (typeof key === 'number') {
    return shape.items === undefined ? undefined : asShape(shape.items);
  }
  const property = shape.properties?.[String(key)];
  if (property !== undefined) return asShape(property);
  return typeof shape.additionalProperties === 'object' ? shape.additionalProperties : undefined;
}

/** The shape of what stands under a key, through unions by the alternative that fits the value. */
export function shapeUnder(shape: Shape, value: unknown, key: PropertyKey): Shape {
  const fitting = alternatives(shape).filter(
    (option) => fitsKind(option, value) && fitsConstants(option, value),
  );
  for (const option of fitting) {
    const found = child(option, key);
    if (found !== undefined) return found;
  }
  return {};
}

export function valueUnder(value: unknown, key: PropertyKey): unknown {
  if (typeof key === 'number') return isList(value) ? value[key] : undefined;
  return isObject(value) ? value[String(key)] : undefined;
}
