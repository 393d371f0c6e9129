// The browser tests, from source, with no build before them, in every engine that the machine has.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { formGateway } from './packages/elements/test-support/form-gateway.mjs';
import { browserCounts } from './scripts/test/browser-counts.mjs';
import { wantedEngines } from './scripts/test/engines.mjs';

export default {
  files: ['packages/{elements,indexeddb}/src/**/*.test.ts', '!packages/**/*.node.test.ts'],
  nodeResolve: { exportConditions: ['source', 'production'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)) })],
  middleware: [formGateway()],
  browsers: wantedEngines().present.map(({ launch }) => launch()),
  concurrentBrowsers: 2,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), browserCounts()],
  // A page in a background tab gets no animation frames, so pages take turns.
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testRunnerHtml: (framework) =>
    `<!doctype html><html><body><script type="module" src="/packages/elements/test-support/still.ts"></script><script type="module" src="${framework}"></script></body></html>`,
  testFramework: { config: { timeout: 10_000 } },
};
