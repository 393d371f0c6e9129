// The browser tests: Chromium, from source, with no build before them.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { formGateway } from './packages/elements/test-support/form-gateway.mjs';
import { findChromium } from './scripts/setup-machine.mjs';
import { browserCounts } from './scripts/test/browser-counts.mjs';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // So that a test can collect garbage and see that a detached element is gone.
  '--js-flags=--expose-gc',
];

export default {
  files: ['packages/{elements,indexeddb}/src/**/*.test.ts', '!packages/**/*.node.test.ts'],
  nodeResolve: { exportConditions: ['source', 'production'] },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)) })],
  middleware: [formGateway()],
  browsers: [chromeLauncher({ launchOptions: { executablePath: findChromium(), args } })],
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), browserCounts()],
  // A page in a background tab gets no animation frames, so pages take turns.
  concurrency: 1,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 10_000 } },
};
