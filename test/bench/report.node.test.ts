import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lineOf } from './report.ts';

describe('a benchmark line', () => {
  it('says ok when the figure keeps its target', () => {
    const { line, ok } = lineOf({ name: 'requests', ours: 1, peer: 50, peerName: 'mgt', target: { atMost: 1 } });
    assert.deepEqual([line, ok], ['requests | 1 | 50 (mgt) | 0.02 | <= 1 | ok', true]);
  });
  it('says short when it does not', () => {
    const { line, ok } = lineOf({ name: 'reads', ours: 800, peer: 1000, unit: '/s', target: { atLeast: 0.9, of: 'ratio' } });
    assert.deepEqual([line, ok], ['reads | 800/s | 1000/s | 0.80 | >= 0.90 of it | short', false]);
  });
  it('is short when there is no peer to be measured against', () => {
    assert.equal(lineOf({ name: 'reads', ours: 800, target: { atLeast: 0.9, of: 'ratio' } }).ok, false);
  });
});
