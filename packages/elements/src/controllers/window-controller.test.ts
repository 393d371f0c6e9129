import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { css, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { WindowController } from './window-controller.ts';
import { waitUntil } from '../../test-support/wait-until.ts';

class LongList extends LitElement {
  static override properties = { count: { type: Number } };
  static override styles = css`
    :host {
      display: block;
    }
    button {
      display: block;
      inline-size: 100%;
      block-size: 40px;
      margin: 0;
      border: 0;
      padding: 0;
    }
  `;
  count = 10_000;
  held = -1;
  updates = 0;
  readonly look: WindowController = new WindowController(this, {
    list: () => this.renderRoot.querySelector('div'),
    count: () => this.count,
    held: () => this.held,
  });
  protected override updated(_changed: PropertyValues): void {
    this.updates++;
  }
  protected override render(): TemplateResult {
    return html`<div>${repeat(this.look.lines, (line) => line, (line) => html`<button id="l${line}">${line}</button>`)}</div>`; // prettier-ignore
  }
}
customElements.define('test-long-list', LongList);

const lines = (list: LongList) => [...list.shadowRoot!.querySelectorAll('button')];
const line = (list: LongList, at: number) => list.shadowRoot!.querySelector<HTMLElement>(`#l${String(at)}`);
const seen = (list: LongList, at: number) => {
  const { top, bottom } = line(list, at)?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
  return top >= 0 && bottom <= innerHeight + 40;
};

async function show(count = 10_000): Promise<LongList> {
  const list = await fixture<LongList>(html`<test-long-list .count=${count}></test-long-list>`);
  await nextFrame();
  await nextFrame();
  return list;
}

describe('window controller', () => {
  afterEach(() => {
    scrollTo(0, 0);
  });

  it('draws what is seen, and leaves room for the rest', async () => {
    const list = await show();
    expect(lines(list).length).to.be.lessThan(Math.ceil(innerHeight / 40) + 20);
    expect(list.offsetHeight).to.equal(400_000);
    expect(line(list, 0)).not.to.equal(null);
  });

  it('follows the page, to the end and back, each line in its place', async () => {
    const list = await show();
    for (const at of [5000, 9990, 0]) {
      scrollTo(0, list.offsetTop + at * 40);
      await waitUntil(() => seen(list, at), `line ${String(at)} is seen`);
      expect(Math.round(line(list, at)!.getBoundingClientRect().top + scrollY - list.offsetTop)).to.equal(at * 40);
      expect(list.offsetHeight).to.equal(400_000);
    }
  });

  it('follows what scrolls inside the page', async () => {
    const list = await show();
    const box = document.createElement('div');
    box.style.cssText = 'block-size: 300px; overflow-y: auto';
    list.before(box);
    box.append(list);
    box.scrollTop = 40_000;
    await waitUntil(() => line(list, 1003), 'what the box shows is drawn');
  });

  it('keeps a held line where it is, and the focus in it', async () => {
    const list = await show();
    list.held = 3;
    list.requestUpdate();
    await list.updateComplete;
    line(list, 3)!.focus();
    scrollTo(0, 200_000);
    await waitUntil(() => line(list, 5005), 'further lines are drawn');
    expect(list.shadowRoot!.activeElement?.id).to.equal('l3');
    expect(lines(list)[0]!.id).to.equal('l3');
    expect(Math.round(line(list, 5005)!.getBoundingClientRect().top + scrollY - list.offsetTop)).to.equal(5005 * 40);
    scrollTo(0, 0);
    await waitUntil(() => line(list, 1), 'the first lines are drawn again');
    expect(list.shadowRoot!.activeElement?.id).to.equal('l3');
    expect(Math.round(line(list, 4)!.getBoundingClientRect().top + scrollY - list.offsetTop)).to.equal(160);
    list.held = 9000;
    list.requestUpdate();
    await list.updateComplete;
    expect(Math.round(line(list, 9000)!.getBoundingClientRect().top + scrollY - list.offsetTop)).to.equal(360_000);
    expect(list.offsetHeight).to.equal(400_000);
  });

  it('draws nothing anew while what is seen is drawn, and all of a short list', async () => {
    const list = await show();
    const before = list.updates;
    scrollTo(0, 40);
    await nextFrame();
    await nextFrame();
    expect(list.updates).to.be.at.most(before + 1);
    list.count = 3;
    await list.updateComplete;
    expect(lines(list)).to.have.length(3);
    expect(list.offsetHeight).to.equal(120);
    expect(list.look.atEnd).to.equal(true);
    list.count = 0;
    await list.updateComplete;
    expect(lines(list)).to.have.length(0);
  });
});
