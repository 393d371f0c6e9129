import type { Place } from './refusal.ts';

/** What stands in a text and is not of ADF: an element, or an attribute, whose name then begins with `@`. It is read, and never written. */
export interface AdfExtension {
  readonly name: string;
  readonly value?: string;
  readonly extensions?: readonly AdfExtension[];
}

interface Extended {
  readonly extensions?: readonly AdfExtension[];
}

/** What a system calls a lead, a vehicle or somebody. */
export interface AdfId extends Extended {
  readonly value?: string;
  readonly sequence?: string;
  readonly source?: string;
}

/** A distance as given. */
export interface AdfOdometer extends Extended {
  readonly value?: string;
  readonly status?: 'unknown' | 'rolledover' | 'replaced' | 'original';
  readonly units?: 'km' | 'mi';
}

/** Colours that are wanted; 1 is the favourite. */
export interface AdfColorCombination extends Extended {
  readonly interiorcolor?: string;
  readonly exteriorcolor?: string;
  readonly preference?: string;
}

/** Where a picture stands. */
export interface AdfImageTag extends Extended {
  readonly value?: string;
  readonly width?: string;
  readonly height?: string;
  readonly alttext?: string;
}

/** A price; a quote where no type stands. Currencies are ISO 4217. */
export interface AdfPrice extends Extended {
  readonly value?: string;
  readonly type?: 'quote' | 'offer' | 'msrp' | 'invoice' | 'call' | 'appraisal' | 'asking';
  readonly currency?: string;
  readonly delta?: 'absolute' | 'relative' | 'percentage';
  readonly relativeto?: 'msrp' | 'invoice';
  readonly source?: string;
}

/** Equipment that is wanted, from -100 (must not) to 100 (must). */
export interface AdfOption extends Extended {
  readonly optionname?: string;
  readonly manufacturercode?: string;
  readonly stock?: string;
  readonly weighting?: string;
  readonly price?: AdfPrice;
}

/** An amount of a finance wish; the total at most where nothing else stands. */
export interface AdfAmount extends Extended {
  readonly value?: string;
  readonly type?: 'downpayment' | 'monthly' | 'total';
  readonly limit?: 'maximum' | 'minimum' | 'exact';
  readonly currency?: string;
}

/** What is still to pay for a trade-in. */
export interface AdfBalance extends Extended {
  readonly value?: string;
  readonly type?: 'finance' | 'residual';
  readonly currency?: string;
}

/** How somebody wants to pay. */
export interface AdfFinance extends Extended {
  readonly method?: 'cash' | 'finance' | 'lease';
  readonly amount?: readonly AdfAmount[];
  readonly balance?: AdfBalance;
}

/** A vehicle: wanted (`buy` where no interest stands), or the client's own (`trade-in`, `sell`). */
export interface AdfVehicle extends Extended {
  readonly interest?: 'buy' | 'lease' | 'sell' | 'trade-in' | 'test-drive';
  readonly status?: 'new' | 'used';
  readonly id?: readonly AdfId[];
  readonly year?: string;
  readonly make?: string;
  readonly model?: string;
  readonly vin?: string;
  readonly stock?: string;
  readonly trim?: string;
  readonly doors?: string;
  readonly bodystyle?: string;
  readonly transmission?: string;
  readonly odometer?: AdfOdometer;
  readonly condition?: 'excellent' | 'good' | 'fair' | 'poor' | 'unknown';
  readonly colorcombination?: readonly AdfColorCombination[];
  readonly imagetag?: AdfImageTag;
  readonly price?: AdfPrice;
  readonly pricecomments?: string;
  readonly option?: readonly AdfOption[];
  readonly finance?: AdfFinance;
  readonly comments?: string;
}

/** A name or a part of one; the full name of a person where neither stands. */
export interface AdfName extends Extended {
  readonly value?: string;
  readonly part?: 'first' | 'middle' | 'suffix' | 'last' | 'full';
  readonly type?: 'individual' | 'business';
}

/** An e-mail address. */
export interface AdfEmail extends Extended {
  readonly value?: string;
  readonly preferredcontact?: '1' | '0';
}

/** A telephone number. */
export interface AdfPhone extends Extended {
  readonly value?: string;
  readonly type?: 'voice' | 'fax' | 'cellphone' | 'pager';
  readonly time?: 'morning' | 'afternoon' | 'evening' | 'nopreference' | 'day';
  readonly preferredcontact?: '1' | '0';
}

/** A line of an address. */
export interface AdfStreet extends Extended {
  readonly value?: string;
  readonly line?: '1' | '2' | '3' | '4' | '5';
}

/** A postal address; the country as ISO 3166 alpha-2. */
export interface AdfAddress extends Extended {
  readonly type?: 'work' | 'home' | 'delivery';
  readonly street?: readonly AdfStreet[];
  readonly apartment?: string;
  readonly city?: string;
  readonly regioncode?: string;
  readonly postalcode?: string;
  readonly country?: string;
}

/** How somebody is reached. */
export interface AdfContact extends Extended {
  readonly primarycontact?: '1' | '0';
  readonly name?: readonly AdfName[];
  readonly email?: readonly AdfEmail[];
  readonly phone?: readonly AdfPhone[];
  readonly address?: AdfAddress;
}

/** When somebody wants to buy. */
export interface AdfTimeframe extends Extended {
  readonly description?: string;
  readonly earliestdate?: string;
  readonly latestdate?: string;
}

/** Who asks. */
export interface AdfCustomer extends Extended {
  readonly contact?: readonly AdfContact[];
  readonly id?: readonly AdfId[];
  readonly timeframe?: AdfTimeframe;
  readonly comments?: string;
}

/** The house that is asked. */
export interface AdfVendor extends Extended {
  readonly id?: readonly AdfId[];
  readonly vendorname?: string;
  readonly url?: string;
  readonly contact?: readonly AdfContact[];
}

/** Who brings the lead. */
export interface AdfProvider extends Extended {
  readonly id?: readonly AdfId[];
  readonly name?: AdfName;
  readonly service?: string;
  readonly url?: string;
  readonly email?: AdfEmail;
  readonly phone?: AdfPhone;
  readonly contact?: AdfContact;
}

/** A lead. What was read may lack anything; what is written may not. */
export interface AdfProspect extends Extended {
  readonly status?: 'new' | 'resend';
  readonly id?: readonly AdfId[];
  /** `2026-01-02T10:00:00+01:00`; without the zone where the text had none. */
  readonly requestdate?: string;
  readonly vehicle?: readonly AdfVehicle[];
  readonly customer?: AdfCustomer;
  readonly vendor?: AdfVendor;
  readonly provider?: AdfProvider;
}

/** Leads. */
export interface Adf {
  readonly prospect: readonly AdfProspect[];
}

/** One thing that is not as the standard has it; never the words that stand there. */
export interface AdfIssue extends Place {
  readonly severity: 'error' | 'warning';
  /** Elements from the outermost, `/adf/prospect[1]/vehicle[2]`. */
  readonly path: string;
  readonly message: string;
}
