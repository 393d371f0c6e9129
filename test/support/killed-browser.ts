/** A browser as a process with a profile of its own, which a test kills as a power cut would (docs/decisions/0011-torn-logs-of-chromium.md). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, findFirefox } from '../../scripts/setup-machine.mjs';

/** Browsers that can be killed. */
export type Engine = 'chromium' | 'firefox';

const chromiumFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];
const firefoxPreferences = {
  'toolkit.startup.max_resumed_crashes': -1,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.downloads.enabled': false,
  'network.captive-portal-service.enabled': false,
  'extensions.update.enabled': false,
};

/** Where a browser of this kind is; undefined when there is none. */
export const findBrowser = (engine: Engine): string | undefined => (engine === 'chromium' ? findChromium() : findFirefox());

/** A new profile for one browser. */
export function newProfile(engine: Engine): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `dealerkit-${engine}-`));
  const lines = Object.entries(firefoxPreferences).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  if (engine === 'firefox') writeFileSync(join(path, 'user.js'), lines.join('\n'));
  return {
    path,
    remove() {
      rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** Opens a page in a browser of its own; the answer kills it with all its processes, at once. */
export function openBrowser(engine: Engine, profile: string, url: string): () => Promise<void> {
  const path = findBrowser(engine);
  if (!path) throw new Error(`${engine} is missing`);
  const args =
    engine === 'chromium'
      ? [...chromiumFlags, `--user-data-dir=${profile}`, url]
      : ['--headless', '--no-remote', '--profile', profile, url];
  const child = spawn(path, args, { stdio: 'ignore', detached: true });
  const gone = once(child, 'exit');
  return async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    await gone;
  };
}
