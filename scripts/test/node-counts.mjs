// A reporter for node --test that gives only the counts of the whole run, and the files that failed, as JSON.
import { relative } from 'node:path';
import { root } from '../run.mjs';

export default async function* counts(events) {
  let total = { passed: 0, failed: 0, skipped: 0 };
  const failedFiles = [];
  for await (const { type, data } of events) {
    if (type !== 'test:summary') continue;
    if (data.file === undefined) {
      const { passed, skipped, todo, tests } = data.counts;
      total = { passed, skipped: skipped + todo, failed: tests - passed - skipped - todo };
    } else if (!data.success) failedFiles.push(relative(root, data.file));
  }
  yield JSON.stringify({ ...total, failedFiles });
}
