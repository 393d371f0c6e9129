import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { inTurn } from './in-turn.ts';

test('O14 work of one key is done one after the other, whatever fails before it; other keys do not wait', async () => {
  const queue = inTurn();
  const said: string[] = [];
  const work = (name: string, ms: number) => async () => {
    said.push(`${name} begins`);
    await wait(ms);
    said.push(`${name} ends`);
    if (name === 'bad') throw new Error(name);
    return name;
  };
  const all = [queue('a', work('bad', 20)), queue('a', work('good', 1)), queue('b', work('other', 1))];
  const ended = await Promise.allSettled(all);
  assert.deepEqual(
    ended.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled'],
  );
  assert.ok(said.indexOf('good begins') > said.indexOf('bad ends'));
  assert.ok(said.indexOf('other ends') < said.indexOf('bad ends'));
});
