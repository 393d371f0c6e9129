import { stateError } from '../lead/lead-work.ts';
import { type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { rejectDuplicate } from './duplicate.commands.ts';
import { duplicateNoun } from './duplicate.noun.ts';

const reject = handler(rejectDuplicate, async (ctx, { id }) => {
  const held = await ctx.get(duplicateNoun, id);
  if (held.record.status !== 'open') throw stateError('This pair was decided already');
  const about = [held.record.clientId, held.record.otherId].map((client) => ({ noun: 'client', id: client }));
  return {
    output: { id },
    changes: [ctx.update(held, { status: 'rejected', decidedAt: ctx.now, decidedBy: ctx.person.id })],
    events: [{ type: 'duplicate.rejected', about: [about[0]!, about[1]!], link: { noun: 'duplicate', id } }],
  };
});

/** The duplicate noun with its handlers. */
export const duplicateServer: ServerNoun = handle(duplicateNoun, [reject]);
