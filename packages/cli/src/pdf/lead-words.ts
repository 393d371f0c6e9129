import type { LeadPaper, PaperLanguage } from '@dealerkit/core';

type Words<Key extends string | null> = Readonly<Record<NonNullable<Key>, string>>;

/** The words of a lead sheet in one language. */
export interface LeadWords {
  readonly title: string;
  readonly status: string;
  readonly statuses: Words<LeadPaper['status']>;
  readonly stage: string;
  readonly owner: string;
  readonly type: string;
  readonly source: string;
  readonly created: string;
  readonly deadline: string;
  readonly budget: string;
  readonly contacts: string;
  readonly message: string;
  readonly offers: string;
  readonly offerStatuses: Words<LeadPaper['offers'][number]['status']>;
  readonly testDrives: string;
  readonly testDriveStatuses: Words<LeadPaper['testDrives'][number]['status']>;
  readonly tradeIns: string;
  readonly remarks: string;
  readonly shortened: string;
}

/** The words of a lead sheet. */
export const leadWords: Readonly<Record<PaperLanguage, LeadWords>> = {
  en: {
    title: 'Lead sheet',
    status: 'Status',
    statuses: { open: 'In progress', won: 'Won', lost: 'Lost', discarded: 'Discarded' },
    stage: 'Stage',
    owner: 'Owner',
    type: 'Type',
    source: 'Source',
    created: 'Created',
    deadline: 'Next deadline',
    budget: 'Budget',
    contacts: 'Contacts',
    message: 'Message',
    offers: 'Offers',
    offerStatuses: { open: 'Open', accepted: 'Accepted', withdrawn: 'Withdrawn' },
    testDrives: 'Test drives',
    testDriveStatuses: { requested: 'Requested', planned: 'Planned', done: 'Done', 'no-show': 'No-show', cancelled: 'Cancelled' },
    tradeIns: 'Trade-ins',
    remarks: 'Last remarks',
    shortened: 'This sheet is one page: longer texts are cut and older lines left out.',
  },
  fr: {
    title: 'Fiche lead',
    status: 'Statut',
    statuses: { open: 'En cours', won: 'Gagné', lost: 'Perdu', discarded: 'Écarté' },
    stage: 'Étape',
    owner: 'Responsable',
    type: 'Type',
    source: 'Source',
    created: 'Créé',
    deadline: 'Prochaine échéance',
    budget: 'Budget',
    contacts: 'Contacts',
    message: 'Message',
    offers: 'Offres',
    offerStatuses: { open: 'Ouverte', accepted: 'Acceptée', withdrawn: 'Retirée' },
    testDrives: 'Essais routiers',
    testDriveStatuses: { requested: 'Demandé', planned: 'Prévu', done: 'Effectué', 'no-show': 'Absent', cancelled: 'Annulé' },
    tradeIns: 'Reprises',
    remarks: 'Dernières remarques',
    shortened: 'Cette fiche tient sur une page : les textes plus longs sont coupés et les lignes plus anciennes omises.',
  },
  es: {
    title: 'Ficha de lead',
    status: 'Estado',
    statuses: { open: 'En curso', won: 'Ganado', lost: 'Perdido', discarded: 'Descartado' },
    stage: 'Etapa',
    owner: 'Responsable',
    type: 'Tipo',
    source: 'Origen',
    created: 'Creado',
    deadline: 'Próximo plazo',
    budget: 'Presupuesto',
    contacts: 'Contactos',
    message: 'Mensaje',
    offers: 'Ofertas',
    offerStatuses: { open: 'Abierta', accepted: 'Aceptada', withdrawn: 'Retirada' },
    testDrives: 'Pruebas de conducción',
    testDriveStatuses: {
      requested: 'Solicitada',
      planned: 'Prevista',
      done: 'Realizada',
      'no-show': 'No se presentó',
      cancelled: 'Cancelada',
    },
    tradeIns: 'Vehículos de entrega',
    remarks: 'Últimas observaciones',
    shortened: 'Esta ficha ocupa una página: los textos más largos se cortan y las líneas más antiguas se omiten.',
  },
};
