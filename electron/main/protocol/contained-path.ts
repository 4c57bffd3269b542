import { isAbsolute, join, relative, sep } from 'node:path';

/**
 * The file that a URL path names inside a folder, or undefined where the path
 * could name anything else: `..` in any encoding, a backslash, a drive or stream
 * colon, a NUL, a hidden file, malformed escapes.
 * @param folder Absolute folder that nothing may leave.
 * @param urlPath Path of the URL, starting with a slash, percent-encoded.
 */
export function containedPath(folder: string, urlPath: string): string | undefined {
  const decoded = decodedPath(urlPath);
  if (decoded === undefined || !decoded.startsWith('/')) return undefined;
  const segments = decoded.slice(1).split('/');
  if (!segments.every(isPlainSegment)) return undefined;
  const path = join(folder, ...segments);
  const inside = relative(folder, path);
  const contained = inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  return contained ? path : undefined;
}

function decodedPath(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}

/** Names as the build gives them: letters, digits and a few marks, not starting with a dot. */
function isPlainSegment(segment: string): boolean {
  return /^[A-Za-z0-9_@~-][A-Za-z0-9_.@~-]*$/.test(segment);
}
