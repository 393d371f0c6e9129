import type { Ports } from '@dealerkit/core/server';
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

const countryOf = (region: string | undefined): CountryCode | undefined => (region && isSupportedCountry(region) ? region : undefined);

/** Reads a phone number with the metadata of libphonenumber: E.164, or undefined when the text is no phone number. */
export function readPhone(text: string, region: string | undefined): string | undefined {
  const country = countryOf(region);
  const number = parsePhoneNumberFromString(text, country ? { defaultCountry: country } : {});
  return number?.isPossible() ? number.number : undefined;
}

/** The outside effects that `dealerkit serve` brings. Mail has no server yet, so nothing says that it was sent. */
export const cliPorts: Ports = { phone: readPhone };
