/**
 * The one jest configuration; each package's jest.config.cjs calls it.
 * `services: true` starts (or reuses) the real MongoDB and RabbitMQ of packages/local-stack.
 */
module.exports = ({ services = false } = {}) => ({
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
          },
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
    // From 7.5 on the MongoDB driver loads `os` by a dynamic import(), which jest refuses in CommonJS; the driver hides
    // that and then every handshake fails with "Missing required sub-document 'driver'". Compiled, it becomes require().
    'node_modules/mongodb/lib/runtime_adapters\\.js$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } },
    ],
    // ES modules only; Node.js 20.19 can require() them, jest cannot.
    'node_modules/hyparquet(-writer)?/src/.+\\.js$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!mongodb/lib/runtime_adapters\\.js$|hyparquet(-writer)?/src/)',
  ],
  setupFiles: [require.resolve('./jest.laws.cjs')],
  testTimeout: services ? 120_000 : 60_000,
  ...(services
    ? {
        globalSetup: require.resolve('@concord/local-stack/jest-setup'),
        globalTeardown: require.resolve('@concord/local-stack/jest-teardown'),
        maxWorkers: 2,
      }
    : {}),
});
