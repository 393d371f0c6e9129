/** What a button does: its part loads when somebody is about to press it. */
export interface Prepared {
  readonly open: (event: Event) => unknown;
  readonly prepare: () => unknown;
}
