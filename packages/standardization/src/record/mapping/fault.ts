import { ExpressionError } from '../../expression/expression';

/** Why a record cannot be mapped, before it is known which field it is about. */
export class MappingFault extends Error {
  override readonly name = 'MappingFault';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Why a record is quarantined. Of an expression that failed, `expression` is its text and
 * `character` where in it, counted from 1.
 */
export interface Reason {
  readonly code: string;
  readonly field?: string;
  readonly message: string;
  readonly expression?: string;
  readonly character?: number;
}

/** The reason that an error of the mapping is; throws what is none. */
export function reasonOf(error: unknown, field: string): Reason {
  if (error instanceof MappingFault) {
    return { code: error.code, field, message: `${field}: ${error.message}` };
  }
  if (!(error instanceof ExpressionError)) throw error;
  const { expression, position, message } = error;
  return {
    code: 'mapping.expression',
    field,
    message: `${field}: the expression \`${expression}\` failed at character ${position}: ${message}`,
    expression,
    character: position,
  };
}
