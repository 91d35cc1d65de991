import type { ApiBodyOptions } from '@nestjs/swagger';
import { z } from 'zod';

/** Nest's word for a schema in an API document; it knows OpenAPI 3.0 only and lets 3.1 through. */
type SchemaObject = Exclude<
  Extract<ApiBodyOptions, { schema: unknown }>['schema'],
  { $ref: string }
>;
const schemaObject = z.custom<SchemaObject>((value) => typeof value === 'object');

/**
 * The JSON Schema (2020-12, as OpenAPI 3.1 has it) of a zod schema: `input` is what a caller
 * sends, `output` what he gets.
 */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): SchemaObject {
  const { $schema, ...document } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return schemaObject.parse(document);
}

/** Where every document of ours keeps the schema of a problem. */
export const problemReference = '#/components/schemas/Problem';

/** The properties of an object schema one by one, for parameters of a query. */
export function propertiesOf(
  schema: z.ZodObject,
): { name: string; required: boolean; schema: SchemaObject }[] {
  const { required = [], properties = {} } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    required: required.includes(name),
    schema: schemaObject.parse(property),
  }));
}
