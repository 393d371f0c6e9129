import type { Seen, Task } from '@dealerkit/core';
import { startOfDay } from '../base/zone.ts';

/** When open tasks are due. */
export type Group = 'overdue' | 'today' | 'later';

/** A line of the list: the title of a group, or the task at a position. */
export type Line = { readonly group: Group; readonly count: number } | { readonly task: number };

interface Part {
  readonly group: Group | undefined;
  /** Position of its first task. */
  readonly from: number;
  readonly count: number;
}

/** How many of the tasks are due before an instant; they are sorted by it. */
function before(tasks: readonly Seen<Task>[], instant: string): number {
  let [low, high] = [0, tasks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tasks[middle]?.dueAt ?? '') < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lines of a list of tasks. Open ones, sorted by when they are due, stand in groups, each under its title; closed ones do not. */
export class TaskLines {
  readonly count: number;
  readonly #parts: readonly Part[];

  constructor(
    tasks: readonly Seen<Task>[],
    grouped: boolean,
    { now, timeZone }: { readonly now: number; readonly timeZone: string | undefined },
  ) {
    const late = before(tasks, new Date(now).toISOString());
    const today = before(tasks, new Date(startOfDay(timeZone, now, 1)).toISOString());
    const parts: readonly Part[] = grouped
      ? [
          { group: 'overdue', from: 0, count: late },
          { group: 'today', from: late, count: today - late },
          { group: 'later', from: today, count: tasks.length - today },
        ]
      : [{ group: undefined, from: 0, count: tasks.length }];
    this.#parts = parts.filter(({ count }) => count > 0);
    this.count = tasks.length + (grouped ? this.#parts.length : 0);
  }

  /** What stands in a line. */
  at(line: number): Line {
    let left = line;
    for (const { group, from, count } of this.#parts) {
      const title = group ? 1 : 0;
      if (group && left === 0) return { group, count };
      if (left < count + title) return { task: from + left - title };
      left -= count + title;
    }
    return { task: -1 };
  }

  /** The line of the task at a position; -1 for no position. */
  of(task: number): number {
    if (task < 0) return -1;
    const titles = this.#parts.filter(({ group, from }) => group && from <= task).length;
    return task + titles;
  }
}
