/** A house with a treasure in it: one record of every noun, each field of which is a canary, that belongs to somebody else. */
import type { Backend, Ids, Preset } from '@dealerkit/core';
import { dealerNouns, foundTenant } from '@dealerkit/core/dealer';
import { memoryFiles } from '@dealerkit/core/memory';
import { type FileStore, allNouns, house, openSource, type policyFromPreset } from '@dealerkit/core/server';
import { canary } from './wire.ts';

/** What somebody may be. */
export interface Attacker {
  /** His id, which is his token; nobody's when left out. */
  readonly id?: string;
  /** His user record; left out for services, forms and strangers. */
  readonly user?: Readonly<Record<string, unknown>>;
  /** Levels of his own node. */
  readonly levels?: Readonly<Record<string, unknown>>;
  /** Nouns of which he may see the treasure anyway. */
  readonly sees: readonly string[];
}

/** Ids of the hidden records, by noun. */
export type Treasure = Readonly<Record<string, string>>;

/** Whoever owns the treasure. */
export const owner = 'vip';

const counted = (prefix: string): Ids => {
  let count = 0;
  return { next: () => `${prefix}-${String(++count).padStart(6, '0')}` };
};

/** Founds a house of a preset on a backend, with its attackers, a client of their own, and the treasure. */
export async function foundHouse(
  backend: Backend,
  preset: Preset,
  attackers: Readonly<Record<string, Attacker>>,
): Promise<{
  readonly treasure: Treasure;
  readonly files: FileStore;
  readonly touch: (command: string, input: object) => Promise<unknown>;
}> {
  await foundTenant({ backend, nouns: dealerNouns, preset });
  const files = memoryFiles();
  const as = (id: string | undefined, prefix: string) => {
    const principal = id === undefined ? house : { id };
    const source = openSource({ backend, nouns: dealerNouns, principal, ids: counted(prefix), ports: { files } });
    return async (command: string, input: object) =>
      (await source.run(command, input, { key: crypto.randomUUID() })) as Readonly<Record<string, string>>;
  };
  const open = as(undefined, 'plain');
  const hide = as(undefined, canary.text('id'));

  await open('branch.save', { id: 'b1', data: { name: 'Lyon' } });
  await open('branch.save', { id: 'b2', data: { name: 'Lille' } });
  for (const id of ['g1', 'g2']) await open('group.save', { id, data: { name: id, profileType: 'sales' } });
  await open('group.save', { id: 'gm', data: { name: 'Marketing', profileType: 'marketing' } });
  await open('group.save', { id: 'ga', data: { name: 'House', profileType: 'administrator' } });
  await open('group.save', { id: 'gt', data: { name: 'In turn' } });
  const administrator = { profileId: 'administrator', groupIds: ['ga', 'gt'], branchId: 'b2' };
  await open('user.save', { id: owner, data: { name: 'Vip', ...administrator } });
  const mine = await open('client.create', { kind: 'person', firstName: 'Own', lastName: 'Client', emails: ['own@x.fr'], branchId: 'b1' });
  for (const { id, user } of Object.values(attackers))
    if (user) await open('user.save', { id, data: { name: id, ...user, ...(user['clientId'] === null ? { clientId: mine['id'] } : {}) } });

  const text = canary.text;
  const client = await hide('client.upsert', {
    externalId: { system: 'dms', id: text('external') },
    data: {
      kind: 'person',
      firstName: text('first'),
      lastName: text('last'),
      jobTitle: text('job'),
      emails: [`${text('mail')}@x.fr`],
      phones: [canary.phone(1)],
      address: { street: text('street'), city: text('city'), state: null, zip: '69002', country: 'FR' },
      about: text('about'),
      tags: [text('tag')],
      ownerId: owner,
      branchId: 'b2',
    },
  });
  const lead = await hide('lead.create', {
    clientId: client['id'],
    ownerId: owner,
    branchId: 'b2',
    vehicle: text('car'),
    message: text('message'),
  });
  const due = '2027-01-01T00:00:00.000Z';
  const task = await hide('task.create', { kind: 'task', title: text('task'), dueAt: due, leadId: lead['id'], ownerId: owner });
  const contact = await hide('contact.save', {
    data: { clientId: client['id'], name: text('contact'), emails: [`${text('contact-mail')}@x.fr`], phones: [canary.phone(2)] },
  });
  const vehicle = await hide('vehicle.save', {
    data: { leadId: lead['id'], label: text('label'), vin: text('vin'), price: { minor: canary.money, currency: 'EUR' } },
  });
  const amount = { minor: canary.money, currency: 'EUR' };
  const tradeIn = await hide('tradeIn.create', { leadId: lead['id'], make: text('make'), plate: text('plate'), defects: text('defects') });
  const offer = await hide('offer.create', { leadId: lead['id'], vehicle: text('offered'), price: amount, note: text('offer-note') });
  const testDrive = await hide('testDrive.create', { leadId: lead['id'], vehicle: text('driven'), at: due, note: text('drive-note') });
  const remark = await hide('remark.create', { leadId: lead['id'], text: text('remark') });
  const body = new Blob([`%PDF-1.7 ${text('content')}`]).stream();
  const staged = await openSource({ backend, nouns: dealerNouns, principal: house, ports: { files } }).stage({ name: text('file'), body });
  const document = await hide('document.add', { leadId: lead['id'], title: text('document'), fileId: staged.id });
  const message = await hide('message.send', {
    ...{ leadId: lead['id'], subject: text('subject'), text: text('mail'), attachment: 'quote', offerId: offer['id'] },
  });
  const form = await hide('form.save', {
    data: {
      ...{ key: text('form-key'), name: text('form'), language: 'fr', title: { fr: text('form-title') }, submit: { fr: 'Envoyer' } },
      ...{ thanksTitle: { fr: 'Merci' }, thanksText: { fr: 'Merci' }, ownerId: owner, branchId: 'b2' },
      fields: [{ name: 'email', type: 'email', label: { fr: 'E-mail' } }],
      consents: [{ purpose: 'news', label: { fr: text('consent') } }],
      assignment: { mode: 'round-robin', groupId: 'gt' },
    },
  });
  const send = as(`form:${form['id']!}`, canary.text('captured'));
  const sent = { formId: form['id'], lang: 'fr', page: text('page'), flags: [], ip: text('ip'), userAgent: text('agent') };
  const captured = await send('submission.capture', {
    ...sent,
    raw: { email: `${text('sent')}@x.fr`, message: text('raw'), consent_news: 'yes' },
  });
  // Another of his household, whom somebody is to look at.
  await send('submission.capture', { ...sent, raw: { phone: canary.phone(1), firstName: text('spouse'), lastName: text('other') } });
  const serviceKey = await hide('serviceKey.create', {
    ...{ name: text('key'), hash: 'ab'.repeat(32), levels: { 'client.view': { branches: [text('branch')] } } },
  });
  const calendarFeed = await as(owner, canary.text('feed'))('calendarFeed.create', { hash: 'ef'.repeat(32) });
  const [event] = (
    await openSource({ backend, nouns: dealerNouns, principal: house }).query('event', {
      where: { eq: ['subject', `lead:${lead['id']!}`] },
    })
  ).items;

  const services = Object.entries(attackers).flatMap(([, { id, levels }]) =>
    id && levels ? [[id.startsWith('service:') ? id : `user:${id}`, { levels }] as const] : [],
  );
  if (services.length > 0) {
    const source = openSource({ backend, nouns: dealerNouns, principal: house });
    const [stored] = await source.read('policy', ['policy']);
    const policy = (stored as unknown as { policy: ReturnType<typeof policyFromPreset> }).policy;
    await open('policy.set', { policy: { ...policy, nodes: { ...policy.nodes, ...Object.fromEntries(services) } } });
  }
  const known = allNouns(dealerNouns).map(({ name }) => name);
  const treasure: Record<string, string> = {
    ...{
      client: client['id']!,
      lead: lead['id']!,
      task: task['id']!,
      tradeIn: tradeIn['id']!,
      offer: offer['id']!,
      testDrive: testDrive['id']!,
      remark: remark['id']!,
      document: document['id']!,
      message: message['id']!,
      contact: contact['id']!,
      vehicle: vehicle['id']!,
      form: form['id']!,
    },
    ...{
      submission: captured['submissionId']!,
      serviceKey: serviceKey['id']!,
      calendarFeed: calendarFeed['id']!,
      event: event!.id,
      policy: 'policy',
      claim: await firstOf(backend, 'claim'),
      duplicate: await firstOf(backend, 'duplicate'),
      consent: await firstOf(backend, 'consent', 'at'),
      turn: 'gt',
    },
    ...{ user: owner, group: 'ga', profile: 'administrator', branch: 'b2', settings: 'settings' },
  };
  const missing = known.filter((name) => treasure[name] === undefined);
  if (missing.length > 0) throw new Error(`The house hides no ${missing.join(', ')}: add one in test/attack/house.ts`);
  return { treasure, files, touch: hide };
}

async function firstOf(backend: Backend, noun: string, sort = 'created'): Promise<string> {
  const { items } = await backend.query(noun, { sort, limit: 1 });
  return items[0]!.record.id;
}
