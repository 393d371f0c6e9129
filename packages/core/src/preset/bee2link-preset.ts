import type { Preset } from '../permission/policy.ts';
import { houseRights } from './house-rights.ts';

const staff = 'role:staff';
const sales = 'type:sales';
const marketing = 'type:marketing';
const administrator = 'type:administrator';

/**
 * bee2link's defaults (behaviours.md B1-B24): rights belong to groups, and a group starts with those of its type. Only marketing deletes
 * clients (B3); an administrator gives that right and does not hold it (B3b).
 */
export const bee2linkPreset: Preset = {
  name: 'bee2link',
  userParents: 'groups',
  parents: { [sales]: [staff], [marketing]: [staff], [administrator]: [staff] },
  fragments: {
    ...houseRights(staff, administrator),
    client: {
      levels: {
        [staff]: { view: 'all', create: 'all', update: 'all' },
        [marketing]: { archive: 'all', restore: 'all', delete: 'all' },
        [administrator]: { assign: 'all', merge: 'all', import: 'all' },
      },
    },
    contact: { levels: { [staff]: { view: 'all', create: 'all', update: 'all' }, [administrator]: { delete: 'all' } } },
    lead: {
      levels: {
        [staff]: { view: ['own', 'groups'], create: ['own', 'groups'], update: ['own', 'groups'], markWon: ['own', 'groups'] },
        [marketing]: { view: 'all' },
        [administrator]: {
          view: 'all',
          update: 'all',
          markWon: 'all',
          assign: 'all',
          delete: 'all',
          discard: 'all',
          restore: 'all',
          export: 'all',
          import: 'all',
        },
      },
    },
    task: {
      levels: {
        [staff]: { view: ['own', 'groups'], create: ['own', 'groups'], update: ['own', 'groups'], complete: ['own', 'groups'] },
        [administrator]: { view: 'all', create: 'all', update: 'all', complete: 'all', assign: 'all', delete: 'all' },
      },
    },
  },
};
