/** The one option that a partly typed value begins, or that begins the value; undefined where none or several do. */
export function suggestOption(value: string, options: readonly string[]): string | undefined {
  const near = options.filter((option) => option.startsWith(value) || value.startsWith(option));
  return near.length === 1 ? near[0] : undefined;
}
