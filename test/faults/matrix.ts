/** The failure matrix of the contact form (reliability.md section 3), and where each row is proved. */
export interface Proof {
  readonly row: number | string;
  readonly fault: string;
  /** The file, and words that its test's title holds. */
  readonly in: string;
  readonly test: string;
}

const kill = 'test/form-kill.node.test.ts';
const faults = 'test/form-faults.node.test.ts';
const gateway = 'test/gateway-kill.node.test.ts';
const outbox = 'packages/indexeddb/src/outbox/outbox-store.test.ts';

/** Every row. */
export const matrix: readonly Proof[] = [
  ...[1, 2, 3, 4, 5, 6, 7].map((row) => ({ row, fault: 'the browser is killed', in: kill, test: 'row ${String(step.row)}' })),
  { row: 8, fault: '500 three times', in: faults, test: 'row 8:' },
  { row: 9, fault: '503 with Retry-After', in: faults, test: 'row 9:' },
  { row: 10, fault: 'every other answer lost', in: faults, test: 'row 10:' },
  { row: 11, fault: 'an answer slower than the time-out', in: faults, test: 'row 11:' },
  { row: 12, fault: '422', in: faults, test: 'row 12:' },
  { row: 13, fault: 'offline', in: faults, test: 'row 13:' },
  { row: 14, fault: 'two tabs', in: faults, test: 'row 14:' },
  { row: 15, fault: 'a captive portal', in: faults, test: 'row 15:' },
  { row: 16, fault: 'the clock set back', in: faults, test: 'row 16: the clock is set back by a year, and the page closed' },
  { row: 17, fault: 'the clock set ahead', in: faults, test: "['17', YEAR, 'ahead by a year']" },
  { row: 18, fault: 'no room', in: faults, test: 'row 18:' },
  {
    row: 18,
    fault: 'no room, by the browser',
    in: 'packages/elements/src/contact-form/contact-form.outbox.test.ts',
    test: 'where nothing can be saved',
  },
  { row: 19, fault: 'a private window closed', in: faults, test: 'row 19:' },
  { row: 20, fault: 'no database', in: faults, test: 'row 20:' },
  { row: 20, fault: 'no database, in the store', in: outbox, test: 'where the browser keeps nothing' },
  {
    row: 20,
    fault: 'an upgrade that is blocked',
    in: 'packages/indexeddb/src/open-store.test.ts',
    test: 'an old tab that does not let go',
  },
  { row: 21, fault: 'the gateway killed, on PostgreSQL', in: 'test/gateway-two.node.test.ts', test: 'kills under load' },
  { row: 22, fault: 'the gateway killed, on PGlite', in: gateway, test: 'row 22:' },
  { row: 23, fault: 'the database crashes', in: gateway, test: 'row 23:' },
  { row: 24, fault: 'the disk is full', in: gateway, test: 'row 24:' },
  { row: 25, fault: 'a second process on PGlite', in: 'test/sql-lock.node.test.ts', test: 'a second process is refused at once' },
  { row: 26, fault: 'poison text', in: 'test/gateway-forms.node.test.ts', test: 'whatever a visitor types' },
  { row: 27, fault: 'poison text among many', in: gateway, test: 'row 27:' },
  { row: 28, fault: 'the database is upgraded', in: faults, test: 'row 28:' },
  {
    row: 29,
    fault: 'a row of another version',
    in: 'packages/indexeddb/src/outbox/outbox-row.node.test.ts',
    test: 'a row climbs every step',
  },
  { row: 29, fault: 'a row of a newer page', in: outbox, test: 'a row of a newer page' },
  { row: 30, fault: 'ten clicks', in: faults, test: 'row 30:' },
  { row: 'script', fault: 'the script fails between the click and the sending', in: faults, test: 'the native form takes over' },
  { row: 'consent', fault: 'storage is withdrawn half-way', in: faults, test: 'storage is withdrawn half-way' },
  { row: 'blocker', fault: 'an ad blocker', in: faults, test: 'an ad blocker' },
  { row: 'frozen', fault: 'a frozen tab', in: faults, test: 'a tab is frozen' },
];
