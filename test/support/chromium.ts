import puppeteer, { type Browser } from 'puppeteer-core';
import { findChromium } from '../../scripts/setup-machine.mjs';

/** Starts the Chromium of this machine. `hosts` sends every host name that it lists to loopback, so that a test can have real origins. */
export async function startChromium({
  hosts = [],
  args: further = [],
}: { hosts?: readonly string[]; args?: readonly string[] } = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is missing: install it, or point CHROMIUM at it');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--js-flags=--expose-gc',
    ...further,
    ...(hosts.length > 0 ? [`--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join(',')}`] : []),
  ];
  return puppeteer.launch({ executablePath, args, headless: true });
}
