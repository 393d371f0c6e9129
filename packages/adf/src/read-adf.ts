import { type AdfLimits, adfLimits } from './limits.ts';
import type { Adf, AdfIssue, AdfProspect } from './model.ts';
import { type Element, parse } from './parse.ts';
import { readElement } from './read-element.ts';
import { AdfRefusal, type Place } from './refusal.ts';
import { prospectShape } from './shapes.ts';

/** What was read, and what of it is not as the standard has it. */
export interface AdfReading {
  readonly adf: Adf;
  readonly issues: readonly AdfIssue[];
  /** Where each lead begins. */
  readonly places: readonly Place[];
}

const start: Place = { line: 1, column: 1 };

const prospectsIn = (element: Element): Element[] =>
  element.name === 'prospect' ? [element] : element.children.flatMap((each) => prospectsIn(each));

/** Reads ADF as the field writes it. `AdfRefusal` when it is no XML, holds no prospect or asks for more than the limits. */
export function readAdf(text: string, { limits = {} }: { readonly limits?: Partial<AdfLimits> } = {}): AdfReading {
  const issues: AdfIssue[] = [];
  const root = parse(text, { ...adfLimits, ...limits }, (message, place) => {
    issues.push({ severity: 'error', path: '/', message, ...place });
  });
  const found = prospectsIn(root);
  if (found.length === 0) throw new AdfRefusal('malformed', 'There is no prospect', start);
  if (root.children.length !== 1 || root.children[0]?.name !== 'adf')
    issues.push({ severity: 'error', path: '/', message: 'It is not one <adf>', ...start });
  const prospect = found.map((element, index): AdfProspect =>
    readElement(element, prospectShape, `/adf/prospect[${String(index + 1)}]`, (severity, path, message, { place }) => {
      issues.push({ severity, path, message, ...place });
    }),
  );
  return { adf: { prospect }, issues, places: found.map(({ place }) => place) };
}

/** What of a text is not as the standard has it; nothing when all is. Never throws for what the text says. */
export function validateAdf(text: string, options: { readonly limits?: Partial<AdfLimits> } = {}): readonly AdfIssue[] {
  try {
    return readAdf(text, options).issues;
  } catch (error) {
    if (error instanceof AdfRefusal) return [{ severity: 'error', path: '/', message: error.reason, ...error.place }];
    throw error;
  }
}
