/**
 * What an attacker feeds to each command. `at` gives the id of a record that he may not see, and once more one that does not exist:
 * both must be answered alike. A command that is missing here fails the suite.
 */

/** Where an input aims: `at` a hidden record of a noun, or `text` of it, a value that stands in it (and once more one that stands nowhere). */
export interface Aim {
  at(noun: string): string;
  text(value: string): string;
  /** The attacker's own id. */
  readonly me: string;
}

type Feed = (aim: Aim) => unknown;

const due = '2027-01-01T00:00:00.000Z';
const money = { minor: 100, currency: 'EUR' };
const person = { kind: 'person', firstName: 'Eve', lastName: 'Attacker', emails: ['eve@x.fr'] };
const mine = (aim: Aim): object => ({ access: 'write', readers: [aim.me], writers: [aim.me] });
const external = (aim: Aim): object => ({ system: 'dms', id: aim.text('external') });
const fresh = (): object => ({ system: 'own', id: crypto.randomUUID() });
const byId: Feed = ({ at }) => ({ id: at('client') });
const leadById: Feed = ({ at }) => ({ id: at('lead') });
const all = { 'client.view': 'all', 'client.delete': 'all', 'lead.view': 'all', 'policy.manage': 'all' };
const empty = { v: 1, preset: 'none', userParents: 'profile', rules: [], sharing: {} };
const user = (aim: Aim, data: object): object => ({ id: aim.me, data: { name: aim.me, ...data } });

/** A record of a kept noun, saved over somebody else's, below somebody else's, and as somebody else's. */
const saves = (noun: string, parent: string, field: string, data: object): readonly Feed[] => [
  (aim) => ({ id: aim.at(noun), data }),
  (aim) => ({ id: aim.at(noun), data: { ...data, [field]: aim.at(parent) } }),
  (aim) => ({ data: { ...data, [field]: aim.at(parent) } }),
];

export const inputs: Readonly<Record<string, readonly Feed[]>> = {
  'user.save': [
    (aim) => user(aim, { profileId: 'administrator' }),
    (aim) => user(aim, { profileId: 'administrator', groupIds: ['ga', 'gm', 'g1', 'g2'], branchId: 'b2' }),
    (aim) => user(aim, { clientId: aim.at('client') }),
    () => ({ data: { name: 'Another', profileId: 'administrator', groupIds: ['ga'] } }),
    () => ({ id: 'vip', data: { name: 'Vip', active: false } }),
  ],
  'user.setAbsences': [
    (aim) => ({ id: 'vip', absences: [{ from: '2020-01-01', until: '2030-01-01', substituteId: aim.me }] }),
    (aim) => ({ id: aim.me, absences: [{ from: '2020-01-01', until: '2030-01-01', substituteId: 'vip' }] }),
  ],
  'group.save': [
    () => ({ id: 'g1', data: { name: 'g1', profileType: 'administrator' } }),
    () => ({ id: 'g1', data: { name: 'g1', profileType: 'marketing' } }),
    () => ({ data: { name: 'Mine', profileType: 'administrator' } }),
  ],
  'profile.save': [() => ({ id: 'administrator', data: { title: { en: 'Mine' } } })],
  'branch.save': [(aim) => ({ id: 'b2', data: { name: 'Mine', managerId: aim.me } })],
  'settings.set': [() => ({ patch: { region: 'XX' } }), () => ({ patch: { timeZone: 'Mars/Olympus' } })],
  'client.create': [
    () => ({ ...person, id: 'chosen' }),
    () => ({ ...person, ownerId: 'vip' }),
    () => ({ ...person, branchId: 'b2' }),
    (aim) => ({ ...person, ownerIds: ['vip'], sharing: mine(aim), policy: all }),
  ],
  'client.update': [
    ({ at }) => ({ id: at('client'), patch: { about: 'x' } }),
    ({ at, me }) => ({
      id: at('client'),
      patch: { ownerIds: [me], branchId: 'b1', sharing: { access: 'write', readers: [], writers: [] } },
    }),
    ({ at, text }) => ({ id: at('client'), patch: { lastName: 'x' }, from: { lastName: text('last') } }),
    ({ at }) => ({ id: at('client'), patch: { lastName: 'x' }, from: { lastName: 'not his name' } }),
  ],
  'client.upsert': [
    (aim) => ({ externalId: fresh(), data: { ...person, ownerIds: [aim.me], sharing: mine(aim) } }),
    () => ({ externalId: fresh(), data: { ...person, ownerId: 'vip', branchId: 'b2' } }),
  ],
  'client.import': [
    (aim) => ({ externalId: fresh(), data: { ...person, ownerId: aim.me, createdBy: 'vip' } }),
    (aim) => ({ externalId: fresh(), data: { ...person, ownerId: aim.me, branchId: 'b2' } }),
  ],
  'client.share': [(aim) => ({ id: aim.at('client'), sharing: mine(aim) }), ({ at }) => ({ id: at('client'), sharing: null })],
  'client.assign': [({ at, me }) => ({ id: at('client'), ownerId: me }), ({ at }) => ({ id: at('client'), ownerId: 'vip', inform: true })],
  'client.archive': [byId],
  'client.restore': [byId],
  'client.delete': [byId],
  'contact.save': saves('contact', 'client', 'clientId', { name: 'Eve' }),
  'contact.update': [
    ({ at }) => ({ id: at('contact'), patch: { title: 'x' } }),
    ({ at }) => ({ id: at('contact'), patch: { name: 'x' }, from: { name: 'not this' } }),
  ],
  'contact.upsert': [(aim) => ({ externalId: fresh(), data: { name: 'Eve', clientId: aim.at('client') } })],
  'lead.create': [
    ({ at }) => ({ clientId: at('client') }),
    ({ at, me }) => ({ clientId: at('client'), ownerId: me, branchId: 'b1' }),
    () => ({ client: person, ownerId: 'vip', branchId: 'b2' }),
    (aim) => ({ client: { ...person, ownerIds: [aim.me] }, sharing: mine(aim) }),
  ],
  'lead.upsert': [
    ({ at }) => ({ externalId: fresh(), data: { clientId: at('client') } }),
    (aim) => (aim.at('client'), { externalId: fresh(), data: { clientExternalId: external(aim) } }),
  ],
  'lead.import': [
    ({ at, me }) => ({ externalId: fresh(), data: { clientId: at('client'), ownerId: me } }),
    (aim) => (aim.at('client'), { externalId: fresh(), data: { clientExternalId: external(aim), ownerId: aim.me } }),
  ],
  'lead.update': [
    ({ at }) => ({ id: at('lead'), patch: { message: 'x' } }),
    ({ at }) => ({ id: at('lead'), patch: { vehicle: 'x' }, from: { vehicle: 'not this' } }),
    ({ at, me }) => ({ id: at('lead'), patch: { ownerIds: [me] } }),
  ],
  'lead.addContact': [
    ({ at }) => ({ id: at('lead'), contact: { name: 'Eve' } }),
    ({ at }) => ({ id: at('lead'), contactId: at('contact') }),
  ],
  'lead.removeContact': [({ at }) => ({ id: at('lead'), ref: `client:${at('client')}` })],
  'lead.setOrigin': [({ at }) => ({ id: at('lead'), ref: `contact:${at('contact')}` })],
  'tradeIn.create': [({ at }) => ({ leadId: at('lead'), make: 'Fiat' })],
  'tradeIn.update': [
    ({ at }) => ({ id: at('tradeIn'), patch: { plate: 'x' } }),
    ({ at }) => ({ id: at('tradeIn'), patch: { plate: 'x' }, from: { plate: 'not this' } }),
  ],
  'tradeIn.appraise': [({ at }) => ({ id: at('tradeIn'), amount: money })],
  'tradeIn.withdraw': [({ at }) => ({ id: at('tradeIn') })],
  'offer.create': [
    ({ at }) => ({ leadId: at('lead'), vehicle: 'Car', price: money }),
    ({ at }) => ({ leadId: at('lead'), vehicle: 'Car', price: money, tradeInId: at('tradeIn'), vehicleId: at('vehicle') }),
  ],
  'offer.update': [
    ({ at }) => ({ id: at('offer'), patch: { note: 'x' } }),
    ({ at }) => ({ id: at('offer'), patch: { note: 'x' }, from: { note: 'not this' } }),
  ],
  'offer.accept': [({ at }) => ({ id: at('offer') })],
  'offer.withdraw': [({ at }) => ({ id: at('offer') })],
  'offer.print': [({ at }) => ({ id: at('offer'), kind: 'quote' }), ({ at }) => ({ id: at('offer'), kind: 'order', language: 'es' })],
  'lead.print': [({ at }) => ({ id: at('lead') }), ({ at }) => ({ id: at('lead'), language: 'es' })],
  'testDrive.print': [({ at }) => ({ id: at('testDrive') })],
  'message.send': [
    ({ at }) => ({ leadId: at('lead'), subject: 'x', text: 'x' }),
    ({ at }) => ({ leadId: at('lead'), subject: 'x', text: 'x', to: `client:${at('client')}` }),
    ({ at }) => ({ leadId: at('lead'), subject: 'x', text: 'x', attachment: 'quote', offerId: at('offer') }),
  ],
  'message.settle': [({ at }) => ({ id: at('message'), status: 'failed', error: 'x' })],
  'message.bounce': [({ at }) => ({ id: at('message'), code: '5.1.1' })],
  'testDrive.create': [
    ({ at }) => ({ leadId: at('lead'), vehicle: 'Car', at: due }),
    ({ at }) => ({ leadId: at('lead'), vehicle: 'Car', at: due, vehicleId: at('vehicle') }),
  ],
  'testDrive.move': [({ at }) => ({ id: at('testDrive'), at: due })],
  'testDrive.complete': [({ at }) => ({ id: at('testDrive'), note: 'x' })],
  'testDrive.miss': [({ at }) => ({ id: at('testDrive') })],
  'testDrive.cancel': [({ at }) => ({ id: at('testDrive') })],
  'remark.create': [({ at }) => ({ leadId: at('lead'), text: 'x' }), ({ at }) => ({ clientId: at('client'), text: 'x', remindAt: due })],
  'remark.update': [({ at }) => ({ id: at('remark'), text: 'x' }), ({ at }) => ({ id: at('remark'), text: 'x', from: 'not this' })],
  'remark.delete': [({ at }) => ({ id: at('remark') })],
  'document.add': [
    ({ at }) => ({ leadId: at('lead'), title: 'x', fileId: crypto.randomUUID() }),
    ({ at }) => ({ clientId: at('client'), title: 'x', fileId: '../../etc/passwd' }),
  ],
  'document.rename': [({ at }) => ({ id: at('document'), title: 'x' }), ({ at }) => ({ id: at('document'), title: 'x', from: 'not this' })],
  'document.delete': [({ at }) => ({ id: at('document') })],
  'lead.assign': [
    ({ at, me }) => ({ id: at('lead'), ownerId: me }),
    ({ at }) => ({ id: at('lead'), branchId: 'b1' }),
    ({ at }) => ({ id: at('lead'), ownerId: 'nobody-at-all' }),
  ],
  'lead.setStatus': [
    ({ at }) => ({ id: at('lead'), status: 'won' }),
    ({ at }) => ({ id: at('lead'), stageId: 'no-such-stage' }),
    ({ at }) => ({ id: at('lead'), status: 'lost', lostNote: 'x' }),
  ],
  'lead.markWon': [leadById],
  'lead.discard': [leadById, ({ at }) => ({ id: at('lead'), note: 'x' })],
  'lead.restore': [leadById],
  'lead.delete': [leadById],
  'lead.measureSpeed': [() => ({ days: 30 }), () => ({ days: 366 })],
  'lead.export': [({ at }) => ({ ids: [at('lead')] }), ({ at }) => ({ ids: [at('lead'), at('client'), at('task')] })],
  'lead.share': [(aim) => ({ id: aim.at('lead'), sharing: mine(aim) })],
  'vehicle.save': saves('vehicle', 'lead', 'leadId', { label: 'Car' }),
  'vehicle.upsert': [(aim) => ({ externalId: fresh(), data: { label: 'Car', leadId: aim.at('lead') } })],
  'task.create': [
    ({ at }) => ({ kind: 'task', title: 'x', dueAt: due, leadId: at('lead') }),
    ({ at }) => ({ kind: 'task', title: 'x', dueAt: due, clientId: at('client') }),
    () => ({ kind: 'task', title: 'x', dueAt: due, ownerId: 'vip' }),
  ],
  'task.update': [
    ({ at }) => ({ id: at('task'), patch: { title: 'x', dueAt: due } }),
    ({ at, text }) => ({ id: at('task'), patch: { title: 'x' }, from: { title: text('task') } }),
    ({ at }) => ({ id: at('task'), patch: { reminderMinutes: null } }),
  ],
  'task.complete': [
    ({ at }) => ({ id: at('task') }),
    ({ at }) => ({ id: at('task'), contactMade: false }),
    ({ at }) => ({ id: at('task'), contactMade: false, next: { dueAt: due } }),
  ],
  'task.reopen': [({ at }) => ({ id: at('task') })],
  'task.delete': [({ at }) => ({ id: at('task') })],
  'task.remind': [({ at }) => ({ id: at('task'), dueAt: due, reminderMinutes: 1440 })],
  'task.assign': [({ at, me }) => ({ id: at('task'), ownerId: me })],
  'form.save': [
    ({ at }) => ({ id: at('form'), data: { name: 'x' } }),
    ({ at, me }) => ({ id: at('form'), data: { ownerId: me, branchId: 'b1' } }),
  ],
  'serviceKey.create': [
    () => ({ name: 'mine', hash: 'cd'.repeat(32), userId: 'vip' }),
    () => ({ name: 'mine', hash: 'cd'.repeat(32), levels: all }),
    () => ({ name: 'mine', hash: 'cd'.repeat(32), userId: 'vip', levels: all }),
  ],
  'serviceKey.revoke': [({ at }) => ({ id: at('serviceKey') })],
  'calendarFeed.create': [() => ({ hash: 'cd'.repeat(32) }), () => ({ hash: 'cd'.repeat(32), ownerIds: ['vip'] })],
  'calendarFeed.revoke': [({ at }) => ({ id: at('calendarFeed') })],
  'submission.capture': [
    ({ at }) => ({ formId: at('form'), lang: 'fr', page: null, raw: { email: 'eve@x.fr' }, flags: [], ip: null, userAgent: null }),
  ],
  'submission.release': [({ at }) => ({ id: at('submission') })],
  'submission.discard': [({ at }) => ({ id: at('submission') })],
  'duplicate.reject': [({ at }) => ({ id: at('duplicate') })],
  'policy.set': [(aim) => ({ policy: { ...empty, nodes: { [`user:${aim.me}`]: { levels: all } } } })],
  'policy.grant': [
    (aim) => ({ node: `user:${aim.me}`, levels: all }),
    () => ({ node: 'profile:salesperson', levels: all }),
    () => ({ node: 'group:g1', levels: all }),
    (aim) => ({ node: `user:${aim.me}`, modules: { client: true, lead: true, policy: true } }),
  ],
  'policy.setRules': [
    () => ({ rules: [] }),
    () => ({ rules: [{ effect: 'deny', module: '*', nodes: ['user:vip'], ip: ['0.0.0.0/0', '::/0'] }] }),
  ],
  'policy.setAudience': [(aim) => ({ module: 'client', audience: { users: [aim.me] } })],
  'policy.applyPreset': [() => ({ preset: 'dealer' }), () => ({ preset: 'bee2link' })],
  'policy.describe': [(aim) => ({ node: `user:${aim.me}` }), () => ({ node: 'user:vip' }), () => ({ node: 'profile:administrator' })],
  'policy.explain': [
    (aim) => ({ userId: aim.me, right: 'client.view', record: { noun: 'client', id: aim.at('client') } }),
    (aim) => ({ userId: 'vip', right: 'lead.view', record: { noun: 'lead', id: aim.at('lead') } }),
    () => ({ userId: 'vip', right: 'policy.manage' }),
  ],
};

/** Keys that should become part of nothing. */
export const pollution: readonly string[] = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"id":"x","__proto__":{"id":"y"},"polluted":true}',
  '{"patch":{"__proto__":{"polluted":true}},"data":{"__proto__":{"polluted":true},"constructor":1},"levels":{"__proto__":"all"}}',
];
