/** What one may not see leaks nowhere: every kind of person tries everything on what is another's, and every byte that comes back is read. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bee2linkPreset, dealerNouns, dealerPreset, gemBooksPreset } from '@dealerkit/core/dealer';
import { memoryBackend } from '@dealerkit/core/memory';
import type { Preset } from '@dealerkit/core';
import { type Backend, allNouns } from '@dealerkit/core/server';
import { migrate, sqlBackend } from '@dealerkit/sql';
import { openPglite } from '@dealerkit/sql/pglite';
import { attack, unfed } from './attack/attack.ts';
import { type Attacker, foundHouse } from './attack/house.ts';
import { canary } from './attack/wire.ts';
import { type GatewayServer, startGateway } from './support/gateway-server.ts';

/** What whoever works in the house may look up. */
const staff = ['user', 'group', 'profile', 'branch', 'settings'];
const everything = allNouns(dealerNouns).map(({ name }) => name);

interface Tried extends Attacker {
  /** The commands that he tries; all when left out. */
  readonly only?: readonly string[];
  /** Tries on every store. */
  readonly everywhere?: boolean;
  /** Nothing is open to him at all: he asks one question in eight. */
  readonly stranger?: boolean;
}

const houses: readonly (readonly [Preset, Readonly<Record<string, Tried>>])[] = [
  [
    dealerPreset,
    {
      'a salesperson': { id: 'ana', user: { profileId: 'salesperson', branchId: 'b1' }, sees: staff },
      reception: { id: 'rec', user: { profileId: 'reception', branchId: 'b1' }, sees: staff },
      'the manager of another branch': { id: 'boss', user: { profileId: 'manager', branchId: 'b1' }, sees: staff, everywhere: true },
      'an administrator of one branch': {
        id: 'deputy',
        user: { profileId: 'manager', branchId: 'b1' },
        levels: {
          'policy.manage': 'branch',
          'user.manage': 'branch',
          'serviceKey.manage': 'all',
          'serviceKey.view': 'branch',
          'group.manage': 'all',
        },
        sees: staff,
      },
      'a service key': {
        id: 'service:reader',
        levels: { 'client.view': { branches: ['b1'] }, 'client.create': 'all', 'lead.view': 'own', 'lead.create': 'all' },
        sees: [],
      },
      'a form': { id: 'form:f1', sees: [], stranger: true },
      'an inactive person': { id: 'gone', user: { profileId: 'administrator', branchId: 'b1', active: false }, sees: [], stranger: true },
      'a person who does not exist': { id: 'ghost', sees: [], stranger: true },
      nobody: { sees: [], stranger: true },
    },
  ],
  [
    bee2linkPreset,
    {
      'a salesperson of another group': {
        id: 'leo',
        user: { groupIds: ['g1'] },
        sees: [...staff, 'client', 'contact', 'duplicate', 'consent'],
        everywhere: true,
      },
      marketing: {
        id: 'mia',
        user: { groupIds: ['gm'] },
        sees: [
          ...staff,
          'client',
          'contact',
          'duplicate',
          'consent',
          'lead',
          'task',
          'vehicle',
          'tradeIn',
          'offer',
          'testDrive',
          'remark',
          'document',
          'message',
          'submission',
          'event',
        ],
      },
      'an administrator without the right': { id: 'adm', user: { groupIds: ['ga'] }, sees: everything, only: ['client.delete'] },
    },
  ],
  [
    gemBooksPreset,
    {
      'an employee': { id: 'emp', user: { profileId: 'employee' }, sees: staff },
      'the external contact of a client': { id: 'ext', user: { profileId: 'client', clientId: null }, sees: [], everywhere: true },
    },
  ],
];

const stores: readonly (readonly [string, () => Promise<{ backend: Backend; close(): Promise<void> }>])[] = [
  ['memory', () => Promise.resolve({ backend: memoryBackend({ nouns: allNouns(dealerNouns) }), close: () => Promise.resolve() })],
  [
    'PGlite',
    async () => {
      const { pool, close } = await openPglite();
      await migrate(pool, allNouns(dealerNouns));
      return { backend: sqlBackend({ pool, tenant: 'default', nouns: allNouns(dealerNouns) }), close };
    },
  ],
];

it('every command is fed to the attackers', () => {
  assert.deepEqual(unfed(), [], 'add inputs in test/attack/inputs.ts');
});

for (const [store, open] of stores)
  for (const [preset, attackers] of houses) {
    // A store is asked the same whoever asks: on the slower one, those who are most different.
    const chosen = Object.entries(attackers).filter(([, { everywhere = false }]) => store === 'memory' || everywhere);
    describe(`${preset.name} on ${store}`, { skip: chosen.length === 0 }, () => {
      let house: Awaited<ReturnType<typeof foundHouse>> & Awaited<ReturnType<typeof open>>;
      let gateway: GatewayServer;
      let tries = 0;
      before(async () => {
        const opened = await open();
        house = { ...opened, ...(await foundHouse(opened.backend, preset, attackers)) };
        gateway = await startGateway({ backendFor: () => opened.backend, ports: { files: house.files } });
      });
      after(async () => {
        console.log(`# ${preset.name} on ${store}: ${String(tries)} attempts`);
        await gateway.close();
        await house.close();
      });
      const meanwhile = async (): Promise<void> => {
        const { treasure, touch } = house;
        await touch('client.update', { id: treasure['client'], patch: { jobTitle: canary.text(crypto.randomUUID()) } });
        await touch('lead.setStatus', { id: treasure['lead'], stageId: 'qualified' });
      };

      for (const [name, attacker] of chosen)
        it(`${name} learns and changes nothing`, async () => {
          const quiet = attacker.sees === everything;
          const told = await attack(gateway, house.backend, attacker, house.treasure, {
            only: attacker.only,
            every: attacker.stranger ? 8 : store === 'memory' ? 1 : 4,
            ...(quiet ? {} : { meanwhile }),
          });
          tries += told.tries;
          assert.deepEqual(told.findings, []);
          assert.ok(told.tries > 20, String(told.tries));
        });
    });
  }
