import { DealerkitError, type Form, formNoun } from '@dealerkit/core';
import { type CliCommand, UsageError, textOf } from '../command.ts';
import { accessHelp, accessOptions, openAccess } from '../open-access.ts';
import { type Delivered, preloadTags, widgetManifest } from '../serve/assets.ts';

/** What a page takes in to show a form: one line that follows every release, or a fixed one that the browser checks. */
export function embedSnippets(origin: string, key: string, widget: Delivered): { readonly follows: string; readonly pinned: string } {
  const tag = `<dk-contact-form src="${origin}/f/${key}"></dk-contact-form>`;
  const script = `<script type="module" src="${origin}/assets/${widget.stable}"></script>`;
  const checked = `<script type="module" src="${origin}/assets/${widget.immutable}" integrity="${widget.integrity}" crossorigin></script>`;
  return { follows: `${tag}${script}`, pinned: [...preloadTags(origin, widget.chunks), checked, tag].join('\n') };
}

const describe = ({ key, name, active, ownerId, branchId, allowedOrigins, fields, consents }: Form): string =>
  [
    `${key}  ${name}${active ? '' : ' (off)'}`,
    `  owner     ${ownerId ?? 'nobody'}`,
    `  branch    ${branchId ?? 'none'}`,
    `  origins   ${allowedOrigins.length > 0 ? allowedOrigins.join(' ') : 'any'}`,
    `  fields    ${fields.map((field) => `${field.name}${field.required ? '*' : ''}`).join(' ')}`,
    `  consents  ${consents.map(({ purpose }) => purpose).join(' ') || 'none'}`,
  ].join('\n');

/** Lists the forms of a tenant, shows one, or prints what a page takes in to show it. */
export const formsCommand: CliCommand = {
  summary: 'List the forms, show one, or print its embed snippet',
  help: `dealerkit forms list
dealerkit forms show KEY
dealerkit forms embed KEY --gateway https://crm.example.com

  --gateway URL     Where pages reach the gateway (--url when left out)
${accessHelp}`,
  options: { ...accessOptions, gateway: { type: 'string' } },
  async run(given, io) {
    const [what, key, more] = given.words;
    if (!['list', 'show', 'embed'].includes(what ?? '') || (what === 'list') !== (key === undefined) || more !== undefined)
      throw new UsageError('forms takes: list, show KEY, or embed KEY');
    const gateway = URL.parse(textOf(given, 'gateway') ?? textOf(given, 'url') ?? '');
    if (what === 'embed' && !gateway) throw new UsageError('forms embed needs --gateway https://…');
    await using access = await openAccess(given, io);
    const where = key === undefined ? {} : { where: { eq: ['key', key] } as const };
    const { items } = await access.crm.list(formNoun, { ...where, limit: 100 });
    const [form] = items;
    if (key === undefined) {
      io.out(items.map((each) => `${each.key}  ${each.name}${each.active ? '' : ' (off)'}\n`).join(''));
      return 0;
    }
    if (!form) throw new DealerkitError('not-found', `No form has the key ${key}`);
    if (what === 'show') {
      io.out(`${describe(form)}\n`);
      return 0;
    }
    const widget = widgetManifest()['contact-form'];
    if (!widget) throw new DealerkitError('unavailable', 'The widgets are not built: run npm run build');
    const { follows, pinned } = embedSnippets(gateway!.origin, form.key, widget);
    io.out(`Follows every release, one line:\n\n${follows}\n\nFixed to this release, checked by the browser:\n\n${pinned}\n`);
    return 0;
  },
};
