import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiBody, ApiParam, ApiQuery } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { jsonSchema, propertiesOf } from '../docs/json-schema';
import { unsupportedMediaType } from '../problems/body-faults';
import { invalidRequest } from '../problems/problem-error';

/**
 * The JSON body, parsed by the schema and described in the API document:
 * `create(@ZodBody(draft, { name: 'ops' }) body: Draft)`. Faults answer 400 `request.invalid`,
 * all of them at once; another media type answers 415.
 */
export function ZodBody<Schema extends z.ZodType>(
  schema: Schema,
  example?: z.input<Schema>,
): ParameterDecorator {
  const parsed = createParamDecorator((_: undefined, context: ExecutionContext) => {
    const request = context.switchToHttp().getRequest<Request>();
    if (hasBody(request) && request.is(['json', '+json']) === false) {
      throw unsupportedMediaType('application/json');
    }
    return parsedBy(schema, request.body, 'body');
  });
  const documented = ApiBody({
    schema: jsonSchema(schema, 'input'),
    ...(example === undefined ? {} : { examples: { example: { value: example } } }),
  });
  return both(parsed(), documented);
}

/** The query parameters, parsed by the schema (all arrive as text: use `z.coerce`) and described. */
export function ZodQuery(schema: z.ZodObject): ParameterDecorator {
  const parsed = createParamDecorator((_: undefined, context: ExecutionContext) =>
    parsedBy(schema, context.switchToHttp().getRequest<Request>().query, 'query'),
  );
  const documented = propertiesOf(schema).map(({ name, required, schema: property }) =>
    ApiQuery({ name, required, schema: property }),
  );
  return both(parsed(), ...documented);
}

/** One parameter of the path, parsed by the schema and described. */
export function ZodParam(name: string, schema: z.ZodType, example?: string): ParameterDecorator {
  const parsed = createParamDecorator(
    (_: undefined, context: ExecutionContext) =>
      parsedBy(
        z.object({ [name]: schema }),
        context.switchToHttp().getRequest<Request>().params,
        'path',
      )[name],
  );
  const documented = ApiParam({
    name,
    schema: {
      ...jsonSchema(schema, 'input'),
      ...(example === undefined ? {} : { examples: [example] }),
    },
  });
  return both(parsed(), documented);
}

function hasBody(request: Request): boolean {
  return (
    request.headers['transfer-encoding'] !== undefined ||
    Number(request.headers['content-length'] ?? 0) > 0
  );
}

function parsedBy<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  place: string,
): z.output<Schema> {
  const result = schema.safeParse(given);
  if (!result.success) throw invalidRequest(result.error, place);
  return result.data;
}

/** The parameter's own decorator, and those that describe it, which stand on the method. */
function both(parameter: ParameterDecorator, ...methods: MethodDecorator[]): ParameterDecorator {
  return (target, name, index) => {
    parameter(target, name, index);
    const descriptor =
      name === undefined ? undefined : Object.getOwnPropertyDescriptor(target, name);
    if (name === undefined || descriptor === undefined) {
      throw new TypeError('a parameter of a request stands in a method of a controller');
    }
    for (const method of methods) method(target, name, descriptor);
  };
}
