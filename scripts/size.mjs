// Exact bytes of what a page loads (minified, gzip -9, brotli 11) against the ceilings of test/size.json, and what must not be among it.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from './build.mjs';
import { bundleOf } from './module-size.mjs';
import { root } from './run.mjs';

const folder = join(root, 'packages/elements/dist/cdn');
const table = JSON.parse(readFileSync(join(root, 'test/size.json'), 'utf8'));
if (!(await build({ ifStale: true }))) process.exit(1);
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

const measured = new Map();
function weigh(content) {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  return { minified: content.length, gzip: gzipSync(content, { level: 9 }).length, brotli: brotliCompressSync(content, brotli).length };
}
function bytes(file) {
  if (!measured.has(file)) measured.set(file, weigh(readFileSync(join(folder, file))));
  return measured.get(file);
}
const sum = (files) =>
  files.map(bytes).reduce((a, b) => ({ minified: a.minified + b.minified, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }), {
    minified: 0,
    gzip: 0,
    brotli: 0,
  });
const imports = (file, pattern) => [...readFileSync(join(folder, file), 'utf8').matchAll(pattern)].map(([, name]) => name);
const atOnce = (file) => imports(file, /(?:\bfrom|\bimport) ?"\.\/([^"]+)"/g);
const later = (file) => imports(file, /\bimport\("\.\/([^"]+)"\)/g);
/** Files with all that they import: at once only, or what they load later too. */
function graph(files, ways, seen = new Set(files)) {
  const found = files.flatMap((file) => ways.flatMap((way) => way(file))).filter((file) => !seen.has(file) && seen.add(file));
  return found.length === 0 ? [...seen] : graph(found, ways, seen);
}
const staticFiles = (name) => [manifest[name].immutable, ...manifest[name].chunks.map(({ file }) => file)];
const partFiles = (name) => manifest[name].parts.map(({ file }) => file);
const isLocale = (file) => /^(?:en|es|fr)-/.test(basename(file));
// Of the words in several languages a page loads one: count the longest.
function longestLocale(files) {
  const languages = Map.groupBy(files.filter(isLocale), (file) => basename(file).slice(0, 2));
  return [...languages.values()].sort((a, b) => sum(b).gzip - sum(a).gzip)[0] ?? [];
}
const print = (name, { minified, gzip, brotli }, rest = '') => console.log([name, minified, gzip, brotli].join(' | ') + rest);

const named = (files, prefixes) => files.filter((file) => prefixes.some((prefix) => file.startsWith(prefix)));

/**
 * What an entry of the table counts: its file, those of `and`, its words, the lazy graph of `lazyGraphOf` but for what comes
 * only when it is used, such as the sending of files, and the lazy parts named by
 * `parts`, each with its words; without what the widgets of `beyond` have loaded. `only` counts those parts alone.
 */
function filesOf({ entry, and = [], lazyGraphOf = [], beyond = [], parts = [], only = false }) {
  const first = [entry, ...and].flatMap(staticFiles);
  const words = first.flatMap(later).filter(isLocale);
  const wanted = graph(named(partFiles(entry), parts), [atOnce]).filter((file) => !first.includes(file));
  const partWords = wanted.flatMap(later).filter(isLocale);
  const lazy = lazyGraphOf.flatMap(partFiles).filter((file) => named([file], table.onlyWhenUsed).length === 0);
  const known = new Set(beyond.flatMap((name) => [...staticFiles(name), ...partFiles(name)]));
  if (only) for (const file of first) known.add(file);
  const every = [
    ...(only ? [] : first),
    ...longestLocale([...new Set([...(only ? [] : words), ...partWords, ...lazy, ...wanted])].filter((file) => !known.has(file))),
    ...[...lazy, ...wanted].filter((file) => !isLocale(file)),
  ];
  return [...new Set(every)].filter((file) => !known.has(file));
}

let short = 0;
console.log('what | minified | gzip -9 | brotli 11');
for (const wanted of table.entries) {
  const missing = [wanted.entry, ...(wanted.and ?? []), ...(wanted.beyond ?? [])].filter((name) => !manifest[name]);
  if (missing.length > 0) {
    console.log(`${wanted.name} | no built file for ${missing.join(', ')} | short`);
    short++;
    continue;
  }
  const files = filesOf(wanted);
  const total = sum(files);
  const more = Object.values(wanted.more ?? {}).reduce((a, b) => a + b, 0);
  const ok = total.gzip + more <= wanted.gzip;
  const reserved = more > 0 ? ` (+ ${more} reserved for ${Object.keys(wanted.more).join(', ')})` : '';
  print(wanted.name, total, `${reserved} | at most ${wanted.gzip} gzip | ${ok ? 'ok' : `short: ${wanted.why}`}`);
  for (const file of files) print(`  ${file}`, bytes(file));
  for (const file of partFiles(wanted.entry).filter(
    (part) => !files.includes(part) && !(wanted.beyond ?? []).flatMap(partFiles).includes(part),
  ))
    print(`  later: ${file}`, bytes(file));
  if (!ok) short++;
  for (const name of [...(wanted.without ?? []), ...table.nowhere]) {
    const everywhere = table.nowhere.includes(name) ? [...files, ...partFiles(wanted.entry)] : files;
    for (const file of everywhere)
      for (const marker of table.markers[name])
        if (readFileSync(join(folder, file), 'utf8').includes(marker)) {
          console.log(`  ${file} holds ${name} (found "${marker}") | short`);
          short++;
        }
  }
}
for (const wanted of table.modules) {
  const size = weigh(Buffer.from(await bundleOf(wanted)));
  const ok = size.gzip <= wanted.gzip;
  print(wanted.name, size, ` | at most ${wanted.gzip} gzip | ${ok ? 'ok' : `short: ${wanted.why}`}`);
  if (!ok) short++;
}
process.exitCode = short > 0 ? 1 : 0;
