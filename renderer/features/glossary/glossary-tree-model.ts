import type { GlossaryEntryRecord } from '#shared/contracts/glossary.ts';
import { glossaryTopics } from '#shared/contracts/glossary.ts';
import type { TreeNode } from '#renderer/base/tree-model.ts';

/** What a row of the tree stands for, with every entry below it (an entry's own row has itself alone). */
export type GlossaryNode =
  | { readonly kind: 'language'; readonly language: GlossaryEntryRecord['language']; readonly entries: readonly GlossaryEntryRecord[] }
  | { readonly kind: 'topic'; readonly topic: GlossaryEntryRecord['topic']; readonly entries: readonly GlossaryEntryRecord[] }
  /** A term that several entries explain, each in a sense of its own. */
  | { readonly kind: 'term'; readonly term: string; readonly entries: readonly GlossaryEntryRecord[] }
  /** An entry: below its field as a term, or below its term as one of its senses. */
  | { readonly kind: 'entry'; readonly as: 'term' | 'sense'; readonly entry: GlossaryEntryRecord; readonly entries: readonly [GlossaryEntryRecord] };

export type GlossaryTreeNode = TreeNode<GlossaryNode>;

/** How languages and fields are called where the tree is shown, and how a sense without a name is. */
export interface GlossaryNames {
  readonly language: (language: GlossaryEntryRecord['language']) => string;
  readonly topic: (topic: GlossaryEntryRecord['topic']) => string;
  readonly sense: (entry: GlossaryEntryRecord) => string;
}

/** The id of an entry's row; the same in the table, so that both show one selection. */
export const entryRowId = (entry: number): string => String(entry);

/**
 * Entries by language, field, term and sense, in the order they are given (the service sorts by language and term).
 * A branch has only what was given below it: filters are applied before.
 */
export function buildGlossaryTree(entries: readonly GlossaryEntryRecord[], names: GlossaryNames): GlossaryTreeNode[] {
  return [...grouped(entries, ({ language }) => language)].map(([language, ofLanguage]) => {
    const byTopic = grouped(ofLanguage, ({ topic }) => topic);
    return {
      id: language,
      text: names.language(language),
      value: { kind: 'language', language, entries: ofLanguage },
      children: glossaryTopics.flatMap((topic): GlossaryTreeNode[] => {
        const ofTopic = byTopic.get(topic);
        if (ofTopic === undefined) return [];
        const id = `${language}/${topic}`;
        return [{ id, text: names.topic(topic), value: { kind: 'topic', topic, entries: ofTopic }, children: termNodes(ofTopic, id, names) }];
      }),
    };
  });
}

function termNodes(entries: readonly GlossaryEntryRecord[], above: string, names: GlossaryNames): GlossaryTreeNode[] {
  return [...grouped(entries, termKey)].map(([key, senses]) => {
    const [first] = senses;
    if (first !== undefined && senses.length === 1) return entryNode(first, 'term', first.term);
    const term = first?.term ?? key;
    return {
      id: `${above}/${key}`,
      text: term,
      value: { kind: 'term', term, entries: senses },
      children: senses.map((entry) => entryNode(entry, 'sense', names.sense(entry))),
    };
  });
}

function entryNode(entry: GlossaryEntryRecord, as: 'term' | 'sense', text: string): GlossaryTreeNode {
  return { id: entryRowId(entry.id), text, value: { kind: 'entry', as, entry, entries: [entry] } };
}

/** Spelling differs by case alone where one term is written twice. */
function termKey({ term }: GlossaryEntryRecord): string {
  return term.toLocaleLowerCase();
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The branches above an entry's row, outermost first; none where the row is not in the tree. */
export function branchesAbove(nodes: readonly GlossaryTreeNode[], row: string): string[] {
  for (const node of nodes) {
    if (node.id === row) return [];
    if (node.children?.some(({ id }) => id === row) === true) return [node.id];
    const below = branchesAbove(node.children ?? [], row);
    if (below.length > 0) return [node.id, ...below];
  }
  return [];
}

/** Ids of the branches of a kind, which is how a tree begins or stands open while it is filtered. */
export function branchesOf(nodes: readonly GlossaryTreeNode[], kinds: readonly GlossaryNode['kind'][]): Set<string> {
  return new Set(nodes.flatMap((node) => (node.children === undefined ? [] : [...(kinds.includes(node.value.kind) ? [node.id] : []), ...branchesOf(node.children, kinds)])));
}

/**
 * The entries that selected rows stand for, in the order of selection: an entry's row for itself, a term's for all its
 * senses; fields and languages for none, so that no key changes a hundred entries by surprise.
 */
export function selectedEntries(entries: readonly GlossaryEntryRecord[], nodes: readonly GlossaryTreeNode[], selected: ReadonlySet<string>): GlossaryEntryRecord[] {
  const byRow = new Map(entries.map((entry): [string, readonly GlossaryEntryRecord[]] => [entryRowId(entry.id), [entry]]));
  const walk = (siblings: readonly GlossaryTreeNode[]) => {
    for (const { id, value, children } of siblings) {
      if (value.kind === 'term') byRow.set(id, value.entries);
      walk(children ?? []);
    }
  };
  walk(nodes);
  return [...new Set([...selected].flatMap((row) => byRow.get(row) ?? []))];
}
