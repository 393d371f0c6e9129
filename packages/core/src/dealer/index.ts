export { dealerNouns } from './dealer-nouns.ts';
export { foundTenant } from './found-tenant.ts';
export type { Founding } from './found-tenant.ts';
export { managed, saveCommand } from './manage.ts';
export { dealerPreset } from '../preset/dealer-preset.ts';
export { spotterPreset } from '../preset/spotter-preset.ts';
export { defaultSettings } from '../settings/default-settings.ts';
export { settingsId, settingsOf } from '../settings/read-settings.ts';
