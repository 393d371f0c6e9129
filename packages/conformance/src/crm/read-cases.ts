import { isDealerkitError } from '@dealerkit/core';
import type { Case } from '../case.ts';
import { demand, refuses, same } from '../expect.ts';
import { createNote, events, noteNoun, updateNote } from './nouns.ts';
import type { CrmSubject } from './subject.ts';

/** What each person reads, and what he does not. */
export const crmReadCases: readonly Case<CrmSubject>[] = [
  {
    id: 'session',
    title: 'the session says who is asking, his rights and what the backend can do',
    needs: [],
    required: true,
    async run({ open }) {
      const { session } = open('ann');
      await session.refresh();
      const value = session.state.value;
      demand(value !== undefined, 'the session is known after a refresh');
      same([value.principal.id, value.principal.groups], ['ann', ['red']], 'the principal');
      demand(Object.hasOwn(value.rights, 'note.update'), 'the rights are listed');
      demand(typeof value.capabilities.watch === 'boolean', 'the capabilities are told');
    },
  },
  {
    id: 'unknown-person',
    title: 'who is no active person is unauthorized',
    needs: [],
    async run({ open }) {
      await refuses(() => open('nobody').get(noteNoun, '1'), 'unauthorized', 'a read by nobody');
    },
  },
  {
    id: 'read-back',
    title: 'what was written is read back with its version, its author and the reader’s own ties',
    needs: [],
    required: true,
    async run({ open }) {
      const ann = open('ann');
      const { id } = await ann.run(createNote, { title: 'é 😀' });
      const { title, createdBy, version, ties } = await ann.get(noteNoun, id);
      same([title, createdBy], ['é 😀', 'ann'], 'title and author');
      demand(version !== '', 'a record has a version');
      same([...ties].sort(), ['group:red', 'own:ann'], 'ties as the owner sees them');
      same((await open('ben').get(noteNoun, id)).ties, ['group:red'], 'ties as a colleague sees them');
    },
  },
  {
    id: 'out-of-sight',
    title: 'what may not be viewed is not-found, word for word as what does not exist',
    needs: [],
    required: true,
    async run({ open }) {
      const { id } = await open('ann').run(createNote, { title: 'mine' });
      const cem = open('cem');
      const hidden = await refuses(() => cem.get(noteNoun, id), 'not-found', 'a note of another team');
      same(hidden, await refuses(() => cem.get(noteNoun, 'none'), 'not-found', 'no note'), 'the words of both refusals');
      const denied = await refuses(() => cem.run(updateNote, { id, patch: { title: 'x' } }), 'not-found', 'a change of it');
      same(denied, await refuses(() => cem.run(updateNote, { id: 'none', patch: { title: 'x' } }), 'not-found', 'of none'), 'words');
    },
  },
  {
    id: 'list-scope',
    title: 'lists, counts and searches find only what may be viewed',
    needs: ['ties'],
    async run({ open }) {
      const [ann, cem] = [open('ann'), open('cem')];
      for (const title of ['alpha one', 'alpha two']) await ann.run(createNote, { title });
      await cem.run(createNote, { title: 'alpha three' });
      const found = async (who: string, query: object) => {
        const { items, total } = await open(who).list(noteNoun, { count: true, ...query });
        return [items.map(({ title }) => title), total ?? null];
      };
      same(await found('ann', {}), [['alpha one', 'alpha two'], 2], 'what Ann lists');
      same(await found('ben', { search: 'ALPHA t' }), [['alpha two'], 1], 'what Ben finds');
      same(await found('cem', { where: { startsWith: ['title', 'alpha'] } }), [['alpha three'], 1], 'what Cem filters');
    },
  },
  {
    id: 'pages',
    title: 'a list is awaited for its first page and iterated for all of them',
    needs: ['ties'],
    async run({ open }) {
      const ann = open('ann');
      for (let index = 0; index < 5; index++) await ann.run(createNote, { title: String(index) });
      const list = ann.list(noteNoun, { limit: 2 });
      same(
        (await list).items.map(({ title }) => title),
        ['0', '1'],
        'the first page',
      );
      const pages = [];
      for await (const { items } of list) pages.push(items.map(({ title }) => title));
      same(pages, [['0', '1'], ['2', '3'], ['4']], 'every page');
    },
  },
  {
    id: 'questions',
    title: 'a question that makes no sense is refused with a typed error',
    needs: ['ties'],
    async run({ open }) {
      const ann = open('ann');
      const ask = (query: object) => async () => ann.list(noteNoun, query);
      await refuses(ask({ where: { eq: ['nope', 1] } }), 'malformed', 'a filter over an unknown field');
      await refuses(ask({ where: { like: ['title', 'x'] } }), 'malformed', 'an unknown operator');
      await refuses(ask({ limit: 0 }), 'malformed', 'a page of none');
      await refuses(ask({ cursor: 'x' }), 'malformed', 'a cursor of nobody’s');
      await refuses(ask({ sort: 'nope' }), 'unsupported', 'an unknown sort');
      await refuses(() => ann.get({ name: 'nothing' }, '1'), 'not-found', 'an unknown noun');
    },
  },
  {
    id: 'can',
    title: 'can and explain say what the server then does',
    needs: [],
    async run({ open }) {
      const [ann, ben] = [open('ann'), open('ben')];
      const { id } = await ann.run(createNote, { title: 'mine' });
      const [mine, his] = [await ann.get(noteNoun, id), await ben.get(noteNoun, id)];
      same([ann.can('note.update', mine), ben.can('note.update', his)], [true, false], 'who can change the note');
      same(ben.can('note.nothing', his), false, 'a right that does not exist');
      const error = await ben.run(updateNote, { id, patch: { title: 'his' } }).catch((cause: unknown) => cause);
      demand(isDealerkitError(error, 'forbidden'), 'what cannot be done is forbidden');
      same((error.details.decision as { code?: string } | undefined)?.code, ben.explain('note.update', his).code, 'the reason');
    },
  },
  {
    id: 'events',
    title: 'an event is seen by whom its subject is',
    needs: ['ties'],
    async run({ open }) {
      await open('ann').run(createNote, { title: 'mine' });
      const seen = async (who: string) => (await open(who).list(events)).items.map(({ type }) => type);
      same([await seen('ann'), await seen('ben'), await seen('cem')], [['note.made'], ['note.made'], []], 'events by reader');
    },
  },
];
