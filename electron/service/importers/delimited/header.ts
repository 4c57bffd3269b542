/** Column names of a table without a header row: the spreadsheet letters A, B, … Z, AA. */
export function letterNames(width: number): string[] {
  return Array.from({ length: width }, (_, index) => {
    let name = '';
    for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
    return name;
  });
}

/** Header cells as unique, non-empty column names; a repeated name gets a number, an empty one its letter. */
export function uniqueNames(header: readonly string[]): string[] {
  const letters = letterNames(header.length);
  const seen = new Set<string>();
  return header.map((cell, index) => {
    const base = cell.trim() === '' ? (letters[index] ?? '') : cell.trim();
    let name = base;
    for (let count = 2; seen.has(name); count++) name = `${base} (${count})`;
    seen.add(name);
    return name;
  });
}

/**
 * Whether the first row names the columns: short, distinct cells without figures, dates or sentences in them.
 * A table whose first row looks like its other rows has no header.
 */
export function looksLikeHeader(first: readonly string[], following: readonly (readonly string[])[]): boolean {
  const filled = first.filter((cell) => cell.trim() !== '');
  if (filled.length === 0 || new Set(filled).size < filled.length) return false;
  if (filled.some((cell) => cell.length > 60 || /[。！？!?…\n]/.test(cell) || isFigure(cell))) return false;
  // A column that is always a figure below and a word above shows a header by itself.
  const figures = first.some((cell, column) => !isFigure(cell) && following.length > 0 && following.every((row) => isFigure(row[column] ?? '')));
  if (figures) return true;
  if (first.length > 1) return true;
  return first.every((cell) => /^[\p{L}_][\p{L}\p{N}_ .:/()（）-]{0,30}$/u.test(cell.trim()) && cell.trim().split(/\s+/).length <= 3);
}

function isFigure(cell: string): boolean {
  return /^\s*[-+]?[\d.,:/年月日 TZ-]*\d[\d.,:/年月日 TZ%-]*\s*$/u.test(cell);
}
