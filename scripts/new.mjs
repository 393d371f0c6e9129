// Begins something new from what already stands: `npm run new -- element|noun|backend NAME`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { elementFiles } from './new/element.mjs';
import { root } from './run.mjs';

const [kind, name = ''] = process.argv.slice(2);
const into = process.env.DEALERKIT_NEW_INTO ?? root;
const read = (path) => readFileSync(join(into, path), 'utf8');
const camel = name.replaceAll(/-(\w)/g, (_match, letter) => letter.toUpperCase());
const pascal = camel.slice(0, 1).toUpperCase() + camel.slice(1);

/** A noun as the example has one, under another name. */
function nounFiles() {
  const renamed = (text) => text.replaceAll('warranties', `${camel}s`).replaceAll('warranty', camel).replaceAll('Warranty', pascal);
  const files = ['warranty.mjs', 'warranty-server.mjs', 'page.mjs'].map((file) => [
    `examples/${name}/${file.replace('warranty', name)}`,
    renamed(read(`examples/own-entity/${file}`)).replaceAll(`./${camel}`, `./${name}`),
  ]);
  return Object.fromEntries(files);
}

/** A backend as the README writes one, ready for `dealerkit check-backend`. */
function backendFiles() {
  const [, snippet = ''] = /<!-- snippet: backend -->\s+```js\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
  const opens = `/** Opens a tenant: what \`dealerkit check-backend\` and \`dealerkit serve --backend\` call. */
export const backend = ({ nouns, tenant }) => fileBackend({ nouns, file: \`\${process.env.DATA ?? '.'}/\${tenant}.json\` });
`;
  return { [`examples/${name}.mjs`]: `${snippet}\n${opens}` };
}

const kinds = {
  element: {
    files: () => elementFiles({ name, camel, pascal }),
    next: `Its tests: npm test -- src/${name}. Then: its fields in the template, its words in locales/, its states in stories/${name}.stories.ts, a line in test/size.json.`,
  },
  noun: {
    files: nounFiles,
    next: `Its fields, ties, commands and words stand in examples/${name}/${name}.mjs, its handlers and rights in ${name}-server.mjs; test/own-entity.node.test.ts shows how to try them.`,
  },
  backend: {
    files: backendFiles,
    next: `Check it: dealerkit check-backend examples/${name}.mjs. See the portal on it: dealerkit serve --demo --backend examples/${name}.mjs.`,
  },
};

function refuse(text) {
  console.error(text);
  process.exit(2);
}
const chosen = kinds[kind] ?? refuse(`npm run new -- ${Object.keys(kinds).join('|')} NAME`);
if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) refuse(`A name has small letters, digits and dashes, such as trade-in; not "${name}".`);
const files = chosen.files();
const there = Object.keys(files).find((path) => existsSync(join(into, path)));
if (there) refuse(`${there} stands already; nothing was written.`);
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(into, path)), { recursive: true });
  writeFileSync(join(into, path), text);
  console.log(path);
}
if (kind === 'element') {
  const path = 'packages/elements/package.json';
  const manifest = JSON.parse(read(path));
  const entry = (file) => ({
    source: `./src/${name}/${file}.ts`,
    types: `./dist/${name}/${file}.d.ts`,
    default: `./dist/${name}/${file}.js`,
  });
  const entries = Object.entries(manifest.exports);
  // After the last element, before what is none.
  const at = entries.findIndex(([key]) => key === './testing');
  manifest.exports = Object.fromEntries([
    ...entries.slice(0, at),
    [`./${name}`, entry(name)],
    [`./${name}/define`, entry(`${name}.define`)],
    ...entries.slice(at),
  ]);
  writeFileSync(join(into, path), `${JSON.stringify(manifest, null, 2)}\n`);
  const index = 'packages/elements/src/index.ts';
  writeFileSync(
    join(into, index),
    `${read(index)}export { Dk${pascal} } from './${name}/${name}.ts';\nexport { ${camel}Messages } from './${name}/${name}.messages.ts';\nexport type { ${pascal}Messages } from './${name}/locales/en.ts';\n`,
  );
  console.log(`${path}\n${index}`);
}
console.log(chosen.next);
