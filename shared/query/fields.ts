/**
 * The one list of fields a query can name. Adding a field here gives it to the parser, the printer and the
 * suggestions; the service then says how it is resolved.
 */
export const queryFields = [
  { name: 'brand', aliases: ['品牌'], value: { type: 'text' } },
  { name: 'channel', aliases: ['渠道'], value: { type: 'text' } },
  { name: 'code', aliases: ['编码', '代码'], value: { type: 'text' } },
  { name: 'batch', aliases: ['批次'], value: { type: 'text' } },
  { name: 'role', aliases: ['角色'], value: { type: 'option', options: ['customer', 'agent', 'other'] } },
  { name: 'lang', aliases: ['language', '语言'], value: { type: 'option', options: ['zh', 'en', 'mixed', 'other', 'unknown'] } },
  { name: 'author', aliases: ['作者', '客户'], value: { type: 'text' } },
  { name: 'segment', aliases: ['客群'], value: { type: 'text' } },
  { name: 'conversation', aliases: ['会话'], value: { type: 'text' } },
  { name: 'tag', aliases: ['标签'], value: { type: 'text' } },
  { name: 'theme', aliases: ['主题'], value: { type: 'text' } },
  { name: 'id', aliases: [], value: { type: 'text' } },
  { name: 'date', aliases: ['日期'], value: { type: 'date' } },
  { name: 'rating', aliases: ['评分'], value: { type: 'number' } },
  { name: 'sentiment', aliases: ['情感'], value: { type: 'option-or-number', options: ['negative', 'neutral', 'positive', 'mixed', 'none'] } },
  { name: 'number', aliases: ['编号'], value: { type: 'numbers' } },
  { name: 'has', aliases: ['含有'], value: { type: 'option', options: ['memo', 'code', 'tag', 'theme', 'rating', 'override'] } },
  { name: 'is', aliases: ['状态'], value: { type: 'option', options: ['coded', 'uncoded'] } },
] as const satisfies readonly FieldDefinition[];

export interface FieldDefinition {
  /** As printed, in lower case. */
  readonly name: string;
  /** Other names that are understood. */
  readonly aliases: readonly string[];
  readonly value:
    | { readonly type: 'text' | 'number' | 'numbers' | 'date' }
    | { readonly type: 'option' | 'option-or-number'; readonly options: readonly string[] };
}

export type FieldName = (typeof queryFields)[number]['name'];
export type QueryField = FieldDefinition & { readonly name: FieldName };

const byName = new Map<string, QueryField>();
for (const field of queryFields) {
  for (const name of [field.name, ...field.aliases]) {
    if (byName.has(name)) throw new Error(`Two search fields are called ${name}`);
    byName.set(name, field);
  }
}

/** The field of that name or alias, whatever its case. */
export function findField(name: string): QueryField | undefined {
  return byName.get(name.toLowerCase());
}

/** The known field name nearest to a mistyped one: at most two edits and fewer than half its letters. */
export function suggestField(name: string): FieldName | undefined {
  const wanted = name.toLowerCase();
  let best: FieldName | undefined;
  let bestDistance = Math.min(3, Math.ceil(wanted.length / 2) + 1);
  for (const [known, field] of byName) {
    const distance = known.startsWith(wanted) && wanted.length > 1 ? 1 : editDistance(wanted, known);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = field.name;
    }
  }
  return best;
}

/** Levenshtein distance with neighbouring letters swapped counted once. */
function editDistance(left: string, right: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      let cost = Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? 0;
}
