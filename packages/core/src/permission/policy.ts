import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { type Noun, defineNoun } from '../noun.ts';
import type { Filter } from '../query/filter.ts';
import type { Hours } from './hours.ts';
import { describePolicy, explainPolicy, nodeName } from './policy-answers.ts';

/** One atom of a level: whose records a right reaches. */
export type LevelAtom =
  'own' | 'groups' | 'branch' | 'client' | 'all' | { readonly groups: readonly string[] } | { readonly branches: readonly string[] };

/** How far a right reaches. A list is a union; `inherit` asks the node's parents (behaviours.md E8-E15). */
export type Level = 'inherit' | 'none' | LevelAtom | readonly LevelAtom[];

/** A node that carries levels: `user:u1`, `group:g1`, `profile:manager`, `type:marketing`, `system:form`. */
export interface PolicyNode {
  readonly parents?: readonly string[];
  /** Levels by right, such as `lead.delete`. */
  readonly levels?: Readonly<Record<string, Level>>;
  /** Modules that are switched off for this node: every level of its own and above it there is `none` (behaviours.md B23). */
  readonly off?: readonly string[];
}

/**
 * A rule over all grants: `deny` refuses what all its conditions match, `require` refuses what one of them does not match.
 * What is not known (no address) refuses either way.
 */
export interface PolicyRule {
  readonly effect: 'deny' | 'require';
  /** A module, or `*` for all of them. */
  readonly module: string;
  /** Actions it binds; all of the module when left out. */
  readonly actions?: readonly string[];
  /** Nodes that it binds, with all that inherits from them: `group:g1`, `user:u1`, `system:client`. Everybody when left out. */
  readonly nodes?: readonly string[];
  /** Condition over the noun's `ruleFields`; not for `*`. */
  readonly where?: Filter;
  /** Branches that a record must be of. Binds modules whose records have a branch of their own. */
  readonly branches?: readonly string[];
  /** Addresses and ranges to ask from: IPv4, IPv6, CIDR. */
  readonly ip?: readonly string[];
  readonly hours?: Hours;
}

/** Who has a module at all: nobody (`false`), or the users and groups that are listed (behaviours.md O74). */
export type Audience = false | { readonly users?: readonly string[]; readonly groups?: readonly string[] };

/** How sharing works for one noun (behaviours.md O12, O33). */
export interface SharingPolicy {
  /** What a record without a sharing of its own is to everyone who has the right at all. */
  readonly default: 'private' | 'read' | 'write';
  /** Actions that a reader, and that a writer, may perform. */
  readonly read: readonly string[];
  readonly write: readonly string[];
}

/** Who may do what in one tenant: plain JSON, compiled once per version. */
export interface Policy {
  readonly v: 1;
  /** The preset that it was made from. */
  readonly preset: string;
  /** What a user's node inherits from when it names no parents: his profile and his groups, or his groups only. */
  readonly userParents: 'profile' | 'groups';
  readonly nodes: Readonly<Record<string, PolicyNode>>;
  readonly rules: readonly PolicyRule[];
  readonly sharing: Readonly<Record<string, SharingPolicy>>;
  /** Who has a module, by module; everybody where left out. */
  readonly audience?: Readonly<Record<string, Audience>>;
}

/** The part of a preset that speaks of one noun: levels by node, and its sharing. */
export interface PresetFragment {
  readonly levels: Readonly<Record<string, Readonly<Record<string, Level>>>>;
  readonly sharing?: SharingPolicy;
}

/** A named set of defaults: fragments per noun, joined for the nouns that are registered. */
export interface Preset {
  readonly name: string;
  readonly userParents: Policy['userParents'];
  /** What its nodes inherit from. */
  readonly parents: Readonly<Record<string, readonly string[]>>;
  readonly fragments: Readonly<Record<string, PresetFragment>>;
}

const atom = z.union([
  z.enum(['own', 'groups', 'branch', 'client', 'all']),
  z.strictObject({ groups: z.array(z.string()).check(z.maxLength(200)) }),
  z.strictObject({ branches: z.array(z.string()).check(z.maxLength(200)) }),
]);
/** The shape of a level. */
export const level = z.union([z.enum(['inherit', 'none']), atom, z.array(atom)]);
const names = z.array(z.string().check(z.maxLength(200)));

const rule = z.strictObject({
  effect: z.enum(['deny', 'require']),
  module: z.string(),
  actions: z.optional(names),
  nodes: z.optional(names),
  where: z.optional(z.unknown()),
  branches: z.optional(names),
  ip: z.optional(names),
  hours: z.optional(z.strictObject({ timeZone: z.string(), days: z.optional(z.array(z.number())), from: z.string(), until: z.string() })),
});
const audience = z.union([z.literal(false), z.strictObject({ users: z.optional(names), groups: z.optional(names) })]);

/** The shape of a policy; `compilePolicy` checks what a shape cannot say (unknown rights and fields, cycles). */
export const policySchema = z.strictObject({
  v: z.literal(1),
  preset: z.string(),
  userParents: z.enum(['profile', 'groups']),
  nodes: z.record(
    z.string(),
    z.strictObject({ parents: z.optional(names), levels: z.optional(z.record(z.string(), level)), off: z.optional(names) }),
  ),
  rules: z.array(rule),
  sharing: z.record(z.string(), z.strictObject({ default: z.enum(['private', 'read', 'write']), read: names, write: names })),
  audience: z.optional(z.record(z.string(), audience)),
});

/** Id of the one policy record of a tenant. */
export const policyId = 'policy';

/** The policy's version that a change started from; another one in store is a `conflict`. */
const version = z.optional(z.string());
/** How many things were changed; each of them is told by the event `policy.changed`, with what it was and what it is. */
const changed = z.strictObject({ changed: z.number() });
const subject = (): { noun: string; id: string } => ({ noun: 'policy', id: policyId });

/** Replaces the policy, as when a preset is applied. The new one is refused as `invalid` when it does not compile, or when nobody could change it any more. */
export const setPolicy = defineCommand({
  name: 'policy.set',
  input: z.strictObject({ policy: policySchema, version }),
  output: changed,
  right: 'policy.manage',
  subject,
});

/**
 * Sets levels of one node (null goes back to what it inherits) and switches its modules, all at once (behaviours.md E12).
 * Where `policy.manage` reaches only groups or a branch, so do its grants, and no further than its holder's own rights: else `forbidden`.
 */
export const grantPolicy = defineCommand({
  name: 'policy.grant',
  input: z.strictObject({
    node: nodeName(),
    levels: z.optional(z.record(z.string(), z.nullable(level))),
    modules: z.optional(z.record(z.string(), z.boolean())),
    version,
  }),
  output: changed,
  right: 'policy.manage',
});

/** Replaces the rules over all grants. */
export const setRules = defineCommand({
  name: 'policy.setRules',
  input: z.strictObject({ rules: z.array(rule), version }),
  output: changed,
  right: 'policy.manage',
  subject,
});

/** Says who has a module; null opens it to everybody. */
export const setAudience = defineCommand({
  name: 'policy.setAudience',
  input: z.strictObject({ module: z.string(), audience: z.nullable(audience), version }),
  output: changed,
  right: 'policy.manage',
  subject,
});

/** The one policy record of a tenant. */
export const policyNoun: Noun<'policy', { policy: unknown }> = defineNoun({
  name: 'policy',
  schema: z.strictObject({ policy: z.unknown() }),
  commands: [setPolicy, grantPolicy, setRules, setAudience, describePolicy, explainPolicy],
  levels: { manage: ['groups', 'branch', 'branches', 'all'] },
  sorts: { created: { field: 'createdAt', direction: 'asc' } },
});

/** Joins a preset's fragments for these nouns into a policy. */
export function policyFromPreset(preset: Preset, nouns: readonly Noun[]): Policy {
  const nodes: Record<string, { parents?: readonly string[]; levels: Record<string, Level> }> = {};
  for (const [node, parents] of Object.entries(preset.parents)) {
    nodes[node] = { parents, levels: {} };
    for (const parent of parents) nodes[parent] ??= { levels: {} };
  }
  const sharing: Record<string, SharingPolicy> = {};
  for (const { name } of nouns) {
    const fragment = Object.hasOwn(preset.fragments, name) ? preset.fragments[name] : undefined;
    if (fragment?.sharing) sharing[name] = fragment.sharing;
    for (const [node, levels] of Object.entries(fragment?.levels ?? {})) {
      const target = (nodes[node] ??= { levels: {} });
      for (const [action, value] of Object.entries(levels)) target.levels[`${name}.${action}`] = value;
    }
  }
  return { v: 1, preset: preset.name, userParents: preset.userParents, nodes, rules: [], sharing };
}
