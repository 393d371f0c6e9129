// The bytes of some exports of core on their own, built as the widgets are: what `modules` of test/size.json speaks of.
import { join } from 'node:path';
import { rollup } from 'rollup';
import { fromSource, smallest } from './rollup/smallest.mjs';
import { root } from './run.mjs';

const source = join(root, 'packages/core/src');
const entry = 'entry';

/** Builds one file of these exports, by path; what is external is named, not counted. Zod always is. */
export async function bundleOf({ exports, external }) {
  const lines = Object.entries(exports).map(
    ([path, names]) => `export { ${names.join(', ')} } from ${JSON.stringify(join(source, path))};`,
  );
  const outside = new Set(external.map((path) => join(source, path)));
  const own = {
    name: 'entry',
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? lines.join('\n') : null),
  };
  const bundle = await rollup({
    input: entry,
    external: (id) => /^zod\b/.test(id) || outside.has(id),
    plugins: [own, ...fromSource(), smallest()],
  });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code;
}
