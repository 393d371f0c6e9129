import { isDealerkitError } from '@dealerkit/core';
import type { Case } from '../case.ts';
import { demand, refuses, same } from '../expect.ts';
import { addLine, createNote, deleteNote, noteNoun, updateNote } from './nouns.ts';
import type { CrmSubject } from './subject.ts';

const caught = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

/** Commands: validated, authorised, done once. */
export const crmRunCases: readonly Case<CrmSubject>[] = [
  {
    id: 'invalid',
    title: 'input that does not fit is invalid, with a problem for each field, and writes nothing',
    needs: ['ties'],
    required: true,
    async run({ open }) {
      const ann = open('ann');
      const error = await caught(ann.run(createNote, { title: '' }));
      demand(isDealerkitError(error, 'invalid'), `an empty title is invalid, got ${String(error)}`);
      same(Object.keys(error.details.fields ?? {}), ['title'], 'the fields with problems');
      same((await ann.list(noteNoun)).items.length, 0, 'notes afterwards');
      await refuses(() => ann.run({ ...createNote, name: 'note.nothing' }, { title: 'x' }), 'not-found', 'an unknown command');
    },
  },
  {
    id: 'forbidden',
    title: 'who may view but not act is told which right is missing, and nothing is written',
    needs: [],
    required: true,
    async run({ open }) {
      const [ann, ben] = [open('ann'), open('ben')];
      const { id } = await ann.run(createNote, { title: 'mine' });
      const error = await caught(ben.run(updateNote, { id, patch: { title: 'his' } }));
      demand(isDealerkitError(error, 'forbidden'), `another’s note is forbidden to change, got ${String(error)}`);
      same((error.details.decision as { right?: string } | undefined)?.right, 'note.update', 'the right');
      same((await ann.get(noteNoun, id)).title, 'mine', 'the title afterwards');
    },
  },
  {
    id: 'once',
    title: 'a key is done once, however often and however fast it comes; every answer is the same',
    needs: ['ties'],
    async run({ open }) {
      const ann = open('ann');
      const again = () => ann.run(createNote, { title: 'one' }, { key: 'the-same-key' });
      const answers = [await again(), ...(await Promise.all([again(), again(), again()]))];
      same(new Set(answers.map(({ id }) => id)).size, 1, 'different answers');
      const fast = () => open('ann').run(createNote, { title: 'two' }, { key: 'another-key' });
      same(new Set((await Promise.all([fast(), fast(), fast()])).map(({ id }) => id)).size, 1, 'different answers at once');
      same((await ann.list(noteNoun)).items.length, 2, 'notes');
    },
  },
  {
    id: 'key-reused',
    title: 'a key that was used for something else is refused',
    needs: [],
    async run({ open }) {
      const ann = open('ann');
      await ann.run(createNote, { title: 'one' }, { key: 'the-same-key' });
      await refuses(() => ann.run(createNote, { title: 'two' }, { key: 'the-same-key' }), 'key-reused', 'another input');
      await open('ben').run(createNote, { title: 'two' }, { key: 'the-same-key' });
    },
  },
  {
    id: 'conflict',
    title: 'a change that started from other values is a conflict that shows both',
    needs: [],
    async run({ open }) {
      const ann = open('ann');
      const { id } = await ann.run(createNote, { title: 'a' });
      await ann.run(updateNote, { id, patch: { title: 'b' }, from: { title: 'a' } });
      const error = await caught(ann.run(updateNote, { id, patch: { title: 'c' }, from: { title: 'a' } }));
      demand(isDealerkitError(error, 'conflict'), `a change from an old title is a conflict, got ${String(error)}`);
      same(error.details.conflicts, { title: { yours: 'c', theirs: 'b' } }, 'the values');
    },
  },
  {
    id: 'preview',
    title: 'a preview says what would happen, and does nothing',
    needs: [],
    async run({ open }) {
      const ann = open('ann');
      const { id } = await ann.run(createNote, { title: 'a' });
      await ann.run(addLine, { noteId: id });
      const { summary, decision, basis } = await ann.preview(deleteNote, { id });
      same([summary, decision.allowed], [{ lines: 1 }, true], 'summary and decision');
      same((await ann.get(noteNoun, id)).title, 'a', 'the title afterwards');
      same(await ann.run(deleteNote, { id }, { basis }), { lines: 1 }, 'the run that was previewed');
    },
  },
  {
    id: 'basis',
    title: 'a run whose preview is no longer true is a conflict with the new preview',
    needs: [],
    async run({ open }) {
      const ann = open('ann');
      const { id } = await ann.run(createNote, { title: 'a' });
      const { basis } = await ann.preview(deleteNote, { id });
      await ann.run(addLine, { noteId: id });
      const error = await caught(ann.run(deleteNote, { id }, { basis }));
      demand(isDealerkitError(error, 'conflict'), `an old basis is a conflict, got ${String(error)}`);
      same((error.details.preview as { summary?: unknown } | undefined)?.summary, { lines: 1 }, 'the new preview');
    },
  },
  {
    id: 'run-many',
    title: 'many runs answer one by one; a refusal is a result like any other',
    needs: [],
    async run({ open }) {
      const inputs = ['a', '', 'c'].map((title) => ({ title }));
      const codes: string[] = [];
      for await (const { index, error, output, total } of open('ann').runMany(createNote, inputs)) {
        same([total, error === undefined], [3, output !== undefined], 'total, and an output or an error');
        codes[index] = error?.code ?? 'done';
      }
      same(codes, ['done', 'invalid', 'done'], 'how each ended');
    },
  },
  {
    id: 'text',
    title: 'text that no store can hold becomes U+FFFD',
    needs: [],
    async run({ open }) {
      const ann = open('ann');
      const { id } = await ann.run(createNote, { title: 'a\u0000b\ud800' });
      same((await ann.get(noteNoun, id)).title, 'a\uFFFDb\uFFFD', 'the title');
    },
  },
];
