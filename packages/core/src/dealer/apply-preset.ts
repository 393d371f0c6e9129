import { groupNoun } from '../group/group.noun.ts';
import { type PlanContext, handler } from '../open-crm/kit.ts';
import { heldPolicy, planPolicy } from '../open-crm/policy.handlers.ts';
import { compilePolicy } from '../permission/compile-policy.ts';
import { type Policy, type PolicyNode, type Preset, policyFromPreset } from '../permission/policy.ts';
import { bee2linkPreset } from '../preset/bee2link-preset.ts';
import { dealerPreset } from '../preset/dealer-preset.ts';
import { gemBooksPreset } from '../preset/gem-books-preset.ts';
import { onlyofficePreset } from '../preset/onlyoffice-preset.ts';
import { applyPreset } from '../preset/preset.commands.ts';
import { spotterPreset } from '../preset/spotter-preset.ts';
import { withType } from './group-type.ts';

const presets: readonly Preset[] = [dealerPreset, bee2linkPreset, spotterPreset, onlyofficePreset, gemBooksPreset];

/** Nodes of single people, groups and keys: what an administrator said of them is his, not the preset's. */
const isOwn = (node: string): boolean => /^(?:user|group|service):/.test(node);

async function applied(ctx: PlanContext, preset: Preset, before: Policy): Promise<Policy> {
  const fresh = policyFromPreset(preset, ctx.nouns);
  const groups = new Map((await ctx.system.list(groupNoun, {})).map(({ record }) => [`group:${record.id}`, record.profileType]));
  const own = Object.entries(before.nodes).filter(([node]) => isOwn(node));
  const names = new Set([...own.map(([node]) => node), ...groups.keys()]);
  const kept = [...names].map((node): [string, PolicyNode] => {
    const { parents = [], ...said }: PolicyNode = Object.hasOwn(before.nodes, node) ? before.nodes[node]! : {};
    const known = parents.filter((parent) => Object.hasOwn(fresh.nodes, parent) || isOwn(parent));
    return [node, withType(fresh.nodes, { ...said, ...(known.length > 0 ? { parents: known } : {}) }, groups.get(node))];
  });
  const said = kept.filter(([, node]) => Object.keys(node).length > 0);
  return {
    ...fresh,
    nodes: { ...fresh.nodes, ...Object.fromEntries(said) },
    rules: before.rules,
    ...(before.audience && { audience: before.audience }),
  };
}

/** The handler of `policy.applyPreset`. */
export const applying = handler(applyPreset, async (ctx, { preset: name, version }) => {
  const held = await heldPolicy(ctx, version, name);
  const policy = await applied(
    ctx,
    presets.find((preset) => preset.name === name)!,
    held.record.policy,
  );
  compilePolicy(policy, ctx.nouns);
  return planPolicy(ctx, held, policy);
});
