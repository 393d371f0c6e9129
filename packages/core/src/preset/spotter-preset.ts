import type { Preset } from '../permission/policy.ts';
import { administration } from './administration.ts';

const staff = 'role:staff';
const preSeller = 'profile:pre-seller';
const manager = 'profile:manager';

/** Exact Spotter's defaults (behaviours.md E1-E18): each right by level, the user's own before his profile's; pre-sellers delete nothing. */
export const spotterPreset: Preset = {
  name: 'spotter',
  userParents: 'profile',
  parents: { [preSeller]: [staff], [manager]: [staff] },
  fragments: {
    ...administration(staff, manager),
    client: {
      levels: {
        [staff]: { view: 'own', create: 'own', update: 'own' },
        [manager]: { view: 'all', create: 'all', update: 'all', assign: 'all', delete: 'all', merge: 'all', import: 'all' },
      },
    },
    contact: { levels: { [staff]: { view: 'own', create: 'all', update: 'all' }, [manager]: { view: 'all', delete: 'all' } } },
    lead: {
      levels: {
        [preSeller]: {
          view: 'own',
          create: 'own',
          update: 'own',
          markWon: 'own',
          delete: 'none',
          discard: 'none',
          restore: 'none',
          export: 'none',
        },
        [manager]: {
          view: 'all',
          create: 'all',
          update: 'all',
          assign: 'all',
          delete: 'all',
          discard: 'all',
          restore: 'all',
          export: 'all',
          markWon: 'all',
          import: 'all',
        },
      },
    },
    // Stock belongs to nothing and is everybody's to see; the vehicle that a lead names is seen as the lead.
    vehicle: {
      levels: { [staff]: { view: 'own' }, [manager]: { view: 'all', create: 'all', update: 'all', delete: 'all' } },
      sharing: { default: 'private', read: ['view'], write: [] },
    },
    task: {
      levels: {
        [staff]: { view: 'own', create: 'own', complete: 'own' },
        [manager]: { view: 'all', create: 'all', complete: 'all', assign: 'all', delete: 'all' },
      },
    },
    event: { levels: { [staff]: { view: 'own' }, [manager]: { view: 'all' } } },
    submission: { levels: { 'system:form': { capture: 'all' }, [staff]: { view: 'own' }, [manager]: { view: 'all' } } },
  },
};
