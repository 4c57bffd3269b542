import type { AppError } from '#shared/base/errors.ts';

/** A command that came to its end with a result that is a failure: `--json` prints both, and the exit code is 1. */
export class FailedResult extends Error {
  readonly error: AppError;
  readonly result: object;

  constructor(error: AppError, result: object) {
    super(error.message);
    this.name = 'FailedResult';
    this.error = error;
    this.result = result;
  }
}
