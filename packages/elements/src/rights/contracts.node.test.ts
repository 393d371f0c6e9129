import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as core from '@dealerkit/core';
import { dealerNouns } from '@dealerkit/core/dealer';
import { allCommands, allNouns } from '@dealerkit/core/server';
import * as contracts from './contracts.ts';
import { en } from './locales/en.ts';
import { es } from './locales/es.ts';
import { fr } from './locales/fr.ts';
import { saveGroup, saveUser } from './saves.ts';

test('every contract that the rights name has the name that core gives it', () => {
  for (const [key, { name }] of Object.entries(contracts)) assert.equal(name, core[key as keyof typeof contracts].name, key);
  const commands = allCommands(dealerNouns).map(({ command }) => command.name);
  for (const { name } of [saveUser, saveGroup]) assert.ok(commands.includes(name), name);
});

test('every right of the product has words in every language, and no words are left of a right that is gone', () => {
  const rights = allNouns(dealerNouns)
    .filter(({ name }) => name !== 'claim')
    .flatMap(({ name, actions }) => actions.map((action) => `${name}.${action}`))
    .sort();
  for (const words of [en, fr, es]) {
    const named = Object.entries(words.modules).flatMap(([module, { rights: own }]) =>
      Object.keys(own).map((action) => `${module}.${action}`),
    );
    assert.deepEqual(named.sort(), rights);
  }
});
