import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceDefinition } from '../stack/services';

/**
 * A real process with the face of a service: ready after a moment, tells its environment at
 * `/environment`, ends in good order on SIGTERM. `DIES_AT_START` makes it one that never comes up.
 */
const script = `
const { createServer } = require('node:http');
const dies = process.env.DIES_AT_START === __filename.split('/').at(-1).replace('.js', '');
if (dies) { console.error('CONCORD_SOMETHING is missing'); process.exit(78); }
const started = Date.now();
createServer((request, response) => {
  if (request.url === '/health/ready') response.statusCode = Date.now() - started > 200 ? 200 : 503;
  const own = Object.entries(process.env).filter(([name]) => name.startsWith('CONCORD_'));
  response.end(JSON.stringify({ pid: process.pid, environment: Object.fromEntries(own) }));
}).listen(Number(process.env.CONCORD_PORT), '127.0.0.1', () => console.log('listening'));
process.on('SIGTERM', () => { console.log('ended in good order'); process.exit(0); });
`;

export function writeFakeServices(names: readonly string[]): ServiceDefinition[] {
  const folder = mkdtempSync(join(tmpdir(), 'concord-fake-services-'));
  return names.map((name) => {
    const file = join(folder, `${name}.js`);
    writeFileSync(file, script);
    return { name, script: file };
  });
}

export function temporaryHome(): string {
  return mkdtempSync(join(tmpdir(), 'concord-home-'));
}
