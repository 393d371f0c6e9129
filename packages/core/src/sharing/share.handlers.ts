import type { Command } from '../command.ts';
import { DealerkitError } from '../errors.ts';
import type { Noun, Sharing } from '../noun.ts';
import { type Handled, type PlanContext, handler } from '../open-crm/kit.ts';
import { groupNoun } from '../group/group.noun.ts';
import { userNoun } from '../user/user.noun.ts';

interface ShareInput {
  readonly id: string;
  readonly sharing: { readonly access: Sharing['access']; readonly readers?: string[]; readonly writers?: string[] } | null;
}

/** Everybody who is named exists: a typing mistake would share with nobody, or later with a stranger. */
async function demandKnown(ctx: PlanContext, field: string, names: readonly string[]): Promise<void> {
  const missing = await Promise.all(
    names.map(async (name) => {
      const group = name.startsWith('group:');
      return !(await (group ? ctx.system.get(groupNoun, name.slice(6)) : ctx.system.get(userNoun, name)));
    }),
  );
  if (missing.includes(true))
    throw new DealerkitError('invalid', 'Somebody who is named here does not exist', { fields: { [field]: { code: 'unknown' } } });
}

/** The handler of a noun's share command. */
export function sharing<Name extends string>(
  noun: Noun<Name, { sharing: unknown }>,
  command: Command<string, ShareInput, { id: string }>,
): Handled {
  return handler(command, async (ctx, { id, sharing: wanted }) => {
    const held = await ctx.get(noun, id);
    if (wanted) {
      await demandKnown(ctx, 'sharing.readers', wanted.readers ?? []);
      await demandKnown(ctx, 'sharing.writers', wanted.writers ?? []);
    }
    return {
      output: { id },
      changes: [ctx.update(held, { sharing: wanted })],
      events: [{ type: `${noun.name}.shared`, about: [{ noun: noun.name, id }], params: { access: wanted?.access ?? null } }],
    };
  });
}
