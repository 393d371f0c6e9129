import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { define } from './define.ts';
import { announce } from './live-region.ts';
import { languageOf } from './locale.ts';
import { plural } from './plural.ts';
import { safeUrl } from './safe-url.ts';
import { VERSION } from './version.ts';

async function warnings(act: () => void): Promise<string[]> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (line: string) => said.push(line);
  act();
  console.warn = warn;
  return Promise.resolve(said);
}

describe('define', () => {
  class Ours extends LitElement {
    static readonly tag: string = 'dk-test-ours';
    static readonly version: string = VERSION;
  }

  it('is silent for the same version and takes another name', async () => {
    expect(
      await warnings(() => {
        define(Ours);
        define(Ours);
        define(Ours, 'acme-ours');
      }),
    ).to.deep.equal([]);
    expect(customElements.get('dk-test-ours')).to.equal(Ours);
    expect(document.createElement('acme-ours')).to.be.instanceOf(Ours);
  });

  it('warns once about another version, naming both', async () => {
    class Older extends Ours {
      static override readonly tag: string = 'dk-test-older';
      static override readonly version: string = '0.0.9';
    }
    define(Older);
    class Newer extends Ours {
      static override readonly tag: string = 'dk-test-older';
    }
    const said = await warnings(() => {
      define(Newer);
      define(Newer);
    });
    expect(said).to.have.length(1);
    expect(said[0]).to.include('0.0.9').and.to.include(VERSION);
    expect(customElements.get('dk-test-older')).to.equal(Older);
  });
});

describe('language, numbers, addresses', () => {
  it('finds the language through shadow hosts', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="es-MX"><p></p></div>`);
    const root = (outer.firstElementChild as Element).attachShadow({ mode: 'open' });
    const inner = document.createElement('span');
    root.append(inner);
    expect(languageOf(inner)).to.equal('es-MX');
  });

  it('counts as the language does: zero is singular in French', () => {
    const forms = { one: '{n} prospect', other: '{n} prospects' };
    expect(plural('fr', 0, forms)).to.equal('0 prospect');
    expect(plural('en', 0, forms)).to.equal('0 prospects');
  });

  it('lets no script into a link', () => {
    for (const address of ['javascript:alert(1)', ' JaVaScRiPt:1', 'data:text/html,x', 'vbscript:x', 'http://[', ''])
      expect(safeUrl(address), address).to.equal(undefined);
    expect(safeUrl('/f/KEY', 'https://example.com/a')).to.equal('https://example.com/f/KEY');
    expect(safeUrl('tel:+33123')).to.equal('tel:+33123');
  });

  it('announces in one region of the page', async () => {
    announce('One');
    announce('Two');
    await new Promise((resolve) => setTimeout(resolve, 150));
    const regions = document.querySelectorAll('[data-dk-live]');
    expect(regions.length).to.equal(1);
    expect(regions[0]?.textContent).to.equal('Two');
  });
});
