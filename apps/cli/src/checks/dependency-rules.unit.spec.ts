import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../environment';
import { runTool } from './run-tool';

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const packages: Readonly<Record<string, string>> = {
  contracts: 'packages/contracts',
  matching: 'packages/matching',
  messaging: 'packages/messaging',
};

/** A small monorepo of our layout: each package with an `exports` of `.`, compiled. */
function writeMonorepo(root: string, sources: Readonly<Record<string, string>>): void {
  writeFileSync(
    join(root, 'tsconfig.base.json'),
    '{ "compilerOptions": { "module": "nodenext" } }',
  );
  mkdirSync(join(root, 'node_modules', '@concord'), { recursive: true });
  mkdirSync(join(root, 'apps'));
  for (const [name, folder] of Object.entries(packages)) {
    mkdirSync(join(root, folder, 'dist'), { recursive: true });
    const stated = { name: `@concord/${name}`, exports: { '.': { default: './dist/entry.js' } } };
    writeFileSync(join(root, folder, 'package.json'), JSON.stringify(stated));
    writeFileSync(join(root, folder, 'dist', 'entry.js'), 'exports.a = 1;');
    writeFileSync(join(root, folder, 'dist', 'inner.js'), 'exports.b = 1;');
    symlinkSync(join(root, folder), join(root, 'node_modules', '@concord', name));
  }
  for (const [file, text] of Object.entries(sources)) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

async function violationsIn(sources: Readonly<Record<string, string>>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'concord-arrows-'));
  try {
    writeMonorepo(root, sources);
    const config = join(repositoryRoot, '.dependency-cruiser.cjs');
    const places = ['packages', 'apps'];
    const args = ['--config', config, '--output-type', 'json', ...places];
    const { output } = await runTool('depcruise', args, root);
    const { summary } = report.parse(JSON.parse(output.slice(output.indexOf('{'))));
    return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`).sort();
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe('.dependency-cruiser.cjs', () => {
  it('lets a pure package use contracts and hashing, a platform package use pure ones, a test read files', async () => {
    const violations = await violationsIn({
      'packages/matching/src/score.ts':
        "import { a } from '@concord/contracts';\nimport { createHash } from 'node:crypto';\nexport const b = [a, createHash];",
      'packages/matching/src/score.unit.spec.ts':
        "import { readFileSync } from 'node:fs';\nimport { b } from './score';\nexport const c = [b, readFileSync];",
      'packages/messaging/src/bus.ts':
        "import { a } from '@concord/matching';\nimport { connect } from 'node:net';\nexport const b = [a, connect];",
    });

    expect(violations).toEqual([]);
  });

  it('catches a cycle between two files, also one of types only', async () => {
    const violations = await violationsIn({
      'packages/matching/src/one.ts': "import { two } from './two';\nexport const one = () => two;",
      'packages/matching/src/two.ts':
        "import type { one } from './one';\nexport const two = (x: typeof one) => x;",
    });

    expect(violations).toEqual(['no-cycles: packages/matching/src/one.ts']);
  });

  it('catches an arrow the wrong way: pure to platform, package to app, contracts to anybody', async () => {
    const violations = await violationsIn({
      'apps/ingestion/src/main.ts': 'export const main = 1;',
      'packages/matching/src/score.ts':
        "import { a } from '@concord/messaging';\nexport const b = a;",
      'packages/contracts/src/events.ts':
        "import { a } from '@concord/matching';\nexport const b = a;",
      'packages/messaging/src/bus.ts':
        "import { main } from '../../../apps/ingestion/src/main';\nexport const b = main;",
    });

    expect(violations).toEqual([
      'contracts-know-nobody: packages/contracts/src/events.ts',
      'no-reaching-inside: packages/messaging/src/bus.ts',
      'packages-do-not-know-apps: packages/messaging/src/bus.ts',
      'pure-packages-know-no-platform: packages/matching/src/score.ts',
    ]);
  });

  it('catches the file system, a timer and the network in a pure package', async () => {
    const violations = await violationsIn({
      'packages/matching/src/reads.ts':
        "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
      'packages/matching/src/waits.ts':
        "import { setTimeout } from 'node:timers/promises';\nexport const a = setTimeout;",
      'packages/contracts/src/asks.ts':
        "import { request } from 'http';\nexport const a = request;",
    });

    expect(violations).toEqual([
      'pure-packages-are-pure: packages/contracts/src/asks.ts',
      'pure-packages-are-pure: packages/matching/src/reads.ts',
      'pure-packages-are-pure: packages/matching/src/waits.ts',
    ]);
  });

  it('catches reaching inside another package, by path or past its exports', async () => {
    const violations = await violationsIn({
      'packages/contracts/src/entry.ts': 'export const a = 1;',
      'packages/matching/src/by-path.ts':
        "import { a } from '../../contracts/src/entry';\nexport const b = a;",
      'packages/matching/src/past-exports.ts':
        "import { b } from '@concord/contracts/dist/inner';\nexport const c = b;",
      'apps/ingestion/src/main.ts':
        "import { a } from '../../cleansing/src/main';\nexport const b = a;",
      'apps/cleansing/src/main.ts': 'export const a = 1;',
    });

    expect(violations).toEqual([
      'apps-do-not-know-each-other: apps/ingestion/src/main.ts',
      'no-reaching-inside: apps/ingestion/src/main.ts',
      'no-reaching-inside: packages/matching/src/by-path.ts',
      'no-unresolved-imports: packages/matching/src/past-exports.ts',
    ]);
  });
});
