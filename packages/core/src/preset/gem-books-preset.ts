import type { Preset } from '../permission/policy.ts';
import { houseRights } from './house-rights.ts';

const staff = 'role:staff';
const authorised = 'profile:authorised';
const administrator = 'profile:administrator';
const external = 'profile:client';
const client = 'system:client';

/**
 * GEM-BOOKS's defaults (behaviours.md G1-G23): a client is seen by who created him and by authorised colleagues (G1); a client's contact
 * who was given access sees that client only, keeps him and the contacts up to date, and nothing else (G2, G14, G22).
 */
export const gemBooksPreset: Preset = {
  name: 'gem-books',
  userParents: 'profile',
  parents: { 'profile:employee': [staff], [authorised]: [staff], [administrator]: [staff], [external]: [client] },
  fragments: {
    ...houseRights(staff, administrator),
    client: {
      levels: {
        [client]: { view: 'client', update: 'client' },
        [staff]: { view: 'own', create: 'own', update: 'own' },
        [authorised]: { view: 'all', update: 'all' },
        [administrator]: { view: 'all', create: 'all', update: 'all', assign: 'all', archive: 'all', restore: 'all', delete: 'all', merge: 'all', import: 'all' }, // prettier-ignore
      },
    },
    // Contacts are seen as their client; whoever may see one may correct it.
    contact: {
      levels: {
        [client]: { view: 'client', update: 'client' },
        [staff]: { view: 'own', create: 'all', update: 'all' },
        [administrator]: { view: 'all', delete: 'all' },
      },
    },
    lead: {
      levels: {
        [staff]: { view: 'own', create: 'own', update: 'own', markWon: 'own' },
        [authorised]: { view: 'all', update: 'all', markWon: 'all' },
        [administrator]: { view: 'all', create: 'all', update: 'all', markWon: 'all', assign: 'all', delete: 'all', discard: 'all', restore: 'all', export: 'all', import: 'all' }, // prettier-ignore
      },
    },
    task: {
      levels: {
        [staff]: { view: 'own', create: 'own', update: 'own', complete: 'own' },
        [administrator]: { view: 'all', create: 'all', update: 'all', complete: 'all', assign: 'all', delete: 'all' },
      },
    },
  },
};
