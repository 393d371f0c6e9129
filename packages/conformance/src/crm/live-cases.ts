import type { Case } from '../case.ts';
import { refuses, same, until } from '../expect.ts';
import { createNote, deleteNote, noteNoun, updateNote } from './nouns.ts';
import type { CrmSubject } from './subject.ts';

/** What is watched stays current, and ends. */
export const crmLiveCases: readonly Case<CrmSubject>[] = [
  {
    id: 'watch-own',
    title: 'a watched record follows what the same Crm writes',
    needs: [],
    async run({ open, patience }) {
      const ann = open('ann');
      const { id } = await ann.run(createNote, { title: 'a' });
      const watched = ann.watch(noteNoun, id);
      const stop = watched.subscribe(() => undefined);
      await until(() => watched.state.value?.title === 'a', patience, 'the title');
      await ann.run(updateNote, { id, patch: { title: 'b' } });
      await until(() => watched.state.value?.title === 'b', patience, 'the new title');
      stop();
    },
  },
  {
    id: 'watch-others',
    title: 'a watched record follows what others write, and is gone when they delete it',
    needs: ['watch'],
    async run({ open, patience }) {
      const [ann, ben] = [open('ann'), open('ben')];
      const { id } = await ann.run(createNote, { title: 'a' });
      const watched = ben.watch(noteNoun, id);
      const stop = watched.subscribe(() => undefined);
      await until(() => watched.state.value?.title === 'a', patience, 'the title');
      await ann.run(updateNote, { id, patch: { title: 'b' } });
      await until(() => watched.state.value?.title === 'b', patience, 'the new title');
      await ann.run(deleteNote, { id });
      await until(() => watched.state.error?.code === 'not-found', patience, 'that the note is gone');
      stop();
    },
  },
  {
    id: 'watch-list',
    title: 'a watched page takes in what others write where it may be viewed, and nothing else',
    needs: ['watch', 'ties'],
    async run({ open, patience }) {
      const ben = open('ben');
      const watched = ben.watchList(noteNoun);
      const stop = watched.subscribe(() => undefined);
      await until(() => watched.state.status === 'ready', patience, 'the empty page');
      await open('cem').run(createNote, { title: 'hidden' });
      await open('ann').run(createNote, { title: 'shown' });
      await until(() => (watched.state.value?.items.length ?? 0) > 0, patience, 'the new note');
      same(
        watched.state.value?.items.map(({ title }) => title),
        ['shown'],
        'the page',
      );
      stop();
    },
  },
  {
    id: 'close',
    title: 'a closed Crm refuses everything as unavailable, and may be closed twice',
    needs: [],
    async run({ open }) {
      const ann = open('ann');
      const { id } = await ann.run(createNote, { title: 'a' });
      await ann.close();
      await ann.close();
      await refuses(() => ann.get(noteNoun, id), 'unavailable', 'a read');
      await refuses(() => ann.run(createNote, { title: 'b' }), 'unavailable', 'a run');
    },
  },
];
