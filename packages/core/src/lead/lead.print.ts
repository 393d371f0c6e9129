import { type Client, clientNoun } from '../client/client.noun.ts';
import { contactNoun } from '../contact/contact.noun.ts';
import { localized } from '../form/localized.ts';
import { type PlanContext, handler } from '../open-crm/kit.ts';
import { offerNoun } from '../offer/offer.noun.ts';
import { tradeInLabel } from '../offer/offer.paper.ts';
import type { LeadPaper, SheetContact } from '../paper/any-paper.ts';
import { drawing } from '../paper/paper-file.ts';
import { addressLines, houseOf } from '../branch/letterhead.ts';
import { type PaperLanguage, paperLanguage } from '../paper/paper-kinds.ts';
import { seenOfLead, seenRecord } from '../paper/seen-record.ts';
import { remarkNoun } from '../remark/remark.noun.ts';
import { settingsOf, zoneOf } from '../settings/read-settings.ts';
import { testDriveNoun } from '../test-drive/test-drive.noun.ts';
import { tradeInNoun } from '../trade-in/trade-in.noun.ts';
import { userNoun } from '../user/user.noun.ts';
import { dayIn } from '../zone.ts';
import { printLead } from './lead.commands.ts';
import { type Lead, leadNoun } from './lead.noun.ts';

type Seen = Partial<Lead>;

const most = { contacts: 4, things: 4, remarks: 10 } as const;

const named = async (ctx: PlanContext, id: string): Promise<string | null> => (await ctx.system.get(userNoun, id))?.record.name ?? null;

/** The people of a lead that whoever asks may see, the one it came from first. */
async function contactsOf(ctx: PlanContext, { contacts = [] }: Seen, client: Partial<Client>): Promise<SheetContact[]> {
  const sorted = [...contacts].sort((a, b) => Number(b.origin) - Number(a.origin));
  const seen = await Promise.all(
    sorted.map(async ({ ref }): Promise<SheetContact | undefined> => {
      const [noun, id = ''] = ref.split(':');
      const record = noun === 'client' ? client : await seenRecord(ctx, contactNoun, id);
      const { name, phones = [], emails = [] } = record;
      const title = ('jobTitle' in record ? record.jobTitle : 'title' in record ? record.title : null) ?? null;
      return name === undefined ? undefined : { name, title, phones, emails };
    }),
  );
  return seen.filter((contact) => contact !== undefined);
}

/** What belongs to a lead, as far as whoever asks may see it. */
async function workOn(
  ctx: PlanContext,
  leadId: string,
): Promise<Pick<LeadPaper, 'tradeIns' | 'offers' | 'testDrives' | 'remarks' | 'more'>> {
  const things = { leadId, sort: 'created', most: most.things };
  const [tradeIns, offers, testDrives, remarks] = await Promise.all([
    seenOfLead(ctx, tradeInNoun, things),
    seenOfLead(ctx, offerNoun, things),
    seenOfLead(ctx, testDriveNoun, { ...things, sort: 'at' }),
    seenOfLead(ctx, remarkNoun, { ...things, most: most.remarks }),
  ]);
  const stands = ({ status }: { readonly status?: string }): boolean => status !== 'withdrawn' && status !== 'cancelled';
  return {
    tradeIns: tradeIns.records
      .filter(stands)
      .map((record) => ({ label: tradeInLabel(record) ?? '–', appraisal: record.appraisal ?? null })),
    offers: offers.records.filter(stands).map(({ vehicle = '–', total = null, status = null }) => ({ vehicle, total, status })),
    testDrives: testDrives.records.filter(stands).map(({ vehicle = '–', at = null, status = null }) => ({ vehicle, at, status })),
    remarks: await Promise.all(
      remarks.records.flatMap(({ createdAt: at = null, ownerIds: [author] = [], text }) =>
        text === undefined ? [] : [(async () => ({ at, by: author === undefined ? null : await named(ctx, author), text }))()],
      ),
    ),
    more: [tradeIns, offers, testDrives, remarks].some(({ more }) => more),
  };
}

/** A lead as whoever asks sees it now, as facts of one page. */
async function sheetOf(ctx: PlanContext, id: string, language: PaperLanguage): Promise<LeadPaper> {
  const { code, branchId, ownerIds, clientId } = (await ctx.get(leadNoun, id)).record;
  const lead: Seen = await seenRecord(ctx, leadNoun, id);
  const client = await seenRecord(ctx, clientNoun, clientId);
  const settings = await settingsOf(ctx.system);
  const timeZone = await zoneOf(ctx.system, branchId);
  const title = (rows: readonly { readonly id: string; readonly title: Readonly<Record<string, string>> }[], row: string | null = null) =>
    localized(rows.find((each) => each.id === row)?.title, language, settings.language) || null;
  const contacts = await contactsOf(ctx, lead, client);
  const { more, ...work } = await workOn(ctx, id);
  const open = lead.status === 'open' && lead.discarded !== true;
  return {
    ...{ kind: 'lead', language, timeZone, code, date: dayIn(timeZone, ctx.now) },
    house: (await houseOf(ctx, { branchId, ownerIds }, language)).house,
    name: client.name ?? lead.name ?? null,
    address: addressLines(client.address, settings.region, language),
    contacts: contacts.slice(0, most.contacts),
    owners: (await Promise.all((lead.ownerIds ?? []).map((owner) => named(ctx, owner)))).filter((name) => name !== null),
    status: lead.discarded === true ? 'discarded' : (lead.status ?? null),
    stage: title(settings.stages, lead.stageId),
    type: title(settings.leadTypes, lead.typeId),
    source: title(settings.sources, lead.sourceId),
    createdAt: lead.createdAt ?? null,
    deadlineAt: (open && lead.nextDeadlineAt) || null,
    ...{ vehicle: lead.vehicle ?? null, budget: lead.budget ?? null, message: lead.message ?? null },
    ...work,
    more: more || contacts.length > most.contacts,
  };
}

/** The handler of `lead.print`. */
export const printing = handler(printLead, async (ctx, { id, language: wanted }) => {
  const draw = drawing(ctx);
  const reader = (await ctx.system.get(userNoun, ctx.person.id))?.record.language;
  const language = wanted ?? paperLanguage(reader || (await settingsOf(ctx.system)).language);
  return { output: { id }, summary: await draw(await sheetOf(ctx, id, language)), changes: [] };
});
