/** A child of an element: its shape (a plain text without), how many there may be, whether it must be there. */
export interface Child {
  readonly shape?: string;
  readonly many?: true;
  readonly required?: true;
}

/** An element of ADF 1.0 as its tables have it, children in their order. An attribute lists its values; none is any. */
export interface Shape {
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly children?: Readonly<Record<string, Child>>;
}

const text: Child = {};
const must: Child = { required: true };
const flag = ['1', '0'];

/** The element model of ADF 1.0, by shape. */
export const shapes: Readonly<Record<string, Shape>> = {
  adf: { children: { prospect: { shape: 'prospect', many: true, required: true } } },
  prospect: {
    attributes: { status: ['new', 'resend'] },
    children: {
      id: { shape: 'id', many: true },
      requestdate: must,
      vehicle: { shape: 'vehicle', many: true, required: true },
      customer: { shape: 'customer', required: true },
      vendor: { shape: 'vendor', required: true },
      provider: { shape: 'provider' },
    },
  },
  id: { attributes: { sequence: [], source: [] } },
  vehicle: {
    attributes: { interest: ['buy', 'lease', 'sell', 'trade-in', 'test-drive'], status: ['new', 'used'] },
    children: {
      id: { shape: 'id', many: true },
      ...{ year: must, make: must, model: must, vin: text, stock: text, trim: text, doors: text, bodystyle: text, transmission: text },
      odometer: { shape: 'odometer' },
      condition: text,
      colorcombination: { shape: 'colorcombination', many: true },
      imagetag: { shape: 'imagetag' },
      price: { shape: 'price' },
      pricecomments: text,
      option: { shape: 'option', many: true },
      finance: { shape: 'finance' },
      comments: text,
    },
  },
  odometer: { attributes: { status: ['unknown', 'rolledover', 'replaced', 'original'], units: ['km', 'mi'] } },
  colorcombination: { children: { interiorcolor: text, exteriorcolor: text, preference: text } },
  imagetag: { attributes: { width: [], height: [], alttext: [] } },
  price: {
    attributes: {
      type: ['quote', 'offer', 'msrp', 'invoice', 'call', 'appraisal', 'asking'],
      currency: [],
      delta: ['absolute', 'relative', 'percentage'],
      relativeto: ['msrp', 'invoice'],
      source: [],
    },
  },
  option: { children: { optionname: must, manufacturercode: text, stock: text, weighting: text, price: { shape: 'price' } } },
  finance: { children: { method: must, amount: { shape: 'amount', many: true }, balance: { shape: 'balance' } } },
  amount: { attributes: { type: ['downpayment', 'monthly', 'total'], limit: ['maximum', 'minimum', 'exact'], currency: [] } },
  balance: { attributes: { type: ['finance', 'residual'], currency: [] } },
  customer: {
    children: {
      contact: { shape: 'contact', many: true, required: true },
      id: { shape: 'id', many: true },
      timeframe: { shape: 'timeframe' },
      comments: text,
    },
  },
  timeframe: { children: { description: text, earliestdate: text, latestdate: text } },
  vendor: {
    children: { id: { shape: 'id', many: true }, vendorname: must, url: text, contact: { shape: 'contact', many: true, required: true } },
  },
  provider: {
    children: {
      id: { shape: 'id', many: true },
      name: must,
      service: text,
      url: text,
      email: text,
      phone: text,
      contact: { shape: 'contact' },
    },
  },
  contact: {
    attributes: { primarycontact: flag },
    children: {
      name: { shape: 'name', many: true, required: true },
      email: { shape: 'email', many: true },
      phone: { shape: 'phone', many: true },
      address: { shape: 'address' },
    },
  },
  name: { attributes: { part: ['first', 'middle', 'suffix', 'last', 'full'], type: ['individual', 'business'] } },
  email: { attributes: { preferredcontact: flag } },
  phone: {
    attributes: {
      type: ['voice', 'fax', 'cellphone', 'pager'],
      time: ['morning', 'afternoon', 'evening', 'nopreference', 'day'],
      preferredcontact: flag,
    },
  },
  address: {
    attributes: { type: ['work', 'home', 'delivery'] },
    children: {
      street: { shape: 'street', many: true, required: true },
      ...{ apartment: text, city: text, regioncode: text, postalcode: text, country: text },
    },
  },
  street: { attributes: { line: ['1', '2', '3', '4', '5'] } },
};

/** What the field writes for an element of the tables. */
export const elementAliases: Readonly<Record<string, string>> = { comment: 'comments', stocknumber: 'stock' };
/** What the field writes for a value of the tables. */
export const valueAliases: Readonly<Record<string, string>> = {
  surname: 'last',
  home: 'voice',
  work: 'voice',
  business: 'voice',
  phone: 'voice',
  mobile: 'cellphone',
  cell: 'cellphone',
  miles: 'mi',
};
/** What the field writes for an attribute of the tables. */
export const attributeAliases: Readonly<Record<string, string>> = { unit: 'units', besttime: 'preferredcontact' };
