import * as z from 'zod/mini';
import { defineCommand } from '../command.ts';
import { recordId } from '../schema-parts.ts';
import type { Decision } from './decision.ts';
import type { Level } from './policy.ts';

/** A node of the policy by name. */
export const nodeName = () => z.string().check(z.regex(/^(?:user|group|profile|role|type|system|service):[^\s]{1,180}$/));

/** A level, and the node that says it. */
export interface SaidLevel {
  readonly node: string;
  readonly level: Level;
}

/** One right of a node: what it admits, what the node says itself, and what holds with and without that. */
export interface RightDescription {
  readonly right: string;
  /** Names of the level atoms that it admits: `own`, `groups`, `branch`, `branches`, `client`, `all`. */
  readonly admits: readonly string[];
  /** Null where the node says nothing and inherits. */
  readonly own: Level | null;
  /** What holds now; several parents add up, and nothing is no right. */
  readonly resolved: readonly SaidLevel[];
  /** What would hold if the node said nothing. */
  readonly inherited: readonly SaidLevel[];
}

/** The rights of one node, module by module: the summary of a preview of `policy.describe`. */
export interface NodeDescription {
  readonly node: string;
  /** Of the policy, for the commands that change it. */
  readonly version: string;
  readonly preset: string;
  readonly parents: readonly string[];
  readonly modules: readonly { readonly module: string; readonly on: boolean; readonly rights: readonly RightDescription[] }[];
}

/**
 * What a node may do, and whence. Read it with `crm.preview(describePolicy, { node })`: its summary is a `NodeDescription`. For whoever
 * administers the node.
 */
export const describePolicy = defineCommand({
  name: 'policy.describe',
  input: z.strictObject({ node: nodeName() }),
  output: z.strictObject({ node: z.string() }),
  right: 'policy.manage',
});

/** Why somebody may or may not: the summary of a preview of `policy.explain`. */
export interface PersonDecision {
  readonly person: { readonly id: string; readonly name: string; readonly active: boolean };
  /** What he is told of this right, himself or by what he inherits from. */
  readonly said: readonly SaidLevel[];
  /** Who he stands in for at this moment. */
  readonly standsInFor: readonly string[];
  readonly decision: Decision;
  /** Whether he may view the record at all; null without a record. */
  readonly views: boolean | null;
}

/**
 * Why a person may or may not do something, on a record or at all, wherever and whenever he asks from. Read it with
 * `crm.preview(explainPolicy, …)`: its summary is a `PersonDecision`. For whoever administers the person and may view the record.
 */
export const explainPolicy = defineCommand({
  name: 'policy.explain',
  input: z.strictObject({
    userId: recordId(),
    right: z.string().check(z.maxLength(200)),
    record: z.optional(z.strictObject({ noun: z.string(), id: recordId() })),
  }),
  output: z.strictObject({ allowed: z.boolean() }),
  right: 'policy.manage',
});
