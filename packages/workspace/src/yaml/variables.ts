import type { Finding, Path } from '../fault';

export type Variables = Readonly<Record<string, string | undefined>>;

/** A value with its variables filled in. */
export interface Filled {
  readonly value: unknown;
  readonly findings: readonly Finding[];
}

const reference = /\$(?:\$\{|\{([^}]*)\})/g;
const nameAndDefault = /^([A-Za-z_][A-Za-z0-9_]*)(?::-([\s\S]*))?$/;

function fillText(text: string, variables: Variables, path: Path, findings: Finding[]): string {
  return text.replaceAll(reference, (whole, inside: string | undefined) => {
    if (inside === undefined) return '${';
    const parts = nameAndDefault.exec(inside);
    if (parts === null) {
      findings.push({
        path,
        at: 'value',
        message: `"${whole}" is not a variable`,
        expected: '${NAME} or ${NAME:-default}; a literal ${ is written $${',
      });
      return whole;
    }
    const [, name = '', fallback] = parts;
    // As in a shell, `:-` also covers a variable that is set but empty.
    const set = variables[name];
    const value = fallback !== undefined && set === '' ? fallback : (set ?? fallback);
    if (value === undefined) {
      findings.push({
        path,
        at: 'value',
        message: `the variable ${name} is not set`,
        expected: `${name} in the environment, or a default: \${${name}:-…}`,
      });
    }
    return value ?? whole;
  });
}

/** Replaces `${NAME}` and `${NAME:-default}` in every text of the value; keys stay as they are. */
export function fillVariables(value: unknown, variables: Variables): Filled {
  const findings: Finding[] = [];
  const fill = (part: unknown, path: Path): unknown => {
    if (typeof part === 'string') return fillText(part, variables, path, findings);
    if (Array.isArray(part)) return part.map((entry, index) => fill(entry, [...path, index]));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, entry]) => [key, fill(entry, [...path, key])]),
    );
  };
  return { value: fill(value, []), findings };
}
