import { type CliCommand, UsageError, textOf } from '../command.ts';
import { type Delivered, preloadTags, widgetManifest } from '../serve/assets.ts';

/** The script that asks for what lead pages show first while their own files are still on their way, and waits for no stylesheet. */
const early = 'ahead';

/**
 * What a page takes in to show widgets: their scripts, which follow every release, and before them hints that let a browser ask for all
 * files at once rather than one level of imports after the other. A hint of a former release costs a request and breaks nothing. What was
 * `named` is not named again.
 */
function widgetSnippet(origin: string, widgets: readonly Delivered[], lang: string, named: Set<string>): string {
  const files = widgets
    .flatMap(({ immutable, integrity, chunks, along, words }) => [
      { file: immutable, integrity },
      ...chunks,
      ...along,
      ...(words[lang] ?? []),
    ])
    .filter(({ file }) => !named.has(file) && named.add(file));
  // A provider connects as soon as it is defined: by then the widgets inside it must have said what they show first.
  const last = (stable: string): number => Number(stable === 'provider.js');
  const scripts = widgets
    .toSorted((a, b) => last(a.stable) - last(b.stable))
    .map(({ stable }) => `<script type="module"${stable === `${early}.js` ? ' async' : ''} src="${origin}/assets/${stable}"></script>`);
  return [...preloadTags(origin, files), ...scripts].join('\n');
}

/** Lists the widgets, or prints what a page takes in to show some of them without waiting. */
export const widgetsCommand: CliCommand = {
  summary: 'List the widgets, or print what a page takes in for the fastest start',
  help: `dealerkit widgets list
dealerkit widgets embed NAME… --gateway https://crm.example.com [--lang en]

  --gateway URL     Where pages reach the gateway
  --lang LANG       The language whose words come at once: en (default), fr or es`,
  options: { gateway: { type: 'string' }, lang: { type: 'string' } },
  run(given, io) {
    const [what, ...names] = given.words;
    const manifest = widgetManifest();
    if (what === 'list' && names.length === 0) {
      io.out(
        `${Object.keys(manifest)
          .filter((name) => name !== early)
          .toSorted()
          .join('\n')}\n`,
      );
      return Promise.resolve(0);
    }
    if (what !== 'embed' || names.length === 0) throw new UsageError('widgets takes: list, or embed NAME…');
    const gateway = URL.parse(textOf(given, 'gateway') ?? '');
    if (!gateway) throw new UsageError('widgets embed needs --gateway https://…');
    const unknown = names.find((name) => !Object.hasOwn(manifest, name) || name === early);
    if (unknown !== undefined) throw new UsageError(`no widget is called ${unknown}: dealerkit widgets list names them`);
    const lang = textOf(given, 'lang') ?? 'en';
    if (!Object.values(manifest).some(({ words }) => Object.hasOwn(words, lang))) throw new UsageError(`no widget speaks ${lang}`);
    // What asks ahead comes before the hints of everything else, so that nothing is on the wire before it.
    const parts = [...(names.includes('lead-page') ? [[early]] : []), names];
    const named = new Set<string>();
    for (const part of parts) {
      const widgets = part.map((name) => manifest[name]!);
      io.out(`${widgetSnippet(gateway.origin, widgets, lang, named)}\n`);
    }
    return Promise.resolve(0);
  },
};
