import {
  type MessageTemplates,
  type Offer,
  type PaperKind,
  type Seen,
  type TemplateId,
  messageLimits,
  messageTemplates,
  templateIds,
} from '@dealerkit/core';
import { html, type TemplateResult } from 'lit';
import { phoneLink } from '../../base/contact-ways.ts';
import type { Asking, Change, DialogField, Typed } from '../../base/asking.ts';
import { formatFor } from '../../base/format.ts';
import { whatsAppLink } from '../../base/whats-app.ts';
import { offerNoun, sendMessage } from '../../context/message-contracts.ts';
import { taskNoun } from '../../context/task-contracts.ts';
import { textOf, textOrNull } from './adding-fields.ts';
import type { Adding } from './lead-adding.view.ts';
import { paperSight } from './see-paper.ts';

const kinds: readonly PaperKind[] = ['quote', 'order'];

/** What comes while the dialog is open: templates in the client's language, offers to attach, the next appointment. */
interface Gathered {
  templates?: MessageTemplates;
  offers: readonly Seen<Offer>[];
  appointmentAt?: string;
}

function gather({ crm, lead, changed }: Adding, language: string): Gathered {
  const gathered: Gathered = { offers: [] };
  const later = <T>(coming: PromiseLike<T>, take: (value: T) => void): void => {
    coming.then(
      (value) => {
        take(value);
        changed();
      },
      // A message is written without them.
      () => undefined,
    );
  };
  later(messageTemplates(language), (templates) => (gathered.templates = templates));
  const standing = { and: [{ eq: ['leadId', lead.id] }, { in: ['status', ['open', 'accepted']] }] } as const;
  if (crm.can('offer.view'))
    later(
      crm.list(offerNoun, { where: standing, limit: 50 }).then(({ items }) => items),
      (offers) => (gathered.offers = offers),
    );
  const ahead = { and: [{ eq: ['leadId', lead.id] }, { eq: ['status', 'open'] }, { eq: ['kind', 'appointment'] }] } as const;
  if (crm.can('task.view'))
    later(crm.list(taskNoun, { where: ahead, sort: 'due', limit: 1 }), ({ items: [next] }) => {
      if (next) gathered.appointmentAt = next.dueAt;
    });
  return gathered;
}

/** A language in words; a text that is none stays as it is. */
function languageName(language: string, lang: string): string {
  try {
    return new Intl.DisplayNames([lang], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** Other ways to whom is written to: a call, a chat (behaviours.md C16). */
function waysField(typed: Typed, { reached, words }: Adding): DialogField[] {
  const phones = reached.find(({ ref }) => ref === typed['to'])?.phones ?? [];
  if (phones.length === 0) return [];
  const draw = (): TemplateResult =>
    html`<p class="dk-wide dk-help ways" part="ways">
      ${phones.map((phone) => html`<span>${phoneLink(phone)} ${whatsAppLink(phone, 'WhatsApp', words.whatsApp.replace('{phone}', phone))}</span>`)}
    </p>`;
  return [{ name: 'ways', label: '', draw }];
}

const offerTitle = ({ vehicle, total }: Seen<Offer>, { lang }: Adding): string =>
  `${vehicle} · ${formatFor(lang).money(total.minor, total.currency)}`;

/** No paper, a quote or an order form, and of which offer. */
function attachmentFields(typed: Typed, change: Change, offers: readonly Seen<Offer>[], view: Adding): DialogField[] {
  const { words } = view;
  const [newest] = offers;
  if (!newest) return [];
  const options = kinds.map((id) => ({ id, title: words.papers[id] }));
  const choose = (attachment: string): void => {
    change({ attachment, ...(textOf(typed, 'offerId') === '' ? { offerId: newest.id } : {}) });
  };
  const attachment = { name: 'attachment', label: words.attachment, options, none: words.noAttachment, onChoose: choose };
  const which = offers.map((offer) => ({ id: offer.id, title: offerTitle(offer, view) }));
  const named = { name: 'offerId', label: words.attachedOffer, required: true, options: which };
  return textOf(typed, 'attachment') === '' ? [attachment] : [attachment, named];
}

/** Asks for an e-mail to a contact of the lead, from a template or not, with a quote or an order form or without (behaviours.md C16, C16a). */
export function messageAsking(view: Adding): Omit<Asking, 'title' | 'save'> {
  const { words, lead, lang, dictionaries, me, reached, client, timeZone } = view;
  const language = client.language || dictionaries.settings.language || lang;
  const gathered = gather(view, language);
  const see = paperSight(view);
  const people = reached.filter(({ email }) => email !== undefined);
  const house = dictionaries.settings.houseName || dictionaries.branch(lead.branchId) || '';
  // What a template wrote last: typed over, it is not thrown away.
  let written = { subject: '', text: '' };

  const usable = (id: TemplateId): boolean =>
    (id !== 'quote' || gathered.offers.length > 0) && (id !== 'appointment' || gathered.appointmentAt !== undefined);

  function choose(id: string, typed: Typed, change: Change): void {
    const name = templateIds.find((each) => each === id);
    const template = name && gathered.templates?.[name];
    const offer = gathered.offers.find((each) => each.id === textOf(typed, 'offerId')) ?? gathered.offers[0];
    const { appointmentAt } = gathered;
    const facts = {
      client,
      salesperson: dictionaries.person(me) ?? '',
      ...{ house, timeZone, validUntil: offer?.validUntil ?? null },
      vehicle: (name === 'quote' ? offer?.vehicle : undefined) ?? lead.vehicle ?? offer?.vehicle ?? null,
      ...(appointmentAt === undefined ? {} : { appointmentAt }),
    };
    const next = template
      ? { subject: template.subject(facts).slice(0, messageLimits.subject), text: template.text(facts) }
      : { subject: '', text: '' };
    const take = (field: 'subject' | 'text', joint: string): string => {
      const now = textOf(typed, field);
      if (now === '' || now === written[field]) return next[field];
      return field === 'subject' || next[field] === '' ? now : `${now}${joint}${next[field]}`;
    };
    const attach = name === 'quote' && offer && textOf(typed, 'attachment') === '' ? { attachment: 'quote', offerId: offer.id } : {};
    change({ templateId: id, subject: take('subject', ''), text: take('text', '\n\n'), ...attach });
    written = next;
  }

  return {
    intro: words.writtenIn.replace('{language}', () => languageName(language, lang)),
    start: {
      to: people[0]?.ref ?? '',
      templateId: '',
      attachment: '',
      offerId: '',
      subject: '',
      text: '',
    },
    fields: (typed, change) => [
      {
        name: 'to',
        label: words.to,
        options: people.map(({ ref, name, email = '' }) => ({ id: ref, title: name && name !== email ? `${name} · ${email}` : email })),
        required: true,
        wide: true,
      },
      ...waysField(typed, view),
      {
        name: 'templateId',
        label: words.template,
        options: gathered.templates ? templateIds.filter(usable).map((id) => ({ id, title: words.templates[id] })) : [],
        none: words.noTemplate,
        wide: true,
        onChoose: (id) => {
          choose(id, typed, change);
        },
      },
      ...attachmentFields(typed, change, gathered.offers, view),
      ...kinds.filter((kind) => kind === typed['attachment']).map((kind) => see(textOf(typed, 'offerId'), kind)),
      {
        name: 'subject',
        label: words.mailSubject,
        maxlength: messageLimits.subject,
        required: true,
        wide: true,
        help: words.codeAdded.replace('{code}', () => lead.code),
      },
      { name: 'text', label: words.mailText, multiline: true, maxlength: messageLimits.text, required: true, wide: true },
    ],
    explain: { 'no-email': words.noEmail, 'needs-offer': words.needsOffer, unknown: words.unknown },
    run: (crm, typed) =>
      crm.run(sendMessage, {
        leadId: lead.id,
        to: textOf(typed, 'to'),
        subject: textOf(typed, 'subject'),
        text: textOf(typed, 'text'),
        templateId: textOrNull(typed, 'templateId'),
        attachment: kinds.find((kind) => kind === typed['attachment']) ?? null,
        offerId: textOf(typed, 'attachment') === '' ? null : textOrNull(typed, 'offerId'),
      }),
  };
}
