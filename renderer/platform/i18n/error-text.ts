import { AppError, isAppError } from '#shared/base/errors.ts';
import { hasMessage, type Translate } from './translate.ts';

/**
 * A plain sentence for any thrown value: `error.<code>.<reason>` where it exists,
 * else `error.<code>`. Unknown values read as an internal error, without their text,
 * which could hold a customer's words.
 */
export function errorText(error: unknown, t: Translate): string {
  const known = error instanceof AppError ? error : new AppError('internal');
  const reason = known.params['reason'];
  const refined = typeof reason === 'string' ? `error.${known.code}.${reason}` : undefined;
  const key = refined !== undefined && hasMessage(refined, known.params) ? refined : `error.${known.code}`;
  return t(key, known.params);
}

/** Whether an error is only the user's own cancel, which is never shown as a failure. */
export function isCancelled(error: unknown): boolean {
  return isAppError(error, 'cancelled') || (error instanceof DOMException && error.name === 'AbortError');
}
