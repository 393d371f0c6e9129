// Loaded before every browser test: axe looks only once nothing fades any more. A colour half faded in is no colour that anybody reads.
// It comes before Mocha too: what registers hooks as it is imported, such as the cleaning up of fixtures, must not be imported here.
import { chai } from '@open-wc/testing/pure';
import { chaiA11yAxe } from 'chai-a11y-axe';
import { endOfFades } from '../src/testing/fades.ts';

function* treesOf(root: Element | ShadowRoot): Generator<Element | ShadowRoot> {
  yield root;
  if (root instanceof Element && root.shadowRoot) yield* treesOf(root.shadowRoot);
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) yield* treesOf(shadowRoot);
}

type Looks = (this: Chai.AssertionStatic, options?: object) => PromiseLike<void>;

chai.use(chaiA11yAxe);
chai.use(({ Assertion }) => {
  Assertion.overwriteMethod(
    'accessible',
    (looks: Looks) =>
      async function whenStill(this: Chai.AssertionStatic & { readonly _obj: Element }, options?: object): Promise<void> {
        await endOfFades(treesOf(this._obj));
        await looks.call(this, options);
      },
  );
});
