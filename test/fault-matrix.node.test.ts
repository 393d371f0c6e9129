import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { matrix } from './faults/matrix.ts';

const textOf = (path: string): string => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8').replace(/\s+/g, ' ');

test('every row of the failure matrix is proved by a test that exists', () => {
  const rows = new Set(matrix.map(({ row }) => row));
  for (let row = 1; row <= 30; row++) assert.ok(rows.has(row), `row ${String(row)} has no test`);
  for (const { row, in: file, test: title } of matrix)
    assert.ok(textOf(file).includes(title), `row ${String(row)}: ${file} has no test "${title}"`);
});
