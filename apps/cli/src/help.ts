/** The examples at the end of a help text: what one types, and what comes of it. */
export function examples(pairs: readonly (readonly [command: string, effect: string])[]): string {
  const width = Math.max(...pairs.map(([command]) => command.length));
  const lines = pairs.map(([command, effect]) => `  ${command.padEnd(width)}   ${effect}`);
  return `\nExamples:\n${lines.join('\n')}`;
}
