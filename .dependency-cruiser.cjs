/** Arrows point one way: apps → service-kit, messaging, connectors → pure packages → contracts. */
const pure =
  '^packages/(contracts|standardization|profiling|matching|survivorship|reconciliation)/';
const platform = '^packages/(messaging|service-kit|connectors|local-stack|workspace)/';
/**
 * Tests, and what exists for tests only, may read files and roll dice. Compiled files are followed
 * to find cycles between packages; what they import is judged in their sources.
 */
const exempt = '(\\.spec\\.ts$|/test/|/testing/|/dist/)';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'packages-do-not-know-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(apps|examples|benchmarks)/' },
    },
    {
      name: 'apps-do-not-know-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'pure-packages-know-no-platform',
      severity: 'error',
      from: { path: pure, pathNot: exempt },
      to: { path: platform },
    },
    {
      name: 'contracts-know-nobody',
      severity: 'error',
      from: { path: '^packages/contracts/' },
      to: { path: '^packages/(?!contracts/)' },
    },
    {
      name: 'pure-packages-are-pure',
      comment:
        'No framework, driver, file system, clock or network in a pure package; hashing is allowed.',
      severity: 'error',
      from: { path: pure, pathNot: exempt },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'pure-packages-import-no-framework',
      severity: 'error',
      from: { path: pure, pathNot: exempt },
      to: { path: 'node_modules/(@nestjs|mongoose|mongodb|amqplib|rxjs|pino|express)(/|$)' },
    },
    {
      name: 'no-reaching-inside',
      comment:
        'Another package is entered through its package.json exports, never by a path into its sources.',
      severity: 'error',
      from: { path: '^(packages|apps|examples)/([^/]+)/' },
      to: {
        path: '^((packages|apps|examples)/[^/]+|benchmarks)/',
        pathNot: '^$1/$2/',
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'benchmarks-reach-not-inside',
      severity: 'error',
      from: { path: '^benchmarks/' },
      to: { path: '^(packages|apps|examples)/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-unresolved-imports',
      comment: 'Not installed, not built, or not in the exports of its package.',
      severity: 'error',
      from: { pathNot: '/dist/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    // Without `types`: it would lead to declaration files, in which no arrow is seen.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
