import type * as adf from './model.ts';
import type { Branch, Leaf } from './shape.ts';

const text = {};
const must = { required: true } as const;
const flag = { values: ['1', '0'] } as const;
const comments = { aliases: ['comment'] } as const;
const stock = { aliases: ['stocknumber'] } as const;

const id: Leaf<adf.AdfId> = { attributes: { sequence: text, source: text } };

const price: Leaf<adf.AdfPrice> = {
  attributes: {
    type: { values: ['quote', 'offer', 'msrp', 'invoice', 'call', 'appraisal', 'asking'] },
    currency: text,
    delta: { values: ['absolute', 'relative', 'percentage'] },
    relativeto: { values: ['msrp', 'invoice'] },
    source: text,
  },
};

const name: Leaf<adf.AdfName> = {
  attributes: {
    part: { values: ['first', 'middle', 'suffix', 'last', 'full'], words: { surname: 'last' } },
    type: { values: ['individual', 'business'] },
  },
};

const email: Leaf<adf.AdfEmail> = { attributes: { preferredcontact: flag } };

const phone: Leaf<adf.AdfPhone> = {
  attributes: {
    type: {
      values: ['voice', 'fax', 'cellphone', 'pager'],
      words: { home: 'voice', work: 'voice', business: 'voice', phone: 'voice', mobile: 'cellphone', cell: 'cellphone' },
    },
    time: { values: ['morning', 'afternoon', 'evening', 'nopreference', 'day'] },
    preferredcontact: { ...flag, aliases: ['besttime'] },
  },
};

const street: Leaf<adf.AdfStreet> = { attributes: { line: { values: ['1', '2', '3', '4', '5'] } } };

const address: Branch<adf.AdfAddress, 'type'> = {
  attributes: { type: { values: ['work', 'home', 'delivery'] } },
  children: {
    street: { shape: street, many: true, required: true },
    ...{ apartment: text, city: text, regioncode: text, postalcode: text, country: text },
  },
};

const contact: Branch<adf.AdfContact, 'primarycontact'> = {
  attributes: { primarycontact: flag },
  children: {
    name: { shape: name, many: true, required: true },
    email: { shape: email, many: true },
    phone: { shape: phone, many: true },
    address: { shape: address },
  },
  oneOf: ['email', 'phone'],
};

const contacts = { shape: contact, many: true, required: true } as const;
const ids = { shape: id, many: true } as const;

const odometer: Leaf<adf.AdfOdometer> = {
  attributes: {
    status: { values: ['unknown', 'rolledover', 'replaced', 'original'] },
    units: { values: ['km', 'mi'], words: { miles: 'mi', kilometers: 'km' }, aliases: ['unit'] },
  },
};

const colorcombination: Branch<adf.AdfColorCombination> = {
  children: { interiorcolor: text, exteriorcolor: text, preference: text },
  oneOf: ['interiorcolor', 'exteriorcolor'],
};

const imagetag: Leaf<adf.AdfImageTag> = { attributes: { width: text, height: text, alttext: text } };

const option: Branch<adf.AdfOption> = {
  children: { optionname: must, manufacturercode: text, stock, weighting: text, price: { shape: price } },
};

const amount: Leaf<adf.AdfAmount> = {
  attributes: {
    type: { values: ['downpayment', 'monthly', 'total'] },
    limit: { values: ['maximum', 'minimum', 'exact'] },
    currency: text,
  },
};

const balance: Leaf<adf.AdfBalance> = { attributes: { type: { values: ['finance', 'residual'] }, currency: text } };

const finance: Branch<adf.AdfFinance> = {
  children: {
    method: { ...must, values: ['cash', 'finance', 'lease'] },
    amount: { shape: amount, many: true, required: true },
    balance: { shape: balance },
  },
};

const vehicle: Branch<adf.AdfVehicle, 'interest' | 'status'> = {
  attributes: { interest: { values: ['buy', 'lease', 'sell', 'trade-in', 'test-drive'] }, status: { values: ['new', 'used'] } },
  children: {
    id: ids,
    ...{ year: must, make: must, model: must, vin: text, stock, trim: text, doors: text, bodystyle: text, transmission: text },
    odometer: { shape: odometer },
    condition: { values: ['excellent', 'good', 'fair', 'poor', 'unknown'] },
    colorcombination: { shape: colorcombination, many: true },
    imagetag: { shape: imagetag },
    price: { shape: price },
    pricecomments: text,
    option: { shape: option, many: true },
    finance: { shape: finance },
    comments,
  },
};

const timeframe: Branch<adf.AdfTimeframe> = {
  children: { description: text, earliestdate: { form: 'date' }, latestdate: { form: 'date' } },
  oneOf: ['earliestdate', 'latestdate'],
  plain: 'description',
};

const customer: Branch<adf.AdfCustomer> = { children: { contact: contacts, id: ids, timeframe: { shape: timeframe }, comments } };

const vendor: Branch<adf.AdfVendor> = { children: { id: ids, vendorname: must, url: text, contact: contacts } };

const provider: Branch<adf.AdfProvider> = {
  children: {
    id: ids,
    name: { shape: name, required: true },
    service: text,
    url: text,
    email: { shape: email },
    phone: { shape: phone },
    contact: { shape: contact },
  },
};

/** A lead as the tables of ADF 1.0 have it, with the field's own words where they are taken. */
export const prospectShape: Branch<adf.AdfProspect, 'status'> = {
  attributes: { status: { values: ['new', 'resend'] } },
  children: {
    id: ids,
    requestdate: { ...must, form: 'instant' },
    vehicle: { shape: vehicle, many: true, required: true },
    customer: { shape: customer, required: true },
    vendor: { shape: vendor, required: true },
    provider: { shape: provider },
  },
};
