import type { QueryNode } from '#shared/query/ast.ts';
import { runCommand } from '#renderer/platform/commands/command-registry.ts';
import { both } from './query-parts.ts';

/** Opens the messages of a set that meet a condition, in the message table. */
export function openMessages(query: string, node: QueryNode): void {
  const found = both(query, node);
  runCommand('messages.open', { id: `comparison:${found}`, query: found });
}
