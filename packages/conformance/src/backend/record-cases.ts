import { type Commit, refKey } from '@dealerkit/core/server';
import type { Case } from '../case.ts';
import { demand, refuses, same } from '../expect.ts';
import { commit, create, refused, remove, thing, update, write } from './commits.ts';
import type { BackendSubject } from './subject.ts';

const values = {
  name: 'é ß 😀 שלום \uE000 \' " \\ %_ \n',
  price: -0.1,
  sold: false,
  tags: ['', 'a,b', '{x}', 'é'],
  extra: { list: [1, null, { deep: 'ß' }], large: 1e21 },
};
const moved = (...ids: readonly string[]) => ({ ok: false, reason: 'version', refs: ids.map((id) => ({ noun: 'thing', id })) });

/** Reading, writing and versions of records: the minimum. */
export const recordCases: readonly Case<BackendSubject>[] = [
  {
    id: 'capabilities',
    title: 'capabilities are complete and frozen',
    needs: [],
    required: true,
    async run({ backend: { capabilities } }) {
      for (const name of ['ties', 'watch', 'jobs'] as const)
        demand(typeof (capabilities as Partial<typeof capabilities>)[name] === 'boolean', `capabilities.${name} is true or false`);
      demand(['batch', 'record'].includes(capabilities.atomic), 'capabilities.atomic is batch or record');
      demand(Object.isFrozen(capabilities), 'capabilities are frozen: Object.freeze them');
    },
  },
  {
    id: 'read',
    title: 'get answers each id in its place, and undefined where there is none',
    needs: [],
    required: true,
    async run({ backend }) {
      await write(backend, { changes: [create('1')] });
      await write(backend, { changes: [create('2')] });
      const found = await backend.get('thing', ['2', 'none', '1', '2']);
      same(
        found.map((stored) => stored?.record.id ?? null),
        ['2', null, '1', '2'],
        'get of 2, none, 1, 2',
      );
      same(await backend.get('thing', []), [], 'get of no ids');
    },
  },
  {
    id: 'values',
    title: 'a record comes back exactly as it was written, whatever its texts and numbers',
    needs: [],
    required: true,
    async run({ backend }) {
      await write(backend, { changes: [create('é/1', values, ['own:u1', 'group:é'])] });
      const [stored] = await backend.get('thing', ['é/1']);
      same(stored?.record, thing('é/1', values), 'the record');
      same([...(stored?.ties ?? [])].sort(), ['group:é', 'own:u1'], 'its ties');
    },
  },
  {
    id: 'versions',
    title: 'every write gives a new version, told by the commit and kept with the record',
    needs: [],
    required: true,
    async run({ backend }) {
      const first = await write(backend, { changes: [create('1')] });
      demand(first !== '', 'a commit tells the version of what it created');
      const second = await write(backend, { changes: [update('1', first, { name: 'B' })] });
      demand(second !== '' && second !== first, 'an update gives a new version');
      const [stored] = await backend.get('thing', ['1']);
      same([stored?.version, stored?.record['name']], [second, 'B'], 'version and name after the update');
    },
  },
  {
    id: 'delete',
    title: 'a deleted record is gone, and its id can be used again',
    needs: [],
    required: true,
    async run({ backend }) {
      const version = await write(backend, { changes: [create('1')] });
      await write(backend, { changes: [remove('1', version)] });
      same((await backend.get('thing', ['1'])).length, 1, 'one answer per id');
      same((await backend.get('thing', ['1']))[0] ?? null, null, 'the deleted record');
      same((await backend.query('thing', { sort: 'name', limit: 9 })).items.length, 0, 'records in a list after the deletion');
      await write(backend, { changes: [create('1')] });
    },
  },
  {
    id: 'stale-update',
    title: 'an update of a version that is no longer current is refused',
    needs: [],
    required: true,
    async run({ backend }) {
      const version = await write(backend, { changes: [create('1')] });
      await write(backend, { changes: [update('1', version, { name: 'theirs' })] });
      await refused(backend, { changes: [update('1', version, { name: 'mine' })] }, moved('1'), 'an update of an old version');
      await refused(backend, { changes: [update('none', version)] }, moved('none'), 'an update of what does not exist');
    },
  },
  {
    id: 'stale-create',
    title: 'a creation is refused where the record exists',
    needs: [],
    required: true,
    async run({ backend }) {
      await write(backend, { changes: [create('1')] });
      await refused(backend, { changes: [create('1', { name: 'again' })] }, moved('1'), 'a second creation');
    },
  },
  {
    id: 'stale-delete',
    title: 'a deletion of a version that is no longer current is refused',
    needs: [],
    required: true,
    async run({ backend }) {
      const version = await write(backend, { changes: [create('1')] });
      await write(backend, { changes: [update('1', version)] });
      await refused(backend, { changes: [remove('1', version)] }, moved('1'), 'a deletion of an old version');
      await refused(backend, { changes: [remove('none', version)] }, moved('none'), 'a deletion of what does not exist');
    },
  },
  {
    id: 'batch',
    title: 'a commit is all or nothing, and names every record that moved',
    needs: ['atomic batch'],
    async run({ backend }) {
      const version = await write(backend, { changes: [create('1'), create('2')] });
      const parts: Partial<Commit> = { changes: [create('3'), create('1'), update('2', 'not a version'), update('4', version)] };
      const answer = await backend.commit(commit(parts));
      const refs = !answer.ok && answer.reason === 'version' ? answer.refs.map(({ noun, id }) => refKey(noun, id)).sort() : [];
      same(refs, ['thing:1', 'thing:2', 'thing:4'], 'the records named by the refusal');
      same((await backend.get('thing', ['3']))[0] ?? null, null, 'a record of the refused commit');
    },
  },
  {
    id: 'record-only',
    title: 'a commit of several changes is refused as unsupported where records are written one by one',
    needs: ['atomic record'],
    async run({ backend }) {
      const both = commit({ changes: [create('1'), create('2')] });
      await refuses(() => backend.commit(both), 'unsupported', 'a commit of two records');
      same(await backend.get('thing', ['1', '2']), [null, null], 'the records of the refused commit');
    },
  },
  {
    id: 'unknown-noun',
    title: 'a noun that the backend was not given is not-found',
    needs: [],
    async run({ backend }) {
      await refuses(() => backend.get('nothing', ['1']), 'not-found', 'get');
      await refuses(() => backend.query('nothing', { sort: 'name', limit: 1 }), 'not-found', 'query');
      await refuses(() => backend.commit(commit({ changes: [{ ...create('1'), noun: 'nothing' }] })), 'not-found', 'commit');
    },
  },
  {
    id: 'tenants',
    title: 'another tenant sees nothing of this one, and its ids are its own',
    needs: [],
    async run({ backend, another }) {
      await write(backend, { changes: [create('1', { name: 'mine' })] });
      const other = await another();
      same((await other.get('thing', ['1']))[0] ?? null, null, 'the record as another tenant');
      same((await other.query('thing', { sort: 'name', limit: 9 })).items.length, 0, 'the list as another tenant');
      await write(other, { changes: [create('1', { name: 'theirs' })] });
      same((await backend.get('thing', ['1']))[0]?.record['name'], 'mine', 'the record after another tenant used its id');
      await other.close?.();
    },
  },
  {
    id: 'reopen',
    title: 'records, versions and ties are there when the tenant is opened again',
    needs: [],
    async run({ backend, reopen }) {
      await write(backend, { changes: [create('1', values)] });
      const before = await backend.get('thing', ['1']);
      same(await (await reopen()).get('thing', ['1']), before, 'the record after opening again');
    },
  },
];
