import type { Preset } from '../permission/policy.ts';
import { houseRights } from './house-rights.ts';

const staff = 'role:staff';
const manager = 'profile:manager';
const salesperson = 'profile:salesperson';
const reception = 'profile:reception';
const administrator = 'profile:administrator';

/** The product's own defaults: clients are read in the branch, leads by their owner and the branch's manager. */
export const dealerPreset: Preset = {
  name: 'dealer',
  userParents: 'profile',
  parents: { [salesperson]: [staff], [manager]: [staff], [reception]: [staff], [administrator]: [staff] },
  fragments: {
    ...houseRights(staff, administrator),
    form: { levels: { [manager]: { view: 'branch' }, [administrator]: { view: 'all', manage: 'all' } } },
    client: {
      levels: {
        [staff]: { view: ['own', 'branch'], create: ['own', 'branch'], update: ['own', 'branch'] },
        [manager]: { assign: 'branch', archive: 'branch', restore: 'branch', delete: 'branch' },
        [administrator]: { view: 'all', create: 'all', update: 'all', assign: 'all', archive: 'all', restore: 'all', delete: 'all', merge: 'all', import: 'all' }, // prettier-ignore
      },
    },
    contact: {
      levels: {
        [staff]: { view: 'own', create: 'all', update: 'all' },
        [administrator]: { view: 'all', delete: 'all' },
      },
    },
    lead: {
      levels: {
        [staff]: { view: 'own', create: ['own', 'branch'], update: 'own', markWon: 'own' },
        [reception]: { view: ['own', 'branch'] },
        [manager]: {
          view: ['own', 'branch'],
          update: ['own', 'branch'],
          markWon: ['own', 'branch'],
          assign: 'branch',
          export: 'branch',
          discard: 'branch',
          restore: 'branch',
        },
        [administrator]: {
          view: 'all',
          create: 'all',
          update: 'all',
          markWon: 'all',
          assign: 'all',
          delete: 'all',
          export: 'all',
          discard: 'all',
          restore: 'all',
          import: 'all',
        },
      },
    },
    task: {
      levels: {
        [staff]: { view: 'own', create: ['own', 'branch'], update: 'own', complete: 'own', delete: 'own' },
        [manager]: {
          view: ['own', 'branch'],
          update: ['own', 'branch'],
          complete: ['own', 'branch'],
          assign: 'branch',
          delete: ['own', 'branch'],
        },
        [administrator]: { view: 'all', create: 'all', update: 'all', complete: 'all', assign: 'all', delete: 'all' },
      },
    },
  },
};
