// The elements' manifest, and from it what editors read: VS Code's custom data and JetBrains' web-types.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { insideOf } from './element-inside.mjs';
import { root, run } from './run.mjs';

const folder = join(root, 'packages/elements');
const path = join(folder, 'custom-elements.json');

/** The design tokens by name, from the comment of the sheet that reads them. */
const tokens = new Map(
  [...readFileSync(join(folder, 'src/styles/tokens.styles.ts'), 'utf8').matchAll(/@cssprop (--dk-[a-z-]+) - (.+)/g)].map(
    ([, name, description]) => [name, { name, description }],
  ),
);

const code = await run('cem', ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet']);
if (code !== 0) process.exit(code);
const manifest = JSON.parse(readFileSync(path, 'utf8'));
for (const { declarations } of manifest.modules)
  for (const declaration of declarations.filter(({ customElement }) => customElement)) {
    const { properties } = await insideOf(declaration.tagName.replace('dk-', ''));
    declaration.cssProperties = properties.map((name) => tokens.get(name) ?? { name });
  }
writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
generateVsCodeCustomElementData(manifest, { outdir: join(folder, 'dist'), hideLogs: true });
generateJetBrainsWebTypes(manifest, { outdir: join(folder, 'dist'), packageJson: false, hideLogs: true });
// It says what several elements share once for each of them.
const css = join(folder, 'dist/vscode.css-custom-data.json');
const data = JSON.parse(readFileSync(css, 'utf8'));
const once = (list) => [...new Map(list.map((each) => [each.name, each])).values()];
writeFileSync(
  css,
  `${JSON.stringify({ ...data, properties: once(data.properties), pseudoElements: once(data.pseudoElements) }, null, 2)}\n`,
);
// The generator takes name and version from wherever it is started.
const types = join(folder, 'dist/web-types.json');
writeFileSync(types, `${JSON.stringify({ ...JSON.parse(readFileSync(types, 'utf8')), name, version }, null, 2)}\n`);
