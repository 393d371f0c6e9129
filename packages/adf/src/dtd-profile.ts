import type { AdfContact, AdfName, AdfProspect, AdfTimeframe, AdfVehicle } from './model.ts';

const withoutPart = ({ part: _suffix, ...rest }: AdfName): AdfName => rest;
const fullName = (name: AdfName): AdfName => (name.part === 'suffix' ? withoutPart(name) : name);

function withoutSuffix(names: readonly AdfName[]): readonly AdfName[] {
  const suffixes = names.filter(({ part }) => part === 'suffix').map(({ value }) => value ?? '');
  const others = names.filter(({ part }) => part !== 'suffix');
  if (suffixes.length === 0) return names;
  if (others.length === 0) return names.map((name) => withoutPart(name));
  const at = Math.max(
    0,
    others.findIndex(({ part }) => part === 'last'),
  );
  return others.map((name, index) => (index === at ? { ...name, value: [name.value ?? '', ...suffixes].join(' ') } : name));
}

function contactFor({ primarycontact: _undeclared, name, ...rest }: AdfContact): AdfContact {
  return { ...rest, ...(name ? { name: withoutSuffix(name) } : {}) };
}

function oneContact(contacts: readonly AdfContact[]): readonly AdfContact[] {
  const chosen = contacts.find(({ primarycontact }) => primarycontact === '1') ?? contacts[0];
  return chosen ? [contactFor(chosen)] : [];
}

function inWords({ description, earliestdate, latestdate }: AdfTimeframe): AdfTimeframe {
  const span = earliestdate || latestdate ? [`${earliestdate ?? '..'}/${latestdate ?? '..'}`] : [];
  return { description: [...(description ? [description] : []), ...span].join(' ') };
}

function vehicleFor({ condition: _undeclared, colorcombination, ...rest }: AdfVehicle): AdfVehicle {
  if (!colorcombination) return rest;
  return { ...rest, colorcombination: colorcombination.map((each, at) => ({ ...each, preference: each.preference ?? String(at + 1) })) };
}

/** A lead as the DTD takes it: no condition, one contact each, a time frame in words, a suffix at the end of the last name. */
export function forDtd({ vehicle, customer, vendor, provider, ...rest }: AdfProspect): AdfProspect {
  return {
    ...rest,
    ...(vehicle ? { vehicle: vehicle.map((each) => vehicleFor(each)) } : {}),
    ...(customer
      ? {
          customer: {
            ...customer,
            ...(customer.contact ? { contact: oneContact(customer.contact) } : {}),
            ...(customer.timeframe ? { timeframe: inWords(customer.timeframe) } : {}),
          },
        }
      : {}),
    ...(vendor ? { vendor: { ...vendor, ...(vendor.contact ? { contact: oneContact(vendor.contact) } : {}) } } : {}),
    ...(provider
      ? {
          provider: {
            ...provider,
            ...(provider.name ? { name: fullName(provider.name) } : {}),
            ...(provider.contact ? { contact: contactFor(provider.contact) } : {}),
          },
        }
      : {}),
  };
}
