// What only the server knows of warranties: how its two commands are carried out, and who has which right.
import { dealerNouns, dealerPreset } from '@dealerkit/core/dealer';
import { handle, handler } from '@dealerkit/core/server';
import { deleteWarranty, saveWarranty, warranty } from './warranty.mjs';

const save = handler(saveWarranty, async (ctx, { id, data, from }) => {
  const change =
    id === undefined ? ctx.create(warranty, { ...data, ownerIds: [ctx.person.id] }) : ctx.update(await ctx.get(warranty, id), data, from);
  return { output: { id: change.id }, changes: [change] };
});
const remove = handler(deleteWarranty, async (ctx, { id }) => ({ output: { id }, changes: [ctx.remove(await ctx.get(warranty, id))] }));

export const nouns = [...dealerNouns, handle(warranty, [save, remove])];

const levels = { 'role:staff': { view: 'own', save: 'own', delete: 'own' }, 'profile:manager': { view: 'all', save: 'all' } };
export const preset = { ...dealerPreset, fragments: { ...dealerPreset.fragments, warranty: { levels } } };
