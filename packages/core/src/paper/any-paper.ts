import type { PaperLanguage } from './paper-kinds.ts';
import type { Paper } from './paper.ts';

type Amount = Paper['total'];

interface Dated {
  readonly language: PaperLanguage;
  /** IANA name; instants are shown in it. */
  readonly timeZone: string;
  /** The lead's. */
  readonly code: string;
  /** The day on which it was made. */
  readonly date: string;
}

/** What stands on the form that is signed before a test drive (behaviours.md C12); what is null is written in by hand. */
export interface TestDrivePaper extends Dated, Pick<Paper, 'house' | 'client' | 'salesperson'> {
  readonly kind: 'test-drive';
  readonly vehicle: Pick<Paper['vehicle'], 'label' | 'vin' | 'stockNumber'>;
  readonly at: string | null;
  readonly durationMinutes: number | null;
  readonly licenceSeen: boolean;
}

/** A person that a lead sheet names, with the ways to reach him. */
export interface SheetContact {
  readonly name: string;
  readonly title: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** What stands on a lead sheet: what its reader may see of a lead, the newest first. What he may not is null or absent. */
export interface LeadPaper extends Dated {
  readonly kind: 'lead';
  readonly house: Paper['house'];
  readonly name: string | null;
  readonly address: readonly string[];
  readonly contacts: readonly SheetContact[];
  readonly owners: readonly string[];
  readonly status: 'open' | 'won' | 'lost' | 'discarded' | null;
  readonly stage: string | null;
  readonly type: string | null;
  readonly source: string | null;
  readonly createdAt: string | null;
  readonly deadlineAt: string | null;
  readonly vehicle: string | null;
  readonly budget: Amount | null;
  readonly message: string | null;
  readonly tradeIns: readonly { readonly label: string; readonly appraisal: Amount | null }[];
  readonly offers: readonly {
    readonly vehicle: string;
    readonly total: Amount | null;
    readonly status: 'open' | 'accepted' | 'withdrawn' | null;
  }[];
  readonly testDrives: readonly {
    readonly vehicle: string;
    readonly at: string | null;
    readonly status: 'requested' | 'planned' | 'done' | 'no-show' | 'cancelled' | null;
  }[];
  readonly remarks: readonly { readonly at: string | null; readonly by: string | null; readonly text: string }[];
  /** There is more of the lead than stands here. */
  readonly more: boolean;
}

/** Every paper that is drawn. */
export type AnyPaper = Paper | TestDrivePaper | LeadPaper;
