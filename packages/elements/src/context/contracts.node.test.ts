import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as core from '@dealerkit/core';
import * as calendarContracts from './calendar-contracts.ts';
import * as clientContracts from './client-contracts.ts';
import * as contracts from './contracts.ts';
import * as historyContracts from './history-contracts.ts';
import * as leadContracts from './lead-contracts.ts';
import * as leadWorkContracts from './lead-work-contracts.ts';
import * as messageContracts from './message-contracts.ts';
import * as taskContracts from './task-contracts.ts';

test('every contract that a widget names has the name that core gives it', () => {
  const leads = { ...leadContracts, ...historyContracts, ...leadWorkContracts };
  const all = { ...contracts, ...calendarContracts, ...clientContracts, ...leads, ...messageContracts, ...taskContracts };
  for (const [key, { name }] of Object.entries(all)) assert.equal(name, core[key as keyof typeof all].name, key);
});
