/**
 * CPU time of the same work done in several ways, in one process. They take turns in every round, so that what slows the machine down
 * for a while slows all of them; a figure is the median of its rounds.
 * @module
 * @example
 * const { ours, theirs } = contest({ ours: (times) => …, theirs: (times) => … });
 */

/** Does one kind of work so many times, and returns what it counted, so that nothing of it can be left out. */
export type Contestant = (times: number) => number;

const cpuNanoseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
};

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Nanoseconds of CPU that each needs for one time. All must count the same in `agreeing` times, or it throws. */
export function contest<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  { rounds = 7, milliseconds = 60, agreeing = 64 } = {},
): Readonly<Record<Name, number>> {
  const all = Object.entries<Contestant>(contestants);
  const counts = new Set(all.map(([, work]) => work(agreeing)));
  if (counts.size > 1) throw new Error(`They do not agree: ${all.map(([name, work]) => `${name} ${String(work(agreeing))}`).join(', ')}`);
  const paces = all.map(([name, work]) => {
    let times = 1;
    for (;;) {
      const since = cpuNanoseconds();
      work(times);
      const took = cpuNanoseconds() - since;
      if (took > milliseconds * 250_000) return { name, work, times: Math.max(1, Math.round((times * milliseconds * 1e6) / took)) };
      times *= 2;
    }
  });
  const measured = new Map<string, number[]>(all.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const { name, work, times } of paces) {
      const since = cpuNanoseconds();
      work(times);
      measured.get(name)!.push((cpuNanoseconds() - since) / times);
    }
  return Object.fromEntries([...measured].map(([name, values]) => [name, median(values)])) as Record<Name, number>;
}
