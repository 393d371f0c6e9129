const shape = /^[A-HJ-NPR-Z0-9]{17}$/;
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const letters: Readonly<Record<string, number>> = Object.fromEntries(
  ['ABCDEFGH', 'JKLMN', 'P', 'R', 'STUVWXYZ'].flatMap((run, index) =>
    Array.from(run, (letter, at) => [letter, at + ([1, 1, 7, 9, 2] as const)[index]!] as const),
  ),
);

/** A vehicle identification number as it is stored: upper case, without spaces and dashes. */
export const normalVin = (text: string): string => text.toUpperCase().replaceAll(/[\s-]/g, '');

/**
 * What is wrong with a vehicle identification number: its `shape`, or its `check-digit`, which only North America demands (a first
 * character of 1 to 5); undefined where nothing is. It is for a warning: nobody is refused for it (lead-capture.md section 10).
 */
export function vinProblem(text: string): 'shape' | 'check-digit' | undefined {
  const vin = normalVin(text);
  if (!shape.test(vin)) return 'shape';
  if (!/^[1-5]/.test(vin)) return undefined;
  const sum = Array.from(vin).reduce((total, character, index) => total + (letters[character] ?? Number(character)) * weights[index]!, 0);
  return vin[8] === (sum % 11 === 10 ? 'X' : String(sum % 11)) ? undefined : 'check-digit';
}
