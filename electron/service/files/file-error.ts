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

/**
 * A file system failure as an {@link AppError} with a reason a person can act on; the path is cut to its last part.
 * While writing, a missing entry is the folder's. What is no file system failure passes unchanged.
 */
export function fileError(cause: unknown, path: string, doing: 'reading' | 'writing' = 'reading'): unknown {
  if (cause instanceof AppError || !(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return cause;
  const { code } = cause;
  const name = basename(path);
  if (code === 'ENOENT' && doing === 'reading') return new AppError('not-found', { reason: 'no-file', name }, { cause });
  const reason = code === 'ENOENT' ? 'no-such-folder' : (reasons[code] ?? 'io-error');
  return new AppError('io', { reason, name, detail: code }, { cause, retryable: true });
}
