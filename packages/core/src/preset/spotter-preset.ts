import type { Preset } from '../permission/policy.ts';
import { houseRights } from './house-rights.ts';

const staff = 'role:staff';
const preSeller = 'profile:pre-seller';
const manager = 'profile:manager';

/** Exact Spotter's defaults (behaviours.md E1-E18): each right by level, the user's own before his profile's; pre-sellers delete nothing. */
export const spotterPreset: Preset = {
  name: 'spotter',
  userParents: 'profile',
  parents: { [preSeller]: [staff], [manager]: [staff] },
  fragments: {
    ...houseRights(staff, manager),
    client: {
      levels: {
        [staff]: { view: 'own', create: 'own', update: 'own' },
        [manager]: { view: 'all', create: 'all', update: 'all', assign: 'all', archive: 'all', restore: 'all', delete: 'all', merge: 'all', import: 'all' }, // prettier-ignore
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
    task: {
      levels: {
        [staff]: { view: 'own', create: 'own', update: 'own', complete: 'own' },
        [manager]: { view: 'all', create: 'all', update: 'all', complete: 'all', assign: 'all', delete: 'all' },
      },
    },
  },
};
