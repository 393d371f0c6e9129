import type { Policy, PolicyNode } from '../permission/policy.ts';

/**
 * A group's node tied to its type, where the policy has types: a new group of marketing starts with marketing's rights, and what an
 * administrator sets on the group itself comes before them (behaviours.md B3, B3a).
 */
export function withType(nodes: Policy['nodes'], node: PolicyNode, type: unknown): PolicyNode {
  const known = typeof type === 'string' && Object.hasOwn(nodes, `type:${type}`);
  const { parents, ...own } = node;
  if (known ? parents?.includes(`type:${type}`) : !parents?.some((parent) => parent.startsWith('type:'))) return node;
  const others = parents?.filter((parent) => !parent.startsWith('type:')) ?? [];
  return { ...own, parents: [...others, ...(known ? [`type:${type}`] : [])] };
}
