import type { Preset } from '../permission/policy.ts';

/** What administrators keep and everybody of the house may look up, and what only they may see. */
export function administration(staff: string, administrator: string): Preset['fragments'] {
  const kept = { levels: { [staff]: { view: 'all' }, [administrator]: { manage: 'all' } } } as const;
  const closed = { levels: { [administrator]: { view: 'all', manage: 'all' } } } as const;
  return { user: kept, group: kept, profile: kept, branch: kept, settings: kept, serviceKey: closed, policy: closed, form: closed };
}
