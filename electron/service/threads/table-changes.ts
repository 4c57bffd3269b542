import type { Dispose } from '#shared/base/disposables.ts';
import { createEmitter } from '#shared/base/events.ts';

const changes = createEmitter<ReadonlySet<string>>();

/** Tells a thread's caches (column snapshots, views) which tables changed since their last call. */
export function onTablesChanged(listener: (tables: ReadonlySet<string>) => void): Dispose {
  return changes.on(listener);
}

/** Announces changed tables within this thread. */
export function announceTables(tables: readonly string[]): void {
  changes.emit(new Set(tables));
}
