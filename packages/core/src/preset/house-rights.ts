import type { Preset } from '../permission/policy.ts';

const onLeads = (staff: string, administrator: string, actions: readonly string[]): NonNullable<Preset['fragments']>[string] => ({
  levels: {
    [staff]: { view: 'own', ...Object.fromEntries(actions.map((action) => [action, 'all' as const])) },
    [administrator]: { view: 'all' },
  },
});

/**
 * What is the same in every house: what administrators keep and everybody may look up, what only they may see, and records that are
 * seen as what they belong to.
 */
export function houseRights(staff: string, administrator: string): Preset['fragments'] {
  const kept = { levels: { [staff]: { view: 'all' }, [administrator]: { manage: 'all' } } } as const;
  const closed = { levels: { [administrator]: { view: 'all', manage: 'all' } } } as const;
  return {
    // Everybody says himself when he is away.
    user: { levels: { [staff]: { view: 'all', absence: 'own' }, [administrator]: { manage: 'all', absence: 'all' } } },
    group: kept,
    profile: kept,
    branch: kept,
    settings: kept,
    serviceKey: closed,
    policy: closed,
    form: closed,
    // Everybody makes addresses of his own calendar; an administrator may end them.
    calendarFeed: { levels: { [staff]: { view: 'own', create: 'own', revoke: 'own' }, [administrator]: { view: 'all', revoke: 'all' } } },
    // Stock belongs to nothing and is everybody's to see; the vehicle that a lead names is seen as the lead.
    vehicle: {
      levels: { [staff]: { view: 'own' }, [administrator]: { view: 'all', create: 'all', update: 'all', delete: 'all' } },
      sharing: { default: 'private', read: ['view'], write: [] },
    },
    // Who may change a lead may add to it; the command asks for that (lead/lead-work.ts).
    tradeIn: onLeads(staff, administrator, ['create', 'update', 'appraise']),
    offer: onLeads(staff, administrator, ['create', 'update']),
    message: onLeads(staff, administrator, ['send']),
    testDrive: onLeads(staff, administrator, ['create', 'update']),
    remark: {
      levels: {
        [staff]: { view: 'own', create: 'own', update: 'own', delete: 'own' },
        [administrator]: { view: 'all', create: 'all', delete: 'all' },
      },
    },
    document: {
      levels: {
        [staff]: { view: 'own', add: 'own', rename: 'own', delete: 'own' },
        [administrator]: { view: 'all', add: 'all', rename: 'all', delete: 'all' },
      },
    },
    duplicate: { levels: { [staff]: { view: 'own' }, [administrator]: { view: 'all', reject: 'all' } } },
    consent: { levels: { [staff]: { view: 'own' }, [administrator]: { view: 'all' } } },
    turn: { levels: { [administrator]: { view: 'all' } } },
    event: { levels: { [staff]: { view: 'own' }, [administrator]: { view: 'all' } } },
    submission: {
      levels: {
        'system:form': { capture: 'all' },
        [staff]: { view: 'own' },
        [administrator]: { view: 'all', release: 'all', discard: 'all' },
      },
    },
  };
}
