// A reporter for Web Test Runner that writes the counts of the whole run, and the files that failed, as JSON, to the file named by DEALERKIT_COUNTS.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from '../run.mjs';

const flatten = (suite) => [...(suite?.tests ?? []), ...(suite?.suites ?? []).flatMap(flatten)];

/** The reporter; does nothing when no file is named. */
export function browserCounts() {
  return {
    onTestRunFinished({ sessions }) {
      if (!process.env.DEALERKIT_COUNTS) return;
      const total = { passed: 0, failed: 0, skipped: 0 };
      const failedFiles = new Set(sessions.filter(({ passed }) => !passed).map(({ testFile }) => relative(root, testFile.split('?')[0])));
      for (const session of sessions) {
        const tests = flatten(session.testResults);
        for (const test of tests) total[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
        // A file that could not be loaded has errors and no failing test of its own.
        if (!session.passed && tests.every(({ passed, skipped }) => passed || skipped)) total.failed++;
      }
      writeFileSync(process.env.DEALERKIT_COUNTS, JSON.stringify({ ...total, failedFiles: [...failedFiles] }));
    },
  };
}
