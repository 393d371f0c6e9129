import { expect, fixture, html } from '@open-wc/testing';

const text = (colour: string) => html`<div id="fading" style="background:#fff"><p style=${`color:${colour}`}>Hello</p></div>`;

describe('every browser test', () => {
  it('has its accessibility check wait until nothing fades any more', async () => {
    const element = await fixture<HTMLElement>(text('#000'));
    element.animate([{ opacity: 0 }, { opacity: 1 }], 800);
    await expect(element).to.be.accessible();
  });

  it('begins on a page that the test before has left', () => {
    expect(document.querySelector('#fading')).to.equal(null);
  });

  it('is told of a colour that cannot be read', async () => {
    const element = await fixture<HTMLElement>(text('#eee'));
    let told = '';
    try {
      await expect(element).to.be.accessible();
    } catch (error) {
      told = String(error);
    }
    expect(told).to.include('color-contrast');
  });
});
