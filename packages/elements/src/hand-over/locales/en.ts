/** The words of the hand-over of a person's work in English, and the type of their other locales. */
export const en = {
  title: 'Hand over work',
  from: 'From',
  to: 'To',
  choose: '—',
  inform: 'Inform the receiver',
  absent: '{name} (away)',
  looking: 'Looking for open leads, clients and tasks…',
  nothing: 'There is nothing open to hand over.',
  lead: { one: '{n} open lead', other: '{n} open leads' },
  client: { one: '{n} client', other: '{n} clients' },
  task: { one: '{n} open task', other: '{n} open tasks' },
  refused: { one: '{n} of them may not be reassigned by you', other: '{n} of them may not be reassigned by you' },
  help: 'A lead takes its deadlines along. Closed leads and tasks stay where they are.',
  start: { one: 'Hand over {n} record', other: 'Hand over {n} records' },
  progress: '{done} of {total}',
  stop: 'Stop',
  done: { one: '{n} record was handed over.', other: '{n} records were handed over.' },
  stopped: 'Stopped. What was handed over stays handed over.',
  notDone: { one: '{n} was not handed over:', other: '{n} were not handed over:' },
  forbidden: 'not within your rights, or the receiver’s place is outside them',
  gone: 'gone, or not yours to see any more',
  failed: 'could not be reached',
  again: 'Try these again',
};

/** Every locale has exactly these keys. */
export type HandOverMessages = typeof en;
