/** How much a text may ask of the reader. */
export interface AdfLimits {
  /** Characters of the text. */
  readonly size: number;
  /** Elements inside each other. */
  readonly depth: number;
  /** Elements in all. */
  readonly elements: number;
  /** Characters of a DOCTYPE, which is never resolved. */
  readonly doctype: number;
}

/** What holds where a caller says nothing. */
export const adfLimits: AdfLimits = { size: 2_000_000, depth: 32, elements: 50_000, doctype: 4096 };
