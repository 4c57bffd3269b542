import { basename } from 'node:path';
import { AppError } from '#shared/base/errors.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'file-too-large',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  EISDIR: 'is-a-folder',
  EEXIST: 'exists',
  ENOTDIR: 'no-such-folder',
  ENAMETOOLONG: 'name-too-long',
};

/** A file system failure as `io` (or `not-found`) with a reason a person can act on; the path is cut to its last part. */
export function fileError(cause: unknown, path: string): AppError {
  if (cause instanceof AppError) return cause;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const name = basename(path);
  if (code === 'ENOENT') return new AppError('not-found', { reason: 'no-file', name }, { cause });
  return new AppError('io', { reason: reasons[code] ?? 'io-error', name, detail: code }, { cause, retryable: true });
}
