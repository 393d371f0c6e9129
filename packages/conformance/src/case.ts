import type { Capabilities } from '@dealerkit/core';

const met = {
  ties: ({ ties }: Capabilities) => ties,
  'no ties': ({ ties }: Capabilities) => !ties,
  watch: ({ watch }: Capabilities) => watch,
  'no watch': ({ watch }: Capabilities) => !watch,
  jobs: ({ jobs }: Capabilities) => jobs,
  'no jobs': ({ jobs }: Capabilities) => !jobs,
  'atomic batch': ({ atomic }: Capabilities) => atomic === 'batch',
  'atomic record': ({ atomic }: Capabilities) => atomic === 'record',
} as const;

/** What a case asks of the declared capabilities; `no …` cases check that what is not declared is refused. */
export type Need = keyof typeof met;

/** One thing that every subject must do. */
export interface Case<Subject> {
  /** Stable: skips and reports name it. */
  readonly id: string;
  readonly title: string;
  /** Runs only where all of these are declared. */
  readonly needs: readonly Need[];
  /** Part of the minimum (read, write, versions): it cannot be skipped. */
  readonly required?: true;
  /** Rejects when the subject does not do it; the message says what was asked and what came. */
  run(subject: Subject): Promise<void>;
}

/** The first need that these capabilities do not meet. */
export function unmetNeed({ needs }: Pick<Case<never>, 'needs'>, capabilities: Capabilities): Need | undefined {
  return needs.find((need) => !met[need](capabilities));
}
