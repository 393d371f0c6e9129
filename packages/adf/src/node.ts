/** An element of ADF as data: words under `value`, attributes and children under their names, several children as a list. */
export interface AdfNode {
  readonly [name: string]: string | AdfNode | readonly AdfNode[];
}

/** Several leads, or one. */
export interface AdfDocument {
  readonly prospect: readonly AdfNode[];
}

/** One thing that is not as the standard has it; never the words that stand there. */
export interface AdfIssue {
  readonly severity: 'error' | 'warning';
  /** Elements from the outermost, `/adf/prospect[1]/vehicle[2]`. */
  readonly path: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}
