/** Collects a document's text line by line, with the cells of a table's row on one line where each holds one. */
export interface Lines {
  /** Adds to the line that is open. */
  add(text: string): void;
  /** Ends the line that is open; an empty one is kept only where `blank` says so, and never in a cell. */
  end(blank?: boolean): void;
  /** Whether the open line holds nothing yet, or nothing since its last break or tab. */
  fresh(): boolean;
  openRow(): void;
  endCell(): void;
  /** A row whose cells hold a line each becomes one line with tabs; one with more in a cell becomes those lines. */
  endRow(): void;
  text(): string;
}

/** Makes an empty collection. */
export function createLines(): Lines {
  const rows: { cells: string[][]; lines: string[] }[] = [];
  const top: string[] = [];
  let line = '';
  const target = () => rows.at(-1)?.lines ?? top;
  const end = (blank = false): void => {
    const ended = withoutEnd(line);
    line = '';
    if (ended.trim() !== '') target().push(ended);
    else if (blank && rows.length === 0) target().push('');
  };
  const endRow = (): void => {
    end();
    const row = rows.pop();
    if (row === undefined) return;
    // What stands in a row but in no cell is none of the table, and nothing to lose.
    if (row.lines.length > 0) row.cells.push(row.lines);
    if (row.cells.some((lines) => lines.length > 1 || lines[0]?.includes('\n') === true)) for (const each of row.cells.flat()) target().push(each);
    else if (row.cells.some((lines) => lines.length > 0)) target().push(withoutEnd(row.cells.map(([only = '']) => only).join('\t')));
  };
  return {
    add: (text) => {
      line += text;
    },
    end,
    fresh: () => line === '' || line.endsWith('\n') || line.endsWith('\t'),
    openRow: () => {
      end();
      rows.push({ cells: [], lines: [] });
    },
    endCell: () => {
      end();
      const row = rows.at(-1);
      if (row === undefined) return;
      row.cells.push(row.lines);
      row.lines = [];
    },
    endRow,
    text: () => {
      while (rows.length > 0) endRow();
      end();
      const first = top.findIndex((each) => each !== '');
      return first === -1 ? '' : top.slice(first, top.findLastIndex((each) => each !== '') + 1).join('\n');
    },
  };
}

/** Without spaces and tabs at its end. By hand, since a pattern would try each run of spaces within the line anew. */
function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return line.slice(0, end);
}
