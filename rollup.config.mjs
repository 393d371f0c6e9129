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
// A file is named after what it holds; what several widgets share holds many things, but for what most pages never load.
const seldom = new Set(['files', 'papers', 'csv', 'calendars']);
const nameOf = ({ name, facadeModuleId, isDynamicEntry }) =>
  (isDynamicEntry && name !== 'index') || seldom.has(name)
    ? name
    : (/([\w-]+)\/(?:src\/)?index\.ts$/.exec(facadeModuleId ?? '')?.[1] ?? 'shared');
// Which pages need a module at once, and which parts that come later.
function needing(id, getModuleInfo) {
  const [seen, pages, parts] = [new Set(), new Set(), new Set()];
  const climb = (each) => {
    if (seen.has(each)) return;
    seen.add(each);
    const { isEntry, importers, dynamicImporters } = getModuleInfo(each);
    if (isEntry) pages.add(each);
    if (dynamicImporters.length > 0) parts.add(each);
    importers.forEach(climb);
  };
  climb(id);
  return { pages: [...pages], parts: [...parts] };
}
// What of core some widgets alone ask for: a card, which knows core too, does not carry it.
const asides = /\/core\/src\/(?:task\/task-times|task\/task-title|offer\/offer-total|vehicle\/vin|open-crm\/event-categories)\.ts$/;
const papers = /\/core\/src\/(?:message\/message-limits|message\/templates\/(?:message-templates|template)|paper\/paper-kinds)\.ts$/;
const files = /\/core\/src\/(?:file\/(?:media-types|file-limits)|document\/download-name)\.ts$/;
// The calendar is written in core, and only when it is downloaded.
const calendars = /\/core\/src\/(?:calendar|calendar-feed|service-key)\//;
const ahead = /\/(?:timeline\/timeline-query|lead-page\/(?:first-request|ask-early)|http\/src\/ask-first)\.ts$/;
// Widgets that stand on pages of their own: what they share with others goes where the others put it.
const apart = /\/(?:calendar-export|speed-to-lead)\.define\.ts$/;
// What two widgets need at once comes in one file: a request costs more than the bytes that a third would not have needed.
function inOneFile(id, { getModuleInfo }) {
  const { pages: needed, parts } = needing(id, getModuleInfo);
  const pages = needed.filter((page) => !apart.test(page));
  const some = (pattern) => pages.some((page) => pattern.test(page));
  if (/\/(?:core\/src|elements\/src\/base)\/zone\.ts$/.test(id)) return 'zones';
  if (asides.test(id)) return 'asides';
  if (/\/core\/src\/hand-over\/hand-over\.ts$/.test(id)) return 'transfer';
  if (/\/core\/src\/preset\/preset-names\.ts$/.test(id)) return 'rights';
  if (/\/core\/src\/(?:csv|lead\/export-batch)\.ts$/.test(id)) return 'csv';
  if (calendars.test(id)) return 'calendars';
  // Only the dialogs that send files and mails ask for what those are.
  if (files.test(id)) return 'files';
  if (papers.test(id)) return 'papers';
  // What is asked ahead stands alone and is small: it runs while everything else is still on its way.
  if (ahead.test(id)) return 'ahead';
  // The bar of a lead and its history read the records that they name, and need no other part of the lead's page for it.
  if (/\/(?:core\/src\/message\/mail-address|lead-actions\/reached|controllers\/records-controller)\.ts$/.test(id)) return 'linked';
  const isLater = (pattern) => parts.some((part) => pattern.test(part));
  if (some(/\/(?:client-card|provider)\.define\.ts$/)) return pages.length > 1 ? 'shared' : undefined;
  // Next to nothing, and only ever said by what also asks something in a dialog.
  if (/\/base\/failed-state\.ts$/.test(id)) return 'dialogs';
  if (/\/base\/assign\.template\.ts$/.test(id)) return 'menus';
  if (pages.length === 0) return undefined;
  // A dialog alone is less than the form that most of them hold.
  if (/\/base\/(?:dialog|flag)\.ts$/.test(id)) return 'dialogs';
  const all = (pattern) => pages.every((page) => pattern.test(page));
  const inForm = isLater(/\/client-form\.ts$/);
  const inMenu = isLater(/\/client-actions\.ts$/);
  // An administrator's screens are opened seldom: what only they share with a card's later parts is in nobody else's way.
  if (all(/\/(?:rights|why|hand-over)\.define\.ts$/)) return inForm || inMenu || pages.length === 1 ? undefined : 'rights';
  // What a card does not need at once, such as fields to type into, is none of its first load; what only its menu needs, none of its form's.
  if (inForm) return 'forms';
  if (inMenu) return 'menus';
  if (pages.length === 1) return undefined;
  // The follow-up of a lead shares much with its head, and stands without it too.
  if (some(/\/deadline-list\.define\.ts$/)) {
    if (all(/\/(?:task|deadline)-list\.define\.ts$/)) return 'tasks';
    if (all(/\/(?:lead-(?:page|header|actions)|timeline|contact-list|deadline-list)\.define\.ts$/)) return 'follow-up';
  }
  if (all(/\/(?:lead-actions|timeline)\.define\.ts$/)) return 'linked';
  if (all(/\/(?:lead-(?:page|header|actions)|timeline|contact-list)\.define\.ts$/)) return 'lead';
  // A salesperson's screens stand on one page, and nobody else needs what only they share.
  if (all(/\/(?:lead-[\w-]+|task-list|timeline|contact-list|deadline-list)\.define\.ts$/)) return 'work';
  if (some(/-list\.define\.ts$/) && !all(/\/record(?:-list)?\.define\.ts$/)) return 'lists';
  // The generic widgets read schemas, which the others have no use for; lists turn pages, which a card does not.
  return all(/\/record(?:-list)?\.define\.ts$/) ? 'records' : undefined;
}
// What a page asks for as soon as these have run.
const soon = {
  provider: ['/packages/http/src/index.ts'],
  'lead-page': ['/lead-actions.define.ts', '/timeline.define.ts'],
};
const pass = (input, share) => ({
  input,
  // Nothing in core does anything by being imported: what a page does not use of it is no file that it waits for.
  treeshake: { moduleSideEffects: (id) => !/\/packages\/core\/src\//.test(id) },
  plugins: [
    // The templates before esbuild, which would put other quotes around them.
    literals,
    ...fromSource(),
    verifiedParts(),
    smallest(),
    delivery(manifest, soon),
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
  ...(Object.keys(portal).length > 0
    ? [pass({ ...portal, ahead: join(root, 'packages/elements/src/lead-page/ask-early.ts') }, inOneFile)]
    : []),
];
