/** Arrows point one way: apps → service-kit, messaging, connectors → pure packages → contracts. */
const pure = '^packages/(contracts|standardization|matching|survivorship|reconciliation)/';
const platform = '^packages/(messaging|service-kit|connectors|local-stack|workspace)/';

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
      from: { path: pure },
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
      comment: 'No framework, driver, file system, clock or network in a pure package.',
      severity: 'error',
      from: { path: pure, pathNot: '(\\.spec\\.ts$|/test/|/scripts/)' },
      to: {
        dependencyTypes: ['core'],
        pathNot: '^(node:)?crypto$',
      },
    },
    {
      name: 'pure-packages-import-no-framework',
      severity: 'error',
      from: { path: pure, pathNot: '(\\.spec\\.ts$|/test/)' },
      to: { path: 'node_modules/(@nestjs|mongoose|mongodb|amqplib|rxjs|pino)(/|$)' },
    },
    {
      name: 'no-reaching-inside',
      comment:
        'Another package is entered through its package.json exports, never by a path into its sources.',
      severity: 'error',
      from: { path: '^(packages|apps|examples)/([^/]+)/' },
      to: {
        path: '^(packages|apps|examples)/([^/]+)/(src|dist)/',
        pathNot: '^$1/$2/',
        dependencyTypesNot: ['npm', 'npm-dev', 'aliased-workspace', 'aliased'],
      },
    },
    { name: 'no-orphan-imports', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|\\.turbo)/.*\\.(map|d\\.ts)$' },
    includeOnly: { path: '^(packages|apps|examples|benchmarks|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
