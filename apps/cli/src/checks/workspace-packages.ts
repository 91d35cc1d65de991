import { existsSync, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../environment';

/** One npm workspace of the monorepo. */
export interface WorkspacePackage {
  readonly name: string;
  /** Relative to the root: `packages/contracts`. */
  readonly folder: string;
  /** How many test files it has. */
  readonly specs: number;
  /** Whether they run on a real MongoDB and RabbitMQ. */
  readonly onServers: boolean;
}

const rootStated = z.object({ workspaces: z.array(z.string()) });
const stated = z.object({ name: z.string() });

export async function workspacePackages(root = repositoryRoot): Promise<WorkspacePackage[]> {
  const { workspaces } = rootStated.parse(await readJson(join(root, 'package.json')));
  const folders = (await Promise.all(workspaces.map((pattern) => expand(root, pattern)))).flat();
  return await Promise.all(
    folders.map(async (folder) => ({
      onServers: await asksForServers(join(root, folder, 'jest.config.cjs')),
      name: stated.parse(await readJson(join(root, folder, 'package.json'))).name,
      folder,
      specs:
        (await specsUnder(join(root, folder, 'src'))) +
        (await specsUnder(join(root, folder, 'test'))),
    })),
  );
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await fs.readFile(file, 'utf8'));
}

async function expand(root: string, pattern: string): Promise<string[]> {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  if (!existsSync(join(root, parent))) return [];
  const names = await fs.readdir(join(root, parent));
  return names
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(join(root, folder, 'package.json')));
}

async function asksForServers(config: string): Promise<boolean> {
  return existsSync(config) && /services:\s*true/.test(await fs.readFile(config, 'utf8'));
}

async function specsUnder(folder: string): Promise<number> {
  if (!existsSync(folder)) return 0;
  const names = await fs.readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.spec.ts')).length;
}
