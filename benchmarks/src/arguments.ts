import { parseArgs } from 'node:util';

/**
 * Whole numbers of the command line by name: `--records 50000`.
 *
 * @throws Error that names the option and what it takes.
 */
export function numbers<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const names = Object.keys(defaults) as Name[];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ options });
  const numberOf = (name: Name): number => {
    const given = values[name];
    if (given === undefined) return defaults[name];
    if (typeof given === 'string' && /^\d+$/.test(given)) return Number(given);
    throw new Error(`--${name} takes a whole number, such as ${defaults[name]}`);
  };
  return Object.fromEntries(names.map((name) => [name, numberOf(name)])) as Record<Name, number>;
}
