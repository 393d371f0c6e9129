/** The hands that work a page: keys alone, or one thumb. What they press is found by its name, through shadow trees, and counted. */
import assert from 'node:assert/strict';
import type { ElementHandle, Page } from 'puppeteer-core';
import { focused, tabTo } from './keyboard.ts';

/** One way to work a page. */
export interface Hand {
  /** How often something was pressed or touched. */
  readonly count: number;
  /** Presses what has a name. */
  press(name: string | RegExp): Promise<void>;
  /** Chooses an option, by its words, of a list that has a name. */
  choose(name: string, option: string): Promise<void>;
}

const within = 10_000;

/** The visible control of a name, as soon as it is there. */
async function control(page: Page, name: string | RegExp): Promise<ElementHandle<HTMLElement>> {
  const wanted = typeof name === 'string' ? { text: name } : { pattern: name.source };
  const handle = await page
    .waitForFunction(
      ({ text, pattern }: { text?: string; pattern?: string }) => {
        const roots: ParentNode[] = [document];
        for (const root of roots) for (const each of root.querySelectorAll('*')) if (each.shadowRoot) roots.push(each.shadowRoot);
        const named = (each: HTMLElement): string =>
          (
            each.getAttribute('aria-label') ??
            ([...((each as HTMLInputElement).labels ?? [])].map(({ textContent }) => textContent).join(' ') || each.textContent)
          )
            .replaceAll(/\s+/g, ' ')
            .replace(/\s*\*\s*$/, '')
            .trim();
        const modal = roots.flatMap((root) => [...root.querySelectorAll('dialog:modal, [popover]:popover-open')]).at(-1);
        return roots
          .flatMap((root) => [...root.querySelectorAll<HTMLElement>('button, a[href], select, input, [role=tab]')])
          .filter((each) => each.checkVisibility() && (!modal || modal.contains(each)))
          .find((each) => (text === undefined ? new RegExp(pattern!).test(named(each)) : named(each) === text));
      },
      { timeout: within, polling: 50 },
      wanted,
    )
    .catch(() => assert.fail(`nothing is called ${String(name)}`));
  return handle as ElementHandle<HTMLElement>;
}

/** Waits until no list is asking any more: what was chosen has changed what may be pressed. */
const answered = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => {
      const roots: ParentNode[] = [document];
      for (const root of roots) for (const each of root.querySelectorAll('*')) if (each.shadowRoot) roots.push(each.shadowRoot);
      return !roots.some((root) => root.querySelector('[role=grid][aria-busy=true]'));
    },
    { timeout: within, polling: 50 },
  );

/** One thumb on a screen: everything is tapped where it lies. Of a list to choose from, the system's own picker counts as a second tap. */
export function thumb(page: Page): Hand {
  let count = 0;
  const tap = async (name: string | RegExp): Promise<ElementHandle<HTMLElement>> => {
    const found = await control(page, name);
    await found.evaluate((each) => {
      each.scrollIntoView({ block: 'center' });
    });
    // A link whose whole row opens it is as large as its row.
    const { top, left, width, height } = await found.evaluate((each) => (each.closest('.row') ?? each).getBoundingClientRect().toJSON() as DOMRect); // prettier-ignore
    assert.ok(height >= 24 && width >= 24, `${String(name)} is ${String(width)} by ${String(height)} px: too small for a thumb`);
    count++;
    await page.touchscreen.tap(left + width / 2, top + height / 2);
    return found;
  };
  return {
    get count() {
      return count;
    },
    async press(name) {
      await tap(name);
    },
    async choose(name, option) {
      const found = (await control(page, name)) as ElementHandle<HTMLSelectElement>;
      count += 2;
      await found.evaluate((list, words) => {
        const all = [...list.options];
        const chosen = all.find(({ label }) => label.trim() === words);
        if (!chosen) throw new Error(`no ${words} among ${all.map(({ label }) => label).join(', ')}`);
        list.value = chosen.value;
        for (const type of ['input', 'change']) list.dispatchEvent(new Event(type, { bubbles: true }));
      }, option);
      await answered(page);
    },
  };
}

/** Keys alone: Tab until it is there, then Enter; in a list to choose from, its words. */
export function keys(page: Page): Hand {
  let count = 0;
  const role = (): Promise<string> =>
    page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.getAttribute('role') ?? '';
    });
  const arrive = async (name: string | RegExp): Promise<void> => {
    const found = await control(page, name);
    const is = async (): Promise<boolean> => {
      const now = await focused(page);
      return typeof name === 'string' ? now === name : name.test(now);
    };
    if (await is()) return;
    const row = await found.evaluate((each) => (each.tabIndex < 0 && each.closest('[role=grid]')?.querySelector<HTMLElement>('.open[tabindex="0"]')?.textContent.trim()) || ''); // prettier-ignore
    if (row && typeof name === 'string') {
      count += (await tabTo(page, row)) + name.length;
      await page.keyboard.type(name);
      assert.ok(await is(), `typing never came to ${name}`);
      return;
    }
    const inTabs = await found.evaluate((each) => each.role === 'tab' && each.tabIndex < 0);
    // Tabs and menus are one stop of Tab; inside them the arrows go on.
    if (inTabs) count += await tabTo(page, /^Details$/);
    else if (!(await role()).startsWith('menuitem')) {
      count += await tabTo(page, name);
      return;
    }
    for (let presses = 0; presses < 12 && !(await is()); presses++) {
      count++;
      await page.keyboard.press(inTabs ? 'ArrowRight' : 'ArrowDown');
    }
    assert.ok(await is(), `arrows never came to ${String(name)}`);
  };
  return {
    get count() {
      return count;
    },
    async press(name) {
      await arrive(name);
      count++;
      await page.keyboard.press('Enter');
    },
    async choose(name, option) {
      await arrive(name);
      count += option.length;
      await page.keyboard.type(option);
      await answered(page);
    },
  };
}
