// The browser engines that the browser's tests run in: all that this machine has, or those that `ENGINES` names, by commas.
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { findChromium, findFirefox, findWebkit } from '../setup-machine.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

const chromiumArgs = [
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

const engines = {
  chromium: { find: findChromium, launcher: (executablePath) => chromeLauncher({ launchOptions: { executablePath, args: chromiumArgs } }) },
  firefox: {
    find: findFirefox,
    launcher: (executablePath) => {
      const launcher = chromeLauncher({ puppeteer, launchOptions: { browser: 'firefox', executablePath, headless: true } });
      launcher.name = 'Firefox';
      return launcher;
    },
  },
  webkit: { find: findWebkit, launcher: webkitLauncher },
};

/** The engines that are wanted and found, and the names of those that are wanted and missing. */
export function wantedEngines(wanted = process.env.ENGINES?.split(',') ?? Object.keys(engines)) {
  const unknown = wanted.find((name) => !Object.hasOwn(engines, name));
  if (unknown !== undefined) throw new Error(`ENGINES: there is no ${unknown}; there are ${Object.keys(engines).join(', ')}`);
  const found = wanted.map((name) => ({ name, at: engines[name].find(), launcher: engines[name].launcher }));
  return {
    missing: found.filter(({ at }) => at === undefined).map(({ name }) => name),
    present: found.filter(({ at }) => at !== undefined).map(({ name, at, launcher }) => ({ name, launch: () => launcher(at) })),
  };
}
