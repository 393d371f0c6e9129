// What an element's own code holds, read from its bundle: what is never reached is not in it, so that shared files count only where they are used.
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './run.mjs';

const every = (text, pattern) => [...new Set([...text.matchAll(pattern)].map((match) => match[1]))].sort();

/** Parts, slots, event names and custom properties of one element, by its folder's name. */
export async function insideOf(name) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'packages/elements/src', name, `${name}.ts`)],
    ...{ bundle: true, write: false, format: 'esm', target: 'es2022', conditions: ['source'] },
    external: ['lit', 'lit/*', '@lit/*', '@dealerkit/*', 'zod', 'zod/*'],
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    loader: { '.json': 'json' },
  });
  const text = outputFiles[0].text;
  const used = new Set(every(text, /var\((--_[a-z-]+)/g));
  // A private name stands for the public one that it is made from.
  const made = [...text.matchAll(/(--_[a-z-]+):\s*var\((--dk-[a-z-]+)/g)].filter(([, own]) => used.has(own)).map(([, , token]) => token);
  return {
    parts: [...new Set(every(text, /\bpart="([^"]+)"/g).flatMap((names) => names.split(/\s+/)))].sort(),
    dynamicParts: every(text, /\b(part=\$\{[^}]*\})/g),
    slots: every(text, /<slot(?: name="([^"]*)")?/g).map((slot) => slot ?? ''),
    events: every(text, /"(dk-[a-z-]+)"/g).filter((event) => new RegExp(`type = "${event}"`).test(text)),
    properties: [...new Set(made)].sort(),
  };
}
