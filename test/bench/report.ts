/**
 * What a benchmark prints: one line per figure, `name | ours | peer or floor | ratio | target | ok or short`.
 * @module
 * @example
 * const { figure, note } = report();
 * figure({ name: '50 cards of one client: record requests', ours: 1, peer: 50, peerName: 'mgt', target: { atMost: 1 } });
 */

/** One measured figure. The target bounds `ours`, or with `of: 'ratio'` what `ours` is of `peer`. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  /** What somebody else's, or the physical floor, takes; left out where there is none. */
  readonly peer?: number;
  readonly peerName?: string;
  readonly unit?: string;
  readonly target: ({ readonly atMost: number } | { readonly atLeast: number }) & { readonly of?: 'ours' | 'ratio' };
}

const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1));

/** The line of a figure, and whether its target is met. */
export function lineOf({ name, ours, peer, peerName, unit = '', target }: Figure): { line: string; ok: boolean } {
  const ratio = peer === undefined || peer === 0 ? undefined : ours / peer;
  const judged = target.of === 'ratio' ? ratio : ours;
  const bound = 'atMost' in target ? target.atMost : target.atLeast;
  const ok = judged !== undefined && ('atMost' in target ? judged <= bound : judged >= bound);
  const columns = [
    name,
    `${number(ours)}${unit}`,
    peer === undefined ? '-' : `${number(peer)}${unit}${peerName ? ` (${peerName})` : ''}`,
    ratio === undefined ? '-' : number(ratio),
    `${'atMost' in target ? '<=' : '>='} ${number(bound)}${target.of === 'ratio' ? ' of it' : unit}`,
    ok ? 'ok' : 'short',
  ];
  return { line: columns.join(' | '), ok };
}

/** Prints figures as they come; the process exits with 1 when one is short. */
export function report(): { figure(figure: Figure): void; note(text: string): void } {
  return {
    figure(figure) {
      const { line, ok } = lineOf(figure);
      console.log(line);
      if (!ok) process.exitCode = 1;
    },
    note(text) {
      console.log(`# ${text}`);
    },
  };
}
