import tseslint from 'typescript-eslint';

const pure = [
  'contracts',
  'standardization',
  'profiling',
  'matching',
  'survivorship',
  'reconciliation',
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/*.cjs',
      '**/*.mjs',
      '**/.turbo/**',
      '**/src/generated/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // mongoose types its schema options as classes that one writes as literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message:
            'Configuration is parsed once, at the door: see packages/service-kit/src/config.',
        },
      ],
    },
  },
  {
    files: ['packages/local-stack/src/environment.ts', '**/src/config*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // The doors: the one file of each package that reads the environment.
    files: ['**/src/environment.ts', '**/src/config/environment.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // Their output is for the person who runs them.
    files: ['benchmarks/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['apps/*/src/**'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.object.name='response'][callee.property.name=/^(send|json|jsonp|end|write|sendFile)$/]",
          message:
            'Return the answer, or write it by sendNdjson and the like of service-kit: there personal values are masked.',
        },
      ],
    },
  },
  {
    // Time and ids come as arguments; what they import is checked by .dependency-cruiser.cjs.
    files: pure.map((name) => `packages/${name}/src/**`),
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Date',
          property: 'now',
          message: 'A pure package gets the time as an argument.',
        },
        { object: 'Math', property: 'random', message: 'A pure package is given its randomness.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'A pure package gets the time as an argument.',
        },
        {
          selector: 'ImportSpecifier[imported.name=/^random/]',
          message: 'A pure package is given its randomness.',
        },
      ],
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'fetch',
          'performance',
          'crypto',
          'setTimeout',
          'setInterval',
          'setImmediate',
        ],
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/test/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': 'off',
      'no-restricted-properties': 'off',
    },
  },
  {
    files: ['packages/service-kit/src/config/environment.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
);
