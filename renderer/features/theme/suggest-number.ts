/**
 * How many themes to begin with: as many as a person can look through, more where there are more messages (the square
 * root of a tenth of them). Only offered; the dialog can leave the choice to the service.
 */
export function suggestNumber(messages: number): number {
  return Math.min(40, Math.max(6, Math.round(Math.sqrt(messages / 10))));
}
