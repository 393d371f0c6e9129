import { expect, fixture, html } from '@open-wc/testing';
import { controls } from './controls.styles.ts';
import { feedback } from './feedback.styles.ts';
import { notices } from './notice.styles.ts';
import { adoptStyles } from './adopt.ts';
import { tokens } from './tokens.styles.ts';
import { states } from './states.styles.ts';
import { status } from './status.styles.ts';
import { widget } from './widget.styles.ts';
import { card } from '../client-card/client-card.styles.ts';
import { layout } from '../contact-form/contact-form.styles.ts';
import { list } from '../lead-list/lead-list.styles.ts';
import { form } from '../lead-new/lead-new.styles.ts';

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;

function pixel(colour: string): number[] {
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = pixel(colour).map((each) =>
    each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const band = (tone: string) => `color-mix(in oklab, var(--_${tone}) 11%, var(--_surface))`;
const v = (name: string) => `var(--_${name})`;

// What is read on what. Text needs 4.5, the edge of a control 3 (WCAG 2.2, 1.4.3 and 1.4.11).
const pairs: [string, string, number][] = [
  ...['surface', 'sunken'].flatMap((ground): [string, string, number][] => [
    ...['text', 'muted', 'accent', 'danger', 'warning', 'success'].map((ink): [string, string, number] => [v(ink), v(ground), 4.5]),
    [v('border'), v(ground), 3],
  ]),
  [v('on-accent'), v('accent'), 4.5],
  ...['accent', 'danger', 'warning', 'success', 'muted'].flatMap((tone): [string, string, number][] => [
    [v('text'), band(tone), 4.5],
    [v('muted'), band(tone), 4.5],
    [v(tone), band(tone), 4.5],
  ]),
];

describe('tokens', () => {
  for (const scheme of ['light', 'dark'])
    it(`are readable in ${scheme}`, async () => {
      const probe = await fixture<HTMLElement>(html`<div data-dk></div>`);
      adoptStyles(probe, [tokens], []);
      probe.style.colorScheme = scheme;
      const resolve = (colour: string) => {
        const inner = document.createElement('i');
        inner.style.color = colour;
        probe.append(inner);
        return getComputedStyle(inner).color;
      };
      const weak = pairs
        .map(([ink, ground, least]) => [ink, ground, least, contrast(resolve(ink), resolve(ground))] as const)
        .filter(([, , least, is]) => is < least);
      expect(weak.map(([ink, ground, least, is]) => `${ink} on ${ground}: ${is.toFixed(2)} < ${String(least)}`)).to.deep.equal([]);
    });

  it('are all defined and all used', () => {
    const sheets = [tokens, controls, feedback, notices, states, status, layout, widget, card, list, form]
      .map(({ cssText }) => cssText)
      .join('\n');
    const names = (pattern: RegExp) => new Set([...sheets.matchAll(pattern)].map(([, name]) => name));
    expect([...names(/(--_[\w-]+)\s*:/g)].sort()).to.deep.equal([...names(/var\((--_[\w-]+)/g)].sort());
  });
});
