import { type ServerNoun, handle, handler } from '../open-crm/kit.ts';
import { defaultSettings } from './default-settings.ts';
import { settingsId } from './read-settings.ts';
import { setSettings } from './settings.commands.ts';
import { settingsNoun } from './settings.noun.ts';

const set = handler(setSettings, async (ctx, { patch }) => {
  const held = await ctx.system.get(settingsNoun, settingsId);
  const change = held ? ctx.update(held, patch) : { ...ctx.create(settingsNoun, { ...defaultSettings, ...patch }), id: settingsId };
  return { output: { id: settingsId }, changes: [change] };
});

/** The settings noun with its handlers. */
export const settingsServer: ServerNoun = handle(settingsNoun, [set]);
