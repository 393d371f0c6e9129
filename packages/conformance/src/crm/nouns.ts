import { type NounRef, type Preset, type RecordOf, defineCommand, defineNoun } from '@dealerkit/core';
import { type ServerNoun, handle, handler } from '@dealerkit/core/server';
import * as z from 'zod/mini';

const text = () => z.string().check(z.minLength(1), z.maxLength(100));

/** A person: his team sees what is his, and only he changes it. */
export const personNoun = defineNoun({
  name: 'person',
  schema: z.strictObject({ name: text(), team: z.string() }),
  actions: ['manage'],
  sorts: { name: { field: 'name', direction: 'asc' } },
  person: ({ id, name, team }) => ({ id, name, active: true, groups: [team], branch: null, client: null, profile: 'worker' }),
});

const id = z.string();

/** Writes a note of one's own. */
export const createNote = defineCommand({
  name: 'note.create',
  input: z.strictObject({ title: text() }),
  output: z.strictObject({ id }),
  right: 'note.create',
});

/** Changes a note; `from` holds the values that the change started from. */
export const updateNote = defineCommand({
  name: 'note.update',
  input: z.strictObject({ id, patch: z.strictObject({ title: text() }), from: z.optional(z.strictObject({ title: z.string() })) }),
  output: z.strictObject({ id }),
  right: 'note.update',
  subject: (input) => ({ noun: 'note', id: input.id }),
});

/** Deletes a note with its lines. */
export const deleteNote = defineCommand({
  name: 'note.delete',
  input: z.strictObject({ id }),
  output: z.strictObject({ lines: z.number() }),
  right: 'note.delete',
  subject: (input) => ({ noun: 'note', id: input.id }),
});

/** Adds a line to a note. */
export const addLine = defineCommand({
  name: 'line.add',
  input: z.strictObject({ noteId: id }),
  output: z.strictObject({ id }),
  right: 'line.add',
});

/** A note with its owners. */
export const noteNoun = defineNoun({
  name: 'note',
  schema: z.strictObject({ title: text(), ownerIds: z.array(z.string()) }),
  commands: [createNote, updateNote, deleteNote],
  ties: { owners: 'ownerIds' },
  sorts: { title: { field: 'title', direction: 'asc' } },
  search: { title: 'text' },
});

const lineNoun = defineNoun({
  name: 'line',
  schema: z.strictObject({ noteId: z.string() }),
  commands: [addLine],
  parents: [{ field: 'noteId', noun: 'note' }],
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
});

const create = handler(createNote, async (ctx, { title }) => {
  const note = ctx.create(noteNoun, { title, ownerIds: [ctx.person.id] });
  return { output: { id: note.id }, changes: [note], events: [{ type: 'note.made', about: [{ noun: 'note', id: note.id }] }] };
});
const update = handler(updateNote, async (ctx, input) => ({
  output: { id: input.id },
  changes: [ctx.update(await ctx.get(noteNoun, input.id), input.patch, input.from)],
}));
const remove = handler(deleteNote, async (ctx, input) => {
  const where = { eq: ['noteId', input.id] as const };
  const lines = await ctx.system.list(lineNoun, { where });
  return {
    output: { lines: lines.length },
    summary: { lines: lines.length },
    changes: [ctx.remove(await ctx.get(noteNoun, input.id)), ...lines.map((line) => ctx.remove(line))],
    expects: [{ noun: 'line', where, ids: lines.map(({ record }) => record.id) }],
  };
});
const add = handler(addLine, async (ctx, { noteId }) => {
  const line = ctx.create(lineNoun, { noteId });
  return { output: { id: line.id }, changes: [line] };
});

/** The nouns of the Crm cases, with their handlers: what the Crm under test serves. */
export const crmNouns: readonly ServerNoun[] = [handle(personNoun), handle(noteNoun, [create, update, remove]), handle(lineNoun, [add])];

/** What the events of a Crm are read by. */
export const events: NounRef<RecordOf<typeof noteNoun> & { readonly type: string }> = { name: 'event' };

/** Who may do what in the Crm cases. */
export const crmPreset: Preset = {
  name: 'conformance',
  userParents: 'profile',
  parents: {},
  fragments: {
    person: { levels: { 'profile:worker': { view: 'all' } } },
    note: { levels: { 'profile:worker': { view: ['own', 'groups'], create: 'own', update: 'own', delete: 'own' } } },
    line: { levels: { 'profile:worker': { view: 'own', add: 'all' } } },
    event: { levels: { 'profile:worker': { view: 'own' } } },
  },
};
