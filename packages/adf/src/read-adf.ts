import { type AdfLimits, adfLimits } from './limits.ts';
import type { AdfDocument, AdfIssue, AdfNode } from './node.ts';
import { type Element, parse } from './parse.ts';
import { readElement } from './read-element.ts';
import { AdfRefusal } from './refusal.ts';

/** What was read, and what of it is not as the standard has it. */
export interface AdfReading {
  readonly adf: AdfDocument;
  readonly issues: readonly AdfIssue[];
}

const prospectsIn = (element: Element): Element[] =>
  element.name === 'prospect' ? [element] : element.children.flatMap((each) => prospectsIn(each));

/** Reads ADF as the field writes it. `AdfRefusal` when it is no XML, holds no prospect or asks for more than the limits. */
export function readAdf(text: string, { limits = {} }: { readonly limits?: Partial<AdfLimits> } = {}): AdfReading {
  const issues: AdfIssue[] = [];
  const found = prospectsIn(parse(text, { ...adfLimits, ...limits }));
  if (found.length === 0) throw new AdfRefusal('malformed', 'There is no prospect', { line: 1, column: 1 });
  const prospect = found.map((element, index) =>
    readElement(element, { shape: 'prospect' }, `/adf/prospect[${String(index + 1)}]`, (severity, path, message, { place }) => {
      issues.push({ severity, path, message, ...place });
    }),
  );
  return { adf: { prospect: prospect as AdfNode[] }, issues };
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
