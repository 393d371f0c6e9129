import type { Ports } from '@dealerkit/core/server';
import { drawPaper } from './pdf/draw-paper.ts';
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

const countryOf = (region: string | undefined): CountryCode | undefined => (region && isSupportedCountry(region) ? region : undefined);

/** Reads a phone number with the metadata of libphonenumber: E.164, or undefined when the text is no phone number. */
export function readPhone(text: string, region: string | undefined): string | undefined {
  const country = countryOf(region);
  const number = parsePhoneNumberFromString(text, country ? { defaultCountry: country } : {});
  return number?.isPossible() ? number.number : undefined;
}

/** The outside effects that every command brings; mail and files are those of `dealerkit serve`. */
export const cliPorts: Ports = { phone: readPhone, pdf: drawPaper };
