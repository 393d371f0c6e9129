import { html, nothing, type TemplateResult } from 'lit';
import { alertIcon, checkIcon, clockIcon, icon } from '../../base/icons.ts';
import { plural } from '../../base/plural.ts';
import type { NoDefinition } from '../load-definition.ts';
import { otherWays, referenceLine, type OtherWays } from './other-ways.ts';
import { labelOf } from './form-controls.ts';
import type { Problem } from './form-problems.ts';
import type { ContactFormMessages } from '../locales/en.ts';

/** What a visitor may do about a request that is not sent. */
export interface Choice {
  readonly words: string;
  readonly choose: () => void;
}

const choices = (all: readonly Choice[]) =>
  all.length > 0
    ? html`<p class="dk-actions">
        ${all.map(({ words, choose }) => html`<button class="dk-button" type="button" @click=${choose}>${words}</button>`)}
      </p>`
    : nothing;

/** Not sent yet; attempts go on. */
export const waitingNotice = (
  said: readonly string[],
  words: ContactFormMessages,
  ways: OtherWays,
  all: readonly Choice[],
): TemplateResult =>
  html`<div class="dk-notice dk-warning dk-said">
    ${icon(clockIcon)}
    <div>
      ${said.map((text, at) => html`<p class=${at === 0 && said.length > 1 ? 'dk-strong' : ''}>${text}</p>`)} ${otherWays(ways, words)}
      ${choices(all)}
    </div>
  </div>`;

/** A request of an earlier page: what became of it. */
export const earlierNotice = (text: string, tone: 'warning' | 'success', all: readonly Choice[]): TemplateResult =>
  html`<div class="dk-notice dk-${tone} dk-said" tabindex="-1">
    ${icon(tone === 'success' ? checkIcon : clockIcon)}
    <div>
      <p>${text}</p>
      ${choices(all)}
    </div>
  </div>`;

/** Something that trying again by itself will not mend; what was typed stays. */
export const refusedNotice = (
  words: ContactFormMessages,
  ways: OtherWays,
  { text, reference }: { text: string; reference: string | undefined },
  all: readonly Choice[],
): TemplateResult =>
  html`<div class="dk-notice dk-danger dk-said" role="group" aria-label=${text} tabindex="-1">
    ${icon(alertIcon)}
    <div>
      <p>${text}</p>
      ${otherWays(ways, words)}${referenceLine(reference, words)} ${choices(all)}
    </div>
  </div>`;

const goTo = ({ control }: Problem) => {
  return (event: Event) => {
    event.preventDefault();
    control.focus();
  };
};

/** Every answer that needs attention, as links to the fields. */
export const summaryNotice = (problems: Problem[], words: ContactFormMessages, lang: string): TemplateResult => {
  const title = plural(lang, problems.length, words.problems);
  return html`<div class="dk-notice dk-danger dk-said" role="group" aria-label=${title} tabindex="-1">
    ${icon(alertIcon)}
    <div>
      <p class="dk-strong">${title}</p>
      <ul>
        ${problems.map(
          (each) => html`<li><a href="#${each.control.id}" @click=${goTo(each)}>${each.message || labelOf(each.control)}</a></li>`,
        )}
      </ul>
    </div>
  </div>`;
};

/** The thanks, in the visitor's language. */
export const thanksNotice = ({ title, text }: { title: string; text: string }, headingLevel: string | number): TemplateResult =>
  html`<div class="dk-notice dk-success dk-said" tabindex="-1">
    ${icon(checkIcon)}
    <div>
      <div class="dk-title" role="heading" aria-level=${headingLevel}>${title}</div>
      <p>${text}</p>
    </div>
  </div>`;

/** There is no form to show: what happened, whom to call, and a way to try again where that may help. */
export const unavailableNotice = (
  words: ContactFormMessages,
  ways: OtherWays,
  { again, reference }: NoDefinition,
  retry: () => void,
): TemplateResult =>
  html`<div class="dk-notice dk-danger dk-said" role="alert">
    ${icon(alertIcon)}
    <div>
      <p>${words.unavailable}</p>
      ${otherWays(ways, words)}${referenceLine(reference, words)}
      ${again ? html`<p><button class="dk-button" type="button" @click=${retry}>${words.retry}</button></p>` : nothing}
    </div>
  </div>`;
