// Mutation testing of the permission engine: `npm run mutants`. Each mutant runs one quick process of the engine's own tests.
const tests = ['test/permissions.node.test.ts', 'packages/core/src/permission/*.node.test.ts', 'packages/core/src/preset/*.node.test.ts'];
const node = 'node --conditions=source --disable-warning=ExperimentalWarning --test --test-isolation=none';

export default {
  mutate: ['packages/core/src/permission/*.ts', '!packages/core/src/permission/policy.ts', '!**/*.test.ts'],
  testRunner: 'command',
  commandRunner: {
    command: `NODE_COMPILE_CACHE=node_modules/.cache PERMISSION_RUNS=50 ${node} --test-reporter=./scripts/test/until-failure.mjs ${tests.join(' ')}`,
  },
  // The sandbox lies inside the repository and finds its dependencies there; of our own packages it must find the mutated copies.
  symlinkNodeModules: false,
  buildCommand: 'node scripts/link-packages.mjs',
  ignorePatterns: ['/docs', '/examples', '/stories', 'dist', '/packages/elements', '/packages/cli', 'dist-stories'],
  concurrency: 2,
  timeoutMS: 10_000,
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: 'node_modules/.cache/mutants.json' },
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
  tempDirName: '.stryker-tmp',
  disableTypeChecks: 'packages/core/src/permission/*.ts',
};
