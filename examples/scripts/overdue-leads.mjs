// The overdue leads of a person, as CSV:
//   DEALERKIT_URL=https://crm.example.com/ DEALERKIT_TOKEN=… node examples/scripts/overdue-leads.mjs > overdue.csv
import { leadNoun } from '@dealerkit/core';
import { connectCrm } from '@dealerkit/http';
import { writeRow } from 'dealerkit/csv';

const { DEALERKIT_URL: url, DEALERKIT_TOKEN: token } = process.env;
if (!url || !token) {
  console.error('Set DEALERKIT_URL and DEALERKIT_TOKEN.');
  process.exit(2);
}

// One line says what went wrong; `await using` has closed the Crm by then.
process.once('uncaughtException', ({ message }) => {
  console.error(message);
  process.exitCode = 1;
});

await using crm = connectCrm({ url, getToken: (refused) => (refused ? undefined : token) });
await crm.session.refresh();
const { value: session, error } = crm.session.state;
if (!session) throw error;
const mine = { eq: ['ownerIds', session.principal.id] };
const overdue = { and: [mine, { eq: ['status', 'open'] }, { lt: ['nextDeadlineAt', session.now] }] };

process.stdout.write(writeRow(['code', 'name', 'vehicle', 'deadline', 'created']));
for await (const page of crm.list(leadNoun, { where: overdue, sort: 'deadline', limit: 100 }))
  for (const { code, name, vehicle, nextDeadlineAt, createdAt } of page.items)
    process.stdout.write(writeRow([code, name, vehicle, nextDeadlineAt, createdAt]));
