/** Money as the CRM holds it. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** An amount as people write it, `$12,345.50` or `12.345,50`; undefined where it is no amount or has no currency. */
export function moneyOf(text: string | undefined, currency: string | undefined): Money | undefined {
  if (text === undefined || currency === undefined || !/^[A-Za-z]{3}$/.test(currency)) return undefined;
  const found = /^[^\d-]{0,4}(\d{1,3}(?:[ ,.'’\u00A0\u202F]\d{3})*|\d{1,12})(?:[.,](\d{1,2}))?[^\d]{0,4}$/.exec(text);
  if (!found) return undefined;
  const value = Number(`${found[1]!.replaceAll(/\D/g, '')}.${found[2] ?? '0'}`);
  const code = currency.toUpperCase();
  return { minor: Math.round(value * 10 ** digitsOf(code)), currency: code };
}
/** Money as ADF writes it. */
export function amountText({ minor, currency }: Money): { readonly value: string; readonly currency: string } {
  const digits = digitsOf(currency);
  return { value: (minor / 10 ** digits).toFixed(digits), currency };
}
