/** Does work of one key one after the other, and of different keys at once. */
export type InTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Makes a queue. What writes one record with every commit, as turns do, would be refused and planned anew over and over if it came at once;
 * in one process nobody has to be refused, and between processes few are.
 */
export function inTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
