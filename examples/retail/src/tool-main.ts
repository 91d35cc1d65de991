import { startTool } from './tool-server';

/** `node dist/tool-main.js [port]`: an empty support desk, until it is stopped. */
async function main(): Promise<void> {
  const tool = await startTool({ port: Number(process.argv[2] ?? 4181) });
  process.stdout.write(`support desk: ${tool.url}/customers\n`);
  const stop = (): void => void tool.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

void main();
