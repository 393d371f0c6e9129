import {
  type InputOf,
  type ServiceKey,
  createServiceKey,
  instant,
  newServiceSecret,
  revokeServiceKey,
  serviceKeyNoun,
  serviceToken,
  systemClock,
} from '@dealerkit/core';
import { type CliCommand, type Given, UsageError, listOf, textOf } from '../command.ts';
import { type Access, accessHelp, accessOptions, openAccess } from '../open-access.ts';

const simple = ['own', 'groups', 'branch', 'client', 'all'] as const;

type Levels = NonNullable<InputOf<typeof createServiceKey>['levels']>;
type LevelAtom = Exclude<Extract<Levels[string], readonly unknown[]>[number], undefined>;

function atomOf(text: string): LevelAtom {
  const known = simple.find((name) => name === text);
  if (known) return known;
  const [, kind, names = ''] = /^(groups|branches):(.+)$/.exec(text) ?? [];
  const ids = names.split(',').filter((id) => id !== '');
  if (kind === 'groups' && ids.length > 0) return { groups: ids };
  if (kind === 'branches' && ids.length > 0) return { branches: ids };
  throw new UsageError(`${text} is no level: ${simple.join(', ')}, groups:ID,ID or branches:ID,ID, joined by +`);
}

/** Reads `lead.view=own+branches:lyon`. */
function levelsOf(rights: readonly string[]): Levels {
  return Object.fromEntries(
    rights.map((text) => {
      const [, right, level = ''] = /^([\w.]+)=(.+)$/.exec(text) ?? [];
      if (right === undefined) throw new UsageError(`--right takes RIGHT=LEVEL, not ${text}`);
      return [right, level.split('+').map((atom) => atomOf(atom))];
    }),
  );
}

/** Reads `90d`, or a day. */
function endOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  if (days !== undefined) return instant(systemClock, Number(days) * 86_400_000);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()))
    throw new UsageError(`--expires takes a number of days such as 90d, or a day such as 2027-03-31, not ${text}`);
  return day.toISOString();
}

async function create({ crm }: Access, given: Given, io: Parameters<CliCommand['run']>[1]): Promise<void> {
  const { secret, hash } = await newServiceSecret();
  const userId = textOf(given, 'as');
  const expiresAt = endOf(textOf(given, 'expires'));
  const { id, expiresAt: end } = await crm.run(createServiceKey, {
    name: textOf(given, 'name')!,
    hash,
    ...(userId === undefined ? { levels: levelsOf(listOf(given, 'right')) } : { userId }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  });
  io.err(`Key ${id}, until ${end.slice(0, 10)}. This is the only time that you see its token:\n`);
  io.out(`${await serviceToken(id, secret)}\n`);
}

const stateOf = ({ revokedAt, expiresAt }: ServiceKey, now: string): string =>
  revokedAt !== null
    ? `revoked ${revokedAt.slice(0, 10)}`
    : expiresAt <= now
      ? `over since ${expiresAt.slice(0, 10)}`
      : `until ${expiresAt.slice(0, 10)}`;

async function list({ crm }: Access, given: Given, io: Parameters<CliCommand['run']>[1]): Promise<void> {
  const keys: ServiceKey[] = [];
  for await (const page of crm.list(serviceKeyNoun, { limit: 100 })) keys.push(...page.items);
  if (given.values['json'] === true) {
    const shown = keys.map(({ id, name, userId, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
      id,
      name,
      userId,
      createdAt,
      expiresAt,
      lastUsedAt,
      revokedAt,
    }));
    io.out(`${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  const now = instant(systemClock);
  for (const key of keys) {
    const use = key.lastUsedAt === null ? 'never used' : `last used ${key.lastUsedAt.slice(0, 10)}`;
    io.out(`${key.id}  ${key.name}  ${key.userId === null ? 'own levels' : `as ${key.userId}`}  ${stateOf(key, now)}  ${use}\n`);
  }
}

/** Makes, lists and ends the keys by which scripts sign in. */
export const keysCommand: CliCommand = {
  summary: 'Make, list and end the keys of scripts',
  help: `dealerkit keys create --name NAME (--as USER | --right RIGHT=LEVEL …) [--expires 90d]
dealerkit keys list [--json]
dealerkit keys revoke ID

  --name NAME       What the key is for
  --as USER         It may do what this person may, or
  --right R=LEVEL   exactly this, such as client.view=all or lead.view=branches:lyon,annecy; repeat for several
  --expires WHEN    A number of days, or a day (90d; two years at most)
  --json            The list as JSON
  The token is printed once, on the standard output; only a hash of its secret is kept.
${accessHelp}`,
  options: {
    ...accessOptions,
    name: { type: 'string' },
    as: { type: 'string' },
    right: { type: 'string', multiple: true },
    expires: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(given, io) {
    const [what, id, more] = given.words;
    if (!['create', 'list', 'revoke'].includes(what ?? '') || (what === 'revoke') !== (id !== undefined) || more !== undefined)
      throw new UsageError('keys takes: create, list, or revoke ID');
    if (what === 'create') {
      if (!textOf(given, 'name')) throw new UsageError('keys create needs --name');
      if ((textOf(given, 'as') === undefined) === (listOf(given, 'right').length === 0))
        throw new UsageError('keys create takes either --as USER or --right RIGHT=LEVEL');
      levelsOf(listOf(given, 'right'));
      endOf(textOf(given, 'expires'));
    }
    await using access = await openAccess(given, io);
    if (what === 'create') await create(access, given, io);
    else if (what === 'list') await list(access, given, io);
    else {
      await access.crm.run(revokeServiceKey, { id: id! });
      io.err(`Key ${id!} is revoked\n`);
    }
    return 0;
  },
};
