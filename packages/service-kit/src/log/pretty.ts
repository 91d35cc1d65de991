import { z } from 'zod';

const line = z.looseObject({
  time: z.string(),
  level: z.string(),
  service: z.string(),
  msg: z.string().default(''),
});

/** Turns JSON lines into lines for a person: `09:15:02.120 info  ingestion  run finished run=r1`. */
export function prettyDestination(target: { write(text: string): void }): {
  write(text: string): void;
} {
  return { write: (text) => target.write(`${prettyLine(text)}\n`) };
}

function prettyLine(text: string): string {
  const { time, level, service, msg, ...fields } = line.parse(JSON.parse(text));
  const shown = Object.entries(fields).map(([name, value]) =>
    typeof value === 'string' ? `${name}=${value}` : `${name}=${JSON.stringify(value)}`,
  );
  return [time.slice(11, 23), level.padEnd(5), service, msg, ...shown].join(' ');
}
