import type { ThemeProgress, ThemePromotion } from '#shared/contracts/theme.ts';
import type { CommandTransaction } from '#service/db/command-log.ts';
import type { ReadableDatabase } from '#service/db/open.ts';
import { prepareOnce } from '#service/db/statements.ts';
import { insertCode } from '#service/features/codebook/insert-code.ts';
import { insertCoding } from '#service/features/coding/insert-coding.ts';
import { noText } from '#service/features/coding/text-source.ts';
import { visibleMessages } from '#service/features/messages/visible-messages.ts';
import type { JobContext } from '#service/rpc/implement.ts';
import { isMember } from '#service/search/bitset.ts';
import { loadAssignment } from './assignment.ts';
import { reportProgress } from './progress.ts';
import { readThemes, requireCurrentSet, requireTheme, type ThemeRow } from './theme-rows.ts';

interface PromoteInput {
  readonly themes: readonly { readonly theme: number; readonly definition: string }[];
  readonly dryRun: boolean;
}

/** A code to be made or used, and the messages it is put on. */
interface Plan extends ThemePromotion {
  readonly definition: string;
  readonly code: number | null;
  readonly ids: readonly number[];
}

/**
 * Makes a code of each theme, under that of its group where it has one, and codes its messages as wholes with the
 * origin `auto`. A code of that name at that place is used instead of a second one, and messages that this coder has
 * coded so already are left. The themes are accepted by that.
 */
export function promoteThemes(context: JobContext<ThemeProgress>, { themes, dryRun }: PromoteInput): { codes: ThemePromotion[]; codings: number; messages: number } {
  const { db, project } = context;
  const definitions = new Map(themes.map(({ theme, definition }) => [theme, definition]));
  const plans = makePlans(db, definitions, project.coder);
  const codings = plans.reduce((sum, plan) => sum + plan.codings, 0);
  const answer = {
    codes: plans.map(({ theme, name, path, existing, messages, codings: own }) => ({ theme, name, path, existing, messages, codings: own })),
    codings,
    messages: plans.reduce((sum, { messages }) => sum + messages, 0),
  };
  if (dryRun) return answer;
  const report = reportProgress(context, codings);
  return context.command('theme.promote', (tx) => {
    let done = 0;
    for (const plan of plans) {
      const code = codeOf(tx, plan.path, plan.definition);
      for (const message of plan.ids) {
        if (done++ % 500 === 0) report('saving', done / codings);
        insertCoding(tx, { message, code, span: null, origin: 'auto' }, noText);
      }
      if (requireTheme(tx.db, plan.theme).accepted === 0) tx.update('theme', plan.theme, { accepted: 1 });
    }
    tx.describe({ name: plans.map(({ name }) => name).join(', '), codings });
    return answer;
  });
}

function makePlans(db: ReadableDatabase, definitions: ReadonlyMap<number, string>, coder: number): Plan[] {
  const set = requireCurrentSet(db);
  for (const theme of definitions.keys()) requireTheme(db, theme);
  const rows = readThemes(db, set.id);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { themes: of } = loadAssignment(db, set);
  const { set: visible } = visibleMessages(db);
  const members = new Map<number, number[]>([...definitions.keys()].map((theme) => [theme, []]));
  for (let id = 1; id < of.length; id++) if (isMember(visible, id)) members.get(of[id] ?? 0)?.push(id);
  const coded = prepareOnce<[number, number], number>(
    db,
    'SELECT message_id FROM coding WHERE code_id = ? AND coder_id = ? AND start_offset IS NULL',
  ).pluck();
  // Groups come before their members, so that their codes are there when these are made.
  return rows.flatMap((theme): Plan[] => {
    const definition = definitions.get(theme.id);
    if (definition === undefined) return [];
    const path = pathOf(theme, byId);
    const code = findCode(db, path);
    const messages = members.get(theme.id) ?? [];
    const before = new Set(code === null ? [] : coded.all(code, coder));
    const ids = messages.filter((id) => !before.has(id));
    return [{ theme: theme.id, name: theme.name, path, existing: code !== null, messages: messages.length, codings: ids.length, definition, code, ids }];
  });
}

function pathOf(theme: ThemeRow, byId: ReadonlyMap<number, ThemeRow>): string[] {
  const group = theme.parent === null ? undefined : byId.get(theme.parent);
  return group === undefined ? [theme.name] : [group.name, theme.name];
}

/** The code in use at a path, root first; null where there is none. */
function findCode(db: ReadableDatabase, path: readonly string[]): number | null {
  const find = prepareOnce<[string, number | null], number>(db, 'SELECT id FROM code WHERE name = ? AND parent_id IS ? AND retired = 0 ORDER BY id').pluck();
  let code: number | null = null;
  for (const name of path) {
    const found: number | undefined = find.get(name, code);
    if (found === undefined) return null;
    code = found;
  }
  return code;
}

/** The code at a path, made with what is missing on the way. */
function codeOf(tx: CommandTransaction, path: readonly string[], definition: string): number {
  const known = findCode(tx.db, path);
  if (known !== null) return known;
  const parent = path.length > 1 ? codeOf(tx, path.slice(0, -1), '') : null;
  return insertCode(tx, { name: path.at(-1) ?? '', parent, definition });
}
