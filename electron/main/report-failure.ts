/**
 * Says on the error stream that something unexpected failed, by its kind only: a
 * message may hold a path or a customer's words.
 */
export function reportFailure(where: string, error: unknown): void {
  process.stderr.write(`verbatim: ${where}: ${error instanceof Error ? error.name : 'unknown failure'}\n`);
}
