import { neutralise } from './formula.ts';

/** A text as one CSV field (RFC 4180) that no spreadsheet takes for a formula. */
export function safeCell(text: string): string {
  const safe = neutralise(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
