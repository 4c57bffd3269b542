/** A query for the messages that hold one of some words, within another query. */
export function passagesQuery(forms: readonly string[], within: string, role: 'customer' | 'agent' | null): string {
  const quoted = forms.map((form) => `"${form.replaceAll('"', '')}"`);
  const words = quoted.length === 1 ? (quoted[0] ?? '') : `(${quoted.join(' OR ')})`;
  return [within === '' ? '' : `(${within})`, words, role === null ? '' : `role:${role}`].filter((part) => part !== '').join(' ');
}
