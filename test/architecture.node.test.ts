import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brokenArrows } from './architecture/broken-arrows.ts';
import { rules } from './architecture/rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = new Map(
  globSync('packages/*/src/**/*.ts', { cwd: root }).map((path) => [path.replaceAll('\\', '/'), readFileSync(`${root}/${path}`, 'utf8')]),
);

describe('architecture: every arrow points at core', () => {
  it('holds for every import of every package', () => {
    assert.ok(sources.size > 0, 'no source was read');
    assert.deepEqual(
      brokenArrows(sources).map(({ where, specifier, rule }) => `${where} imports ${specifier}: ${rule.says}`),
      [],
    );
  });

  for (const rule of rules)
    for (const [path, source] of Object.entries(rule.plant))
      it(`fails when broken on purpose: ${rule.says} (${path.replace('packages/', '')})`, () => {
        const before = sources.get(path) ?? '';
        const broken = (text: string) => brokenArrows(new Map([[path, text]])).filter((arrow) => arrow.rule === rule).length;
        assert.equal(broken(`${before}\n${source}\n`), broken(before) + 1);
      });
});
