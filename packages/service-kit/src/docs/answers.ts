import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { problemContentType } from '@concord/contracts/problem';
import type { z } from 'zod';
import { jsonSchema, problemReference } from './json-schema';

interface Answer<Schema extends z.ZodType> {
  /** One line of what the operation does, for the list of operations. */
  readonly summary: string;
  /** What one should know before calling it. */
  readonly description?: string;
  /** Absent for an answer without a body. */
  readonly schema?: Schema;
  readonly example?: z.output<Schema>;
  /** 200 by default, 204 where there is no schema. */
  readonly status?: number;
  /** `application/json` by default. */
  readonly mediaType?: string;
  /** Problems of this operation by status, besides those that any may answer: `{ 404: 'No such key' }`. */
  readonly problems?: Readonly<Record<number, string>>;
}

/**
 * Describes an operation and its good answer in the API document; the problem answers are added
 * to every operation by the kit. A status other than Nest's own still needs `@HttpCode`.
 */
export function Answers<Schema extends z.ZodType>(answer: Answer<Schema>): MethodDecorator {
  const { summary, description, schema, example, mediaType = 'application/json' } = answer;
  const content =
    schema === undefined
      ? {}
      : {
          content: {
            [mediaType]: {
              schema: jsonSchema(schema, 'output'),
              ...(example === undefined ? {} : { example }),
            },
          },
        };
  return applyDecorators(
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ApiResponse({
      status: answer.status ?? (schema === undefined ? 204 : 200),
      description: schema === undefined ? 'Done' : 'The answer',
      ...content,
    }),
    ...Object.entries(answer.problems ?? {}).map(([status, text]) =>
      ApiResponse({
        status: Number(status),
        description: text,
        content: { [problemContentType]: { schema: { $ref: problemReference } } },
      }),
    ),
  );
}
