// Builds what a page loads with one tag and no build step of its own, into packages/elements/dist/cdn.
import { globSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { minifyHTMLLiterals } from 'minify-literals';
import { delivery, verifiedParts } from './scripts/rollup/index.mjs';
import { fromSource, smallest } from './scripts/rollup/smallest.mjs';
import { root } from './scripts/run.mjs';

const dir = join(root, 'packages/elements/dist/cdn');
const widgets = Object.fromEntries(
  globSync('packages/elements/src/*/*.define.ts', { cwd: root })
    .sort()
    .map((path) => [basename(path, '.define.ts'), join(root, path)]),
);
const { 'contact-form': contactForm, ...portal } = widgets;
const manifest = {};
rmSync(dir, { recursive: true, force: true });

const literals = {
  name: 'minify-literals',
  transform: (code, id) => (/\b(?:html|svg|css)`/.test(code) && id.endsWith('.ts') ? minifyHTMLLiterals(code, { fileName: id }) : null),
};
// A file is named after what it holds; what several widgets share holds many things.
const nameOf = ({ name, facadeModuleId, isDynamicEntry }) =>
  isDynamicEntry && name !== 'index' ? name : (/packages\/([\w-]+)\/src\/index\.ts$/.exec(facadeModuleId ?? '')?.[1] ?? 'shared');
// What two widgets need at once comes in one file: a request costs more than the bytes that a third would not have needed.
function inOneFile(id, { getModuleInfo }) {
  // Who needs it at once, and who may need it later.
  const [entries, all] = [false, true].map((later) => {
    const [seen, found] = [new Set(), new Set()];
    const climb = (each) => {
      if (seen.has(each)) return;
      seen.add(each);
      const { isEntry, importers, dynamicImporters } = getModuleInfo(each);
      if (isEntry) found.add(each);
      [...importers, ...(later ? dynamicImporters : [])].forEach(climb);
    };
    climb(id);
    return found;
  });
  if (all.size < 2 || entries.size === 0) return undefined;
  const has = (set) => [...set].some((entry) => /\/(?:client-card|provider)\.define\.ts$/.test(entry));
  if (entries.size < 2) return has(all) && !has(entries) ? 'forms' : undefined;
  const are = (pattern) => [...all].every((entry) => pattern.test(entry));
  // The generic widgets read schemas, which the others have no use for; lists turn pages, which a card does not.
  if (are(/\/record(?:-list)?\.define\.ts$/)) return 'records';
  if (are(/\/(?:record|[a-z]+-list)\.define\.ts$/)) return 'lists';
  if (are(/\/(?:rights|why|hand-over)\.define\.ts$/)) return 'rights';
  // What a card does not need at once, such as fields to type into, is none of its first load; what it never needs, none of its form's.
  return has(entries) ? 'shared' : has(all) ? 'forms' : 'widgets';
}
const pass = (input, share) => ({
  input,
  plugins: [
    // The templates before esbuild, which would put other quotes around them.
    literals,
    ...fromSource(),
    verifiedParts(),
    smallest(),
    delivery(manifest),
  ],
  onwarn(warning, warn) {
    if (!['INVALID_ANNOTATION', 'CIRCULAR_DEPENDENCY'].includes(warning.code)) warn(warning);
  },
  output: {
    dir,
    format: 'es',
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: (chunk) => `${nameOf(chunk)}-[hash].js`,
    ...(share && { manualChunks: share }),
  },
});

// The contact form stands alone on a public page: one request, wholly covered by its tag's integrity. The widgets of a portal share chunks.
export default [
  ...(contactForm ? [pass({ 'contact-form': contactForm })] : []),
  ...(Object.keys(portal).length > 0 ? [pass(portal, inOneFile)] : []),
];
