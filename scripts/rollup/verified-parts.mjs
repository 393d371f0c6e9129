// Rollup plugin: what a page loads later is verified as strictly as what it loads first. Every `import('./part.ts')` in our sources becomes
// `part(() => import('./part-<hash>.js'), '<file> <integrity> …')`. The integrity stands at the call, so a file's name still fixes its content:
// Rollup's hash of the caller covers the names, and so the contents, of all that it calls. SHA-256, as strong here as a longer one: a hash
// does not compress, and every page with one widget carries a dozen.
import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../run.mjs';

const helperId = fileURLToPath(new URL('part.js', import.meta.url));

/** The integrity value of a file's content, for `integrity=`. */
export const integrityOf = (content, algorithm = 'sha384') => `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;

/** Every chunk that loading this one brings along, itself first. */
export function staticGraph(bundle, file, seen = new Set()) {
  if (seen.has(file) || !bundle[file]) return [];
  seen.add(file);
  return [file, ...bundle[file].imports.flatMap((name) => staticGraph(bundle, name, seen))];
}

/** The plugin. It has to stand after the one that strips types, and before nothing in particular. */
export function verifiedParts() {
  const targets = new Map();
  return {
    name: 'verified-parts',
    async transform(code, id) {
      if (id === helperId || id.includes('/node_modules/') || !code.includes('import(')) return null;
      const edits = [];
      const visit = (node) => {
        if (!node || typeof node !== 'object') return;
        if (node.type === 'ImportExpression' && typeof node.source.value === 'string') edits.push(node);
        for (const value of Object.values(node)) if (value && typeof value === 'object') visit(value);
      };
      visit(this.parse(code));
      if (edits.length === 0) return null;
      let text = code;
      for (const node of edits.sort((a, b) => b.start - a.start)) {
        const target = await this.resolve(node.source.value, id);
        const mark = `dk-integrity:${relative(root, id)}>${node.source.value}`;
        targets.set(mark, target?.id);
        const call = text.slice(node.start, node.end);
        text = `${text.slice(0, node.start)}__dkPart(() => ${call}, ${JSON.stringify(mark)})${text.slice(node.end)}`;
      }
      return { code: `import { part as __dkPart } from ${JSON.stringify(helperId)};\n${text}`, map: null };
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const chunkOf = (id) =>
        chunks.find(({ facadeModuleId }) => facadeModuleId === id) ?? chunks.find(({ moduleIds }) => moduleIds.includes(id));
      const done = new Set();
      const seal = (chunk, path) => {
        if (done.has(chunk)) return;
        if (path.includes(chunk)) this.error(`lazy parts load each other in a circle: ${path.map(({ fileName }) => fileName).join(' → ')}`);
        const loaded = staticGraph(bundle, chunk.fileName);
        for (const [mark, id] of targets) {
          if (!chunk.code.includes(mark)) continue;
          const target = chunkOf(id);
          const files = target ? staticGraph(bundle, target.fileName).filter((file) => !loaded.includes(file)) : [];
          for (const file of files) seal(bundle[file], [...path, chunk]);
          chunk.code = chunk.code.replaceAll(mark, files.map((file) => `${file} ${integrityOf(bundle[file].code, 'sha256')}`).join(' '));
        }
        done.add(chunk);
      };
      for (const chunk of chunks) seal(chunk, []);
    },
  };
}
