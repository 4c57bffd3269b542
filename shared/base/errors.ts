/** The kinds of failure that may cross the wire. Anything finer goes into `params.reason`. */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'cancelled',
  'busy',
  'unsupported-format',
  'io',
  'db-readonly',
  'db-corrupt',
  'db-too-new',
  'wrong-key',
  'resource-limit',
  'service-lost',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
export type ErrorParams = Record<string, string | number | boolean>;

/** The one shape of an error on the wire: no prose, no stack; the renderer translates it. */
export interface WireError {
  code: ErrorCode;
  params: ErrorParams;
  retryable: boolean;
  /** Finds the matching line in the service log; empty where nothing was logged. */
  logId: string;
}

/** An expected failure. `params.reason` (kebab-case) refines the code for the person's sentence. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly retryable: boolean;
  readonly logId: string;

  constructor(
    code: ErrorCode,
    params: ErrorParams = {},
    options: { retryable?: boolean; logId?: string; cause?: unknown } = {},
  ) {
    super(typeof params['reason'] === 'string' ? `${code}: ${params['reason']}` : code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.retryable = options.retryable ?? false;
    this.logId = options.logId ?? '';
  }
}

/** Whether a value is an {@link AppError} of the given code (any code when none is given). */
export function isAppError(value: unknown, code?: ErrorCode): value is AppError {
  return value instanceof AppError && (code === undefined || value.code === code);
}

/** The wire form of any thrown value; an unexpected one becomes `internal` under the given log id. */
export function toWireError(thrown: unknown, logId = ''): WireError {
  if (thrown instanceof AppError) {
    return { code: thrown.code, params: thrown.params, retryable: thrown.retryable, logId: thrown.logId };
  }
  return { code: 'internal', params: {}, retryable: false, logId };
}

/** The error a caller sees for a wire error. */
export function fromWireError(wire: WireError): AppError {
  return new AppError(wire.code, wire.params, { retryable: wire.retryable, logId: wire.logId });
}
