import type { Backend } from '@dealerkit/core';
import type { RecordChange } from '@dealerkit/core/server';
import type { Case } from '../case.ts';
import { demand, same, until } from '../expect.ts';
import { create, remove, update, write } from './commits.ts';
import type { BackendSubject } from './subject.ts';

interface Watching {
  readonly told: RecordChange[];
  readonly resets: () => number;
  readonly end: () => void;
}

async function positionOf(backend: Backend): Promise<string> {
  demand(backend.position !== undefined, 'a backend that declares watch tells its position');
  return backend.position();
}

function watch(backend: Backend, from: string): Watching {
  demand(backend.watch !== undefined, 'a backend that declares watch has it');
  const told: RecordChange[] = [];
  let resets = 0;
  const end = backend.watch(
    from,
    (change) => told.push(change),
    () => resets++,
  );
  return { told, resets: () => resets, end };
}

const side = (tie: string, kind: string) => ({ ties: [tie], fields: { kind } });
const ids = (told: readonly RecordChange[]): string[] => told.map(({ id }) => id);

/** Changes that others make. */
export const watchCases: readonly Case<BackendSubject>[] = [
  {
    id: 'watch',
    title: 'a watcher hears of each change once, in order, with what rules read before and after it',
    needs: ['watch'],
    async run({ backend, patience }) {
      const { told, end } = watch(backend, await positionOf(backend));
      const first = await write(backend, { changes: [create('1', { kind: 'open' })] });
      const second = await write(backend, { changes: [update('1', first, { kind: 'won' }, ['own:u2'])] });
      await write(backend, { changes: [remove('1', second)] });
      await until(() => told.length >= 3, patience, 'three changes');
      end();
      same(
        told.map(({ noun, id, before, after }) => ({ noun, id, before, after })),
        [
          { noun: 'thing', id: '1', after: side('own:u1', 'open') },
          { noun: 'thing', id: '1', before: side('own:u1', 'open'), after: side('own:u2', 'won') },
          { noun: 'thing', id: '1', before: side('own:u2', 'won') },
        ],
        'what was told',
      );
      same(
        told.slice(0, 2).map(({ version }) => version),
        [first, second],
        'the versions told',
      );
    },
  },
  {
    id: 'watch-retie',
    title: 'new ties are told as a change',
    needs: ['watch', 'ties'],
    async run({ backend, patience }) {
      await write(backend, { changes: [create('1', { kind: 'open' })] });
      const { told, end } = watch(backend, await positionOf(backend));
      await write(backend, { reties: [{ noun: 'thing', id: '1', ties: ['own:u2'] }] });
      await until(() => told.length >= 1, patience, 'a change');
      end();
      same([told[0]?.before, told[0]?.after], [side('own:u1', 'open'), side('own:u2', 'open')], 'both sides');
    },
  },
  {
    id: 'watch-resume',
    title: 'whoever comes back with the cursor of a change hears what came after it, and only that',
    needs: ['watch'],
    async run({ backend, patience }) {
      const first = watch(backend, await positionOf(backend));
      await write(backend, { changes: [create('1')] });
      await until(() => first.told.length >= 1, patience, 'the first change');
      first.end();
      await write(backend, { changes: [create('2')] });
      const again = watch(backend, first.told[0]?.cursor ?? '');
      await until(() => ids(again.told).includes('2'), patience, 'the change that was missed');
      await write(backend, { changes: [create('3')] });
      await until(() => ids(again.told).includes('3'), patience, 'the change that came later');
      again.end();
      same(ids(again.told), ['2', '3'], 'what was told');
      same(again.resets(), 0, 'resets');
    },
  },
  {
    id: 'watch-position',
    title: 'everything committed before position was answered is before it',
    needs: ['watch'],
    async run({ backend, patience }) {
      await write(backend, { changes: [create('1')] });
      const from = await positionOf(backend);
      await write(backend, { changes: [create('2')] });
      const { told, end } = watch(backend, from);
      await write(backend, { changes: [create('3')] });
      await until(() => ids(told).includes('3'), patience, 'the last change');
      end();
      same(ids(told), ['2', '3'], 'what was told');
    },
  },
  {
    id: 'watch-reset',
    title: 'a cursor that means nothing gives one reset, then changes',
    needs: ['watch'],
    async run({ backend, patience }) {
      const { told, resets, end } = watch(backend, 'not a cursor');
      await until(() => resets() > 0, patience, 'a reset');
      await write(backend, { changes: [create('1')] });
      await until(() => told.length > 0, patience, 'a change after the reset');
      end();
      same([resets(), ids(told)], [1, ['1']], 'resets, and changes after them');
    },
  },
  {
    id: 'watch-end',
    title: 'a watcher that stopped hears nothing more, and may stop twice',
    needs: ['watch'],
    async run({ backend, patience }) {
      const from = await positionOf(backend);
      const stopped = watch(backend, from);
      stopped.end();
      stopped.end();
      const other = watch(backend, from);
      await write(backend, { changes: [create('1')] });
      await until(() => other.told.length > 0, patience, 'the other watcher’s change');
      other.end();
      same(ids(stopped.told), [], 'what the stopped watcher was told');
    },
  },
  {
    id: 'watch-tenants',
    title: 'another tenant’s changes are not told',
    needs: ['watch'],
    async run({ backend, another, patience }) {
      const other = await another();
      const { told, end } = watch(backend, await positionOf(backend));
      await write(other, { changes: [create('theirs')] });
      await write(backend, { changes: [create('mine')] });
      await until(() => ids(told).includes('mine'), patience, 'the own change');
      end();
      same(ids(told), ['mine'], 'what was told');
      await other.close?.();
    },
  },
  {
    id: 'no-watch',
    title: 'a backend that declares no watch has neither watch nor position',
    needs: ['no watch'],
    async run({ backend }) {
      demand(backend.watch === undefined && backend.position === undefined, 'watch and position are left out');
    },
  },
];
