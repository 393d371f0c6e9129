import type { Preset } from '../permission/policy.ts';
import { houseRights } from './house-rights.ts';

const user = 'role:user';
const administrator = 'profile:administrator';

/**
 * ONLYOFFICE CRM's defaults (behaviours.md O1, O12, O33, O70-O75): two levels, user and administrator (O70). A client is private to its
 * owners, a lead is open to everybody, until somebody who may edit it says otherwise; an administrator sees even what is private (O72).
 */
export const onlyofficePreset: Preset = {
  name: 'onlyoffice',
  userParents: 'profile',
  parents: { 'profile:user': [user], [administrator]: [user] },
  fragments: {
    ...houseRights(user, administrator),
    client: {
      levels: {
        // O75: whoever may edit may delete.
        [user]: { view: 'own', create: 'all', update: 'own', archive: 'own', restore: 'own', delete: 'own', share: 'own', assign: 'own' },
        [administrator]: { view: 'all', update: 'all', archive: 'all', restore: 'all', delete: 'all', share: 'all', assign: 'all', merge: 'all', import: 'all' }, // prettier-ignore
      },
      sharing: { default: 'private', read: ['view'], write: ['view', 'update', 'archive', 'restore', 'delete'] },
    },
    contact: {
      levels: { [user]: { view: 'own', create: 'all', update: 'all', delete: 'own' }, [administrator]: { view: 'all', delete: 'all' } },
    },
    lead: {
      levels: {
        [user]: {
          view: 'own',
          create: 'all',
          update: 'own',
          markWon: 'own',
          delete: 'own',
          discard: 'own',
          restore: 'own',
          share: 'own',
          assign: 'own',
          export: 'none',
        },
        [administrator]: {
          view: 'all',
          update: 'all',
          markWon: 'all',
          delete: 'all',
          discard: 'all',
          restore: 'all',
          share: 'all',
          assign: 'all',
          export: 'all',
          import: 'all',
        },
      },
      sharing: { default: 'write', read: ['view'], write: ['view', 'update', 'markWon', 'delete', 'discard', 'restore'] },
    },
    task: {
      levels: {
        [user]: { view: 'own', create: 'all', update: 'own', complete: 'own', delete: 'own' },
        [administrator]: { view: 'all', update: 'all', complete: 'all', assign: 'all', delete: 'all' },
      },
      sharing: { default: 'private', read: ['view'], write: [] },
    },
  },
};
