import type { Case } from '../case.ts';
import { same } from '../expect.ts';
import { commit, create, receipt, refused, update, write } from './commits.ts';
import type { BackendSubject } from './subject.ts';

const inBox = { noun: 'thing', where: { and: [{ eq: ['boxId', 'b1'] }, { eq: ['kind', 'open'] }] } } as const;
const open = { boxId: 'b1', kind: 'open' };

/** Expectations, receipts, ties, and writers that come at the same time. */
export const commitCases: readonly Case<BackendSubject>[] = [
  {
    id: 'expect',
    title: 'an expectation that no longer holds refuses the commit, by its index',
    needs: [],
    async run({ backend }) {
      await write(backend, { changes: [create('1', open)] });
      const now = { ...inBox, ids: ['1'] };
      await write(backend, { changes: [create('2', { boxId: 'b1', kind: 'shut' })], expects: [now] });
      for (const [ids, says] of [
        [[], 'a set that has grown'],
        [['1', '9'], 'a set that has shrunk'],
        [['9'], 'a set of the same size'],
      ] as const)
        await refused(
          backend,
          { changes: [create('3')], expects: [now, { ...inBox, ids }] },
          { ok: false, reason: 'expect', index: 1 },
          says,
        );
    },
  },
  {
    id: 'expect-before',
    title: 'expectations speak of the state before the commit, ids in any order',
    needs: [],
    async run({ backend }) {
      await write(backend, { changes: [create('1', open)] });
      await write(backend, { changes: [create('2', open)], expects: [{ ...inBox, ids: ['1'] }] });
      await write(backend, { changes: [create('3')], expects: [{ ...inBox, ids: ['2', '1'] }] });
    },
  },
  {
    id: 'receipt',
    title: 'a receipt is kept with its commit and read back whole',
    needs: [],
    async run({ backend }) {
      same((await backend.receipt('u1', 'k')) ?? null, null, 'a key that was not used');
      await write(backend, { changes: [create('1')], receipt: receipt('k') });
      same(await backend.receipt('u1', 'k'), receipt('k'), 'the receipt');
      same((await backend.receipt('u2', 'k')) ?? null, null, 'the same key of another scope');
    },
  },
  {
    id: 'receipt-once',
    title: 'a key is answered once per scope; a refused commit keeps no receipt',
    needs: [],
    async run({ backend }) {
      const used = { ok: false, reason: 'receipt' };
      await write(backend, { changes: [create('1')], receipt: receipt('k') });
      await refused(backend, { changes: [create('2')], receipt: receipt('k') }, used, 'a key that was used');
      await refused(backend, { changes: [create('1')], receipt: receipt('k') }, used, 'the same commit again');
      await write(backend, { changes: [create('2')], receipt: receipt('k', 'u2') });
      await backend.commit(commit({ changes: [update('1', 'not a version')], receipt: receipt('free') }));
      await write(backend, { changes: [create('3')], receipt: receipt('free') });
    },
  },
  {
    id: 'retie',
    title: 'new ties change no version; unknown ids are passed over',
    needs: ['ties'],
    async run({ backend }) {
      const version = await write(backend, { changes: [create('1')] });
      const tie = (id: string) => ({ noun: 'thing', id, ties: ['own:u2'] });
      await write(backend, { reties: [tie('1'), tie('none')] });
      const [stored] = await backend.get('thing', ['1']);
      same([stored?.version, stored?.ties], [version, ['own:u2']], 'version and ties');
      const seen = async (mine: string) => (await backend.query('thing', { sort: 'name', limit: 9, ties: [mine] })).items.length;
      same([await seen('own:u1'), await seen('own:u2')], [0, 1], 'what the old and the new owner see');
    },
  },
  {
    id: 'parallel-writers',
    title: '20 writers of one record at once: every step is counted once',
    needs: [],
    async run({ backend }) {
      await write(backend, { changes: [create('1', { price: 0 })] });
      const add = async (): Promise<void> => {
        for (;;) {
          const [stored] = await backend.get('thing', ['1']);
          const price = Number(stored?.record['price']) + 1;
          if ((await backend.commit(commit({ changes: [update('1', stored?.version ?? '', { price })] }))).ok) return;
        }
      };
      await Promise.all(Array.from({ length: 20 }, add));
      same((await backend.get('thing', ['1']))[0]?.record['price'], 20, 'the counter');
    },
  },
  {
    id: 'parallel-key',
    title: '20 commits with the same key at once: exactly one is done',
    needs: [],
    async run({ backend }) {
      const commits = Array.from({ length: 20 }, (_, index) => commit({ changes: [create(String(index))], receipt: receipt('k') }));
      const answers = await Promise.all(commits.map((each) => backend.commit(each)));
      same(answers.filter(({ ok }) => ok).length, 1, 'commits that were done');
      same((await backend.query('thing', { sort: 'name', limit: 100 })).items.length, 1, 'records that were written');
    },
  },
  {
    id: 'parallel-expect',
    title: 'two commits at once that break each other’s expectation: exactly one is done',
    needs: [],
    async run({ backend }) {
      for (let round = 0; round < 5; round++) {
        const where = { eq: ['boxId', `b${round}`] } as const;
        const one = (name: string) =>
          backend.commit(
            commit({ changes: [create(`${name}${round}`, { boxId: `b${round}` })], expects: [{ noun: 'thing', where, ids: [] }] }),
          );
        const answers = await Promise.all([one('x'), one('y')]);
        same(answers.filter(({ ok }) => ok).length, 1, 'commits that were done');
      }
    },
  },
];
