import { describe, expect, test } from 'vitest';
import type { GlossaryEntryRecord, GlossaryProblem } from '#shared/contracts/glossary.ts';
import { branchesAbove, branchesOf, buildGlossaryTree, selectedEntries, type GlossaryTreeNode } from '#renderer/features/glossary/glossary-tree-model.ts';
import { problemsByEntry } from '#renderer/features/glossary/entry-marks.tsx';

const names = {
  language: (language: string) => (language === 'zh' ? '中文' : 'English'),
  topic: (topic: string) => topic,
  sense: ({ sense }: GlossaryEntryRecord) => sense,
};

function entry(id: number, language: 'zh' | 'en', topic: GlossaryEntryRecord['topic'], term: string, sense = ''): GlossaryEntryRecord {
  return {
    id, language, topic, term, sense, guid: String(id), variants: [], plain: `plain ${id}`, plainPlural: null, forms: null, definition: '', mode: 'replace', partOfSpeech: 'noun',
    context: { any: [], none: [] }, audience: '', source: '', keepFormal: true, status: 'approved', version: 1, coder: 'Lin', createdAt: 0, updatedAt: 0,
  };
}

const entries = [
  entry(1, 'zh', 'insurance', '保额'),
  entry(2, 'zh', 'funds', '份额', '基金'),
  entry(3, 'zh', 'funds', '份额', '信托'),
  entry(4, 'en', 'banking', 'Interest', 'on savings'),
  entry(5, 'en', 'banking', 'interest', 'share held'),
  entry(6, 'en', 'pensions', 'annuity'),
];
const tree = buildGlossaryTree(entries, names);

/** The tree as indented lines. */
function drawn(nodes: readonly GlossaryTreeNode[], indent = ''): string[] {
  return nodes.flatMap(({ text, children }) => [`${indent}${text}`, ...drawn(children ?? [], `${indent}  `)]);
}

describe('the glossary as a tree', () => {
  test('is by language, field, term and sense; fields in their own order, a term once whatever its capitals', () => {
    expect(drawn(tree)).toEqual([
      '中文', '  funds', '    份额', '      基金', '      信托', '  insurance', '    保额',
      'English', '  banking', '    Interest', '      on savings', '      share held', '  pensions', '    annuity',
    ]);
  });

  test('counts below a branch what is in it, and has no branch without entries', () => {
    expect(tree.map(({ value }) => value.entries.length)).toEqual([3, 3]);
    expect(drawn(buildGlossaryTree(entries.filter(({ id }) => id === 6), names))).toEqual(['English', '  pensions', '    annuity']);
    expect(buildGlossaryTree([], names)).toEqual([]);
  });

  test('knows the way to an entry', () => {
    expect(branchesAbove(tree, '3')).toEqual(['zh', 'zh/funds', 'zh/funds/份额']);
    expect(branchesAbove(tree, '6')).toEqual(['en', 'en/pensions']);
    expect(branchesAbove(tree, '99')).toEqual([]);
    expect([...branchesOf(tree, ['language', 'term'])]).toEqual(['zh', 'zh/funds/份额', 'en', 'en/banking/interest']);
  });

  test('a selected term stands for its senses, a field for nothing; what is selected last comes last', () => {
    const ids = (...rows: string[]) => selectedEntries(entries, tree, new Set(rows)).map(({ id }) => id);
    expect(ids('zh/funds/份额')).toEqual([2, 3]);
    expect(ids('zh/funds/份额', '3', '1')).toEqual([2, 3, 1]);
    expect(ids('6', '1')).toEqual([6, 1]);
    expect(ids('zh', 'en/banking')).toEqual([]);
  });
});

test('a problem is told at every entry that has a part in it', () => {
  const circular: GlossaryProblem = { kind: 'circular', word: 'a', entries: [1, 2] };
  const same: GlossaryProblem = { kind: 'same-word', word: 'b', entries: [2, 3] };
  const byEntry = problemsByEntry([circular, same]);
  expect([1, 2, 3, 4].map((id) => byEntry.get(id))).toEqual([[circular], [circular, same], [same], undefined]);
});
