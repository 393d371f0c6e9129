// A reporter for node --test that gives only the counts of the whole run, as JSON.
export default async function* counts(events) {
  let total = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events)
    if (type === 'test:summary' && data.file === undefined) {
      const { passed, skipped, todo, tests } = data.counts;
      total = { passed, skipped: skipped + todo, failed: tests - passed - skipped - todo };
    }
  yield JSON.stringify(total);
}
