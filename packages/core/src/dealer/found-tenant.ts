import type { Backend } from '../backend.ts';
import { type Clock, instant, systemClock } from '../clock.ts';
import type { ServerNoun } from '../open-crm/kit.ts';
import { allNouns } from '../open-crm/open-crm.ts';
import { compilePolicy } from '../permission/compile-policy.ts';
import { type Preset, policyFromPreset, policyId } from '../permission/policy.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { settingsId } from '../settings/read-settings.ts';

/** What a tenant is founded with. */
export interface Founding {
  readonly backend: Backend;
  readonly nouns: readonly ServerNoun[];
  readonly preset: Preset;
  readonly clock?: Clock;
}

/** Gives an empty tenant its policy and default settings; leaves what is already there. */
export async function foundTenant({ backend, nouns, preset, clock = systemClock }: Founding): Promise<void> {
  const known = allNouns(nouns);
  const policy = policyFromPreset(preset, known);
  compilePolicy(policy, known);
  const now = instant(clock);
  const base = { createdAt: now, createdBy: 'system', updatedAt: now, updatedBy: 'system' };
  const wanted = [
    { noun: 'policy', record: { id: policyId, policy, ...base } },
    ...(known.some(({ name }) => name === 'settings')
      ? [{ noun: 'settings', record: { id: settingsId, ...defaultSettings, ...base } }]
      : []),
  ];
  for (const { noun, record } of wanted) {
    const [stored] = await backend.get(noun, [record.id]);
    if (stored) continue;
    await backend.commit({ changes: [{ noun, id: record.id, expect: null, record, ties: [] }], reties: [], expects: [], jobs: [] });
  }
}
