/** A page worked by keyboard alone. */
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';

/** The name of what has focus: its labels, else its `aria-label`, else its text. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at: Element | null = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const labels = [...((at as HTMLInputElement | null)?.labels ?? [])].map(({ textContent }) => textContent).join(' ');
    const name = labels || (at?.getAttribute('aria-label') ?? at?.textContent ?? '');
    return name
      .replaceAll(/\s+/g, ' ')
      .replace(/\s*\*\s*$/, '')
      .trim();
  });

const is = (name: string, wanted: string | RegExp): boolean => (typeof wanted === 'string' ? name === wanted : wanted.test(name));

/** Waits until something of this name has focus. */
export async function focusIsOn(page: Page, wanted: string | RegExp): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (is(await focused(page), wanted)) return;
    await wait(20);
  }
  assert.fail(`focus is on "${await focused(page)}", not on "${String(wanted)}"`);
}

/** Goes on by Tab until something of this name has focus. Answers how often. */
export async function tabTo(page: Page, wanted: string | RegExp): Promise<number> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    seen.push(await focused(page));
    if (is(seen.at(-1)!, wanted)) return presses + 1;
  }
  assert.fail(`Tab never came to "${String(wanted)}", but to ${seen.join(' | ')}`);
}
