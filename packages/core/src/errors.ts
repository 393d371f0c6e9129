/**
 * The closed set of error codes and the HTTP status that each one travels as.
 * One table, read by the gateway, by `connectCrm` and by whoever retries.
 */
export const errorStatus = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  method: 405,
  busy: 409,
  conflict: 412,
  'too-large': 413,
  'media-type': 415,
  invalid: 422,
  'key-reused': 422,
  duplicate: 422,
  'in-use': 422,
  'partial-write': 422,
  'rate-limited': 429,
  internal: 500,
  unsupported: 501,
  unavailable: 503,
} as const;

/** A code of the closed error set. */
export type ErrorCode = keyof typeof errorStatus;

/** What went wrong with one field: a machine code and, where useful, the limit that it broke. */
export interface FieldProblem {
  readonly code: string;
  readonly message?: string;
  readonly limit?: number;
}

/** Facts that travel with an error; each code uses the few that it needs. */
export interface ErrorDetails {
  /** `invalid`: problems by field name. */
  readonly fields?: Readonly<Record<string, FieldProblem>>;
  /** `forbidden`: the decision that refused. */
  readonly decision?: unknown;
  /** `conflict`: the values that differ, by field. */
  readonly conflicts?: Readonly<Record<string, { readonly yours: unknown; readonly theirs: unknown }>>;
  /** `conflict`: what the command would do now. */
  readonly preview?: unknown;
  /** `rate-limited`, `busy`, `unavailable`: seconds to wait before trying again. */
  readonly retryAfter?: number;
  /** `unsupported`: what the backend cannot do. */
  readonly capability?: string;
  /** `duplicate`: ids of the records that already exist. */
  readonly candidates?: readonly string[];
  /** `in-use`: what still refers to the record. */
  readonly dependents?: readonly { readonly noun: string; readonly id: string }[];
  /** What a person can quote to support; also stands in the gateway's log. */
  readonly reference?: string;
}

/** The one error of the SDK. Test `code`, never the message; `isDealerkitError` also works across two copies on one page. */
export class DealerkitError extends Error {
  override readonly name = 'DealerkitError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }

  /** The HTTP status of this error's code. */
  get status(): number {
    return errorStatus[this.code];
  }
}

/** The error of one field that does not fit. */
export const invalidField = (field: string, code: string, message: string): DealerkitError =>
  new DealerkitError('invalid', message, { fields: { [field]: { code } } });

/** Tells whether a value is an error of this SDK, whichever copy of it made the error. */
export function isDealerkitError(value: unknown, code?: ErrorCode): value is DealerkitError {
  return (
    value instanceof Error &&
    value.name === 'DealerkitError' &&
    'code' in value &&
    typeof value.code === 'string' &&
    value.code in errorStatus &&
    (code === undefined || value.code === code)
  );
}
