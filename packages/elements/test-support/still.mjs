// Loaded before every browser test: axe looks only once nothing fades any more. A colour half faded in is no colour that anybody reads.
import { chai } from '@open-wc/testing';

function* treesOf(root) {
  yield root;
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) yield* treesOf(shadowRoot);
}

const fading = (root) => (root.host ? root.getAnimations() : root.getAnimations({ subtree: true }));

async function still(element) {
  const all = [...treesOf(element), ...(element.shadowRoot ? treesOf(element.shadowRoot) : [])].flatMap(fading);
  const ending = all.filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
  await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
}

chai.use(({ Assertion }) => {
  Assertion.overwriteMethod(
    'accessible',
    (looks) =>
      async function whenStill(options) {
        await still(this._obj);
        return looks.call(this, options);
      },
  );
});
