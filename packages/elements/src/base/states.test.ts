import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { adoptStyles } from '../styles/adopt.ts';
import { controls } from '../styles/controls.styles.ts';
import { notices } from '../styles/notice.styles.ts';
import { states } from '../styles/states.styles.ts';
import { status } from '../styles/status.styles.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { openDialog } from './dialog.ts';
import { en } from './locales/en.ts';
import { emptyState, errorState, loadingState, missingState, refusedState, staleState } from './states.ts';

const shown: Record<string, TemplateResult> = {
  error: errorState({ title: en.errorTitle, text: en.errorText, reference: 'R-1', retry: () => undefined }, en),
  empty: emptyState('No leads yet', 'They appear here as they come in.', html`<button class="dk-button">Add a lead</button>`),
  refused: refusedState(en),
  missing: missingState(en),
  stale: staleState(en, () => undefined),
  loading: loadingState(3, en),
  status: html`<span class="dk-status" data-status="won">Won</span><span class="dk-status" data-status="lost">Lost</span>`,
};

describe('states', () => {
  for (const [name, template] of Object.entries(shown))
    for (const scheme of ['light', 'dark'])
      it(`${name} is accessible in ${scheme}`, async () => {
        const place = await fixture<HTMLElement>(html`<div data-dk>${template}</div>`);
        adoptStyles(place, [tokens], [controls, notices, states, status]);
        place.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
        await Promise.all(document.getAnimations().map(({ finished }) => finished));
        await expect(place).to.be.accessible();
      });

  it('gives focus back when a dialog closes', async () => {
    const place = await fixture<HTMLElement>(
      html`<div>
        <button>Open</button>
        <dialog aria-label="Sure?"><button value="yes">Yes</button></dialog>
      </div>`,
    );
    const opener = place.querySelector('button') as HTMLElement;
    const dialog = place.querySelector('dialog') as HTMLDialogElement;
    opener.focus();
    const closed = openDialog(dialog);
    expect(dialog.matches(':modal')).to.equal(true);
    dialog.close('yes');
    expect(await closed).to.equal('yes');
    expect(document.activeElement).to.equal(opener);
  });

  it('does not take focus from who has moved on while a dialog closes', async () => {
    const place = await fixture<HTMLElement>(
      html`<div>
        <button>Open</button><button id="next">Next</button>
        <dialog aria-label="Sure?"><button value="yes">Yes</button></dialog>
      </div>`,
    );
    const dialog = place.querySelector('dialog') as HTMLDialogElement;
    place.querySelector('button')!.focus();
    const closed = openDialog(dialog);
    dialog.close('yes');
    const next = place.querySelector<HTMLElement>('#next')!;
    next.focus();
    await closed;
    expect(document.activeElement).to.equal(next);
  });
});
