import type { MessageSelection } from '#shared/contracts/coding.ts';

/** What commands may ask of the message table in front. */
export interface ActiveTable {
  readonly query: string;
  readonly count: number;
  /** Messages that bulk commands work on: the ticked ones, else the one the keyboard is on; undefined for none. */
  selection(): MessageSelection | undefined;
  selectedCount(): number;
  /** Row the keyboard is on, from 0; -1 for none. */
  readonly cursor: number;
  /** The message on that row, if it has been read. */
  currentMessage(): { readonly id: number; readonly conversation: number; readonly text: string } | undefined;
  goToRow(index: number): void;
  selectAll(): void;
  clearSelection(): void;
  toggleCurrent(): void;
  open(preview: boolean): void;
  setQuery(query: string): void;
  refresh(): void;
  focus(): void;
}

let active: ActiveTable | undefined;

/** Called by the table's editor in front, at each render. */
export function publishTable(table: ActiveTable): void {
  active = table;
}

/** Called when an editor goes to the back or closes. */
export function withdrawTable(table: ActiveTable | undefined): void {
  if (active === table) active = undefined;
}

/** The table in front. */
export function activeTable(): ActiveTable | undefined {
  return active;
}
