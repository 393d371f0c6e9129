/** Waits until nothing in these trees fades any more; what turns for ever is not waited for. */
export async function endOfFades(trees: Iterable<Element | ShadowRoot>): Promise<void> {
  const all = Array.from(trees).flatMap((tree) =>
    tree instanceof ShadowRoot ? tree.getAnimations() : tree.getAnimations({ subtree: true }),
  );
  const ending = all.filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
  await Promise.all(ending.map(({ finished }) => finished.catch(() => undefined)));
}
