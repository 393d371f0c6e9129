import '@dealerkit/elements/provider/define';
import type { Crm } from '@dealerkit/core';
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import { type Dealership, dealership, type Meddle } from '@dealerkit/core/testing';

const houses = new Map<number, Promise<Dealership>>();

/** A dealership with so many leads, founded once for all stories. */
export function house(leads = 30): Promise<Dealership> {
  const known = houses.get(leads) ?? dealership({ leads });
  houses.set(leads, known);
  return known;
}

/** A widget as one person of the dealership sees it. */
export function as(
  person: string,
  widget: (house: Dealership) => TemplateResult,
  { leads = 30, meddle, before }: { leads?: number; meddle?: Meddle; before?: (house: Dealership) => Promise<unknown> } = {},
): TemplateResult {
  const shown = house(leads).then(async (founded) => {
    await before?.(founded);
    const crm: Crm = founded.as(person, meddle);
    return html`<dk-provider .crm=${crm}>${widget(founded)}</dk-provider>`;
  });
  return html`${until(shown, '')}`;
}

/** A widget as one person of a dealership sees it that this story alone has. */
export function houseOf(
  person: string,
  prepare: () => Promise<{ readonly house: Dealership; readonly widget: TemplateResult }>,
  meddle?: Meddle,
): TemplateResult {
  const shown = prepare().then(({ house, widget }) => html`<dk-provider .crm=${house.as(person, meddle)}>${widget}</dk-provider>`);
  return html`${until(shown, '')}`;
}

/** A source that never answers. */
export const silent: Meddle = (source) => ({
  ...source,
  read: () => new Promise(() => undefined),
  query: () => new Promise(() => undefined),
});

/** A source whose reads fail with a reference, as an error of the gateway would. */
export const failing: Meddle = (source) => {
  const fail = (): Promise<never> =>
    Promise.reject(Object.assign(new Error('Failed'), { name: 'DealerkitError', code: 'internal', details: { reference: 'R-7F3K-22' } }));
  return { ...source, read: fail, query: fail };
};

/** A source whose live stream breaks off: what is shown may be old. */
export const disconnected: Meddle = (source) => ({
  ...source,
  stream: (_from, listener) => {
    const timer = setTimeout(() => listener.onStale?.(true), 50);
    return () => {
      clearTimeout(timer);
    };
  },
});

/** A source that never tells what a command would do. */
export const undecided: Meddle = (source) => ({ ...source, preview: () => new Promise(() => undefined) });

/** A source that cannot tell what a command would do. */
export const unreachable: Meddle = (source) => ({
  ...source,
  preview: () => Promise.reject(Object.assign(new Error('Failed'), { name: 'DealerkitError', code: 'unavailable', details: {} })),
});

/** Chooses from the menu of a story's card. */
export async function choose(canvas: HTMLElement, entry: number): Promise<void> {
  (await piece(canvas, 'dk-client-card', 'more')).click();
  const root = canvas.querySelector('dk-client-card')?.shadowRoot;
  for (let tries = 0; tries < 200 && !root?.querySelector('[role=menuitem]'); tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  root?.querySelectorAll<HTMLElement>('[role=menuitem]')[entry]?.click();
}

/** A source whose commands are refused for every third record, as by a rule that the browser does not know. */
export const strict: Meddle = (source) => {
  let asked = 0;
  return {
    ...source,
    run: (name, input, options) =>
      asked++ % 3 === 1
        ? Promise.reject(Object.assign(new Error('Refused'), { name: 'DealerkitError', code: 'forbidden', details: {} }))
        : source.run(name, input, options),
  };
};

/** A source that never gets more than half of a file. */
export const halfway: Meddle = (source) => ({
  ...source,
  upload: (_file, { onProgress }) => {
    onProgress?.(0.5);
    return new Promise(() => undefined);
  },
});

/** A source whose commands take for ever. */
export const slow: Meddle = (source) => ({ ...source, run: () => new Promise(() => undefined) });

/** Chooses the first rows of a story's list, and presses what may be done to them. */
export async function chooseRows(canvas: HTMLElement, rows: number, action?: string): Promise<void> {
  const boxes = (): readonly HTMLInputElement[] => [
    ...(canvas.querySelector('dk-lead-list')?.shadowRoot?.querySelectorAll<HTMLInputElement>('.row input') ?? []),
  ];
  for (let tries = 0; tries < 200 && boxes().length < rows; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const box of boxes().slice(0, rows)) box.click();
  const acts = await piece(canvas, 'dk-lead-list', 'acts');
  const position = ['discard', 'assign', 'delete'].indexOf(action ?? '');
  acts.querySelectorAll('button')[position]?.click();
}

/** The piece of a story's widget with this part name, as soon as it is there. */
export async function piece(canvas: HTMLElement, tag: string, part: string): Promise<HTMLElement> {
  for (let tries = 0; tries < 200; tries++) {
    const found = canvas.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`<${tag}> shows no ${part}`);
}

/** A source whose session knows no right. */
export const powerless: Meddle = (source) => ({ ...source, session: async () => ({ ...(await source.session()), rights: {} }) });
