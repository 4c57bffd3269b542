import { AppError } from '#shared/base/errors.ts';
import { textProblem } from '../cell-checks.ts';
import { rawExcerpt, type RowProblem } from '../importer.ts';
import { maximumColumns } from '../limits.ts';
import { flattenObject } from './flatten.ts';

/** Collects objects as rows of one growing table. */
export interface ObjectRows {
  readonly columns: readonly string[];
  /** Takes a parsed value; `raw` is what it was parsed from. */
  add(value: unknown, raw: string): void;
  /** Notes something that is no value. */
  reject(reason: string, params: RowProblem['params'], raw: string): void;
  /** The rows since the last call, every row as wide as the columns are now. */
  take(): { columns: readonly string[]; cells: string[]; rowNumbers: number[]; problems: RowProblem[] };
}

/** An empty table, or one whose first columns are known already. */
export function createObjectRows(known: readonly string[] = []): ObjectRows {
  let columns = [...known];
  const indexes = new Map(columns.map((name, index) => [name, index]));
  let rows: { row: number; cells: string[] }[] = [];
  let problems: RowProblem[] = [];
  let row = 0;
  const reject = (reason: string, params: RowProblem['params'], raw: string, column: string | null = null): void => {
    problems.push({ row: ++row, column, reason, params, raw: rawExcerpt(raw) });
  };
  return {
    get columns() {
      return columns;
    },
    add(value, raw) {
      const cells: string[] = [];
      let unfit: { name: string; problem: string } | null = null;
      const found: string[] = [];
      const problem = flattenObject(value, (name, text) => {
        let index = indexes.get(name);
        if (index === undefined) {
          index = columns.length + found.length;
          if (index >= maximumColumns) throw new AppError('resource-limit', { reason: 'too-many-columns', limit: maximumColumns });
          indexes.set(name, index);
          found.push(name);
        }
        cells[index] = text;
        const fault = textProblem(text);
        if (fault !== null) unfit ??= { name, problem: fault };
      });
      // A new array, because readers tell by identity whether the columns changed.
      if (found.length > 0) columns = [...columns, ...found];
      if (problem !== null) return reject(problem, {}, raw);
      const fault: { name: string; problem: string } | null = unfit;
      if (fault !== null) return reject(fault['problem'], {}, raw, fault['name']);
      rows.push({ row: ++row, cells });
    },
    reject: (reason, params, raw) => reject(reason, params, raw),
    take() {
      const width = columns.length;
      const cells: string[] = [];
      for (const { cells: own } of rows) for (let index = 0; index < width; index++) cells.push(own[index] ?? '');
      const taken = { columns, cells, rowNumbers: rows.map((entry) => entry.row), problems };
      rows = [];
      problems = [];
      return taken;
    },
  };
}
