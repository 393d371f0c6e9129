import { dirname, join } from 'node:path/posix';
import type { Import } from './imports.ts';

/** A source file, by the room it stands in. */
export interface Place {
  /** `packages/core/src/query/where.ts` */
  readonly path: string;
  /** `core` */
  readonly pack: string;
  /** `query/where.ts` */
  readonly inside: string;
}

/** A rule of the design: what it says, which imports break it, and an import planted to see that it can fail. */
export interface Rule {
  readonly says: string;
  breaks(from: Place, to: Import, target: Place | undefined): boolean;
  readonly plant: Readonly<Record<string, string>>;
}

/** The place that a path names, or undefined outside the packages' sources. */
export function placeOf(path: string): Place | undefined {
  const [, pack, inside] = /^packages\/([\w-]+)\/src\/(.+)$/.exec(path) ?? [];
  return pack && inside ? { path, pack, inside } : undefined;
}

/** The file that a relative import points at. */
export const targetOf = (from: Place, { specifier }: Import): Place | undefined =>
  specifier.startsWith('.') ? placeOf(join(dirname(from.path), specifier)) : undefined;

const isRelative = (specifier: string) => specifier.startsWith('.');
const matches = (specifier: string, allowed: string) => specifier === allowed || specifier.startsWith(`${allowed}/`);
const backends = [
  '@dealerkit/sql',
  '@dealerkit/indexeddb',
  '@dealerkit/http',
  '@dealerkit/gateway',
  'ky',
  'idb',
  'pg',
  'kysely',
  '@electric-sql/pglite',
];

/** What each package may name (design section 1). The cli is not listed: it may name anything. */
const mayName: Readonly<Record<string, readonly string[]>> = {
  core: ['zod'],
  conformance: ['@dealerkit/core', 'zod'],
  sql: ['@dealerkit/core', 'kysely', 'pg', '@electric-sql/pglite', 'node:'],
  indexeddb: ['@dealerkit/core', 'idb'],
  http: ['@dealerkit/core', 'ky'],
  gateway: ['@dealerkit/core', '@dealerkit/adf', 'hono', 'jose'],
  'files-s3': ['@dealerkit/core', '@aws-sdk/client-s3', '@aws-sdk/lib-storage'],
  adf: ['@dealerkit/core', 'saxes'],
  elements: ['@dealerkit/core', 'lit', '@lit/context', '@dealerkit/http', '@dealerkit/indexeddb', 'dom-accessibility-api', '@lit-labs/ssr'],
};

/** Rooms of core that hold nouns or what is made of them; every other room is the machine. */
const nounRooms = [
  ...[
    'access',
    'branch',
    'client',
    'consent',
    'contact',
    'document',
    'duplicate',
    'event',
    'form',
    'group',
    'lead',
    'offer',
    'message',
    'remark',
    'test-drive',
    'trade-in',
    'profile',
    'service-key',
    'calendar',
    'calendar-feed',
    'settings',
    'absence',
    'follow-up',
    'notice',
    'sharing',
    'submission',
    'task',
    'turn',
    'user',
    'vehicle',
    'words',
  ],
  ...['policy', 'policy-commands', 'dealer', 'preset', 'presets', 'testing'],
];
const isNounRoom = ({ pack, inside }: Place) => pack === 'core' && nounRooms.includes(inside.split('/')[0]?.replace(/\.ts$/, '') ?? '');
const isMachine = (place: Place) => place.pack === 'core' && place.inside !== 'index.ts' && !isNounRoom(place);
const isDefine = ({ inside }: Place) => inside.endsWith('.define.ts');
// What asks ahead for a source that somebody else connects.
const aheads = ['@dealerkit/http/ask-first', '@dealerkit/http/read-ahead'];
const compositionRoots = ['contact-form/outbox/open-outbox.ts', 'provider/provider.define.ts'];

export const rules: readonly Rule[] = [
  {
    says: 'a package names only what the design lists for it',
    breaks: ({ pack }, { specifier }) =>
      pack in mayName &&
      !isRelative(specifier) &&
      !mayName[pack]?.some((allowed) => (allowed === 'node:' ? specifier.startsWith(allowed) : matches(specifier, allowed))),
    plant: {
      'packages/core/src/query/where.ts': "import { Hono } from 'hono';",
      'packages/gateway/src/app.ts': "export * from '@dealerkit/sql';",
    },
  },
  {
    says: 'nobody names zod but by zod/mini, so that bundles stay small',
    breaks: (_from, { specifier }) => matches(specifier, 'zod') && specifier !== 'zod/mini',
    plant: { 'packages/core/src/noun.ts': "import { z } from 'zod';", 'packages/cli/src/import.ts': "import { z } from 'zod/v4';" },
  },
  {
    says: 'a relative import stays inside its package',
    breaks: ({ pack }, { specifier }, target) => isRelative(specifier) && target?.pack !== pack,
    plant: { 'packages/http/src/reads.ts': "import { x } from '../../core/src/index.ts';" },
  },
  {
    says: 'the machine of core knows no noun',
    breaks: (from, _to, target) => isMachine(from) && target !== undefined && (isNounRoom(target) || target.inside === 'index.ts'),
    plant: {
      'packages/core/src/open-crm/plan.ts': "import type { Lead } from '../lead/lead.schema.ts';",
      'packages/core/src/command.ts': "import { client } from './client/index.ts';",
      'packages/core/src/server/index.ts': "export { dealerNouns } from '../dealer/index.ts';",
    },
  },
  {
    says: 'only handlers, and the server side that gathers them, name handlers',
    breaks: ({ pack, inside }, _to, target) =>
      pack === 'core' &&
      /\.handlers\.ts$/.test(target?.inside ?? '') &&
      !/\.handlers\.ts$|^(?:dealer|presets?|open-crm|server)\//.test(inside),
    plant: { 'packages/core/src/lead/lead.commands.ts': "import { plan } from './lead.handlers.ts';" },
  },
  {
    says: 'the browser imports contracts, never the server side of core',
    breaks: ({ pack }, { specifier }) => ['http', 'elements'].includes(pack) && /^@dealerkit\/core\/(server|dealer|memory)/.test(specifier),
    plant: {
      'packages/elements/src/client-card/client-card.ts': "import { openCrm } from '@dealerkit/core/server';",
      'packages/http/src/connect.ts': "import { memoryBackend } from '@dealerkit/core/memory';",
    },
  },
  {
    says: 'in elements only the two composition roots reach a backend, and lazily',
    breaks: ({ pack, inside }, { specifier, lazy }) =>
      pack === 'elements' &&
      !aheads.includes(specifier) &&
      backends.some((backend) => matches(specifier, backend)) &&
      !(lazy && compositionRoots.includes(inside)),
    plant: {
      'packages/elements/src/client-card/client-card.ts': "import { connectCrm } from '@dealerkit/http';",
      'packages/elements/src/lead-list/lead-list.define.ts': "await import('@dealerkit/http');",
      'packages/elements/src/provider/provider.define.ts': "import { connectCrm } from '@dealerkit/http';",
    },
  },
  {
    says: 'importing a class registers nothing: only a .define file imports a .define file',
    breaks: (from, _to, target) => from.pack === 'elements' && target !== undefined && isDefine(target) && !isDefine(from),
    plant: { 'packages/elements/src/lead-list/lead-list.ts': "import '../client-card/client-card.define.ts';" },
  },
  {
    says: 'in elements only testing/ names what reads roles and names',
    breaks: ({ pack, inside }, { specifier }) =>
      pack === 'elements' && specifier === 'dom-accessibility-api' && !inside.startsWith('testing/'),
    plant: { 'packages/elements/src/base/states.ts': "import { getRole } from 'dom-accessibility-api';" },
  },
  {
    says: 'in elements only a .server file names what renders on servers',
    breaks: ({ pack, inside }, { specifier }) =>
      pack === 'elements' && matches(specifier, '@lit-labs/ssr') && !inside.endsWith('.server.ts'),
    plant: { 'packages/elements/src/client-card/client-card.ts': "import { render } from '@lit-labs/ssr';" },
  },
  {
    says: 'in sql only pglite/ names PGlite',
    breaks: ({ pack, inside }, { specifier }) =>
      pack === 'sql' && matches(specifier, '@electric-sql/pglite') && !inside.startsWith('pglite/'),
    plant: { 'packages/sql/src/sql-backend.ts': "import { PGlite } from '@electric-sql/pglite';" },
  },
  {
    says: 'the outbox stands without the backend beside it, and without the server side of core',
    breaks: ({ pack, inside }, { specifier }, target) =>
      pack === 'indexeddb' &&
      inside.startsWith('outbox/') &&
      (/^@dealerkit\/core\/./.test(specifier) ||
        (target !== undefined && !target.inside.startsWith('outbox/') && !['open-store.ts', 'store-error.ts'].includes(target.inside))),
    plant: {
      'packages/indexeddb/src/outbox/outbox-store.ts': "import { backendStore } from '../schema.ts';",
      'packages/indexeddb/src/outbox/sweep.ts': "import { predicate } from '@dealerkit/core/server';",
    },
  },
];
