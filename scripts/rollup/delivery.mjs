// Rollup plugin: gives each widget's entry a stable name beside its hashed one, and writes the manifest that a gateway serves from.
import { integrityOf, staticGraph } from './verified-parts.mjs';

function lazyGraph(bundle, files, seen = new Set(files)) {
  const found = files
    .flatMap((file) => bundle[file].dynamicImports)
    .flatMap((file) => staticGraph(bundle, file))
    .filter((file) => !seen.has(file) && seen.add(file));
  return found.length === 0 ? [] : [...found, ...lazyGraph(bundle, found, seen)];
}

/** The files of words that these load, by language. */
function wordsOf(bundle, files) {
  const all = new Set(files.flatMap((file) => bundle[file].dynamicImports));
  return Object.groupBy(
    [...all].filter((file) => /^(?:en|es|fr)-/.test(file)),
    (file) => file.slice(0, 2),
  );
}

/**
 * The plugin. Passes that share one `manifest` object add to the same file. `soon` names, by entry, the sources of parts that a page needs
 * at once after it: its stable file brings them along, which saves the round trip of asking for them later.
 */
export function delivery(manifest, soon = {}) {
  return {
    name: 'delivery',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
        const file = (name) => ({ file: name, integrity: integrityOf(bundle[name].code) });
        for (const { name, fileName, code } of chunks.filter(({ isEntry }) => isEntry)) {
          const graph = staticGraph(bundle, fileName);
          const stable = `${name}.js`;
          // A copy saves a round trip. Where other files import this one by its hashed name, a copy would be a second instance: only point to it.
          const alone = graph.length === 1 && chunks.every(({ imports }) => !imports.includes(fileName));
          const parts = (soon[name] ?? []).map((source) => chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source))));
          if (parts.includes(undefined)) this.error(`${name}: no part for one of ${soon[name].join(', ')}`);
          const along = [...new Set(parts.flatMap((part) => staticGraph(bundle, part.fileName)))].filter((each) => !graph.includes(each));
          const source = alone
            ? code
            : `${[...along, ...graph]
                .reverse()
                .map((each) => `import"./${each}";`)
                .join('')}\n`;
          this.emitFile({ type: 'asset', fileName: stable, source });
          manifest[name] = {
            stable,
            immutable: fileName,
            integrity: integrityOf(code),
            chunks: graph.filter((each) => each !== fileName).map(file),
            along: along.map(file),
            words: Object.fromEntries(
              Object.entries(wordsOf(bundle, [...graph, ...along])).map(([lang, names]) => [lang, names.map(file)]),
            ),
            parts: lazyGraph(bundle, graph).map(file),
          };
        }
        this.emitFile({ type: 'asset', fileName: 'manifest.json', source: `${JSON.stringify(manifest, null, 2)}\n` });
      },
    },
  };
}
