import type { NodeDescription, RightDescription, SaidLevel, Session } from '@dealerkit/core';

/** What the asker himself may do, from his session: for who does not administer rights, and only looks. */
export function ownRights({ principal, rights }: Session): NodeDescription {
  const modules = new Map<string, RightDescription[]>();
  for (const { right, grants } of Object.values(rights)) {
    const said = grants.flatMap(({ by, node, level }): SaidLevel[] => (by === 'level' && node && level ? [{ node, level }] : []));
    const module = right.split('.', 1)[0]!;
    modules.set(module, [...(modules.get(module) ?? []), { right, admits: [], own: null, resolved: said, inherited: said }]);
  }
  return {
    node: `user:${principal.id}`,
    version: '',
    preset: '',
    parents: [],
    modules: [...modules].map(([module, own]) => ({ module, on: true, rights: own })),
  };
}
