import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as core from '@dealerkit/core';
import * as contracts from './contracts.ts';

test('every contract that a widget names has the name that core gives it', () => {
  for (const [key, { name }] of Object.entries(contracts)) assert.equal(name, core[key as keyof typeof contracts].name, key);
});
